#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "../parallel.hpp"
#include "dataset.hpp"
#include "derived.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// Steps that one thread describes and renders at a time.
constexpr std::size_t kStepsPerBlock = 64;
/// Blocks that wait in memory to be written in order.
constexpr std::size_t kBlocksPerRound = 32;

/// One syntax on its way to one stream.
struct Syntax {
  std::string_view format;
  std::vector<std::unique_ptr<StatementWriter>> writers;  ///< by worker
  std::ostream* out = nullptr;
  bool begun = false;
  std::vector<std::string> blocks = std::vector<std::string>(kBlocksPerRound);

  void write(std::string_view block) {
    if (block.empty()) return;
    if (begun) *out << writers.front()->separator();
    *out << block;
    begun = true;
  }
};

/// A map on its way to one stream.
struct Drawing {
  std::string_view format;
  std::function<void()> draw;
};

/// Draws maps, each on one thread.
void draw(const std::vector<Drawing>& drawings, unsigned threads, Timings* timings) {
  std::vector<std::string> stages;
  stages.reserve(drawings.size());
  for (const Drawing& drawing : drawings) stages.emplace_back(drawing.format);
  TimedPass pass(timings, std::move(stages), threads);
  parallel_for(drawings.size(), threads,
               [&](std::size_t i, unsigned worker) { pass.of_thread(worker).measure(i, drawings[i].draw); });
}

/// Writes the descriptions of sources in several syntaxes at once.
class StatementStream {
 public:
  StatementStream(std::vector<Syntax> syntaxes, unsigned threads, Timings* timings)
      : syntaxes_(std::move(syntaxes)), threads_(threads), timings_(timings), counts_(std::max(1U, threads)) {
    for (Syntax& syntax : syntaxes_) *syntax.out << syntax.writers.front()->head();
  }

  /// Writes all that a source describes, and draws the maps beside the first of it.
  void write(const DescriptionSource& source, const std::vector<Drawing>& maps, const Progress* progress) {
    ProgressStage stage(progress, "write", source.step_count());
    TimedPass pass(timings_, stages_with(maps), threads_);
    const std::size_t write_stage = 1 + syntaxes_.size() + maps.size();
    const std::size_t block_count = (source.step_count() + kStepsPerBlock - 1) / kStepsPerBlock;
    // One thread draws a map while others render the first statements.
    std::size_t maps_left = maps.size();
    for (std::size_t first = 0; first < block_count || maps_left > 0;
         first += kBlocksPerRound, maps_left = 0) {
      const std::size_t count = std::min(kBlocksPerRound, block_count - std::min(first, block_count));
      parallel_for(maps_left + count, threads_, [&](std::size_t i, unsigned worker) {
        const ThreadTimes times = pass.of_thread(worker);
        if (i < maps_left) {
          times.measure(1 + syntaxes_.size() + i, maps[i].draw);
        } else {
          describe(source, first + i - maps_left, i - maps_left, worker, times);
        }
      });
      parallel_for(syntaxes_.size(), threads_, [&](std::size_t i, unsigned worker) {
        pass.of_thread(worker).measure(write_stage, [&] {
          for (std::size_t slot = 0; slot < count; ++slot) syntaxes_[i].write(syntaxes_[i].blocks[slot]);
        });
      });
      stage.advance(std::min((first + count) * kStepsPerBlock, source.step_count()) -
                    std::min(first * kStepsPerBlock, source.step_count()));
    }
    for (StatementCounts& counted : counts_) written_.add(std::exchange(counted, {}));
  }

  void write(const Descriptions& descriptions) {
    for (const Description& description : descriptions.all) written_.add(description);
    render(descriptions, 0, 0, {});
    for (Syntax& syntax : syntaxes_) syntax.write(syntax.blocks.front());
  }

  void finish() {
    for (Syntax& syntax : syntaxes_) *syntax.out << syntax.writers.front()->tail();
  }

  /// What was written so far.
  const StatementCounts& written() const { return written_; }

 private:
  /// Names the stages of a pass: statements, the syntaxes, the maps, write.
  std::vector<std::string> stages_with(const std::vector<Drawing>& maps) const {
    std::vector<std::string> stages{"statements"};
    for (const Syntax& syntax : syntaxes_) stages.emplace_back(syntax.format);
    for (const Drawing& drawing : maps) stages.emplace_back(drawing.format);
    stages.emplace_back("write");
    return stages;
  }

  void describe(const DescriptionSource& source, std::size_t block, std::size_t slot, unsigned worker,
                const ThreadTimes& times) {
    Descriptions descriptions;
    times.measure(0, [&] {
      const std::size_t begin = block * kStepsPerBlock;
      const std::size_t end = std::min(begin + kStepsPerBlock, source.step_count());
      for (std::size_t step = begin; step < end; ++step) source.describe(step, descriptions);
      for (const Description& description : descriptions.all) counts_[worker].add(description);
    });
    render(descriptions, slot, worker, times);
  }

  void render(const Descriptions& descriptions, std::size_t slot, unsigned worker, const ThreadTimes& times) {
    for (std::size_t i = 0; i < syntaxes_.size(); ++i) {
      times.measure(1 + i, [&] { render(descriptions, syntaxes_[i], slot, worker); });
    }
  }

  static void render(const Descriptions& descriptions, Syntax& syntax, std::size_t slot, unsigned worker) {
    StatementWriter& writer = *syntax.writers[worker];
    std::string& out = syntax.blocks[slot];
    out.clear();
    for (const Description& description : descriptions.all) {
      if (!out.empty()) out += writer.separator();
      writer.write(description, out);
    }
  }

  std::vector<Syntax> syntaxes_;
  unsigned threads_;
  Timings* timings_;
  std::vector<StatementCounts> counts_;  ///< by worker
  StatementCounts written_;
};

std::set<std::string_view> unmapped_paths(const PatternGraph& graph) {
  std::set<std::string_view> paths;
  for (const Entity* entity : graph.vertices()) {
    for (const UnmappedValue& value : entity->unmapped) paths.insert(value.path);
    for (const Link& link : entity->links) {
      for (const UnmappedValue& value : link.unmapped) paths.insert(value.path);
    }
  }
  return paths;
}

Syntax open_syntax(const Format& format, const Terms& terms, const Iri& graph, std::ostream& out,
                   unsigned threads) {
  Syntax syntax;
  syntax.format = format.name;
  for (unsigned worker = 0; worker < std::max(1U, threads); ++worker)
    syntax.writers.push_back(format.statement_writer(terms, graph));
  syntax.out = &out;
  return syntax;
}

void write_derived(const Schema& schema, const Terms& terms, const Statements& stated,
                   const StatementOptions& options, std::span<ExportTarget> targets, unsigned threads,
                   Timings* timings, const Progress* progress) {
  const DerivedStatements derived(schema, terms, stated);
  const Iri name = terms.iri(options.base + "#derived");
  std::vector<Syntax> syntaxes;
  for (ExportTarget& target : targets) {
    if (target.derived != nullptr)
      syntaxes.push_back(open_syntax(*target.format, terms, name, *target.derived, threads));
  }
  if (syntaxes.empty()) return;
  StatementStream stream(std::move(syntaxes), threads, timings);
  stream.write(derived, {}, progress);
  stream.finish();
  for (ExportTarget& target : targets) {
    if (target.derived != nullptr)
      (target.derived == target.out ? target.statements : target.derived_statements) +=
          stream.written().statements;
  }
}

}  // namespace

void write_exports(const PatternGraph& graph, const StatementOptions& options,
                   std::span<ExportTarget> targets, unsigned threads, std::span<const Diagnostic> findings,
                   Timings* timings, const Progress* progress) {
  std::vector<Drawing> maps;
  std::vector<ExportTarget*> described;
  std::optional<PatternMap> map;
  std::once_flag map_made;
  const auto write_map = [&](const ExportTarget& target) {
    std::call_once(map_made, [&] {
      MapOptions whole;
      whole.title = options.title;
      whole.base = options.base;
      map = make_map(graph, whole);
      map->findings = findings;
    });
    target.format->write_map(*map, *target.out);
  };
  for (ExportTarget& target : targets) {
    if (target.format->write_map != nullptr) {
      if (target.format->forks) {
        measure(timings, target.format->name, [&] { write_map(target); });
      } else {
        maps.push_back({target.format->name, [&] { write_map(target); }});
      }
    } else {
      described.push_back(&target);
    }
  }
  if (described.empty()) {
    draw(maps, threads, timings);
    return;
  }
  const Terms terms(graph.schema(), options, unmapped_paths(graph));
  const Statements stated = measure(timings, "statements", [&] { return Statements(graph, terms, options); });
  const Iri library = terms.iri(options.base);
  std::vector<Syntax> syntaxes;
  for (const ExportTarget* target : described)
    syntaxes.push_back(open_syntax(*target->format, terms, library, *target->out, threads));
  StatementStream stream(std::move(syntaxes), threads, timings);
  stream.write(stated, maps, progress);
  Descriptions dataset;
  describe_dataset(graph, terms, stated, options, stream.written(), dataset);
  stream.write(dataset);
  stream.finish();
  for (ExportTarget* target : described) target->statements = stream.written().statements;
  const auto wants_derived = [](const ExportTarget* target) { return target->derived != nullptr; };
  if (std::ranges::any_of(described, wants_derived))
    write_derived(graph.schema(), terms, stated, options, targets, threads, timings, progress);
}

}  // namespace patgraph
