#pragma once

#include <cstdint>
#include <vector>

#include "map.hpp"

namespace patgraph {

/// Leaves of the whole map what its options select.
void select(PatternMap& map);

/// Returns a shortest chain of edges from one node to another, of equally short ones the first by the order
/// of edges; nothing where none leads there.
std::vector<std::uint32_t> shortest_chain(const PatternMap& map, std::uint32_t from, std::uint32_t to);

}  // namespace patgraph
