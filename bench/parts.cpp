#include <benchmark/benchmark.h>

#include <algorithm>
#include <iostream>
#include <streambuf>
#include <string>

#include "arena.hpp"
#include "check/check.hpp"
#include "entity_reader.hpp"
#include "format/format.hpp"
#include "front_matter.hpp"
#include "library.hpp"
#include "made_library.hpp"
#include "pattern_graph.hpp"
#include "schema.hpp"
#include "vocabulary.hpp"
#include "yaml.hpp"

namespace {

using namespace patgraph;

constexpr std::size_t kEntries = 1000;

/// Takes what is written and keeps none of it.
class Nowhere : public std::streambuf {
 public:
  std::size_t size() const { return size_; }

 protected:
  int_type overflow(int_type c) override {
    ++size_;
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char*, std::streamsize count) override {
    size_ += static_cast<std::size_t>(count);
    return count;
  }

 private:
  std::size_t size_ = 0;
};

/// The library that all parts work on, read and resolved.
struct Sample {
  Schema schema = load_schema({});
  std::vector<SourceText> texts = bench::made_library(kEntries);
  Library library = read_library(texts, schema);
  PatternGraph graph{library, schema};
};

/// Shows how many entries, and how many bytes, are dealt with per second; as many as one iteration has.
void count(benchmark::State& state, std::size_t entries, std::size_t bytes) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(entries));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void count(benchmark::State& state, std::span<const SourceText> files) {
  std::size_t bytes = 0;
  for (const SourceText& file : files) bytes += file.bytes.size();
  count(state, files.size(), bytes);
}

void find_front_matters(benchmark::State& state, const Sample& sample) {
  while (state.KeepRunning()) {
    for (const SourceText& file : sample.texts) benchmark::DoNotOptimize(find_front_matter(file.bytes));
  }
  count(state, sample.texts);
}

void parse_yamls(benchmark::State& state, const Sample& sample) {
  while (state.KeepRunning()) {
    Arena memory;
    std::vector<Fault> faults;
    for (const SourceText& file : sample.texts)
      benchmark::DoNotOptimize(parse_yaml(find_front_matter(file.bytes).yaml, memory, memory, faults));
  }
  count(state, sample.texts);
}

void read_entities(benchmark::State& state, const Sample& sample) {
  Arena nodes;
  EntityParts parts;
  std::vector<const Node*> roots;
  std::vector<Fault> faults;
  for (const SourceText& file : sample.texts)
    roots.push_back(parse_yaml(find_front_matter(file.bytes).yaml, nodes, nodes, faults));
  while (state.KeepRunning()) {
    Arena values;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      benchmark::DoNotOptimize(read_entity(*roots[i], sample.schema, file_stem(sample.texts[i].path),
                                           {values, values}, parts, faults));
    }
    faults.clear();
  }
  count(state, sample.texts);
}

void resolve(benchmark::State& state, const Sample& sample) {
  while (state.KeepRunning())
    benchmark::DoNotOptimize(PatternGraph(sample.library, sample.schema).edges().size());
  count(state, sample.texts);
}

void read_ontology(benchmark::State& state) {
  while (state.KeepRunning()) benchmark::DoNotOptimize(load_schema({}).relations.size());
}

void run_check(benchmark::State& state, const Sample& sample, const Check& check) {
  const CheckSetting unset;
  std::size_t findings = 0;
  while (state.KeepRunning()) {
    std::vector<Diagnostic> found;
    Findings into(check, unset, found);
    check.run(sample.graph, into);
    findings = found.size();
  }
  state.counters["findings"] = static_cast<double>(findings);
}

void write_format(benchmark::State& state, const Sample& sample, const Format& format) {
  StatementOptions options;
  options.base = "https://example.org/";
  options.own_namespace = vocabulary::pg_namespace;
  options.title = "Beds";
  std::size_t bytes = 0;
  while (state.KeepRunning()) {
    Nowhere nowhere;
    std::ostream out(&nowhere);
    ExportTarget target{&format, &out};
    write_exports(sample.graph, options, {&target, 1}, 1);
    bytes = nowhere.size();
  }
  count(state, sample.texts.size(), bytes);
}

void register_all(const Sample& sample) {
  const auto add = [](const std::string& name, auto work) {
    benchmark::RegisterBenchmark(name.c_str(), work)->Unit(benchmark::kMillisecond);
  };
  add("ontology", read_ontology);
  add("front_matter", [&](benchmark::State& state) { find_front_matters(state, sample); });
  add("yaml", [&](benchmark::State& state) { parse_yamls(state, sample); });
  add("entity_reader", [&](benchmark::State& state) { read_entities(state, sample); });
  add("pattern_graph", [&](benchmark::State& state) { resolve(state, sample); });
  for (const Check& check : all_checks()) {
    if (check.run == nullptr) continue;
    add("check/" + std::string(check.id), [&](benchmark::State& state) { run_check(state, sample, check); });
  }
  for (const Format& format : all_formats()) {
    // Pictures are the work of Graphviz, and Mermaid draws no map of that size.
    if (format.forks || format.name == "mermaid") continue;
    add("format/" + std::string(format.name),
        [&](benchmark::State& state) { write_format(state, sample, format); });
  }
}

}  // namespace

/// Measures parts of patgraph on a made-up library, on one thread. Takes the options of Google Benchmark.
int main(int argc, char** argv) {
  const Sample sample;
  register_all(sample);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
