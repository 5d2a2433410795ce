#include <gtest/gtest.h>

#include <cmath>

#include "format/map_layout.hpp"

namespace patgraph {
namespace {

using Links = std::vector<Arc>;

double distance(const Point& one, const Point& other) {
  return std::hypot(one.x - other.x, one.y - other.y);
}

/// Returns the numbers of islands of a hundred nodes each.
std::vector<std::uint32_t> hundreds(std::uint32_t islands) {
  std::vector<std::uint32_t> island_of;
  for (std::uint32_t node = 0; node < islands * 100; ++node) island_of.push_back(node / 100);
  return island_of;
}

TEST(MapLayout, IslandsDoNotTouch) {
  const MapLayout layout = lay_out_islands(hundreds(7), {}, 7);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GT(distance(layout.islands[i].center, layout.islands[j].center),
                layout.islands[i].radius + layout.islands[j].radius);
    }
  }
}

TEST(MapLayout, NodesStayOnTheirIslands) {
  const std::vector<std::uint32_t> island_of = hundreds(3);
  Links links;
  for (std::uint32_t node = 0; node < 250; ++node) links.emplace_back(node, (node * 7 + 100) % 300);
  const MapLayout layout = lay_out_islands(island_of, links, 3);
  for (std::size_t node = 0; node < island_of.size(); ++node) {
    const Circle& island = layout.islands[island_of[node]];
    EXPECT_LE(distance(layout.nodes[node], island.center), island.radius) << node;
  }
}

TEST(MapLayout, NodesDoNotCoverEachOther) {
  Links links;
  for (std::uint32_t node = 1; node < 60; ++node) links.emplace_back(0, node);
  const MapLayout layout = lay_out_islands(hundreds(1), links, 1);
  for (std::size_t i = 0; i < 100; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GT(distance(layout.nodes[i], layout.nodes[j]), kNodeSpacing / 2) << i << " " << j;
  }
}

TEST(MapLayout, NodesWithoutLinksStandAroundTheOthers) {
  Links links;
  for (std::uint32_t node = 1; node < 40; ++node) links.emplace_back(node - 1, node);
  const MapLayout layout = lay_out_islands(hundreds(1), links, 1);
  const Point center = layout.islands[0].center;
  double furthest = 0;
  for (std::size_t node = 0; node < 40; ++node)
    furthest = std::max(furthest, distance(layout.nodes[node], center));
  for (std::size_t node = 40; node < 100; ++node)
    EXPECT_GT(distance(layout.nodes[node], center), furthest) << node;
}

TEST(MapLayout, LinkedNodesAreNearerThanOthers) {
  // Two crowds on one island, each a chain.
  Links links;
  for (std::uint32_t node = 1; node < 100; ++node) {
    if (node != 50) links.emplace_back(node - 1, node);
  }
  const MapLayout layout = lay_out_islands(hundreds(1), links, 1);
  double linked = 0;
  for (const auto& [source, target] : links)
    linked += distance(layout.nodes[source], layout.nodes[target]) / 98;
  double others = 0;
  for (std::size_t node = 0; node < 50; ++node)
    others += distance(layout.nodes[node], layout.nodes[node + 50]) / 50;
  EXPECT_LT(linked, others / 2);
}

TEST(MapLayout, IslandsWithLinksBetweenThemAreNeighbours) {
  Links links;
  for (std::uint32_t node = 0; node < 100; ++node) links.emplace_back(node, 900 + node);
  const MapLayout layout = lay_out_islands(hundreds(10), links, 10);
  for (std::size_t other = 1; other < 9; ++other) {
    EXPECT_LE(distance(layout.islands[0].center, layout.islands[9].center),
              distance(layout.islands[0].center, layout.islands[other].center) + 1);
  }
}

TEST(MapLayout, IslandWithoutNodesHasNoRadius) {
  const MapLayout layout = lay_out_islands(hundreds(1), {}, 2);
  EXPECT_EQ(layout.islands[1].radius, 0);
}

TEST(MapLayout, LonelyNodeStandsInTheMiddle) {
  const MapLayout layout = lay_out_islands(std::vector<std::uint32_t>{0}, {}, 1);
  EXPECT_EQ(distance(layout.nodes[0], layout.islands[0].center), 0);
}

}  // namespace
}  // namespace patgraph
