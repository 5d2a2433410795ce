#pragma once

#include <string_view>

namespace patgraph {

/// What stands in the page before the data of its map; made by embed.cmake of the files beside.
std::string_view page_before_data();

/// What stands in the page after the data.
std::string_view page_after_data();

}  // namespace patgraph
