#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"
#include "rdf.hpp"
#include "schema.hpp"

namespace patgraph {

/// An ontology that cannot be used: one fault, ontology-invalid.
class OntologyError : public InputError {
 public:
  OntologyError(std::string_view file, std::uint32_t line, std::string_view reason)
      : InputError(error_line(file, {line, 1}, reason, "ontology-invalid")) {}
};

/// The statements of several documents together, found by subject. Keeps pointers into the documents.
class Ontology {
 public:
  explicit Ontology(std::span<const rdf::Document> documents);

  /// A statement and the document that makes it.
  struct Place {
    const rdf::Document* document;
    const rdf::Statement* statement;
    const std::string& object() const { return statement->object; }
  };

  /// Throws OntologyError with the position of the statement.
  [[noreturn]] static void fail(const Place& place, const std::string& reason);

  /// Returns all statements with that subject and predicate, in document order.
  std::vector<Place> find(std::string_view subject, std::string_view predicate) const;

  /// Returns the only statement with that subject and predicate, or nothing. Throws where two differ.
  std::optional<Place> find_one(std::string_view subject, std::string_view predicate) const;

  bool has(std::string_view subject, std::string_view predicate, std::string_view object) const;

  /// Returns the subjects of all statements with that predicate.
  std::set<std::string> subjects_with(std::string_view predicate) const;

  /// Returns the subject and everything above it by that transitive predicate, nearest first.
  std::vector<std::string> closure(std::string_view subject, std::string_view predicate) const;

  /// Returns what a statement of that relation implies by inverse, symmetric and super-properties, and by
  /// pg:impliesInverse; by IRI.
  std::vector<Implication> implied_by(const std::string& relation) const;

  /// Returns whether chains of a property count as one link: it is an owl:TransitiveProperty, or its inverse
  /// is.
  bool is_transitive(std::string_view property) const;

  /// Returns how readers call a term: its first label, else its local name.
  std::string label_of(std::string_view subject) const;

  /// Returns what says in whose descriptions the keys of a term stand, if anything does. Terms of other
  /// vocabularies say so with schema:domainIncludes, from which nothing follows for their use elsewhere.
  std::optional<Place> scope_of(std::string_view subject) const;

  /// Returns what says of which kind the values of a term are, if anything does: rdfs:range, or
  /// schema:rangeIncludes, from which nothing follows. Of several, the class of external targets comes last.
  std::optional<Place> range_of(std::string_view subject) const;

  /// Returns how much a cycle of a relation or of a group matters, where pg:cycle says so. Throws where what
  /// it says is no severity.
  std::optional<Severity> cycle_severity_of(std::string_view subject) const;

  /// Throws where a predicate of patgraph's own namespace is declared nowhere: a slip of the pen.
  void check_own_terms() const;

 private:
  std::map<std::string, std::vector<Place>, std::less<>> by_subject_;
  std::multimap<std::string, std::string, std::less<>> inverses_;  ///< both ways
};

/// Returns what follows the namespace of an IRI.
std::string_view local_name(std::string_view iri);

}  // namespace patgraph
