#include "written_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>

#include "fingerprint.hpp"
#include "input_file.hpp"
#include "library_text.hpp"
#include "must.hpp"
#include "readers.hpp"
#include "report/report.hpp"
#include "vocabulary.hpp"

namespace patgraph::fuzzing {
namespace {

/// What was written in one format.
struct Written {
  const Format* format = nullptr;
  std::ostringstream stated;
  std::ostringstream derived;
  ExportTarget target;
};

/// Formats that cannot hold everything, and what they say then. They are written on their own.
const std::map<std::string_view, std::vector<std::string_view>> kRefusals{
    {"mermaid", {"Mermaid draws at most "}},
    {"rdfxml", {"XML 1.0 cannot hold the character ", "RDF/XML has no name for the property "}}};

void write(std::deque<Written>& files, const PatternGraph& graph, std::span<const Diagnostic> findings,
           const StatementOptions& options) {
  std::vector<ExportTarget> targets;
  for (Written& file : files) {
    targets.push_back({file.format, &file.stated});
    if (file.format->statement_writer != nullptr) targets.back().derived = &file.derived;
  }
  write_exports(graph, options, targets, 1, findings);
  for (std::size_t i = 0; i < files.size(); ++i) files[i].target = targets[i];
}

/// Returns what is written in one format, or nothing where it says that it cannot hold this.
std::optional<std::deque<Written>> written_alone(const Format& format, const PatternGraph& graph,
                                                 const StatementOptions& options) {
  std::deque<Written> file;
  file.emplace_back().format = &format;
  try {
    write(file, graph, {}, options);
  } catch (const std::runtime_error& error) {
    const std::string_view message = error.what();
    must(std::ranges::any_of(kRefusals.at(format.name),
                             [&](std::string_view refusal) { return message.starts_with(refusal); }),
         "a format says why it cannot be written", message);
    return std::nullopt;
  }
  return file;
}

void must_count(const Format& format, const std::string& bytes, std::uint64_t statements) {
  std::istringstream file(bytes);
  must(format.count_statements(file, "written") == statements, "as many statements are read as were written",
       bytes);
}

/// Holds the statements of one syntax against those of another, which it fills in where there are none yet.
struct SameStatements {
  std::optional<std::set<std::string>> stated;
  std::optional<std::set<std::string>> derived;

  void must_have(const Written& file) {
    must_be(file, file.stated.str(), file.target.statements, stated);
    must_be(file, file.derived.str(), file.target.derived_statements, derived);
  }

 private:
  static void must_be(const Written& file, const std::string& bytes, std::uint64_t count,
                      std::optional<std::set<std::string>>& known) {
    must_be_utf8(bytes);
    must_count(*file.format, bytes, count);
    if (file.format->name == "jsonld") return;  // Raptor2 does not read it
    const std::set<std::string> statements = read_rdf(bytes, std::string(file.format->name).c_str());
    must(statements.size() == count, "as many statements are read as were written", bytes);
    if (!known) known = statements;
    must(*known == statements, "all syntaxes hold the same statements", bytes);
  }
};

MapOptions whole_map(const StatementOptions& options) {
  MapOptions whole;
  whole.title = options.title;
  whole.base = options.base;
  return whole;
}

std::size_t count_tags(std::string_view html) {
  return static_cast<std::size_t>(std::ranges::count(html, '<'));
}

/// Returns how many tags and the like the page has of itself: as many as that of an empty library.
std::size_t tags_of_page() {
  const Library nothing;
  const PatternGraph graph(nothing, builtin_schema());
  std::ostringstream page;
  write_html(make_map(graph, whole_map(statement_options(""))), page);
  return count_tags(page.str());
}

/// How many nodes and edges a map has.
struct MapSize {
  std::size_t nodes = 0;
  std::size_t edges = 0;
};

void must_hold_map(const Written& file, const MapSize& size) {
  const std::string bytes = file.stated.str();
  must_be_utf8(bytes);
  const std::string_view name = file.format->name;
  if (name == "dot") {
#ifdef PATGRAPH_HAS_GRAPHVIZ
    must_be_dot(bytes);
#endif
  } else if (name == "graphml") {
    must(count_xml_elements(bytes, "node") == size.nodes, "GraphML: it has all nodes");
    must(count_xml_elements(bytes, "edge") == size.edges, "GraphML: it has all edges");
  } else if (name.ends_with("-nodes")) {
    must(count_csv_records(bytes) == size.nodes, "CSV: it has all nodes", bytes);
  } else if (name.ends_with("-edges")) {
    must(count_csv_records(bytes) == size.edges, "CSV: it has all edges", bytes);
  } else if (name == "html") {
    static const std::size_t tags = tags_of_page();
    must(count_tags(bytes) == tags, "HTML: data makes no tags");
  }
}

bool is_written_with_others(const Format& format) {
  return !format.forks && !kRefusals.contains(format.name);
}

std::string reported(const ReportFormat& format, const ReportInput& input) {
  std::ostringstream out;
  must(write_report(format, input, out) == 0, "a report holds all findings");
  return out.str();
}

std::size_t count_lines(std::string_view text, std::string_view start) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    count += line.starts_with(start) ? 1U : 0U;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return count;
}

/// Returns how many lines there are, each of which must be JSON.
std::size_t count_json_lines(const std::string& text) {
  std::size_t count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line); ++count) count_json_items(line, "");
  return count;
}

/// A folder for files that must have a name, which goes with the process.
class Folder {
 public:
  Folder() { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("patgraph-fuzz-" + std::to_string(::getpid()));
};

}  // namespace

StatementOptions statement_options(std::string_view words) {
  const auto has = [&](std::string_view word) { return words.find(word) != std::string_view::npos; };
  StatementOptions options;
  options.base = "https://example.org/";
  options.own_namespace = vocabulary::pg_namespace;
  options.title = "Example";
  options.by_id = has("by-id");
  options.proposals = has("inferred");
  options.plain = has("plain");
  return options;
}

void must_export(const PatternGraph& graph, std::span<const Diagnostic> findings,
                 const StatementOptions& options) {
  std::deque<Written> files;
  for (const Format& format : all_formats()) {
    if (is_written_with_others(format)) files.emplace_back().format = &format;
  }
  write(files, graph, findings, options);
  const PatternMap map = make_map(graph, whole_map(options));
  const MapSize size{map.nodes.size(), map.edges.size()};
  SameStatements same;
  const auto must_hold = [&](const Written& file) {
    file.format->write_map != nullptr ? must_hold_map(file, size) : same.must_have(file);
  };
  for (const Written& file : files) must_hold(file);
  for (const Format& format : all_formats()) {
    if (!kRefusals.contains(format.name)) continue;
    if (const auto file = written_alone(format, graph, options)) must_hold(file->front());
  }
}

void must_report(const PatternGraph& graph, std::span<const Diagnostic> findings) {
  const std::vector<std::string> fingerprints = fingerprints_of(findings, graph);
  const ReportInput input{.findings = findings,
                          .library = graph.library(),
                          .fail_on = Severity::warning,
                          .fingerprints = fingerprints};
  const auto must_hold = [&](bool holds, const std::string& bytes) {
    must(holds, "a report holds all findings", bytes);
  };
  for (const ReportFormat& format : all_report_formats()) {
    const std::string bytes = reported(format, input);
    must_be_utf8(bytes);
    if (format.name == "json") {
      must_hold(count_json_items(bytes, "/findings") == findings.size(), bytes);
    } else if (format.name == "jsonl") {
      must_hold(count_json_lines(bytes) == findings.size(), bytes);
    } else if (format.name == "sarif") {
      must_hold(count_json_items(bytes, "/runs/0/results") == findings.size(), bytes);
    } else if (format.name == "junit") {
      must_hold(count_xml_elements(bytes, "testcase") >= findings.size(), bytes);
    } else if (format.name == "github") {
      must_hold(count_lines(bytes, "::") == findings.size() && count_lines(bytes, "") == findings.size(),
                bytes);
      must_be_harmless(bytes);
    } else if (format.name == "text") {
      must_be_harmless(bytes);
    }
  }
}

void must_remember(const PatternGraph& graph, std::span<const Diagnostic> findings) {
  const FingerprintedFindings all{{findings.begin(), findings.end()}, fingerprints_of(findings, graph)};
  const Baseline baseline(all, graph.library());
  must_stay(baseline);
  must(baseline.size() == findings.size(), "a baseline holds all findings, each once");
  for (std::size_t i = 0; i < findings.size(); ++i)
    must(baseline.knows(findings[i], all.fingerprints[i]), "a baseline knows its findings");
}

void must_stay(const Baseline& baseline) {
  static const Folder folder;
  constexpr std::size_t kMost = std::size_t{1} << 30;
  const std::string path = folder.file("baseline");
  baseline.write(path);
  const std::string written = read_whole_file(path, kMost);
  const Baseline read(path);
  must(read.size() == baseline.size(), "a baseline stays whole", written);
  read.write(path);
  must(read_whole_file(path, kMost) == written, "a baseline stays the same", written);
}

}  // namespace patgraph::fuzzing
