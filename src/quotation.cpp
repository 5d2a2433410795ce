#include "quotation.hpp"

#include "utf8.hpp"

namespace patgraph {
namespace {

/// Separators of lines and paragraphs, at which some readers begin a new line.
bool is_line_end(char32_t character) {
  return character == 0x2028 || character == 0x2029;
}

/// Characters that turn the direction of what follows: Bidi_Control in Unicode's PropList.txt.
bool turns_direction(char32_t character) {
  return character == 0x61C || character == 0x200E || character == 0x200F ||
         (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

std::string hexadecimal(unsigned char byte) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  return {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t kShown = 200;
  if (text.size() <= kShown) return std::string(text);
  std::size_t end = kShown;
  while (end > 0 && is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string in_quotes(std::string_view text) {
  return "'" + shortened(text) + "'";
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_code_point(text, [&](char32_t character, std::string_view bytes) {
    const bool is_stray = character == 0xFFFD && bytes != "\xEF\xBF\xBD";
    const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    if (character == U'\n') {
      out += "\\n";
    } else if (is_control) {
      out += hexadecimal(static_cast<unsigned char>(character));
    } else if (is_stray) {
      for (const char byte : bytes) out += hexadecimal(static_cast<unsigned char>(byte));
    } else if (is_line_end(character) || turns_direction(character)) {
      out += "<" + code_point_name(character) + ">";
    } else {
      out += bytes;
    }
  });
  return out;
}

}  // namespace patgraph
