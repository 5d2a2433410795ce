#pragma once

#include <cstddef>
#include <vector>

#include "library.hpp"

namespace patgraph::bench {

/// Makes up a library of garden patterns: half of them written as the first generation of front matter, half
/// as the second, each with a dozen links to others, one link in a hundred leading nowhere. The same count
/// gives the same texts.
std::vector<SourceText> made_library(std::size_t count);

}  // namespace patgraph::bench
