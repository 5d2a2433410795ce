#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../pattern_graph.hpp"

namespace patgraph {

/// An IRI, legal as it stands, rendered once.
struct Iri {
  std::string text;
  std::string name;  ///< as a prefixed name that Turtle and JSON-LD both accept, or empty
};

/// A predicate and what its objects are as a rule: IRIs, or literals of one datatype.
struct Predicate {
  Iri iri;
  std::uint32_t index = 0;  ///< among all predicates, in the order in which statements are sorted
  bool leads_to_iris = false;
  const Iri* datatype = nullptr;  ///< null: xsd:string, or no rule
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

/// Descriptions, and the IRIs that were minted for them alone.
struct Descriptions {
  std::vector<Description> all;
  std::deque<Iri> minted;
};

/// The RDF view of a graph; the only place where IRIs are minted.
///
/// Statements are made for one range of subjects at a time, so that they need not all be in memory, and by
/// several threads at once. There are no blank nodes.
class Statements {
 public:
  /// `base` is the IRI before the slug of an entry.
  Statements(const PatternGraph& graph, std::string base);
  Statements(const Statements&) = delete;
  Statements& operator=(const Statements&) = delete;

  std::span<const rdf::Prefix> prefixes() const { return prefixes_; }
  std::span<const Predicate> predicates() const { return predicates_; }

  /// The number of steps in which all subjects are described.
  std::size_t step_count() const { return steps_.size(); }
  /// Describes an entry with its links, or a concept, a scheme, a shared node. Over all steps in their order,
  /// subjects ascend by IRI.
  void describe(std::size_t step, Descriptions& into) const;

 private:
  /// A concept, a concept scheme, or something that entries share without its being an entry.
  struct SharedNode {
    Iri iri;
    const Iri* type = nullptr;
    const SharedNode* scheme = nullptr;  ///< of a concept
    bool is_concept = false;
    std::string_view label;
    std::vector<Attribute> attributes;
  };
  struct Step {
    const SharedNode* node = nullptr;  ///< null: the entries below
    std::size_t begin = 0;             ///< range of by_iri_: more than one where entries share a slug
    std::size_t end = 0;
  };

  Iri make_iri(std::string text) const;
  void add_predicates(const Schema& schema);
  void add_shared_nodes();
  void add_concept(const Attribute& attribute);
  void add_target(const Link& link, ClassId type);
  void add_steps();
  SharedNode& shared_node(ClassId type, std::string_view text);
  const SharedNode& scheme_of(ClassId type);

  const Predicate* predicate(std::string_view iri) const { return by_iri_text_.at(iri); }
  const Iri* target_of(const Link& link, const Edge* edge) const;
  Term term_of(const Attribute& attribute, Descriptions& into) const;
  void describe_node(const SharedNode& node, Descriptions& into) const;
  void describe_entity(VertexId vertex, Description& entity, std::vector<Description>& links,
                       Descriptions& into) const;
  Description describe_link(const Iri& source, const Link& link, const Iri* target, Descriptions& into) const;
  static void sort(Description& description);

  const PatternGraph& graph_;
  std::string base_;
  std::vector<rdf::Prefix> prefixes_;
  std::vector<Predicate> predicates_;
  std::unordered_map<std::string_view, const Predicate*> by_iri_text_;
  std::vector<const Predicate*> field_predicates_;     ///< by FieldId
  std::vector<const Predicate*> relation_predicates_;  ///< by RelationId
  std::vector<Iri> class_iris_;                        ///< by ClassId
  std::vector<Iri> kind_iris_;                         ///< datatype by ValueKind
  Iri concept_iri_;
  Iri scheme_iri_;
  std::vector<Iri> vertex_iris_;         ///< by VertexId
  std::vector<std::size_t> first_edge_;  ///< by VertexId: its edges in PatternGraph::edges
  std::map<std::pair<ClassId, std::string_view>, SharedNode> shared_nodes_;
  std::map<ClassId, SharedNode> schemes_;
  std::vector<VertexId> by_iri_;
  std::vector<Step> steps_;
};

}  // namespace patgraph
