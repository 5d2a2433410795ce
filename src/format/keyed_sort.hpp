#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace patgraph {

/// By what a number is sorted before anything that it stands for is looked at.
struct SortKey {
  std::uint32_t group = 0;
  std::uint64_t bytes = 0;  ///< within the group
};

/// Returns the first eight bytes of a text as a number: where those of two texts differ, they have the order
/// of the texts.
inline std::uint64_t leading_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i)
    bytes = bytes << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return bytes;
}

/// Sorts numbers by their keys, those of one key by `order`, a three-way comparison, and those that are equal
/// in that by number. Keys lie side by side: most comparisons need not go to what the numbers stand for,
/// which is all over the memory.
template <typename KeyOf, typename Order>
void sort_by_key(std::span<std::uint32_t> numbers, const KeyOf& key_of, const Order& order) {
  struct Keyed {
    std::uint64_t bytes;
    std::uint32_t group;
    std::uint32_t number;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(numbers.size());
  for (const std::uint32_t number : numbers) {
    const SortKey key = key_of(number);
    keyed.push_back({key.bytes, key.group, number});
  }
  std::ranges::sort(keyed, [&](const Keyed& a, const Keyed& b) {
    if (a.group != b.group) return a.group < b.group;
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    const auto compared = order(a.number, b.number);
    return compared != 0 ? compared < 0 : a.number < b.number;
  });
  std::ranges::transform(keyed, numbers.begin(), &Keyed::number);
}

}  // namespace patgraph
