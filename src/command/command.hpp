#pragma once

#include <ctime>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "../config.hpp"
#include "../diagnostic.hpp"
#include "../pattern_graph.hpp"
#include "../progress.hpp"
#include "../report/report.hpp"
#include "../timings.hpp"

namespace patgraph {

/// Exit codes of every command.
enum class ExitCode : int { clean = 0, findings = 1, failure = 2 };

/// A command line that cannot be carried out.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where a command writes: its product to `out`, everything else to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  std::size_t columns = 80;            ///< of the terminal
  const Progress* progress = nullptr;  ///< where standard error is a terminal
};

/// What every command needs in order to read a library.
struct LibraryOptions {
  std::vector<std::string> paths;
  std::vector<std::string> ontologies;
  std::string config;      ///< file; empty: found upwards from the first path
  bool no_config = false;  ///< no file is asked
  std::optional<ByteSize> max_front_matter;
  unsigned threads = 1;
  bool timings = false;  ///< say on standard error how long each stage took
};

/// Which findings are shown and count.
struct SelectionOptions {
  std::optional<std::string> write_baseline;
  std::optional<std::string> baseline;
  bool prune_baseline = false;
  std::optional<std::string> changed_since;
};

/// Where findings go, and how they are told.
struct ReportOptions {
  std::string format = "text";     ///< on standard output
  std::vector<std::string> files;  ///< each as FORMAT=FILE
  std::string group = "none";
  bool all = false;
  bool brief = false;
};

struct CheckOptions {
  LibraryOptions library;
  SelectionOptions selection;
  ReportOptions report;
  std::string fail_on;  ///< empty: as the configuration says
};

struct StatsOptions {
  LibraryOptions library;
  std::string format = "text";
  bool ledger = false;
};

/// What stands before the name of an entry where nothing else is said.
inline constexpr const char* kDefaultBase = "https://commons-os.github.io/patterns/";

/// Under which IRIs things are named.
struct IriOptions {
  std::optional<std::string> base;  ///< before the name of an entry
  std::string own_namespace;        ///< before the terms of the vocabulary
};

struct ExportOptions {
  LibraryOptions library;
  std::vector<std::string> formats;
  std::string output;  ///< folder; empty: standard output
  IriOptions iris;
  std::string iri = "slug";
  std::string title;  ///< empty: the name of the library's folder
  bool inferred = false;
  bool asserted_only = false;
  bool materialize = false;
  bool verify = false;
  std::optional<std::size_t> shards;  ///< unless given, each format is one file
  std::string compress;               ///< empty: not at all
  bool strict = false;
};

/// What a map shows, as its reader names it; see patgraph::MapOptions (map/map.hpp).
struct MapSelectionOptions {
  std::vector<std::string> relations;
  std::vector<std::string> where;  ///< each as FIELD=VALUE
  std::optional<double> min_weight;
  std::string around;
  unsigned depth = 1;
  std::vector<std::string> path;  ///< none or two
  std::string direction = "both";
  bool only_cycles = false;
  std::optional<std::size_t> top;
  std::string by = "degree";
  bool reduce = false;
  std::string collapse;
  std::string cluster;
  std::string color;
  std::string size;
};

struct MapCommandOptions {
  LibraryOptions library;
  MapSelectionOptions selection;
  std::string format;
  std::string output;  ///< file; empty: standard output
  std::string title;   ///< empty: the name of the library's folder
  std::optional<std::string> base;
  std::string rankdir = "RL";
  std::string layout;  ///< empty: chosen by size and shape
};

struct ShowOptions {
  LibraryOptions library;
  std::string pattern;
  std::string format = "text";
};

struct PathOptions {
  LibraryOptions library;
  std::string from;
  std::string to;
  std::vector<std::string> relations;
  std::string direction = "both";
  std::string format = "text";
};

struct OntologyOptions {
  std::string format;
  std::vector<std::string> ontologies;
  IriOptions iris;
  std::string output;  ///< file; empty: standard output
};

struct ExplainOptions {
  std::string check;  ///< id of a check; empty: all of them
  std::string format = "text";
  bool config_schema = false;  ///< instead, the JSON Schema of patgraph.yaml
};

/// For what a library is loaded: checks look into texts, too.
enum class LibraryUse : std::uint8_t { graph, checks };

/// A library, read and resolved as its configuration says.
class LoadedLibrary {
 public:
  /// Stages: settings, ontology, list, those of `read_library`, resolve.
  LoadedLibrary(const LibraryOptions& options, LibraryUse use, const Progress* progress, Timings* timings);
  const Config& config() const { return config_; }
  const PatternGraph& graph() const { return graph_; }
  /// Returns whether the configuration leaves a Markdown file in.
  bool takes(const std::string& file) const;

 private:
  Config config_;
  Schema schema_;
  Library library_;
  PatternGraph graph_;
};

/// Runs the checks on the graph of a library, in its state of now or of before, as the configuration of now
/// has them; what that waives is marked.
std::vector<Diagnostic> check_library(const LoadedLibrary& loaded, const PatternGraph& graph,
                                      unsigned threads, const Progress* progress = nullptr);

/// How many findings a library has that are not waived, and some of them.
struct FindingOverview {
  FindingCounts counts;
  std::size_t waived = 0;
  std::vector<Diagnostic> first;  ///< in the order of `sort_findings`
};

/// Runs the checks like `check_library`, and keeps of each only so many findings, the first ones: a large
/// library has millions.
FindingOverview look_over_library(const LoadedLibrary& loaded, std::size_t kept_of_each, unsigned threads,
                                  const Progress* progress);

/// Returns the moment that SOURCE_DATE_EPOCH names, in UTC, if it does
/// (https://reproducible-builds.org/specs/source-date-epoch/). Throws UsageError where it is no number.
std::optional<std::tm> source_date();

// One command each. Where timings are given, the stages of the run are measured.
ExitCode run_check(const CheckOptions& options, const Streams& streams, Timings* timings);
ExitCode run_stats(const StatsOptions& options, const Streams& streams, Timings* timings);
ExitCode run_map(const MapCommandOptions& options, const Streams& streams, Timings* timings);
ExitCode run_show(const ShowOptions& options, const Streams& streams, Timings* timings);
ExitCode run_path(const PathOptions& options, const Streams& streams, Timings* timings);
ExitCode run_export(const ExportOptions& options, const Streams& streams, Timings* timings);
ExitCode run_ontology(const OntologyOptions& options, const Streams& streams);
ExitCode run_explain(const ExplainOptions& options, const Streams& streams);

/// Names a library: by the title asked for, else by its folder. Throws UsageError where that is not UTF-8.
std::string title_of(const LibraryOptions& library, const std::string& title);

/// Parses the command line and runs what it asks for. Throws UsageError; all else that the commands throw
/// passes.
ExitCode run_command_line(int argc, const char* const* argv, const Streams& streams);

/// Throws UsageError unless the text is one of the known names; `what` is the kind of name.
void require_known(const std::string& what, const std::string& text,
                   const std::vector<std::string_view>& known);

/// Throws UsageError unless the reports can be written as asked for.
void require_usable(const ReportOptions& options);

/// Writes the report to standard output and those that go to files. A file takes its place when all are
/// whole; what cannot be replaced (a pipe, a device) is written to, and the summary of a GitHub job is
/// appended to.
void write_reports(const ReportOptions& options, ReportInput input, const Streams& streams);

/// Throws UsageError unless the IRIs can stand before names.
void require_usable(const IriOptions& iris);

}  // namespace patgraph
