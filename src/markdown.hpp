#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns a text of the data as one line of Markdown that shows just that.
std::string markdown_text(std::string_view text);

/// Returns a text as one line of code, fenced by more backticks than it holds.
std::string markdown_code(std::string_view text);

/// Returns a text as a block of code, fenced by more backticks than it holds.
std::string markdown_block(std::string_view text, std::string_view language);

/// Returns Markdown as a cell of a table (GitHub Flavored Markdown, "Tables"): its bars end no cell.
std::string markdown_cell(std::string_view markdown);

}  // namespace patgraph
