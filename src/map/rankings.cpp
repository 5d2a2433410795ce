#include "rankings.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <span>

#include "../centrality.hpp"
#include "measures.hpp"

namespace patgraph {
namespace {

/// Returns the entries that count most. Values are rounded, so that equal ones are equal whatever the order
/// in which they were summed.
std::vector<Ranked> ten_first(std::span<const Entity* const> nodes, const std::vector<double>& values,
                              double whole) {
  constexpr double kPrecision = 1e8;
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const double share = std::round(values[i] / whole * kPrecision) / kPrecision;
    if (nodes[i] != nullptr && share > 0) ranked.push_back({nodes[i], share});
  }
  std::ranges::stable_sort(ranked, std::ranges::greater(), &Ranked::share);
  if (ranked.size() > 10) ranked.resize(10);
  return ranked;
}

}  // namespace

Rankings rank_entries(const PatternGraph& graph, unsigned threads) {
  std::vector<const Entity*> nodes;  // null: no entry
  std::vector<Arc> arcs;
  {
    // Of a large library, the map takes more memory than all the rest.
    const PatternMap map = make_map(graph, {});
    for (const MapNode& node : map.nodes) nodes.push_back(map.entity_of(node));
    arcs = arcs_of(map);
  }
  Rankings rankings;
  rankings.nodes = nodes.size();
  rankings.pivots = betweenness_pivots(nodes.size(), arcs.size());

  const std::vector<double> linked = degrees(nodes.size(), arcs);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i] == nullptr) continue;
    const auto degree = static_cast<std::size_t>(linked[i]);
    const std::size_t place = degree == 0 ? 0 : 1 + static_cast<std::size_t>(std::bit_width(degree - 1));
    if (place >= rankings.entries_by_degree.size()) rankings.entries_by_degree.resize(place + 1);
    ++rankings.entries_by_degree[place];
  }

  std::vector<double> ranks = page_rank(nodes.size(), arcs);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (linked[i] == 0) ranks[i] = 0;
  }
  rankings.by_page_rank = ten_first(nodes, ranks, 1);
  const auto others = static_cast<double>(nodes.size()) - 1;
  rankings.by_betweenness =
      ten_first(nodes, betweenness(nodes.size(), arcs, threads), std::max(1.0, others * (others - 1) / 2));
  return rankings;
}

}  // namespace patgraph
