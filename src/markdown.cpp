#include "markdown.hpp"

#include <algorithm>

namespace patgraph {
namespace {

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// Returns a fence of backticks, longer than the longest run of them in the text.
std::string fence_for(std::string_view text, std::size_t shortest) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  std::string fence(std::max(shortest, longest + 1), '`');
  return fence;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  static constexpr std::string_view kSpecial = "\\`*_{}[]<>#&~$";
  // At the start of a line, "-", "+", "=" and "1. " begin something else.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view marks = digits == 0 ? "-+=" : digits + 1 == text.find(' ') ? ".)" : "";
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool marks_item = i == digits && marks.find(c) != std::string_view::npos;
    if (marks_item || kSpecial.find(c) != std::string_view::npos) escaped += '\\';
    escaped += is_line_end(c) ? ' ' : c;
  }
  return escaped;
}

std::string markdown_code(std::string_view text) {
  const std::string fence = fence_for(text, 1);
  std::string code(text);
  std::ranges::replace_if(code, is_line_end, ' ');
  // Blanks keep backticks at either end apart from the fence, and are not shown.
  const bool needs_blanks = code.empty() || code.front() == '`' || code.back() == '`' ||
                            (code.front() == ' ' && code.back() == ' ');
  return needs_blanks ? fence + " " + code + " " + fence : fence + code + fence;
}

std::string markdown_block(std::string_view text, std::string_view language) {
  const std::string fence = fence_for(text, 3);
  return fence + std::string(language) + "\n" + std::string(text) + (text.ends_with('\n') ? "" : "\n") +
         fence + "\n";
}

std::string markdown_cell(std::string_view markdown) {
  std::string cell;
  for (const char c : markdown) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

}  // namespace patgraph
