#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace patgraph {

/// A code point and the number of bytes that write it.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

/// Reads the code point at the start of a text, which must not be empty. Of what is not UTF-8 (RFC 3629), the
/// first byte is read as U+FFFD.
inline CodePoint first_code_point(std::string_view text) {
  constexpr CodePoint kInvalid{0xFFFD, 1};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return kInvalid;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < size) return kInvalid;
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return kInvalid;
    value = (value << 6) | (byte(i) & 0x3FU);
  }
  constexpr char32_t kLeastOfSize[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kLeastOfSize[size] || value > 0x10FFFF || surrogate) return kInvalid;
  return {value, size};
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
