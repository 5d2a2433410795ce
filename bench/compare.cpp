#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "front_matter.hpp"
#include "grouped_number.hpp"
#include "library.hpp"

namespace {

namespace fs = std::filesystem;

constexpr double kGoalRatio = 3.0;
constexpr double kGoalMegabytes = 150;

struct Options {
  std::string library;
  std::string program;
  std::string floor;
  std::size_t runs = 11;
};

/// What one run of a program took.
struct Cost {
  double wall = 0;  ///< seconds
  double cpu = 0;   ///< seconds, user and system
  double peak = 0;  ///< megabytes
};

/// A program to measure, and what its runs took, one a round.
struct Subject {
  std::string name;
  std::vector<std::string> command;
  bool may_find = false;  ///< exit code 1 means findings
  std::vector<Cost> costs;
};

/// A folder that goes with all its files.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_((fs::temp_directory_path() / "patgraph-bench-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::system_error(errno, std::generic_category(), path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;  // what cannot be removed cannot be helped here
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Standard output and error of a child, sent to nowhere.
class SilentOutput {
 public:
  SilentOutput() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
  }
  ~SilentOutput() { ::posix_spawn_file_actions_destroy(&actions_); }
  SilentOutput(const SilentOutput&) = delete;
  SilentOutput& operator=(const SilentOutput&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

pid_t spawn(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const SilentOutput silent;
  pid_t child = 0;
  const int error = ::posix_spawn(&child, argv.front(), silent.get(), nullptr, argv.data(), environ);
  if (error != 0) throw std::system_error(error, std::generic_category(), command.front());
  return child;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void require_success(const Subject& subject, int status) {
  const int highest = subject.may_find ? 1 : 0;
  if (WIFEXITED(status) && WEXITSTATUS(status) <= highest) return;
  std::string shown;
  for (const std::string& word : subject.command) shown += (shown.empty() ? "" : " ") + word;
  const bool exited = WIFEXITED(status);
  throw std::runtime_error(shown + (exited ? ": exit code " : ": killed by signal ") +
                           std::to_string(exited ? WEXITSTATUS(status) : WTERMSIG(status)));
}

Cost run(const Subject& subject) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = spawn(subject.command);
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "wait4");
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  require_success(subject, status);
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

/// The floor comes first: it is what the others are measured by.
std::vector<Subject> subjects_of(const Options& options, const std::string& output) {
  const std::string formats = "turtle,jsonld,dot";
  return {
      {"floor", {options.floor, options.library}, false, {}},
      {"`patgraph stats`", {options.program, "stats", options.library}, false, {}},
      {"`patgraph check`", {options.program, "check", options.library}, true, {}},
      {"`patgraph export --format " + formats + "`",
       {options.program, "export", options.library, "--format", formats, "--output", output},
       false,
       {}},
  };
}

/// Runs all subjects in turn, round after round, so that what slows the machine down slows all of them down.
void measure(std::vector<Subject>& subjects, std::size_t rounds) {
  for (const Subject& subject : subjects) run(subject);  // fills the caches, not counted
  for (std::size_t round = 0; round < rounds; ++round) {
    for (Subject& subject : subjects) subject.costs.push_back(run(subject));
  }
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

/// Returns the median over the rounds of wall time divided by that of the floor.
double ratio_of(const Subject& subject, const Subject& floor) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < floor.costs.size(); ++i)
    ratios.push_back(subject.costs[i].wall / floor.costs[i].wall);
  return median(std::move(ratios));
}

std::string fixed(double value, int digits) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(digits) << value;
  return out.str();
}

void print_table(const std::vector<Subject>& subjects) {
  std::cout << "| what | wall | CPU | peak memory | wall ÷ floor |\n"
               "|---|---:|---:|---:|---:|\n";
  for (const Subject& subject : subjects) {
    std::cout << "| " << subject.name << " | " << fixed(median_of(subject, &Cost::wall), 3) << " s | "
              << fixed(median_of(subject, &Cost::cpu), 3) << " s | "
              << fixed(median_of(subject, &Cost::peak), 1) << " MB | "
              << fixed(ratio_of(subject, subjects.front()), 2) << " |\n";
  }
}

/// Says how the export stands to its goals. A missed goal is no failure: times depend on the machine.
void print_goals(const Subject& exported, const Subject& floor) {
  const double ratio = ratio_of(exported, floor);
  const double peak = median_of(exported, &Cost::peak);
  const auto verdict = [](bool met) { return met ? "met" : "missed"; };
  std::cout << "\nGoals for the export, with all checks: at most " << fixed(kGoalRatio, 1) << " × the floor ("
            << verdict(ratio <= kGoalRatio) << ": " << fixed(ratio, 2) << "), at most "
            << fixed(kGoalMegabytes, 0) << " MB (" << verdict(peak <= kGoalMegabytes) << ": "
            << fixed(peak, 1) << ").\n";
}

void print_setting(const Options& options) {
  const std::vector<std::string> files = patgraph::list_files({&options.library, 1});
  std::size_t bytes = 0;
  std::string buffer;
  for (const std::string& file : files) bytes += patgraph::read_front_matter(file, buffer).yaml.size();
  std::cout << "\nOn " << std::thread::hardware_concurrency() << " cores; " << patgraph::grouped(files.size())
            << " files with " << patgraph::grouped(bytes) << " bytes of front matter; medians of "
            << patgraph::grouped(options.runs) << " rounds.\n";
}

void compare(const Options& options) {
  const TemporaryFolder folder;
  std::vector<Subject> subjects = subjects_of(options, folder.path());
  measure(subjects, options.runs);
  print_table(subjects);
  print_goals(subjects.back(), subjects.front());
  // Last, for Linux counts the memory of this process as that of the children it spawns.
  print_setting(options);
}

/// The programs that were built along with this one.
Options default_options() {
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  Options options;
  options.program = (here.parent_path() / "patgraph").string();
  options.floor = (here / "patgraph_floor").string();
  return options;
}

/// Reads the command line into the options; returns the exit code where there is nothing left to do.
std::optional<int> parse(int argc, char** argv, Options& options) {
  CLI::App app("Measures patgraph against the least that reading a library can cost.", "patgraph_bench");
  app.add_option("LIB", options.library, "Folder of patterns")->required()->check(CLI::ExistingDirectory);
  app.add_option("--runs", options.runs, "Rounds to measure")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--program", options.program,
                 "patgraph to measure; by default the one built along with this")
      ->type_name("PATH");
  app.add_option("--floor", options.floor, "patgraph_floor to measure by; by default the one beside this")
      ->type_name("PATH");
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
}

}  // namespace

/// Measures the program against the floor. Exits with 0 whatever the times, with 2 where a program fails.
int main(int argc, char** argv) {
  try {
    Options options = default_options();
    if (const auto code = parse(argc, argv, options)) return *code;
    compare(options);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "patgraph_bench: " << error.what() << '\n';
    return 2;
  }
}
