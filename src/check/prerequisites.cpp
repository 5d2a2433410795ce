#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

void check_along(const PatternGraph& graph, RelationId axis, Findings& findings) {
  const auto groups = graph.cyclic_groups(axis);
  if (groups.empty()) return;
  std::vector<std::size_t> group_of(graph.vertices().size(), groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const VertexId v : groups[i]) group_of[v] = i;
  }
  const auto cycles = graph.shortest_cycles(axis);
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (relation.axis != axis || edge.outcome != Outcome::resolved || !relation.asserted) continue;
    const auto [dependent, prerequisite] =
        relation.against_axis ? std::pair(edge.target, edge.source) : std::pair(edge.source, edge.target);
    const std::size_t group = group_of[prerequisite];
    if (group == groups.size() || group == group_of[dependent]) continue;
    std::vector<RelatedLocation> links;
    for (const std::uint32_t index : cycles[group])
      links.push_back(related_link(graph, graph.edges()[index]));
    findings.add(location_of(graph, edge),
                 in_quotes(graph.vertices()[dependent]->slug) + " needs " +
                     in_quotes(graph.vertices()[prerequisite]->slug) +
                     ", which needs itself by a cycle along " +
                     in_quotes(graph.schema().relations[axis].key) + "; expected something that can be had",
                 std::move(links));
  }
}

}  // namespace

void check_dead_prerequisite(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis == id && relations[id].prerequisite && relations[id].cycle)
      check_along(graph, id, findings);
  }
}

}  // namespace patgraph
