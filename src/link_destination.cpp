#include "link_destination.hpp"

#include <algorithm>

namespace patgraph {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// RFC 3986, 3.1.
bool has_scheme(std::string_view destination) {
  const std::size_t end = std::min(destination.find_first_of(":/?#"), destination.size());
  return end < destination.size() && destination[end] == ':' && end > 0 && is_letter(destination.front());
}

}  // namespace

bool is_relative(std::string_view destination) {
  return !destination.empty() && destination.front() != '/' && destination.front() != '#' &&
         !has_scheme(destination);
}

bool is_below(std::string_view base, std::string_view destination) {
  return !base.empty() && destination.starts_with(base);
}

bool may_link_to_entries(std::string_view text, std::string_view base) {
  // Brackets are rare, so that each is soon found.
  for (std::size_t at = text.find(']'); at != std::string_view::npos; at = text.find(']', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("]]")) return true;
    if (!rest.starts_with("](") && !rest.starts_with("]:")) continue;
    const std::size_t begin = rest.find_first_not_of(" \t\r\n<", 2);
    if (begin == std::string_view::npos) continue;
    const std::string_view destination = rest.substr(begin);
    if (is_relative(destination) || is_below(base, destination)) return true;
  }
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (is_below(base, text.substr(at + 1))) return true;
  }
  return false;
}

}  // namespace patgraph
