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

int hex_value(char c) {
  return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

bool starts_escape(std::string_view text) {
  return text.size() > 2 && text[0] == '%' && is_hex(text[1]) && is_hex(text[2]);
}

bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

template <typename Predicate>
std::string percent_encode_unless(std::string_view text, const Predicate& stays) {
  std::string out;
  out.reserve(text.size());
  for (auto begin = text.begin(); begin != text.end();) {
    const auto end = std::find_if_not(begin, text.end(), stays);
    out.append(begin, end);
    if (end == text.end()) break;
    append_percent_encoded(out, *end);
    begin = end + 1;
  }
  return out;
}

/// Returns where the path starts: behind the scheme and, where there is one, the authority.
std::size_t path_start(std::string_view iri) {
  const std::size_t colon = std::min(iri.find(':'), iri.size());
  if (!iri.substr(colon).starts_with("://")) return std::min(colon + 1, iri.size());
  return std::min(iri.find_first_of("/?#", colon + 3), iri.size());
}

/// RFC 3986, 3.2: one "@" at most, and only digits as port. Addresses in brackets (IP version 6) are left
/// out.
bool is_authority(std::string_view text) {
  if (text.find_first_of("[]") != std::string_view::npos) return false;
  const std::string_view host = text.substr(text.find('@') + 1);
  if (host.find('@') != std::string_view::npos) return false;
  const std::size_t colon = host.find(':');
  return colon == std::string_view::npos || std::ranges::all_of(host.substr(colon + 1), is_digit);
}

}  // namespace

bool is_opaque_scheme(std::string_view scheme) {
  static constexpr std::array<std::string_view, 4> kOpaque{"urn", "doi", "mailto", "tag"};
  return std::ranges::find(kOpaque, scheme) != kOpaque.end();
}

bool is_absolute_iri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return false;
  const std::string_view scheme = text.substr(0, colon);
  const bool has_authority = text.substr(colon).starts_with("://");
  if (is_opaque_scheme(scheme)) {
    if (text.find_first_of(" \t\r\n") != std::string_view::npos) return false;
    if (!has_authority) return true;
  }
  if (scheme.empty() || !is_alpha(scheme.front())) return false;
  const bool legal = std::ranges::all_of(
      scheme, [](char c) { return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  const bool is_empty = text.size() == colon + 3 && !is_opaque_scheme(scheme);
  if (!legal || !has_authority || is_empty) return false;
  return is_authority(text.substr(colon + 3, path_start(text) - colon - 3));
}

std::string without_dot_segments(std::string_view iri) {
  const std::size_t begin = path_start(iri);
  const std::size_t end = std::min(iri.find_first_of("?#", begin), iri.size());
  std::string_view input = iri.substr(begin, end - begin);
  std::string output;
  const auto drop_last = [&] {
    output.resize(output.find('/') == std::string_view::npos ? 0 : output.rfind('/'));
  };
  while (!input.empty()) {
    if (input.starts_with("../")) {
      input.remove_prefix(3);
    } else if (input.starts_with("./") || input.starts_with("/./")) {
      input.remove_prefix(2);
    } else if (input.starts_with("/../")) {
      input.remove_prefix(3);
      drop_last();
    } else if (input == "/." || input == "/..") {
      if (input == "/..") drop_last();
      input = "/";
    } else if (input == "." || input == "..") {
      input = {};
    } else {
      const std::size_t segment = std::min(input.find('/', 1), input.size());
      output += input.substr(0, segment);
      input.remove_prefix(segment);
    }
  }
  return std::string(iri.substr(0, begin)) + output + std::string(iri.substr(end));
}

std::string percent_encode_illegal(std::string_view text) {
  static constexpr std::string_view kIllegal = "<>\"{}|\\^`";
  const std::size_t path = path_start(text);
  const std::size_t fragment = std::min(text.find('#'), text.size());
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool stray_percent = c == '%' && !starts_escape(text.substr(i));
    const bool printable_ascii = c > ' ' && c <= '~';
    const bool misplaced = (i >= path && (c == '[' || c == ']')) || (i > fragment && c == '#');
    if (!printable_ascii || stray_percent || misplaced || kIllegal.find(c) != std::string_view::npos) {
      append_percent_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

bool is_usable_base(std::string_view iri) {
  return is_absolute_iri(iri) && iri.ends_with('/') && iri.find('#') == std::string_view::npos &&
         percent_encode_illegal(iri) == iri;
}

std::string percent_encode_segment(std::string_view text) {
  if (text == ".") return "%2E";
  if (text == "..") return "%2E%2E";
  return percent_encode_unless(text, is_unreserved);
}

std::strong_ordering compare_as_segments(std::string_view a, std::string_view b) {
  const auto is_dots = [](std::string_view text) { return text == "." || text == ".."; };
  if (is_dots(a) || is_dots(b)) return percent_encode_segment(a) <=> percent_encode_segment(b);
  const auto [of_a, of_b] = std::ranges::mismatch(a, b);
  if (of_a == a.end() || of_b == b.end()) return a.size() <=> b.size();
  // "%" comes before all that stays as it is, and hexadecimal digits are in the order of the bytes.
  if (is_unreserved(*of_a) != is_unreserved(*of_b))
    return is_unreserved(*of_a) ? std::strong_ordering::greater : std::strong_ordering::less;
  return static_cast<unsigned char>(*of_a) <=> static_cast<unsigned char>(*of_b);
}

std::string percent_encode_path(std::string_view path) {
  return percent_encode_unless(path, [](char c) { return is_unreserved(c) || c == '/'; });
}

void append_percent_encoded(std::string& out, char byte) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += kHex[value >> 4];
  out += kHex[value & 15];
}

std::string percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = starts_escape(text.substr(i));
    decoded += is_escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return decoded;
}

}  // namespace patgraph
