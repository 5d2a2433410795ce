#include "xml_text.hpp"

#include "utf8.hpp"

namespace patgraph {
namespace {

/// Characters that XML 1.0 can hold (section 2.2).
bool is_xml_character(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' ||
         (value >= 0x20 && value != 0xFFFE && value != 0xFFFF);
}

/// Ends of lines, as XML 1.1 (section 2.11) has them too, tabs and controls: readers may take them for
/// blanks.
bool is_changed_unless_referred_to(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' || (value >= 0x7F && value <= 0x9F) ||
         value == 0x2028;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (value == '<') {
      escaped += "&lt;";
    } else if (value == '>') {
      escaped += "&gt;";
    } else if (value == '&') {
      escaped += "&amp;";
    } else if (value == '"') {
      escaped += "&quot;";
    } else if (is_changed_unless_referred_to(value)) {
      escaped += "&#" + std::to_string(static_cast<unsigned>(value)) + ";";
    } else if (value == 0xFFFD || !is_xml_character(value)) {
      escaped += "\xEF\xBF\xBD";
    } else {
      escaped += bytes;
    }
  });
  return escaped;
}

}  // namespace patgraph
