#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

namespace patgraph {

/// A link in a Markdown text.
struct MarkdownLink {
  enum class Kind : std::uint8_t {
    inline_or_reference,  ///< `[text](destination)`, `[text][label]`, `<https://…>`
    wiki                  ///< `[[destination]]`, `[[destination|text]]`
  };
  Kind kind = Kind::inline_or_reference;
  std::string destination;  ///< without the escapes of Markdown; percent-encoding stays
  Span span;  ///< of the destination, or a point at the text of the link where the destination is written
              ///< with escapes
};

/// Returns whether `markdown_links` may take far longer than a text of that length should: its time grows
/// with the square of the lines and brackets between two blank lines.
bool is_slow_to_search(std::string_view markdown);

/// Returns the links of the Markdown that starts at a byte of a text, in the order of their positions; of a
/// definition that several links refer to, one. Positions count from the start of the text.
///
/// Reads CommonMark 0.30 with wiki links. Images are no links, and code holds none. A destination with a
/// named entity other than `&amp;` is left out.
std::vector<MarkdownLink> markdown_links(std::string_view text, std::size_t begin);

}  // namespace patgraph
