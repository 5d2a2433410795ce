#include "terminal_text.hpp"

#include <algorithm>

#include "cell_width.hpp"
#include "utf8.hpp"

namespace patgraph {

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  for_each_code_point(text, [&](char32_t character, std::string_view) { width += cell_width(character); });
  return width;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines{""};
  std::size_t width = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t word_width = shown_width(word);
    if (lines.back().empty()) {
      lines.back() = word;
      width = word_width;
    } else if (width + 1 + word_width > columns) {
      lines.emplace_back(word);
      width = word_width;
    } else {
      lines.back() += ' ';
      lines.back() += word;
      width += 1 + word_width;
    }
  }
  return lines;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (shown_width(text) <= columns) return std::string(text);
  std::string cut;
  std::size_t width = 0;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    width += cell_width(point.value);
    if (width + 1 > columns) break;
    cut += text.substr(0, point.size);
    text.remove_prefix(point.size);
  }
  return cut + "…";
}

std::string styled(std::string_view style, std::string_view text, bool on) {
  return on ? "\x1B[" + std::string(style) + "m" + std::string(text) + "\x1B[0m" : std::string(text);
}

std::string_view style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "1;31";
    case Severity::warning:
      return "1;33";
    case Severity::info:
      break;
  }
  return "1;34";
}

}  // namespace patgraph
