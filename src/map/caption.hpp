#pragma once

#include <string>

#include "map.hpp"

namespace patgraph {

/// Returns what a map shows, in words: the title of the library and what was selected of it, such as
/// "Commons Garden: at most 2 links around Seed Library".
std::string caption_of(const PatternMap& map);

/// Returns how much a map shows: "21 entries, 52 links".
std::string extent_of(const PatternMap& map);

/// Returns what people call a field: the last segment of its key, with spaces, such as "commons domain".
std::string spoken_name(const Field& field);

}  // namespace patgraph
