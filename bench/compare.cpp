#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <optional>

#include "program.hpp"
#include "results.hpp"
#include "seen.hpp"
#include "subjects.hpp"

namespace {

using patgraph::bench::Options;

/// The programs that were built along with this one.
Options default_options() {
  const std::filesystem::path here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  Options options;
  options.program = (here.parent_path() / "patgraph").string();
  options.floor = (here / "patgraph_floor").string();
  options.empty = (here / "patgraph_empty").string();
  options.source = PATGRAPH_SOURCE_DIR;
  return options;
}

/// Reads the command line into the options; returns the exit code where there is nothing left to do.
std::optional<int> parse(int argc, char** argv, Options& options) {
  CLI::App app("Measures patgraph against the least that reading a library can cost, and against others.",
               "patgraph_bench");
  app.add_option("LIB", options.library, "Folder of patterns")->required()->check(CLI::ExistingDirectory);
  app.add_option("--runs", options.runs, "Rounds to measure")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--program", options.program,
                 "patgraph to measure; by default the one built along with this")
      ->type_name("PATH");
  app.add_flag("--without-others", options.without_others, "Measure neither JavaScript nor Python");
  return patgraph::bench::parse(app, argc, argv);
}

}  // namespace

/// Writes the page of results to standard output. Exits with 0 whatever the times, with 2 where a program
/// fails.
int main(int argc, char** argv) {
  using namespace patgraph::bench;
  return exit_code_of("patgraph_bench", [&] {
    Options options = default_options();
    if (const auto code = parse(argc, argv, options)) return *code;
    const std::size_t libraries = count_same_libraries(options.program, options.empty);
    const Measurements measured = measure(options);
    // Last, for Linux counts the memory of this process as that of the children it spawns.
    const std::vector<Seen> seen = ask_all(options);
    write_results(options, measured, seen, libraries, std::cout);
    return 0;
  });
}
