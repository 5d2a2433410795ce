#include "dot_text.hpp"

#include <algorithm>
#include <vector>

#include "../cell_width.hpp"
#include "../utf8.hpp"
#include "plain_length.hpp"

namespace patgraph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029;
}

bool is_drawable(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool is_noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !is_control && !turns_direction && !is_noncharacter;
}

std::size_t cells_in(std::string_view text) {
  std::size_t cells = 0;
  for_each_code_point(text, [&](char32_t c, std::string_view) { cells += cell_width(c); });
  return cells;
}

/// Returns the longest start of a text that takes no more than that many cells, one character at least.
std::string_view start_of(std::string_view text, std::size_t cells) {
  std::size_t taken = 0;
  std::size_t size = 0;
  while (size < text.size()) {
    const CodePoint point = first_code_point(text.substr(size));
    const unsigned width = cell_width(point.value);
    if (size > 0 && taken + width > cells) break;
    taken += width;
    size += point.size;
  }
  return text.substr(0, size);
}

/// Returns the start of a text up to and with its first space or hyphen; of what is wider still, what fits.
std::string_view first_piece(std::string_view text, std::size_t width) {
  const std::string_view piece = text.substr(0, std::min(text.find_first_of(" -"), text.size() - 1) + 1);
  return cells_in(piece) > width + 1 ? start_of(piece, width) : piece;
}

/// Returns whether a text holds nothing but printable ASCII, and spaces only between words. Most do.
bool is_drawn_as_it_is(std::string_view text) {
  const auto is_printable = [](char c) { return c >= ' ' && c <= '~'; };
  return plain_length(text, is_printable) == text.size() && !text.starts_with(' ') && !text.ends_with(' ') &&
         text.find("  ") == std::string_view::npos;
}

std::string_view without_space(std::string_view line) {
  return line.ends_with(' ') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

std::string drawn_text(std::string_view text) {
  if (is_drawn_as_it_is(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool after_space = false;
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (is_space(c)) {
      after_space = true;
      return;
    }
    if (after_space && !out.empty()) out += ' ';
    after_space = false;
    out += is_drawable(c) && c != 0xFFFD ? bytes : kReplacement;
  });
  return out;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t lines) {
  std::vector<std::string> broken(1);
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view piece = first_piece(text, width);
    text.remove_prefix(piece.size());
    if (used > 0 && used + cells_in(without_space(piece)) > width) {
      if (broken.size() == lines) {
        std::string& last = broken.back();
        last = std::string(without_space(start_of(last, width - 1))) + std::string(kEllipsis);
        break;
      }
      broken.emplace_back();
      used = 0;
    }
    broken.back() += piece;
    used += cells_in(piece);
  }
  std::string out;
  for (const std::string& line : broken) out += (out.empty() ? "" : "\n") + std::string(without_space(line));
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t most = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    most = std::max(most, cells_in(line));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return most;
}

std::string dot_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '&':
        out += "&amp;";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace patgraph
