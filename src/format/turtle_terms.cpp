#include "turtle_terms.hpp"

#include <algorithm>

#include "plain_length.hpp"

namespace patgraph {
namespace {

/// Returns whether a byte stands for itself between quotes.
bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '\x7F';
}

void append_escape(char c, std::string& out) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    case '"':
    case '\\':
      out += '\\';
      out += c;
      break;
    default: {
      const auto byte = static_cast<unsigned char>(c);
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

}  // namespace

bool is_bare_number(std::string_view text, bool decimal) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
  if (!std::ranges::all_of(text.substr(0, point), is_digit) || !std::ranges::all_of(fraction, is_digit))
    return false;
  return decimal ? !fraction.empty() : point == text.size() && !text.empty();
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const std::size_t plain = plain_length(text, is_plain);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    append_escape(text.front(), out);
    text.remove_prefix(1);
  }
  out += '"';
}

void append_long_quoted(std::string_view text, std::string& out) {
  out += "\"\"\"";
  for (const char c : text) {
    if (is_plain(c) || c == '\n') {
      out += c;
    } else {
      append_escape(c, out);
    }
  }
  out += "\"\"\"";
}

void append_full_iri(std::string_view iri, std::string& out) {
  out += '<';
  out += iri;
  out += '>';
}

}  // namespace patgraph
