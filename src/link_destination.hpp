#pragma once

#include <string_view>

namespace patgraph {

/// Returns whether the destination of a Markdown link is written as one beside the file is, not as one of the
/// page or of the web.
bool is_relative(std::string_view destination);

/// Returns whether a destination leads to the pages that the web has of entries, below their base.
bool is_below(std::string_view base, std::string_view destination);

/// Looks for links that could lead to an entry, much faster than a parser does: few texts hold any.
bool may_link_to_entries(std::string_view text, std::string_view base);

}  // namespace patgraph
