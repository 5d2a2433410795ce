#include "iri.hpp"

#include <algorithm>
#include <array>

namespace patgraph {
namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_escape(std::string& out, char c) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// Returns the length of a scheme with an IPv6 address as its host, "http://[::1]", or 0: only there are
/// brackets legal.
std::size_t end_of_ip_literal(std::string_view text) {
  const std::size_t begin = text.find("://[");
  if (begin == std::string_view::npos) return 0;
  const std::size_t end = text.find(']', begin);
  if (end == std::string_view::npos) return 0;
  const std::string_view address = text.substr(begin + 4, end - begin - 4);
  const bool legal = !address.empty() &&
                     std::ranges::all_of(address, [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  return legal ? end + 1 : 0;
}

}  // namespace

bool is_absolute_iri(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kOpaque{"urn", "doi", "mailto", "tag"};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return false;
  const std::string_view scheme = text.substr(0, colon);
  if (std::ranges::find(kOpaque, scheme) != kOpaque.end())
    return text.find_first_of(" \t\r\n") == std::string_view::npos;
  if (scheme.empty() || !is_alpha(scheme.front())) return false;
  const bool legal = std::ranges::all_of(
      scheme, [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  return legal && text.substr(colon).starts_with("://") && text.size() > colon + 3;
}

std::string percent_encode_illegal(std::string_view text) {
  static constexpr std::string_view kIllegal = "<>\"{}|\\^`[]";
  const std::size_t literal = end_of_ip_literal(text);
  std::string out(text.substr(0, literal));
  out.reserve(text.size());
  for (std::size_t i = literal; i < text.size(); ++i) {
    const char c = text[i];
    const bool stray_percent =
        c == '%' && !(i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]));
    const bool printable_ascii = c > ' ' && c <= '~';
    if (!printable_ascii || stray_percent || kIllegal.find(c) != std::string_view::npos) {
      append_escape(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

std::string percent_encode_segment(std::string_view text) {
  if (text == ".") return "%2E";
  if (text == "..") return "%2E%2E";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
  return out;
}

}  // namespace patgraph
