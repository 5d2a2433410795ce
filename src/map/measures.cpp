#include "measures.hpp"

#include <algorithm>
#include <map>

#include "../centrality.hpp"

namespace patgraph {
namespace {

/// Returns the edges as arcs; one without a direction leads both ways.
std::vector<Arc> arcs_of(const PatternMap& map) {
  std::vector<Arc> arcs;
  arcs.reserve(map.edges.size());
  for (const MapEdge& edge : map.edges) {
    if (edge.source == edge.target) continue;
    arcs.emplace_back(edge.source, edge.target);
    if (map.is_symmetric(edge)) arcs.emplace_back(edge.target, edge.source);
  }
  return arcs;
}

}  // namespace

std::vector<double> measure(const PatternMap& map, Measure by) {
  const std::vector<Arc> arcs = arcs_of(map);
  switch (by) {
    case Measure::degree:
      return degrees(map.nodes.size(), arcs);
    case Measure::page_rank:
      return page_rank(map.nodes.size(), arcs);
    case Measure::betweenness:
      return betweenness(map.nodes.size(), arcs);
  }
  return {};
}

std::vector<CyclicAxis> cyclic_axes(const PatternMap& map) {
  std::map<RelationId, std::vector<Arc>> arcs;
  for (const MapEdge& edge : map.edges) {
    const RelationType* relation = map.relation_of(edge);
    if (relation == nullptr || !map.schema().relations[relation->axis].cycle) continue;
    arcs[relation->axis].push_back(relation->against_axis ? Arc(edge.target, edge.source)
                                                          : Arc(edge.source, edge.target));
  }
  std::vector<CyclicAxis> axes;
  for (auto& [relation, along] : arcs) {
    std::ranges::sort(along);
    axes.push_back({relation, strong_groups(map.nodes.size(), along)});
  }
  return axes;
}

}  // namespace patgraph
