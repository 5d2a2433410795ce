#pragma once

#include <cstddef>
#include <vector>

#include "map.hpp"

namespace patgraph {

/// An entry and how much it counts.
struct Ranked {
  const Entity* entity = nullptr;
  double share = 0;  ///< from 0 to 1, to eight digits
};

/// Which entries count most among all.
struct Rankings {
  /// How many entries are linked with so many others: 0, 1, 2, 3 to 4, 5 to 8, and so on, each time as far
  /// again, up to the greatest number that there is.
  std::vector<std::size_t> entries_by_degree;
  std::vector<Ranked> by_page_rank;    ///< share of the time of readers who follow links; at most ten
  std::vector<Ranked> by_betweenness;  ///< share of the pairs of others between which it lies; at most ten
  std::size_t pivots = 0;              ///< how many nodes of the map betweenness was measured from
  std::size_t nodes = 0;               ///< how many there are
};

/// Ranks the entries by the links of the whole map, on which inverse links are one and things that are named
/// only stand as well. Of equal entries the first by slug comes first; one without a link has no rank.
Rankings rank_entries(const PatternGraph& graph, unsigned threads);

}  // namespace patgraph
