#include "yaml_scalar.hpp"

#include "datatype.hpp"
#include "utf8.hpp"

namespace patgraph {
namespace {

/// Returns whether YAML 1.1 lets a character stand in a scalar as it is; of what it does, the byte order mark
/// is left out, and what breaks lines or blanks that nobody sees.
bool may_stand_raw(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0xA0)) return false;
  return c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

/// A few texts that could stand plain are not let to: readers differ about indicators inside flow
/// collections.
bool may_stand_plain(std::string_view text) {
  if (yaml_type_of(text) != YamlType::text || text.ends_with(' ')) return false;
  if (text.find_first_of(":#,[]{}?") != std::string_view::npos) return false;
  constexpr std::string_view kIndicators = " -&*!|>'\"%@`=<.~";
  if (kIndicators.find(text.front()) != std::string_view::npos) return false;
  bool plain = true;
  for_each_code_point(text, [&](char32_t c, std::string_view) { plain = plain && may_stand_raw(c); });
  return plain;
}

std::string escape(char32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string digits;
  const std::size_t width = c < 0x100 ? 2 : 4;
  for (std::size_t i = 0; i < width; ++i, c >>= 4) digits.insert(digits.begin(), kHex[c & 15]);
  return (width == 2 ? "\\x" : "\\u") + digits;
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (may_stand_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += bytes;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (!may_stand_raw(c)) {
      quoted += escape(c);
    } else {
      quoted += bytes;
    }
  });
  return quoted + "\"";
}

}  // namespace patgraph
