#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

namespace patgraph {

/// Returns how many cells of a terminal a text takes that `printable` has made harmless.
std::size_t shown_width(std::string_view text);

/// Breaks a text between words into lines of so many cells at most; a word that is longer stands alone.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// Cuts a text so that it takes so many cells at most, one at least; what is cut ends with "…".
std::string cut_to(std::string_view text, std::size_t columns);

/// Returns the text in a style of the terminal (ECMA-48, "SGR"), such as "1" for bold, where `on`.
std::string styled(std::string_view style, std::string_view text, bool on);

/// Returns the style in which a severity is shown.
std::string_view style_of(Severity severity);

}  // namespace patgraph
