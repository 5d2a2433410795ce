#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace patgraph {

/// Returns eight bytes of a text, from `begin` on, as a number; behind its end there are zeros. Where those
/// of two texts that begin alike differ, they have the order of the texts.
inline std::uint64_t eight_bytes(std::string_view text, std::size_t begin) {
  std::uint64_t bytes = 0;
  for (std::size_t i = begin; i < begin + sizeof bytes; ++i)
    bytes = bytes << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return bytes;
}

/// Sorts numbers by keys of what they stand for, of which each has several: those with the same first key by
/// the second, and so on. Keys lie side by side: comparing them does not go to what the numbers stand for,
/// which is all over the memory.
template <typename KeyOf, typename Order>
class KeyedSort {
 public:
  /// `key_of(number, level)` returns a key; `order`, a three-way comparison, decides where all are the same,
  /// and then the number.
  KeyedSort(const KeyOf& key_of, const Order& order) : key_of_(key_of), order_(order) {}

  void sort(std::span<std::uint32_t> numbers) const {
    std::vector<Keyed> keyed;
    keyed.reserve(numbers.size());
    for (const std::uint32_t number : numbers) keyed.push_back({0, number});
    sort_from(0, keyed);
    std::ranges::transform(keyed, numbers.begin(), &Keyed::number);
  }

 private:
  struct Keyed {
    std::uint64_t key;
    std::uint32_t number;
  };
  /// Names that begin with more of the same are compared as a whole.
  static constexpr std::size_t kLevels = 5;

  void sort_from(std::size_t level, std::span<Keyed> keyed) const {
    if (level == kLevels) {
      std::ranges::sort(keyed, [&](const Keyed& a, const Keyed& b) {
        const auto compared = order_(a.number, b.number);
        return compared != 0 ? compared < 0 : a.number < b.number;
      });
      return;
    }
    for (Keyed& each : keyed) each.key = key_of_(each.number, level);
    std::ranges::sort(keyed, {}, &Keyed::key);
    for (auto first = keyed.begin(); first != keyed.end();) {
      const auto end =
          std::find_if(first, keyed.end(), [&](const Keyed& each) { return each.key != first->key; });
      if (end - first > 1) sort_from(level + 1, {first, end});
      first = end;
    }
  }

  const KeyOf& key_of_;
  const Order& order_;
};

}  // namespace patgraph
