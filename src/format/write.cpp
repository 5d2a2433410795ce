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

/// One syntax on its way to its streams.
struct Syntax {
  std::string_view format;
  std::vector<std::unique_ptr<StatementWriter>> writers;  ///< by worker
  Shards out;
  bool begun = false;
  std::vector<SplitText> blocks = std::vector<SplitText>(kBlocksPerRound);

  void add(std::string_view text) const {
    for (std::ostream* stream : out.streams()) *stream << text;
  }

  /// Writes the first blocks to the streams `first`, `first + step` and so on.
  void write(std::size_t block_count, std::size_t first, std::size_t step) {
    if (first >= out.streams().size()) return;
    for (std::size_t slot = 0; slot < block_count; ++slot) {
      if (blocks[slot].empty()) continue;
      if (!out.is_split() && std::exchange(begun, true)) add(writers.front()->separator());
      blocks[slot].write(out, first, step);
    }
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
    for (const Syntax& syntax : syntaxes_) {
      syntax.add(syntax.writers.front()->head());
      lanes_ = std::max(lanes_, std::min<std::size_t>(syntax.out.streams().size(), counts_.size()));
    }
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
      parallel_for(syntaxes_.size() * lanes_, threads_, [&](std::size_t i, unsigned worker) {
        pass.of_thread(worker).measure(write_stage, [&] { write_lane(i, count); });
      });
      stage.advance(std::min((first + count) * kStepsPerBlock, source.step_count()) -
                    std::min(first * kStepsPerBlock, source.step_count()));
    }
    for (StatementCounts& counted : counts_) written_.add(std::exchange(counted, {}));
  }

  void write(const Descriptions& descriptions) {
    for (const Description& description : descriptions.all) written_.add(description);
    render(descriptions, 0, 0, {});
    for (std::size_t i = 0; i < syntaxes_.size() * lanes_; ++i) write_lane(i, 1);
  }

  void finish() {
    for (const Syntax& syntax : syntaxes_) syntax.add(syntax.writers.front()->tail());
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
    SplitText& block = syntax.blocks[slot];
    block.clear();
    for (const Description& description : descriptions.all) {
      if (!block.empty()) block.text() += writer.separator();
      writer.write(description, block.text());
      if (syntax.out.is_split()) block.end_piece(syntax.out.index_of(description.subject->text));
    }
    if (!syntax.out.is_split()) block.end_piece(0);
  }

  /// Writes the first blocks of a syntax to some of its streams, which are not those of another lane.
  void write_lane(std::size_t lane, std::size_t block_count) {
    syntaxes_[lane / lanes_].write(block_count, lane % lanes_, lanes_);
  }

  std::vector<Syntax> syntaxes_;
  unsigned threads_;
  Timings* timings_;
  std::size_t lanes_ = 1;                ///< by which the streams of each syntax are shared among threads
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

Syntax open_syntax(const Format& format, const Terms& terms, const Iri& graph, const Shards& out,
                   unsigned threads) {
  Syntax syntax;
  syntax.format = format.name;
  for (unsigned worker = 0; worker < std::max(1U, threads); ++worker)
    syntax.writers.push_back(format.statement_writer(terms, graph));
  syntax.out = out;
  return syntax;
}

void write_derived(const Schema& schema, const Terms& terms, const Statements& stated,
                   const StatementOptions& options, std::span<ExportTarget> targets, unsigned threads,
                   Timings* timings, const Progress* progress) {
  const DerivedStatements derived(schema, terms, stated);
  const Iri name = terms.iri(options.base + "#derived");
  std::vector<Syntax> syntaxes;
  for (ExportTarget& target : targets) {
    if (!target.derived.empty())
      syntaxes.push_back(open_syntax(*target.format, terms, name, target.derived, threads));
  }
  if (syntaxes.empty()) return;
  StatementStream stream(std::move(syntaxes), threads, timings);
  stream.write(derived, {}, progress);
  stream.finish();
  for (ExportTarget& target : targets) {
    if (!target.derived.empty())
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
    if (target.format->write_rows != nullptr) {
      target.format->write_rows(*map, target.out);
    } else {
      target.format->write_map(*map, *target.out.streams().front());
    }
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
    syntaxes.push_back(open_syntax(*target->format, terms, library, target->out, threads));
  StatementStream stream(std::move(syntaxes), threads, timings);
  stream.write(stated, maps, progress);
  Descriptions dataset;
  describe_dataset(graph, terms, stated, options, stream.written(), dataset);
  stream.write(dataset);
  stream.finish();
  for (ExportTarget* target : described) target->statements = stream.written().statements;
  const auto wants_derived = [](const ExportTarget* target) { return !target->derived.empty(); };
  if (std::ranges::any_of(described, wants_derived))
    write_derived(graph.schema(), terms, stated, options, targets, threads, timings, progress);
}

}  // namespace patgraph
