#include <algorithm>

#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

/// Adds a finding about a relationship beside which a chain leads from one end to the other, at the first of
/// the links that state it.
void add_redundant(const PatternGraph& graph, std::span<const StepArc> statements, Chain chain,
                   Findings& findings) {
  const Edge& edge = graph.edges()[statements.front().edge];
  if (edge.source != chain.stops.front()) {
    std::ranges::reverse(chain.stops);
    std::ranges::reverse(chain.edges);
  }
  std::vector<RelatedLocation> related = related_links(graph, chain);
  std::ranges::move(other_statements(graph, statements), std::back_inserter(related));
  const std::string said = in_quotes(graph.relation_of(edge).key) + " names " +
                           in_quotes(graph.vertices()[edge.target]->slug) +
                           ", to which a longer chain leads as well";
  Diagnostic& finding =
      findings.add(location_of(graph, edge), said + ": " + path_text(graph, chain.stops), std::move(related));
  finding.identity = said;
}

/// Finds what a relation, or its inverse, states although a chain along it does.
void check_redundant(const PatternGraph& graph, RelationId base, Findings& findings) {
  const Schema& schema = graph.schema();
  const std::vector<StepArc> arcs = arcs_along(graph, schema.steps_along(schema.relations[base].iri));
  Chains chains(graph.vertices().size(), arcs);
  for (VertexId entry = 0; entry < graph.vertices().size(); ++entry) {
    for (const auto& [end, chain] : chains.detours(entry)) {
      std::vector<StepArc> statements;
      for (const StepArc& arc : arcs_between(arcs, entry, end)) {
        // A link of a narrower relation says more than the chain.
        if (graph.relation_of(graph.edges()[arc.edge]).base == base) statements.push_back(arc);
      }
      if (!statements.empty()) add_redundant(graph, statements, chain, findings);
    }
  }
}

/// Returns the relations whose links can close a circle along an axis.
std::vector<Step> steps_of_axis(const Schema& schema, RelationId axis) {
  std::vector<Step> steps;
  for (RelationId id = 0; id < schema.relations.size(); ++id) {
    const RelationType& relation = schema.relations[id];
    if (relation.axis == axis && relation.to_entries && relation.asserted)
      steps.push_back({id, relation.against_axis});
  }
  return steps;
}

/// Adds a finding about two entries, at the first of the links between them.
void add_mutual(const PatternGraph& graph, const RelationType& axis, std::span<const StepArc> there,
                std::span<const StepArc> back, Findings& findings) {
  if (back.front().edge < there.front().edge) std::swap(there, back);
  const Edge& first = graph.edges()[there.front().edge];
  std::vector<RelatedLocation> links;
  for (const StepArc& arc : back) links.push_back(related_link(graph, graph.edges()[arc.edge]));
  findings.add_as(*axis.cycle, location_of(graph, first),
                  in_quotes(graph.vertices()[first.source]->slug) + " and " +
                      in_quotes(graph.vertices()[first.target]->slug) + " lead to each other along " +
                      in_quotes(axis.key) + "; expected one direction",
                  std::move(links));
}

}  // namespace

void check_redundant_link(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    const RelationType& relation = relations[id];
    if (relation.base == id && relation.transitive && relation.to_entries && relation.asserted)
      check_redundant(graph, id, findings);
  }
}

void check_mutual_hierarchy(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis != id || !relations[id].transitive || !relations[id].cycle) continue;
    const std::vector<StepArc> arcs = arcs_along(graph, steps_of_axis(graph.schema(), id));
    for_each_pair(arcs, [&](std::span<const StepArc> there) {
      const auto [from, to, first] = there.front();
      const std::span<const StepArc> back = arcs_between(arcs, to, from);
      if (from < to && !back.empty()) add_mutual(graph, relations[id], there, back, findings);
    });
  }
}

}  // namespace patgraph
