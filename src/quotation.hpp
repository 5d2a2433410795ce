#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns a text of the data for a message; of a long one the first 200 bytes or so.
std::string shortened(std::string_view text);

/// Returns the same in single quotes.
std::string in_quotes(std::string_view text);

/// Makes what comes from the data harmless for a terminal, and UTF-8: controls become `\n` and `\x1B`, bytes
/// that are no UTF-8 `\xE9`, and what would turn the direction of a line, or break it, `<U+202E>`.
std::string printable(std::string_view text);

}  // namespace patgraph
