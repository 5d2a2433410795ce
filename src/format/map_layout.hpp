#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../pattern_graph.hpp"

namespace patgraph {

struct Point {
  double x = 0;
  double y = 0;
};

/// A disc.
struct Circle {
  Point center;
  double radius = 0;
};

/// Where nodes and the islands that they make stand; y grows downwards.
struct MapLayout {
  std::vector<Point> nodes;
  std::vector<Circle> islands;  ///< by number; where nobody lives the radius is 0
};

/// About how far nodes of an island are from their nearest neighbours.
inline constexpr double kNodeSpacing = 20;

/// Places nodes so that each island is a disc of its own, near those with which it has most links. On an
/// island linked nodes are near each other, those that link across the water stand at that shore, and those
/// without any link in rings around the others. Every node has the number of its island; links are pairs of
/// nodes. Takes time linear in nodes and links, and gives the same result on every machine: of the operations
/// on numbers that it uses, IEEE 754 rounds all.
MapLayout lay_out_islands(std::span<const std::uint32_t> island_of, std::span<const Arc> links,
                          std::size_t island_count);

}  // namespace patgraph
