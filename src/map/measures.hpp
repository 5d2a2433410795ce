#pragma once

#include <cstdint>
#include <vector>

#include "map.hpp"

namespace patgraph {

/// Returns how much each node counts, by its edges on the map.
std::vector<double> measure(const PatternMap& map, Measure by);

/// A relation along which cycles are faults or worth knowing, and the groups of nodes that it connects both
/// ways.
struct CyclicAxis {
  RelationId relation = 0;
  std::vector<std::uint32_t> group_of;  ///< by node
};

/// Returns these relations, as far as edges on the map are of them.
std::vector<CyclicAxis> cyclic_axes(const PatternMap& map);

}  // namespace patgraph
