#include "results.hpp"

#include <filesystem>
#include <iomanip>
#include <sstream>
#include <string>
#include <thread>

#include "front_matter.hpp"
#include "grouped_number.hpp"
#include "library.hpp"

namespace patgraph::bench {
namespace {

// What the main job, the export with all checks, is to reach.
constexpr double kMostOfFloor = 2;
constexpr double kLeastOfJavaScript = 7;
constexpr double kLeastOfPython = 12;
constexpr double kMostMegabytes = 150;
// What starts are to reach: milliseconds beyond the empty program.
constexpr double kMostForVersion = 3;
constexpr double kMostForExample = 20;

std::string fixed(double value, int digits) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

void write_programs(const Measurements& measured, std::ostream& out) {
  out << "## Whole runs\n\n"
         "| what | wall | CPU | peak memory | wall ÷ floor | wall ÷ export | CPU ÷ export |\n"
         "|---|---:|---:|---:|---:|---:|---:|\n";
  for (const Subject& subject : measured.programs) {
    out << "| " << subject.name << " | " << fixed(median_of(subject, &Cost::wall), 3) << " s | "
        << fixed(median_of(subject, &Cost::cpu), 3) << " s | " << fixed(median_of(subject, &Cost::peak), 1)
        << " MB | " << fixed(ratio(subject, measured.floor()), 2) << " | "
        << fixed(ratio(subject, measured.exported()), 2) << " | "
        << fixed(ratio(subject, measured.exported(), &Cost::cpu), 2) << " |\n";
  }
}

void write_seen(const std::vector<Seen>& seen, std::ostream& out) {
  out << "\n## What they saw\n\n"
         "| program | links declared | resolved | dangling | proposed | statements | bytes written |\n"
         "|---|---:|---:|---:|---:|---:|---:|\n";
  for (const Seen& one : seen) {
    out << "| " << one.program;
    for (const std::uint64_t count :
         {one.declared, one.resolved, one.dangling, one.proposed, one.statements, one.bytes})
      out << " | " << grouped(count);
    out << " |\n";
  }
}

void write_stages(const Measurements& measured, std::ostream& out) {
  const double floor = 1000 * median_of(measured.floor(), &Cost::wall);
  const double total = median(measured.stages.back().times);
  out << "\n## Stages of the export\n\n"
         "As `--timings` says them; stages on which threads work by turns divide the wall time of their "
         "pass.\n\n"
         "| stage | wall | share | wall ÷ floor |\n"
         "|---|---:|---:|---:|\n";
  for (const Stage& stage : measured.stages) {
    const double time = median(stage.times);
    out << "| " << stage.name << " | " << fixed(time, 1) << " ms | " << fixed(100 * time / total, 1)
        << " % | " << fixed(time / floor, 2) << " |\n";
  }
}

void write_starts(const Measurements& measured, std::size_t libraries, std::ostream& out) {
  out << "\n## Start\n\n"
         "| what | wall | beyond the empty program |\n"
         "|---|---:|---:|\n";
  for (const Subject& subject : measured.starts) {
    out << "| " << subject.name << " | " << fixed(1000 * median_of(subject, &Cost::wall), 1) << " ms | "
        << fixed(1000 * beyond(subject, measured.starts.front()), 1) << " ms |\n";
  }
  out << "\nThe empty program and `patgraph` load the same " << libraries << " shared libraries.\n";
}

/// A missed goal is no failure: times depend on the machine.
void write_goals(const Measurements& measured, std::ostream& out) {
  const auto row = [&](const std::string& goal, double reached, int digits, bool met) {
    out << "| " << goal << " | " << fixed(reached, digits) << " | " << (met ? "met" : "**missed**") << " |\n";
  };
  const Subject& exported = measured.exported();
  const double to_floor = ratio(exported, measured.floor());
  const double peak = median_of(exported, &Cost::peak);
  const double version = 1000 * beyond(measured.starts[1], measured.starts[0]);
  const double example = 1000 * beyond(measured.starts[2], measured.starts[0]);
  out << "\n## Goals\n\n"
         "The main job is reading, all checks, Turtle, JSON-LD and DOT: `patgraph export`.\n\n"
         "| goal | reached | |\n"
         "|---|---:|---|\n";
  row("main job ÷ floor, at most " + fixed(kMostOfFloor, 0), to_floor, 2, to_floor <= kMostOfFloor);
  if (measured.programs.size() > 4) {
    const double javascript = ratio(measured.programs[4], exported);
    const double python = ratio(measured.programs[5], exported);
    row("JavaScript ÷ main job, at least " + fixed(kLeastOfJavaScript, 0), javascript, 2,
        javascript >= kLeastOfJavaScript);
    row("Python ÷ main job, at least " + fixed(kLeastOfPython, 0), python, 2, python >= kLeastOfPython);
  }
  row("peak memory of the main job, at most " + fixed(kMostMegabytes, 0) + " MB", peak, 1,
      peak <= kMostMegabytes);
  row("`--version` beyond the empty program, at most " + fixed(kMostForVersion, 0) + " ms", version, 1,
      version <= kMostForVersion);
  row("check of the example beyond the empty program, at most " + fixed(kMostForExample, 0) + " ms", example,
      1, example <= kMostForExample);
}

void write_setting(const Options& options, std::ostream& out) {
  const std::vector<std::string> files = list_files({&options.library, 1});
  std::size_t bytes = 0;
  std::size_t front_matter = 0;
  std::string buffer;
  for (const std::string& file : files) {
    bytes += std::filesystem::file_size(file);
    front_matter += read_front_matter(file, buffer).yaml.size();
  }
  std::filesystem::path library = std::filesystem::absolute(options.library).lexically_normal();
  if (!library.has_filename()) library = library.parent_path();
  out << "# Results\n\n"
         "Made by `bench/run.sh`; [README.md](README.md) says how to read them. Library: `"
      << library.filename().string() << "`, " << grouped(files.size()) << " files of " << grouped(bytes)
      << " bytes, " << grouped(front_matter) << " of them front matter. "
      << std::thread::hardware_concurrency() << " cores; " << PATGRAPH_COMPILER << ", " << PATGRAPH_BUILD_TYPE
      << "; medians of " << grouped(options.runs) << " rounds.\n\n";
}

}  // namespace

void write_results(const Options& options, const Measurements& measured, const std::vector<Seen>& seen,
                   std::size_t libraries, std::ostream& out) {
  write_setting(options, out);
  write_programs(measured, out);
  write_seen(seen, out);
  write_stages(measured, out);
  write_starts(measured, libraries, out);
  write_goals(measured, out);
}

}  // namespace patgraph::bench
