#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "statements.hpp"

namespace patgraph {

/// Writes descriptions in one RDF syntax. Const after construction: several threads may write at once.
class StatementWriter {
 public:
  virtual ~StatementWriter() = default;
  /// Returns what stands before the first description.
  virtual std::string head() const = 0;
  /// Returns what stands between two descriptions.
  virtual std::string_view separator() const = 0;
  /// Appends one description.
  virtual void write(const Description& description, std::string& out) const = 0;
  /// Returns what stands after the last description.
  virtual std::string_view tail() const = 0;
};

/// A format of exports: either a syntax for statements or a map.
struct Format {
  std::string_view name;
  std::string_view extension;
  std::string_view media_type;
  std::unique_ptr<StatementWriter> (*statement_writer)(const Statements& statements);  ///< null for a map
  void (*write_map)(const PatternGraph& graph, std::ostream& out);                     ///< null for a syntax
};

/// The format table.
std::span<const Format> all_formats();

/// Where one format is written.
struct ExportTarget {
  const Format* format = nullptr;
  std::ostream* out = nullptr;
};

/// Writes the graph in several formats at once. Statements are made once for all of them, on that many
/// threads; the bytes do not depend on their number.
void write_exports(const PatternGraph& graph, std::string_view base, std::span<const ExportTarget> targets,
                   unsigned threads);

// One file each.
std::unique_ptr<StatementWriter> make_turtle_writer(const Statements& statements);
std::unique_ptr<StatementWriter> make_jsonld_writer(const Statements& statements);
void write_dot(const PatternGraph& graph, std::ostream& out);

}  // namespace patgraph
