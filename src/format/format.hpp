#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "../map/map.hpp"
#include "../progress.hpp"
#include "../timings.hpp"
#include "shards.hpp"
#include "statements.hpp"

namespace patgraph {

/// Writes descriptions in one RDF syntax. Every thread has its own.
class StatementWriter {
 public:
  virtual ~StatementWriter() = default;
  /// Returns what stands before the first description.
  virtual std::string head() const = 0;
  /// Returns what stands between two descriptions.
  virtual std::string_view separator() const = 0;
  /// Appends one description. Throws std::runtime_error where the syntax has no way to write it.
  virtual void write(const Description& description, std::string& out) = 0;
  /// Returns what stands after the last description.
  virtual std::string_view tail() const = 0;
};

/// A format of exports: either a syntax for statements or a map.
struct Format {
  std::string_view name;
  std::string_view extension;
  std::string_view media_type;
  /// Null for a map. `graph` is the IRI of the named graph, for syntaxes that have them.
  std::unique_ptr<StatementWriter> (*statement_writer)(const Terms& terms, const Iri& graph) = nullptr;
  /// Counts the statements of a file; null for a map. Throws std::runtime_error where it is invalid, which
  /// names the path.
  std::uint64_t (*count_statements)(std::istream& file, const std::string& path) = nullptr;
  void (*write_map)(const PatternMap& map, std::ostream& out) = nullptr;  ///< null for a syntax
  bool has_named_graphs = false;  ///< one file can keep derived statements apart
  bool shows_findings = false;    ///< a map beside which findings stand
  bool forks = false;  ///< a map that is drawn in a process of its own: no other thread may run then
  /// A syntax without a head or a tail, and nothing between descriptions: each part is a document.
  bool is_lines = false;
  /// For a map that is a table: its rows, by the node at which they begin. Each stream has the head line.
  void (*write_rows)(const PatternMap& map, const Shards& out) = nullptr;

  bool can_be_split() const { return is_lines || write_rows != nullptr; }
};

/// The format table.
std::span<const Format> all_formats();

/// Where one format is written.
struct ExportTarget {
  const Format* format = nullptr;
  Shards out = {};
  Shards derived =
      {};  ///< for derived statements, `out` itself where the format keeps them apart; may be empty
  std::uint64_t statements = 0;          ///< written to `out`
  std::uint64_t derived_statements = 0;  ///< written to `derived`, where that is not `out`
};

/// Writes the graph in several formats at once and counts what it writes. Statements are made once for all of
/// them, on that many threads; the bytes do not depend on their number. Derived statements are written where
/// a target has a place for them. Maps show all that authors state, with the findings.
/// Stages: statements (what syntaxes state), each format by its name (of a map, what it shows as well), write
/// (bytes to the streams).
void write_exports(const PatternGraph& graph, const StatementOptions& options,
                   std::span<ExportTarget> targets, unsigned threads,
                   std::span<const Diagnostic> findings = {}, Timings* timings = nullptr,
                   const Progress* progress = nullptr);

// One file each.
std::unique_ptr<StatementWriter> make_turtle_writer(const Terms& terms, const Iri& graph);
std::unique_ptr<StatementWriter> make_ntriples_writer(const Terms& terms, const Iri& graph);
std::unique_ptr<StatementWriter> make_nquads_writer(const Terms& terms, const Iri& graph);
std::unique_ptr<StatementWriter> make_rdfxml_writer(const Terms& terms, const Iri& graph);
std::unique_ptr<StatementWriter> make_jsonld_writer(const Terms& terms, const Iri& graph);
std::uint64_t count_jsonld_statements(std::istream& file, const std::string& path);
void write_dot(const PatternMap& map, std::ostream& out);
/// Throws std::runtime_error where Graphviz fails, or is not built in.
void write_svg(const PatternMap& map, std::ostream& out);
void write_png(const PatternMap& map, std::ostream& out);  ///< likewise
void write_html(const PatternMap& map, std::ostream& out);
void write_graphml(const PatternMap& map, std::ostream& out);
/// Throws std::runtime_error where the map is larger than what Mermaid draws.
void write_mermaid(const PatternMap& map, std::ostream& out);
void write_neo4j_nodes(const PatternMap& map, const Shards& out);
void write_neo4j_edges(const PatternMap& map, const Shards& out);
void write_csv_nodes(const PatternMap& map, const Shards& out);
void write_csv_edges(const PatternMap& map, const Shards& out);

}  // namespace patgraph
