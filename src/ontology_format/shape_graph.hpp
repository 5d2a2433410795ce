#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../diagnostic.hpp"
#include "../rdf.hpp"
#include "ontology_format.hpp"

namespace patgraph {

/// The IRIs of SHACL (https://www.w3.org/TR/shacl/) that the shapes use.
namespace shacl {

using sv = std::string_view;

inline constexpr sv sh_namespace = "http://www.w3.org/ns/shacl#";
inline constexpr sv class_ = "http://www.w3.org/ns/shacl#class";
inline constexpr sv datatype = "http://www.w3.org/ns/shacl#datatype";
inline constexpr sv declare = "http://www.w3.org/ns/shacl#declare";
inline constexpr sv in = "http://www.w3.org/ns/shacl#in";
inline constexpr sv iri = "http://www.w3.org/ns/shacl#IRI";
inline constexpr sv iri_or_literal = "http://www.w3.org/ns/shacl#IRIOrLiteral";
inline constexpr sv max_count = "http://www.w3.org/ns/shacl#maxCount";
inline constexpr sv max_inclusive = "http://www.w3.org/ns/shacl#maxInclusive";
inline constexpr sv message = "http://www.w3.org/ns/shacl#message";
inline constexpr sv min_count = "http://www.w3.org/ns/shacl#minCount";
inline constexpr sv min_inclusive = "http://www.w3.org/ns/shacl#minInclusive";
inline constexpr sv name = "http://www.w3.org/ns/shacl#name";
inline constexpr sv namespace_ = "http://www.w3.org/ns/shacl#namespace";
inline constexpr sv node_kind = "http://www.w3.org/ns/shacl#nodeKind";
inline constexpr sv node_shape = "http://www.w3.org/ns/shacl#NodeShape";
inline constexpr sv or_ = "http://www.w3.org/ns/shacl#or";
inline constexpr sv path = "http://www.w3.org/ns/shacl#path";
inline constexpr sv pattern = "http://www.w3.org/ns/shacl#pattern";
inline constexpr sv prefix = "http://www.w3.org/ns/shacl#prefix";
inline constexpr sv prefix_declaration = "http://www.w3.org/ns/shacl#PrefixDeclaration";
inline constexpr sv prefixes = "http://www.w3.org/ns/shacl#prefixes";
inline constexpr sv property = "http://www.w3.org/ns/shacl#property";
inline constexpr sv property_shape = "http://www.w3.org/ns/shacl#PropertyShape";
inline constexpr sv select = "http://www.w3.org/ns/shacl#select";
inline constexpr sv severity = "http://www.w3.org/ns/shacl#severity";
inline constexpr sv sparql = "http://www.w3.org/ns/shacl#sparql";
inline constexpr sv sparql_constraint = "http://www.w3.org/ns/shacl#SPARQLConstraint";
inline constexpr sv target_class = "http://www.w3.org/ns/shacl#targetClass";

}  // namespace shacl

/// What the results of a shape say.
struct ShapeReport {
  std::string message;
  std::vector<std::string_view> checks = {};        ///< ids of the native checks that find the same
  std::optional<Severity> severity = std::nullopt;  ///< empty: that of the checks, of several the worst
};

/// The statements of a shapes graph. Every shape has an IRI, so that a result names the fault.
class ShapeGraph {
 public:
  explicit ShapeGraph(const OntologyInput& input);

  /// Returns an IRI for a shape: of the words the first that no other shape has, else one numbered.
  std::string name(const std::vector<std::string>& words);

  void add_iri(std::string_view subject, std::string_view predicate, std::string_view iri);
  void add_text(std::string_view subject, std::string_view predicate, std::string_view text);
  void add_in_english(std::string_view subject, std::string_view predicate, std::string_view text);
  void add_number(std::string_view subject, std::string_view predicate, double number);
  void add_iris(std::string_view subject, std::string_view predicate, std::span<const std::string> iris);
  void add_texts(std::string_view subject, std::string_view predicate, std::span<const std::string> texts);
  /// Adds message, severity and checks of a shape.
  void add_report(std::string_view shape, const ShapeReport& report);
  /// Declares the shape of a query over entries of those classes; the query knows all prefixes.
  void add_query(const std::string& shape, std::span<const std::string> classes, const ShapeReport& report,
                 std::string_view select);

  /// Returns an IRI as queries and messages write it: prefixed, or in angle brackets.
  std::string prefixed(std::string_view iri) const;

  void write(std::ostream& out) const;

 private:
  void add_head();
  void add_list(std::string_view subject, std::string_view predicate, std::span<const std::string> items,
                bool of_literals);
  void add_literal(std::string_view subject, std::string_view predicate, std::string_view text,
                   std::string_view datatype, std::string_view language);

  std::vector<rdf::Prefix> prefixes_;  ///< of the document; those of queries are the ontology's
  std::vector<rdf::Prefix> query_prefixes_;
  std::vector<rdf::Statement> statements_;
  std::set<std::string> names_;
  std::size_t list_cells_ = 0;
};

/// Adds the shapes that need SPARQL: those that compare entries, or follow relations over several steps.
void add_query_shapes(const OntologyInput& input, std::span<const std::string> entry_classes,
                      ShapeGraph& shapes);

/// Returns a label as a part of a name: "commons domain" as "commons-domain".
std::string hyphenated(std::string label);

}  // namespace patgraph
