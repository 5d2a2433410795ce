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

  /// Returns what a link leads to that by its nature leads to no entry, or null where it names nothing.
  const Iri* target_of(const Link& link, Descriptions& into) const;

 private:
  struct Step {
    std::uint32_t first = 0;  ///< of the entries, in by_iri_: more than one where entries share a name
    std::uint32_t count = 0;  ///< 0: instead, the shared node of that index
  };

  void add_steps();
  const Iri* iri_of(const SharedNode& node, Descriptions& into) const;
  std::optional<RelationId> stated_relation(const Link& link) const;
  Term term_of(FieldId field, std::string_view text, ValueKind kind, Descriptions& into) const;
  void describe_node(std::uint32_t index, Descriptions& into) const;
  void add_remarks(const SharedNode& node, Description& to, Descriptions& into) const;
  void describe_entity(VertexId vertex, Description& entity, std::vector<Description>& links,
                       Descriptions& into) const;
  bool describes_an_entry(const Link& link) const;
  Description describe_link(const Iri& source, const Link& link, const Iri& target, Descriptions& into) const;
  void add_values(std::span<const Attribute> attributes, std::span<const UnmappedValue> unmapped,
                  Description& to, Descriptions& into) const;

  const PatternGraph& graph_;
  const Terms& terms_;
  const StatementOptions& options_;
  SharedNodes shared_nodes_;
  Iri library_;
  Iri concept_iri_;
  Iri scheme_iri_;
  std::vector<Iri> vertex_iris_;           ///< by VertexId
  std::vector<std::uint32_t> first_edge_;  ///< by VertexId: its edges in PatternGraph::edges
  std::vector<VertexId> by_iri_;
  std::vector<Step> steps_;
};

}  // namespace patgraph
