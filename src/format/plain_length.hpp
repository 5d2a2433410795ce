#pragma once

#include <cstddef>
#include <string_view>

namespace patgraph {

/// Returns how many bytes at the start of a text are plain. Texts are long and hardly hold others: many bytes
/// are looked at at a time, which a compiler can do where a loop has no early end.
template <typename IsPlain>
std::size_t plain_length(std::string_view text, IsPlain is_plain) {
  constexpr std::size_t kBytes = 32;
  std::size_t length = 0;
  for (; length + kBytes <= text.size(); length += kBytes) {
    unsigned char odd = 0;
    for (std::size_t i = 0; i < kBytes; ++i) odd |= static_cast<unsigned char>(!is_plain(text[length + i]));
    if (odd != 0) break;
  }
  while (length < text.size() && is_plain(text[length])) ++length;
  return length;
}

}  // namespace patgraph
