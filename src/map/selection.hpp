#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "map.hpp"

namespace patgraph {

/// Leaves of the whole map what its options select.
void select(PatternMap& map);

/// Returns the node that stands for the entry alone, if there is one.
std::optional<std::uint32_t> node_of(const PatternMap& map, VertexId vertex);

/// Returns a shortest chain of edges from one node to another, of equally short ones the first by the order
/// of edges; nothing where none leads there.
std::vector<std::uint32_t> shortest_chain(const PatternMap& map, std::uint32_t from, std::uint32_t to);

}  // namespace patgraph
