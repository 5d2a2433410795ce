#pragma once

#include "map.hpp"

namespace patgraph {

/// Tells nodes apart: groups, clusters, colours, sizes and cycles, as the options of the map say.
void categorise(PatternMap& map);

}  // namespace patgraph
