#include "quotation.hpp"

namespace patgraph {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kShown = 200;
  if (text.size() <= kShown) return "'" + std::string(text) + "'";
  std::size_t end = kShown;
  const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  while (end > 0 && is_continuation(text[end])) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

}  // namespace patgraph
