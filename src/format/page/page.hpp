#pragma once

#include <string_view>

namespace patgraph {

// The page, made by embed.cmake of the files beside.

/// What stands before the data of a map.
std::string_view page_before_data();

/// What stands between the data and the findings.
std::string_view page_before_findings();

/// What stands after the findings.
std::string_view page_after_findings();

}  // namespace patgraph
