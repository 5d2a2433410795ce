#include <algorithm>

#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

/// Returns how many bytes the sequence at the start of the text has, or 0 where it is not UTF-8: by the table
/// of RFC 3629, section 4.
std::size_t sequence_length(std::string_view text) {
  struct Row {
    unsigned char first_least, first_most, second_least, second_most;
    std::size_t length;
  };
  static constexpr Row kRows[] = {
      {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
      {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
      {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (const Row& row : kRows) {
    if (byte(0) < row.first_least || byte(0) > row.first_most) continue;
    if (text.size() < row.length) return 0;
    if (row.length > 1 && (byte(1) < row.second_least || byte(1) > row.second_most)) return 0;
    for (std::size_t i = 2; i < row.length; ++i) {
      if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return row.length;
  }
  return 0;
}

}  // namespace

void must_be_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    must(length > 0, "output is UTF-8", text.substr(0, 80));
    text.remove_prefix(length);
  }
}

void must_be_harmless(std::string_view text) {
  must_be_utf8(text);
  const auto control = std::ranges::find_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  must(control == text.end(), "output has no controls", text);
}

}  // namespace patgraph::fuzzing
