#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns a text of the data in single quotes, for a message; of a long one the first 200 bytes or so.
std::string in_quotes(std::string_view text);

}  // namespace patgraph
