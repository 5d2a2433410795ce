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

void write_statements(const Statements& statements, std::vector<Syntax>& syntaxes, unsigned threads) {
  for (Syntax& syntax : syntaxes) *syntax.out << syntax.writer->head();
  const std::size_t block_count = (statements.step_count() + kStepsPerBlock - 1) / kStepsPerBlock;
  for (std::size_t first = 0; first < block_count; first += kBlocksPerRound) {
    const std::size_t count = std::min(kBlocksPerRound, block_count - first);
    parallel_for(count, threads,
                 [&](std::size_t slot, unsigned) { render(statements, first + slot, syntaxes, slot); });
    parallel_for(syntaxes.size(), threads,
                 [&](std::size_t i, unsigned) { write_blocks(syntaxes[i], count); });
  }
  for (Syntax& syntax : syntaxes) *syntax.out << syntax.writer->tail();
}

}  // namespace

void write_exports(const PatternGraph& graph, std::string_view base, std::span<const ExportTarget> targets,
                   unsigned threads) {
  std::vector<ExportTarget> maps;
  std::vector<ExportTarget> syntaxes;
  for (const ExportTarget& target : targets) {
    (target.format->write_map != nullptr ? maps : syntaxes).push_back(target);
  }
  // Maps are drawn by one thread each; where there is another, it prepares the statements meanwhile.
  std::optional<Statements> statements;
  const std::size_t preparations = syntaxes.empty() ? 0 : 1;
  parallel_for(preparations + maps.size(), threads, [&](std::size_t i, unsigned) {
    if (i < preparations) {
      statements.emplace(graph, std::string(base));
    } else {
      const auto& [format, out] = maps[i - preparations];
      format->write_map(graph, *out);
    }
  });
  if (!statements) return;
  std::vector<Syntax> open;
  for (const auto& [format, out] : syntaxes) open.push_back({format->statement_writer(*statements), out});
  write_statements(*statements, open, threads);
}

}  // namespace patgraph
