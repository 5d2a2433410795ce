#include "selection.hpp"

#include <algorithm>

namespace patgraph {
namespace {

/// Leaves the nodes that are marked, and the edges between them.
void keep(PatternMap& map, const std::vector<char>& marked) {
  std::vector<std::uint32_t> place(map.nodes.size());
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < map.nodes.size(); ++i) {
    if (marked[i] == 0) continue;
    place[i] = count;
    if (count != i) map.nodes[count] = std::move(map.nodes[i]);
    ++count;
  }
  map.nodes.resize(count);
  std::erase_if(map.edges, [&](const MapEdge& edge) { return !marked[edge.source] || !marked[edge.target]; });
  for (MapEdge& edge : map.edges) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
  }
}

/// Leaves the nodes that an edge touches.
void keep_linked(PatternMap& map) {
  std::vector<char> linked(map.nodes.size(), 0);
  for (const MapEdge& edge : map.edges) linked[edge.source] = linked[edge.target] = 1;
  keep(map, linked);
}

}  // namespace

void select(PatternMap& map) {
  const MapOptions& options = map.options;
  if (!options.relations.empty() || options.min_weight) keep_linked(map);
}

}  // namespace patgraph
