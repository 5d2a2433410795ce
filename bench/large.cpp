#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <locale>
#include <optional>
#include <string>
#include <vector>

#include "grouped_number.hpp"
#include "process.hpp"
#include "program.hpp"

namespace {

namespace fs = std::filesystem;
using patgraph::grouped;
using patgraph::bench::Cost;

constexpr std::uint64_t kLinksPerPattern = 5;

struct Options {
  std::string folder;
  std::vector<std::uint64_t> sizes = {10'000, 100'000, 1'000'000};
  std::string program;
  bool fill = false;  ///< fill memory before each command
};

/// What the commands take on one library.
struct Row {
  std::uint64_t patterns = 0;
  std::uint64_t megabytes = 0;  ///< of files
  std::vector<Cost> costs;      ///< by command
};

std::vector<std::string> command_names() {
  return {"export", "check", "stats"};
}

std::vector<std::string> command_line(const std::string& name, const Options& options,
                                      const std::string& library) {
  if (name != "export") return {options.program, name, library};
  return {options.program,
          "export",
          library,
          "--format",
          "turtle,jsonld,dot",
          "--output",
          options.folder + "/exports"};
}

/// Reads a file to its end; returns its size in bytes.
std::uint64_t read_file(const std::string& path) {
  std::uint64_t size = 0;
  std::array<char, 1 << 16> buffer{};
  std::ifstream file(path, std::ios::binary);
  do {
    file.read(buffer.data(), buffer.size());
    size += static_cast<std::uint64_t>(file.gcount());
  } while (file);
  return size;
}

/// Reads all files, so that a command finds them in the kernel's caches as far as they have room. Returns
/// their size in bytes.
std::uint64_t read_files(const std::string& folder) {
  std::uint64_t size = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) size += read_file(entry.path().native());
  }
  return size;
}

std::string filler_of(const Options& options) {
  return options.folder + "/filler";
}

/// Fills all memory with what the kernel keeps of a file that takes no room on the disk. A virtual machine
/// has to ask its host for memory that it never used or gave back, which takes a second or more for a
/// gigabyte: after this, commands take memory that is there, as on a machine that has run for a while.
void fill_memory(const std::string& filler) {
  // A new one each time: what is read a second time the kernel keeps before what was read once, such as a
  // library.
  fs::remove(filler);
  std::ofstream(filler).close();
  const auto pages = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES));
  fs::resize_file(filler, pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
  read_file(filler);
}

/// Makes the kernel's caches the same before each command, with the files of the library in them, and waits
/// until nothing is left to be written to the disk. Returns the size of those files in bytes.
std::uint64_t prepare(const std::string& library, const Options& options) {
  if (options.fill) fill_memory(filler_of(options));
  const std::uint64_t size = read_files(library);
  ::sync();
  return size;
}

/// Makes a library, unless it is there from a run before, and runs the commands on it.
Row measure(std::uint64_t patterns, const Options& options) {
  const std::string library = options.folder + "/" + std::to_string(patterns);
  if (!fs::exists(library)) {
    const fs::path generator = fs::read_symlink("/proc/self/exe").parent_path() / "patgraph_generate";
    const std::string unfinished = options.folder + "/unfinished";
    fs::remove_all(unfinished);
    patgraph::bench::run({generator.string(), unfinished, "--patterns", std::to_string(patterns), "--links",
                          std::to_string(kLinksPerPattern * patterns)});
    fs::rename(unfinished, library);
  }
  Row row{patterns, 0, {}};
  for (const std::string& name : command_names()) {
    row.megabytes = prepare(library, options) / 1'000'000;
    row.costs.push_back(patgraph::bench::run(command_line(name, options, library), true));
    fs::remove_all(options.folder + "/exports");
  }
  return row;
}

/// Writes what one command takes, and how that grows.
void write_table(const std::string& command, std::size_t index, const std::vector<Row>& rows) {
  std::cout << "\n## " << command << "\n\n"
            << "| patterns | links | files | wall | CPU | CPU for a pattern | of that of the first | peak "
               "memory |\n"
            << "|---:|---:|---:|---:|---:|---:|---:|---:|\n";
  const auto of_pattern = [&](const Row& row) {
    return row.costs[index].cpu / static_cast<double>(row.patterns);
  };
  for (const Row& row : rows) {
    const Cost& cost = row.costs[index];
    std::cout << "| " << grouped(row.patterns) << " | " << grouped(kLinksPerPattern * row.patterns) << " | "
              << grouped(row.megabytes) << " MB | " << std::setprecision(1) << cost.wall << " s | "
              << cost.cpu << " s | " << std::setprecision(0) << 1e6 * of_pattern(row) << " µs | "
              << std::setprecision(2) << of_pattern(row) / of_pattern(rows.front()) << " × | "
              << std::setprecision(0) << cost.peak << " MB |\n";
  }
}

std::optional<int> parse(int argc, char** argv, Options& options) {
  CLI::App app("Measures patgraph on made-up libraries of growing size.", "patgraph_large");
  app.add_option("FOLDER", options.folder,
                 "Folder for the libraries: a million patterns take 9 GB, exports 22 GB")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("PATTERNS", options.sizes, "How many patterns; the first is what others are compared with")
      ->check(CLI::Range(1, 100'000'000));
  app.add_flag(
      "--fill-memory", options.fill,
      "Before each command, fill all memory with the caches of a file, as it is where a machine has run "
      "for a while: a virtual one may have to wait for memory that it did not use yet");
  return patgraph::bench::parse(app, argc, argv);
}

}  // namespace

/// Writes the page of results to standard output. Exits with 0 whatever the figures, with 2 where a program
/// fails.
int main(int argc, char** argv) {
  return patgraph::bench::exit_code_of("patgraph_large", [&] {
    Options options;
    options.program = (fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "patgraph").string();
    if (const auto code = parse(argc, argv, options)) return *code;
    std::vector<Row> rows;
    for (const std::uint64_t patterns : options.sizes) rows.push_back(measure(patterns, options));
    fs::remove(filler_of(options));
    std::cout
        << "# Large libraries\n\nMade by `bench/large.sh`; [README.md](README.md#large-libraries) says how.\n"
        << std::fixed;
    for (std::size_t i = 0; i < command_names().size(); ++i) write_table(command_names()[i], i, rows);
    return 0;
  });
}
