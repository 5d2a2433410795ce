#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared_nodes.hpp"
#include "terms.hpp"

namespace patgraph {

/// A source of descriptions. They are made a step at a time, so that they need not all be in memory, and by
/// several threads at once.
class DescriptionSource {
 public:
  virtual ~DescriptionSource() = default;
  virtual std::size_t step_count() const = 0;
  /// Appends the descriptions of one step. Over all steps in their order, subjects ascend by IRI.
  virtual void describe(std::size_t step, Descriptions& into) const = 0;
};

/// What authors state: the RDF view of a graph. There are no blank nodes.
class Statements : public DescriptionSource {
 public:
  Statements(const PatternGraph& graph, const Terms& terms, const StatementOptions& options);

  std::size_t step_count() const override { return steps_.size(); }
  /// Describes an entry with its links, or a concept, a scheme, a shared node.
  void describe(std::size_t step, Descriptions& into) const override;

  const Iri& vertex_iri(VertexId vertex) const { return vertex_iris_[vertex]; }
  /// Returns what a link leads to, or null where it leads nowhere; `edge` is its edge, null where it leads to
  /// no entry by its nature.
  const Iri* target_of(const Link& link, const Edge* edge) const;
  /// Calls `use(link, target)` for every link of an entry that leads somewhere.
  template <typename Use>
  void for_each_link(VertexId vertex, const Use& use) const;
  /// Returns the relation that a link states; nothing for a proposal, unless those are to be stated too.
  std::optional<RelationId> stated_relation(const Link& link) const;
  /// Makes the object of a statement.
  Term term_of(const Attribute& attribute, Descriptions& into) const;

 private:
  struct Step {
    const SharedNode* node = nullptr;  ///< null: the entries below
    std::size_t begin = 0;             ///< range of by_iri_: more than one where entries share a name
    std::size_t end = 0;
  };

  void add_steps();
  void describe_node(const SharedNode& node, Descriptions& into) const;
  void describe_entity(VertexId vertex, Description& entity, std::vector<Description>& links,
                       Descriptions& into) const;
  bool describes_an_entry(const Link& link) const;
  Description describe_link(const Iri& source, const Link& link, const Iri& target, Descriptions& into) const;
  void add_values(const std::vector<Attribute>& attributes, const std::vector<UnmappedValue>& unmapped,
                  Description& to, Descriptions& into) const;

  const PatternGraph& graph_;
  const Terms& terms_;
  const StatementOptions& options_;
  SharedNodes shared_nodes_;
  Iri library_;
  Iri concept_iri_;
  Iri scheme_iri_;
  std::vector<Iri> vertex_iris_;         ///< by VertexId
  std::vector<std::size_t> first_edge_;  ///< by VertexId: its edges in PatternGraph::edges
  std::vector<VertexId> by_iri_;
  std::vector<Step> steps_;
};

template <typename Use>
void Statements::for_each_link(VertexId vertex, const Use& use) const {
  // Edges stand in the order of links, but only links to entries have one.
  std::size_t edge = first_edge_[vertex];
  for (const Link& link : graph_.vertices()[vertex]->links) {
    const bool to_entries = graph_.schema().relations[link.relation].to_entries;
    if (const Iri* target = target_of(link, to_entries ? &graph_.edges()[edge++] : nullptr))
      use(link, *target);
  }
}

}  // namespace patgraph
