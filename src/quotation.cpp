#include "quotation.hpp"

#include "utf8.hpp"

namespace patgraph {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShown = 200;
  if (text.size() <= kShown) return "'" + std::string(text) + "'";
  std::size_t end = kShown;
  while (end > 0 && is_continuation(text[end])) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

std::string printable(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are controls too; UTF-8 writes them as C2 80 to C2 9F.
    const bool second_of_control = byte >= 0x80 && byte < 0xA0 && i > 0 && text[i - 1] == '\xC2';
    if (text[i] == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F || second_of_control) {
      if (second_of_control) out.pop_back();
      out += std::string("\\x") + kHex[byte >> 4] + kHex[byte & 15];
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace patgraph
