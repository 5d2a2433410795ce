#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace patgraph {

/// Finds entries by names, which must outlive it. Of several with one name the first counts.
///
/// A table of open addresses: a node of memory for each name would take three times the room.
class NameTable {
 public:
  explicit NameTable(std::size_t most_names) : slots_(std::bit_ceil(most_names + most_names / 2 + 1)) {}

  void add(std::string_view name, std::uint32_t entry) {
    Slot& slot = slots_[place_of(name)];
    if (slot.entry == kNone) slot = {name.data(), static_cast<std::uint32_t>(name.size()), entry};
  }

  /// Returns the number of the entry that is called so.
  std::optional<std::uint32_t> find(std::string_view name) const {
    const std::uint32_t entry = slots_[place_of(name)].entry;
    return entry != kNone ? std::optional(entry) : std::nullopt;
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Slot {
    const char* name = nullptr;
    std::uint32_t size = 0;
    std::uint32_t entry = kNone;
  };

  /// Returns the place of the slot that has the name or, where none has it, of the empty one that may take
  /// it.
  std::size_t place_of(std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = std::hash<std::string_view>()(name) & mask;
    while (slots_[place].entry != kNone && std::string_view(slots_[place].name, slots_[place].size) != name)
      place = (place + 1) & mask;
    return place;
  }

  std::vector<Slot> slots_;
};

}  // namespace patgraph
