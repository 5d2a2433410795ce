#include <malloc.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "../in_turn.hpp"
#include "../parallel.hpp"
#include "dataset.hpp"
#include "derived.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// Steps that one thread describes and renders at a time.
constexpr std::size_t kStepsPerBlock = 16;
/// Blocks that wait in memory to be written in order.
constexpr std::size_t kWaitingBlocks = 16;
/// Of a library with more, maps are drawn before statements are made: both take much memory.
constexpr std::size_t kManyEntries = 50'000;

/// One syntax on its way to its streams.
struct Syntax {
  std::string_view format;
  std::vector<std::unique_ptr<StatementWriter>> writers;  ///< by worker
  Shards out;
  bool begun = false;
  std::vector<SplitText> blocks = std::vector<SplitText>(kWaitingBlocks);

  void add(std::string_view text) const {
    for (std::ostream* stream : out.streams()) *stream << text;
  }

  /// Writes a block to the streams `first`, `first + step` and so on.
  void write(const SplitText& block, std::size_t first, std::size_t step) {
    if (first >= out.streams().size() || block.empty()) return;
    if (!out.is_split() && std::exchange(begun, true)) add(writers.front()->separator());
    block.write(out, first, step);
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
  StatementStream(std::vector<Syntax> syntaxes, unsigned threads)
      : syntaxes_(std::move(syntaxes)), threads_(std::max(1U, threads)), counts_(threads_) {
    for (const Syntax& syntax : syntaxes_) {
      syntax.add(syntax.writers.front()->head());
      lanes_ = std::max(lanes_, std::min<std::size_t>(syntax.out.streams().size(), threads_));
    }
  }

  /// Names the stages of a pass that writes: statements, the syntaxes, write.
  std::vector<std::string> stages() const {
    std::vector<std::string> stages{"statements"};
    for (const Syntax& syntax : syntaxes_) stages.emplace_back(syntax.format);
    stages.emplace_back("write");
    return stages;
  }

  /// Writes all that a source describes. While a thread writes, others make more.
  void write(const DescriptionSource& source, TimedPass& pass, const Progress* progress) {
    ProgressStage stage(progress, "write", source.step_count());
    const std::size_t block_count = (source.step_count() + kStepsPerBlock - 1) / kStepsPerBlock;
    std::deque<InTurn> lanes;
    while (lanes.size() < lanes_) lanes.emplace_back(kWaitingBlocks);
    const std::size_t write_stage = pass.index_of("write");
    const auto make = [&](std::size_t block, unsigned worker) {
      const ThreadTimes times = pass.of_thread(worker);
      for (InTurn& lane : lanes) {
        if (!lane.wait_for_room(block)) return;
      }
      const std::size_t begin = block * kStepsPerBlock;
      const std::size_t end = std::min(begin + kStepsPerBlock, source.step_count());
      render(describe(source, begin, end, worker, times), block, worker, times);
      for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        lanes[lane].made(
            block, [&](std::size_t turn) { times.measure(write_stage, [&] { write_block(turn, lane); }); });
      }
      stage.advance(end - begin);
    };
    parallel_for(block_count, threads_, [&](std::size_t block, unsigned worker) {
      try {
        make(block, worker);
      } catch (...) {
        for (InTurn& lane : lanes) lane.call_off();
        throw;
      }
    });
    for (StatementCounts& counted : counts_) written_.add(std::exchange(counted, {}));
  }

  void write(const Descriptions& descriptions) {
    for (const Description& description : descriptions.all) written_.add(description);
    render(descriptions, 0, 0, {});
    for (std::size_t lane = 0; lane < lanes_; ++lane) write_block(0, lane);
  }

  void finish() {
    for (const Syntax& syntax : syntaxes_) syntax.add(syntax.writers.front()->tail());
  }

  /// What was written so far.
  const StatementCounts& written() const { return written_; }

 private:
  Descriptions describe(const DescriptionSource& source, std::size_t begin, std::size_t end, unsigned worker,
                        const ThreadTimes& times) {
    return times.measure(0, [&] {
      Descriptions descriptions;
      for (std::size_t step = begin; step < end; ++step) source.describe(step, descriptions);
      for (const Description& description : descriptions.all) counts_[worker].add(description);
      return descriptions;
    });
  }

  void render(const Descriptions& descriptions, std::size_t block, unsigned worker,
              const ThreadTimes& times) {
    for (std::size_t i = 0; i < syntaxes_.size(); ++i) {
      times.measure(1 + i, [&] {
        render(descriptions, syntaxes_[i], syntaxes_[i].blocks[block % kWaitingBlocks], worker);
      });
    }
  }

  static void render(const Descriptions& descriptions, const Syntax& syntax, SplitText& block,
                     unsigned worker) {
    StatementWriter& writer = *syntax.writers[worker];
    block.clear();
    for (const Description& description : descriptions.all) {
      if (!block.empty()) block.text() += writer.separator();
      writer.write(description, block.text());
      if (syntax.out.is_split()) block.end_piece(syntax.out.index_of(description.subject->text));
    }
    if (!syntax.out.is_split()) block.end_piece(0);
  }

  /// Writes a block to some of the streams of each syntax, which are not those of another lane.
  void write_block(std::size_t block, std::size_t lane) {
    for (Syntax& syntax : syntaxes_) syntax.write(syntax.blocks[block % kWaitingBlocks], lane, lanes_);
  }

  std::vector<Syntax> syntaxes_;
  unsigned threads_;
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
  StatementStream stream(std::move(syntaxes), threads);
  TimedPass pass(timings, stream.stages(), threads);
  stream.write(derived, pass, progress);
  stream.finish();
  for (ExportTarget& target : targets) {
    if (!target.derived.empty())
      (target.derived == target.out ? target.statements : target.derived_statements) +=
          stream.written().statements;
  }
}

/// Writes what is stated, and draws maps meanwhile: each is the work of one thread. Returns the statements.
std::unique_ptr<const Statements> write_stated(const PatternGraph& graph, const Terms& terms,
                                               const StatementOptions& options, StatementStream& stream,
                                               const std::vector<Drawing>& maps, unsigned threads,
                                               Timings* timings, const Progress* progress) {
  std::vector<std::string> stages = stream.stages();
  const std::size_t first_map = stages.size() - 1;
  for (const Drawing& drawing : maps) stages.emplace(stages.end() - 1, drawing.format);
  TimedPass pass(timings, std::move(stages), threads + static_cast<unsigned>(maps.size()));
  std::vector<std::future<void>> drawn;
  for (unsigned i = 0; i < maps.size(); ++i) {
    drawn.push_back(std::async(threads > 1 ? std::launch::async : std::launch::deferred,
                               [&, i] { pass.of_thread(threads + i).measure(first_map + i, maps[i].draw); }));
  }
  auto stated =
      pass.of_thread(0).measure(0, [&] { return std::make_unique<const Statements>(graph, terms, options); });
  stream.write(*stated, pass, progress);
  for (std::future<void>& drawing : drawn) drawing.get();
  return stated;
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
  if (graph.vertices().size() > kManyEntries) {
    ::malloc_trim(0);  // what checks took
    draw(maps, threads, timings);
    maps.clear();
    map.reset();
    ::malloc_trim(0);
  }
  const Terms terms(graph.schema(), options, unmapped_paths(graph));
  const Iri library = terms.iri(options.base);
  std::vector<Syntax> syntaxes;
  syntaxes.reserve(described.size());
  for (const ExportTarget* target : described)
    syntaxes.push_back(open_syntax(*target->format, terms, library, target->out, threads));
  StatementStream stream(std::move(syntaxes), threads);
  const auto stated = write_stated(graph, terms, options, stream, maps, threads, timings, progress);
  Descriptions dataset;
  describe_dataset(graph, terms, *stated, options, stream.written(), dataset);
  stream.write(dataset);
  stream.finish();
  for (ExportTarget* target : described) target->statements = stream.written().statements;
  const auto wants_derived = [](const ExportTarget* target) { return !target->derived.empty(); };
  if (std::ranges::any_of(described, wants_derived))
    write_derived(graph.schema(), terms, *stated, options, targets, threads, timings, progress);
}

}  // namespace patgraph
