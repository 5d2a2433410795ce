#include <algorithm>
#include <optional>
#include <vector>

#include "../parallel.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// Steps that one thread describes and renders at a time.
constexpr std::size_t kStepsPerBlock = 64;
/// Blocks that wait in memory to be written in order.
constexpr std::size_t kBlocksPerRound = 32;

struct Syntax {
  std::unique_ptr<StatementWriter> writer;
  std::ostream* out = nullptr;
  bool begun = false;
  std::vector<std::string> blocks = std::vector<std::string>(kBlocksPerRound);
};

/// Renders one block of steps in every syntax.
void render(const Statements& statements, std::size_t block, std::vector<Syntax>& syntaxes,
            std::size_t slot) {
  Descriptions descriptions;
  const std::size_t begin = block * kStepsPerBlock;
  const std::size_t end = std::min(begin + kStepsPerBlock, statements.step_count());
  for (std::size_t step = begin; step < end; ++step) statements.describe(step, descriptions);
  for (Syntax& syntax : syntaxes) {
    std::string& out = syntax.blocks[slot];
    out.clear();
    for (const Description& description : descriptions.all) {
      if (!out.empty()) out += syntax.writer->separator();
      syntax.writer->write(description, out);
    }
  }
}

/// Appends the rendered blocks of a round in their order.
void write_blocks(Syntax& syntax, std::size_t count) {
  for (std::size_t slot = 0; slot < count; ++slot) {
    if (syntax.begun) *syntax.out << syntax.writer->separator();
    *syntax.out << syntax.blocks[slot];
    syntax.begun = true;
  }
}

std::vector<Syntax> open_syntaxes(const Statements& statements, std::span<const ExportTarget> targets) {
  std::vector<Syntax> syntaxes;
  for (const auto& [format, out] : targets) {
    syntaxes.push_back({format->statement_writer(statements), out});
    *out << syntaxes.back().writer->head();
  }
  return syntaxes;
}

}  // namespace

void write_exports(const PatternGraph& graph, std::string_view base, std::span<const ExportTarget> targets,
                   unsigned threads) {
  std::vector<ExportTarget> maps;
  std::vector<ExportTarget> described;
  for (const ExportTarget& target : targets) {
    (target.format->write_map != nullptr ? maps : described).push_back(target);
  }
  std::optional<Statements> statements;
  if (!described.empty()) statements.emplace(graph, std::string(base));
  std::vector<Syntax> syntaxes;
  if (statements) syntaxes = open_syntaxes(*statements, described);
  const std::size_t step_count = statements ? statements->step_count() : 0;
  const std::size_t block_count = (step_count + kStepsPerBlock - 1) / kStepsPerBlock;
  // One thread draws a map while others render the first statements.
  std::size_t maps_left = maps.size();
  for (std::size_t first = 0; first < block_count || maps_left > 0; first += kBlocksPerRound, maps_left = 0) {
    const std::size_t count = std::min(kBlocksPerRound, block_count - first);
    parallel_for(maps_left + count, threads, [&](std::size_t i, unsigned) {
      if (i < maps_left) {
        maps[i].format->write_map(graph, *maps[i].out);
      } else {
        render(*statements, first + i - maps_left, syntaxes, i - maps_left);
      }
    });
    parallel_for(syntaxes.size(), threads,
                 [&](std::size_t i, unsigned) { write_blocks(syntaxes[i], count); });
  }
  for (Syntax& syntax : syntaxes) *syntax.out << syntax.writer->tail();
}

}  // namespace patgraph
