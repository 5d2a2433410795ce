#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "../map/map.hpp"

namespace patgraph {

/// How Graphviz draws a map, by its size and shape.
struct DotPlan {
  std::string engine;                 ///< layout engine
  bool has_groups = false;            ///< its nodes stand for several entries each
  bool has_layers = false;            ///< its hierarchies decide in which layer a node stands
  bool has_frames = false;            ///< it shows clusters, which not every engine draws
  bool has_dots = false;              ///< it has too many nodes for their labels
  std::vector<char> labelled;         ///< by node: 1 where its label is shown
  std::vector<char> isolated;         ///< by node: 1 where no edge touches it
  double legend_scale = 1;            ///< of its texts, which would be too small in a large drawing
  std::vector<std::uint32_t> layers;  ///< by node, for `dot`: no edge that makes layers leads to a higher one
  std::size_t most_links = 0;         ///< of an edge
  std::size_t label_links = 0;  ///< the fewest links with which an edge between groups shows their number

  /// Returns whether an edge is written from its target to its source, with the arrowhead at the tail.
  /// Narrower entries come before broader ones, which `dot` puts in the layer above. No edges that it gets
  /// close a cycle, and in frames none is without a say in layers: of edges against each other, that of
  /// Graphviz 2.43 fails or never ends (class2.c: merge_chain; mincross.c: flat_rev).
  bool is_turned(const MapEdge& edge) const;
};

DotPlan plan_drawing(const PatternMap& map);

/// A shape of nodes, and a character that looks like it.
struct DotShape {
  std::string_view name;
  std::string_view glyph;
};

/// Returns the shape of entries of a class; those of the default class are boxes, without a glyph.
DotShape shape_of(const Schema& schema, ClassId entry_class);

/// The colour of links between groups.
inline constexpr std::string_view kGroupLinkColor = "#5F6368";

}  // namespace patgraph
