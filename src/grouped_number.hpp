#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace patgraph {

/// Writes a count with its digits in groups of three: 18249 as "18,249".
inline std::string grouped(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

/// Writes a number in the shortest way that is read back as the same: "1", "0.5".
inline std::string number_text(double number) {
  std::array<char, 32> text{};
  char* const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

/// Writes a count with its noun: "1 error", "2 errors", "3,616 files".
inline std::string counted(std::size_t number, const std::string& noun) {
  return grouped(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace patgraph
