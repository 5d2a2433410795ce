#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace patgraph {

/// A code point and the number of bytes that write it.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

/// Stands at the start of some files, and takes no column.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Returns whether a byte of UTF-8 goes on with a code point that has begun before it.
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Returns how many code points a text has.
inline std::size_t code_points_in(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_continuation));
}

/// Reads the code point at the start of a text, which must not be empty. Where that is not UTF-8 (RFC 3629),
/// the longest start of a code point, or else the first byte, is read as U+FFFD (WHATWG Encoding, "UTF-8
/// decoder").
inline CodePoint first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {0xFFFD, 1};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte must not make the code point a surrogate, too great, or one with a shorter form.
  unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (i == text.size() || byte(i) < least || byte(i) > most) return {0xFFFD, i};
    value = (value << 6) | (byte(i) & 0x3FU);
    least = 0x80;
    most = 0xBF;
  }
  return {value, size};
}

/// Returns whether the bytes are UTF-8 (RFC 3629).
inline bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == 0xFFFD && !text.starts_with("\xEF\xBF\xBD")) return false;
    text.remove_prefix(point.size);
  }
  return true;
}

/// Calls `visit(code_point, bytes)` for every code point of a text, in order.
template <typename Visit>
void for_each_code_point(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    visit(point.value, text.substr(0, point.size));
    text.remove_prefix(point.size);
  }
}

/// Returns "U+202E": how Unicode writes a code point.
inline std::string code_point_name(char32_t value) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string digits;
  for (; value != 0 || digits.size() < 4; value >>= 4) digits.insert(digits.begin(), kHex[value & 15]);
  return "U+" + digits;
}

}  // namespace patgraph
