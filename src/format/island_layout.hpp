#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "map_layout.hpp"

namespace patgraph {

/// A node of an island.
struct Islander {
  std::uint32_t links = 0;  ///< anywhere
  Point pull;               ///< the sum of steps of length 1 towards the islands with which it has links
};

/// A link within an island, by the places of its ends among the islanders.
struct Road {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// Returns the radius of an island with room for that many nodes.
double island_radius(std::size_t nodes);

/// Places the nodes of an island, its middle at 0, 0, moving each that many times.
std::vector<Point> settle_island(std::span<const Islander> islanders, std::span<const Road> roads,
                                 std::size_t moves);

}  // namespace patgraph
