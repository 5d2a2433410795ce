#include "subjects.hpp"

#include <algorithm>
#include <sstream>

namespace patgraph::bench {
namespace {

/// Short runs are measured so often a round.
constexpr std::size_t kStartsPerRound = 10;

const std::string kFormats = "turtle,jsonld,dot";

std::vector<std::string> export_command(const Options& options, const std::string& output) {
  return {options.program, "export", options.library, "--format", kFormats, "--output", output};
}

/// The floor comes first: it is what the others are measured by.
std::vector<Subject> programs_of(const Options& options, const std::string& output) {
  std::vector<Subject> programs{
      {"floor", {options.floor, options.library}, false, {}},
      {"`patgraph stats`", {options.program, "stats", options.library}, false, {}},
      {"`patgraph check`", {options.program, "check", options.library}, true, {}},
      {"`patgraph export --format " + kFormats + "`", export_command(options, output), false, {}},
  };
  if (!options.without_others) std::ranges::copy(others(options, output), std::back_inserter(programs));
  return programs;
}

std::vector<Subject> starts_of(const Options& options) {
  const std::string example = options.source + "/examples/commons-garden";
  return {
      {"an empty program with the same libraries", {options.empty}, false, {}},
      {"`patgraph --version`", {options.program, "--version"}, false, {}},
      {"`patgraph check examples/commons-garden`", {options.program, "check", example}, false, {}},
  };
}

/// Runs the export once more, now for its stages.
void measure_stages(const Options& options, const std::string& output, std::vector<Stage>& stages) {
  std::vector<std::string> command = export_command(options, output);
  command.emplace_back("--timings");
  const Outputs outputs{"/dev/null", output + "/timings"};
  run(command, false, outputs);
  std::istringstream text(text_of(outputs.err));
  for (std::string line; std::getline(text, line);) {
    std::istringstream row(line);
    std::string name;
    std::string unit;
    double time = 0;
    if (!(row >> name >> time >> unit) || unit != "ms") continue;
    auto stage = std::ranges::find(stages, name, &Stage::name);
    if (stage == stages.end()) stage = stages.insert(stages.end(), {name, {}});
    stage->times.push_back(time);
  }
}

std::vector<double> combined(const Subject& a, const Subject& b, double Cost::*part, bool divided) {
  std::vector<double> values;
  for (std::size_t i = 0; i < a.costs.size(); ++i) {
    const double x = a.costs[i].*part;
    const double y = b.costs[i].*part;
    values.push_back(divided ? x / y : x - y);
  }
  return values;
}

}  // namespace

std::vector<Subject> others(const Options& options, const std::string& output) {
  const std::string folder = options.source + "/bench/";
  return {
      {"js-yaml and n3 (JavaScript)",
       {"node", folder + "javascript/program.mjs", options.library, output},
       false,
       {}},
      // Debian's own, for its packages have PyYAML and rdflib; another one may come first in PATH.
      {"PyYAML and rdflib (Python)",
       {"/usr/bin/python3", folder + "python/program.py", options.library, output},
       false,
       {}},
  };
}

Measurements measure(const Options& options) {
  const TemporaryFolder folder;
  const auto run_anew = [&](const Subject& subject) {
    folder.clear();
    return run(subject.command, subject.may_find);
  };
  Measurements measured{programs_of(options, folder.path()), starts_of(options), {}};
  for (const Subject& subject : measured.programs) run_anew(subject);
  for (const Subject& subject : measured.starts) run(subject.command, subject.may_find);
  for (std::size_t round = 0; round < options.runs; ++round) {
    for (Subject& subject : measured.programs) subject.costs.push_back(run_anew(subject));
    folder.clear();
    measure_stages(options, folder.path(), measured.stages);
    for (std::size_t i = 0; i < kStartsPerRound; ++i) {
      for (Subject& subject : measured.starts)
        subject.costs.push_back(run(subject.command, subject.may_find));
    }
  }
  return measured;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double median_of(const Subject& subject, double Cost::*part) {
  std::vector<double> values;
  for (const Cost& cost : subject.costs) values.push_back(cost.*part);
  return median(std::move(values));
}

double ratio(const Subject& subject, const Subject& to, double Cost::*part) {
  return median(combined(subject, to, part, true));
}

double beyond(const Subject& subject, const Subject& other) {
  return median(combined(subject, other, &Cost::wall, false));
}

}  // namespace patgraph::bench
