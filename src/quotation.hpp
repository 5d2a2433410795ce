#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns a text of the data in single quotes, for a message; of a long one the first 200 bytes or so.
std::string in_quotes(std::string_view text);

/// Makes what comes from the data harmless for a terminal: controls become `\n`, `\x1B`.
std::string printable(std::string_view text);

}  // namespace patgraph
