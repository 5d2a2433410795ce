#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "../pattern_graph.hpp"

namespace patgraph {

/// An IRI, legal as it stands, rendered once.
struct Iri {
  std::string text;
  const rdf::Prefix* prefix = nullptr;  ///< with it, Turtle and JSON-LD abbreviate the IRI; null: none does
};

/// Appends the prefixed name of an IRI, or else the IRI.
inline void append_compact(const Iri& iri, std::string& out) {
  if (iri.prefix == nullptr) {
    out += iri.text;
    return;
  }
  out += iri.prefix->name;
  out += ':';
  out.append(iri.text, iri.prefix->iri.size());
}

/// Returns what `append_compact` appends.
inline std::string compact(const Iri& iri) {
  std::string text;
  append_compact(iri, text);
  return text;
}

/// A predicate and what its objects are as a rule: IRIs, or literals of one datatype.
struct Predicate {
  Iri iri;
  std::uint32_t index = 0;  ///< among all predicates, in the order in which statements are sorted
  bool leads_to_iris = false;
  const Iri* datatype = nullptr;  ///< of literals, as a rule; null for xsd:string
  bool is_mapped = true;          ///< a term of the ontology or one of the export's own
};

/// The object of a statement: an IRI, or a literal.
struct Term {
  const Iri* iri = nullptr;       ///< null for a literal
  std::string_view literal;       ///< lexical form
  const Iri* datatype = nullptr;  ///< of a literal; null for xsd:string
};

struct Statement {
  const Predicate* predicate = nullptr;
  Term object;
};

/// All statements about one subject, sorted by predicate and object, each once; `rdf:type` comes first.
struct Description {
  const Iri* subject = nullptr;
  std::vector<Statement> statements;
};

/// The order of statements about one subject: by predicate, IRIs before literals, by text, by datatype.
std::tuple<std::uint32_t, bool, std::string_view, std::string_view> order_of(const Statement& statement);

/// Sorts the statements and drops those that stand twice.
void sort_statements(Description& description);

/// Descriptions, and what was minted for them alone.
struct Descriptions {
  std::vector<Description> all;
  std::deque<Iri> minted;
  std::deque<std::string> texts;
};

/// What an export states, and under which IRIs.
struct StatementOptions {
  std::string base;           ///< the IRI before the name of an entry; that of the library itself
  std::string own_namespace;  ///< the namespace of the vocabulary, in place of the published one
  std::string title;          ///< of the library
  std::string timestamp;      ///< when the export was made, as xsd:dateTime; empty: not told
  bool by_id = false;         ///< entries are named by their ids, not by their slugs
  bool proposals = false;     ///< proposed links are stated too
  bool plain = false;         ///< links are statements alone, without a node of their own
};

/// The IRIs, prefixes and predicates of one export.
class Terms {
 public:
  /// `unmapped_paths` are the keys of values that no term claims.
  Terms(const Schema& schema, const StatementOptions& options,
        const std::set<std::string_view>& unmapped_paths);
  Terms(const Terms&) = delete;
  Terms& operator=(const Terms&) = delete;

  /// Makes an IRI of a text that is a legal one.
  Iri iri(std::string text) const;

  /// Makes an IRI of what an author wrote, whatever its namespace.
  Iri given_iri(std::string text) const;

  std::span<const rdf::Prefix> prefixes() const { return prefixes_; }
  std::span<const Predicate> predicates() const { return predicates_; }

  /// The predicate of a vocabulary, by the IRI that the ontology gives it.
  const Predicate* predicate(std::string_view iri) const { return by_iri_.at(iri); }
  const Predicate* type() const { return &predicates_.front(); }
  const Predicate* field(FieldId id) const { return field_predicates_[id]; }
  const Predicate* relation(RelationId id) const { return relation_predicates_[id]; }
  /// The predicate of values that no term claims.
  const Predicate* unmapped(std::string_view path) const { return unmapped_.find(path)->second; }

  const Iri& class_iri(ClassId id) const { return class_iris_[id]; }
  /// The classes of other vocabularies to which instances of a class belong too.
  std::span<const Iri> foreign_classes(ClassId id) const { return foreign_classes_[id]; }
  const Iri& datatype(ValueKind kind) const { return kind_iris_[static_cast<std::size_t>(kind)]; }

 private:
  void add_predicates(const Schema& schema, const std::set<std::string_view>& unmapped_paths);
  void settle_objects(const Schema& schema, const std::map<std::string_view, Predicate*>& by_iri);
  std::string renamed(std::string text) const;

  std::string own_namespace_;
  std::vector<rdf::Prefix> prefixes_;
  std::vector<Predicate> predicates_;
  std::unordered_map<std::string_view, const Predicate*> by_iri_;
  std::vector<const Predicate*> field_predicates_;     ///< by FieldId
  std::vector<const Predicate*> relation_predicates_;  ///< by RelationId
  std::map<std::string, const Predicate*, std::less<>> unmapped_;
  std::deque<std::string> predicate_iris_;
  std::vector<Iri> class_iris_;                    ///< by ClassId
  std::vector<std::vector<Iri>> foreign_classes_;  ///< by ClassId
  std::vector<Iri> kind_iris_;                     ///< datatype by ValueKind
};

}  // namespace patgraph
