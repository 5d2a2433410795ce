#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include "generated_library.hpp"
#include "parallel.hpp"
#include "program.hpp"

namespace {

namespace fs = std::filesystem;
using patgraph::bench::GeneratedLibrary;
using patgraph::bench::LibraryPlan;

struct Options {
  std::string folder;
  LibraryPlan plan;
};

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  out << content;
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
}

void generate(const Options& options) {
  const GeneratedLibrary library(options.plan);
  const fs::path folder = options.folder;
  // What is there would be part of the library.
  if (fs::exists(folder) && !fs::is_empty(folder))
    throw std::runtime_error(options.folder + ": is not empty; expected a new folder");
  std::set<fs::path> parents;
  for (std::uint64_t i = 0; i < options.plan.patterns; ++i)
    parents.insert((folder / patgraph::bench::path_of(i)).parent_path());
  for (const fs::path& parent : parents) fs::create_directories(parent);
  patgraph::parallel_for(
      options.plan.patterns, std::thread::hardware_concurrency(), [&](std::size_t i, unsigned) {
        write_file(folder / patgraph::bench::path_of(i), patgraph::bench::file_of(library, i));
      });
}

/// Reads the command line into the options; returns the exit code where there is nothing left to do.
std::optional<int> parse(int argc, char** argv, Options& options) {
  constexpr std::uint64_t kMost = 100'000'000;
  CLI::App app("Writes a made-up library of gardens, with the shape of a real one.", "patgraph_generate");
  app.add_option("FOLDER", options.folder, "Folder to write, new or empty")->required();
  app.add_option("--patterns", options.plan.patterns, "How many patterns")
      ->type_name("N")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, kMost));
  app.add_option("--links", options.plan.links, "How many links they state; a real library has 5 a pattern")
      ->type_name("M")
      ->required()
      ->check(CLI::Range(std::uint64_t{0}, 100 * kMost));
  app.add_option("--seed", options.plan.seed, "Another seed makes another library")
      ->type_name("S")
      ->capture_default_str();
  return patgraph::bench::parse(app, argc, argv);
}

}  // namespace

/// Writes a library; the same options write the same bytes on every machine. Exits with 2 where it cannot.
int main(int argc, char** argv) {
  return patgraph::bench::exit_code_of("patgraph_generate", [&] {
    Options options;
    if (const auto code = parse(argc, argv, options)) return *code;
    generate(options);
    return 0;
  });
}
