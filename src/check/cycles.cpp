#include "check.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

/// Where an edge starts when it runs along its axis.
VertexId start_along_axis(const PatternGraph& graph, const Edge& edge) {
  return graph.relation_of(edge).against_axis ? edge.target : edge.source;
}

/// Returns the edge with the lowest strength; links without one are taken as firm.
const Edge* weakest(const PatternGraph& graph, const std::vector<const Edge*>& cycle) {
  const Edge* found = nullptr;
  double lowest = 0;
  for (const Edge* edge : cycle) {
    const Value* strength = strength_of(graph, *edge->link);
    if (strength == nullptr) continue;
    const double value = *number_from(strength->text);
    if (found != nullptr && value >= lowest) continue;
    found = edge;
    lowest = value;
  }
  return found;
}

void report(const PatternGraph& graph, const RelationType& axis, std::size_t group_size,
            std::span<const std::uint32_t> shortest, Findings& findings) {
  std::vector<const Edge*> cycle;
  std::vector<VertexId> stops;
  std::vector<RelatedLocation> links;
  for (const std::uint32_t index : shortest) {
    const Edge& edge = graph.edges()[index];
    cycle.push_back(&edge);
    stops.push_back(start_along_axis(graph, edge));
    links.push_back(related_link(graph, edge));
  }
  stops.push_back(stops.front());
  std::string message = "cycle of " + std::to_string(group_size) + " entries along '" + axis.key +
                        "', the shortest: " + path_text(graph, stops);
  if (const Edge* candidate = weakest(graph, cycle)) {
    message += "; the weakest link: " + describe(graph, *candidate);
  }
  const SourceLocation first = links.front().location;
  findings.add_as(*axis.cycle, first, std::move(message), std::move(links));
}

}  // namespace

void check_cycle(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis != id || !relations[id].cycle) continue;
    const auto groups = graph.cyclic_groups(id);
    const auto cycles = graph.shortest_cycles(id, groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      // Two entries of a hierarchy have a finding of their own, mutual-hierarchy.
      if (groups[i].size() == 2 && relations[id].transitive) continue;
      report(graph, relations[id], groups[i].size(), cycles[i], findings);
    }
  }
}

}  // namespace patgraph
