#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map.hpp"

namespace patgraph {

/// One end of a link, seen from the other.
struct Neighbour {
  std::string label;               ///< title, or what the link calls it
  const Entity* entity = nullptr;  ///< null where it is none of the library
  Outcome outcome = Outcome::resolved;
  std::optional<double> weight;
  const Link* proposal = nullptr;  ///< the link, where it states nothing about its ends
};

/// What an entry is linked with in one way.
struct NeighbourGroup {
  RelationId relation = 0;
  bool incoming = false;  ///< it leads from the neighbours to the entry
  std::vector<Neighbour> neighbours;
};

/// Returns what the entry is linked with, grouped as seen from it: a link to it counts as one of the inverse
/// relation, where there is such a one. What is stated counts as on a map, once for an inverse pair; links
/// that lead nowhere and proposals follow. Groups are by relation, of each what goes out first; proposals
/// last; in each the strongest come first.
///
/// The map is a whole one.
std::vector<NeighbourGroup> neighbours_of(const PatternMap& map, VertexId vertex);

}  // namespace patgraph
