#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace patgraph {

/// Returns a text of the data as a drawing can hold it, in one line: white space becomes single spaces, and
/// what has no glyph (controls, bytes that are no UTF-8, noncharacters) or would turn the direction of what
/// stands beside it (embeddings, overrides and isolates of Unicode Standard Annex 9) becomes U+FFFD.
std::string drawn_text(std::string_view text);

/// Breaks a text of `drawn_text` with "\n" into lines of about that many cells, at spaces and behind hyphens,
/// in words only where they are longer. What is left behind the last line that is allowed becomes "…".
std::string wrapped(std::string_view text, std::size_t width, std::size_t lines);

/// Returns how many cells the longest line of a text takes.
std::size_t width_of(std::string_view text);

/// Writes a text as a value in quotes that Graphviz shows as it is: it reads backslashes as escapes, also in
/// addresses and tooltips, and entities of HTML.
std::string dot_quoted(std::string_view text);

/// Writes a text inside of an HTML-like label.
std::string html_text(std::string_view text);

}  // namespace patgraph
