#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "block_file.hpp"

namespace patgraph {

/// Memory for values that live and die together: taking some moves a pointer, and all is given back at once.
class Arena {
 public:
  /// Where a file is given, blocks come from there when there are many; the file must outlive the values.
  explicit Arena(BlockFile* file = nullptr) : file_(file) {}

  /// Copies a text into the arena.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    auto* kept = static_cast<char*>(take(text.size(), 1));
    std::memcpy(kept, text.data(), text.size());
    return {kept, text.size()};
  }

  /// Copies values into the arena, where nothing will destroy them.
  template <typename T>
  std::span<const T> keep(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (values.empty()) return {};
    auto* kept = static_cast<T*>(take(values.size_bytes(), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), kept);
    return {kept, values.size()};
  }

  /// Makes one value in the arena, where nothing will destroy it.
  template <typename T>
  T* make(const T& value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (take(sizeof(T), alignof(T))) T(value);
  }

  /// Gives back everything, and keeps the largest block for what comes next.
  void clear() {
    if (blocks_.empty()) return;
    blocks_.erase(blocks_.begin(), blocks_.end() - 1);
    next_ = blocks_.back().get();
    end_ = next_ + last_size_;
  }

 private:
  struct Release {
    void operator()(std::byte* block) const { ::operator delete(block, kPage); }
  };
  /// That of large pages on most machines: with them the kernel has less to do for every byte.
  static constexpr std::align_val_t kPage{BlockFile::kBlock};
  static constexpr std::size_t kFirstBlock = std::size_t{64} << 10;

  void* take(std::size_t size, std::size_t alignment) {
    const std::size_t padding = (alignment - reinterpret_cast<std::uintptr_t>(next_)) % alignment;
    if (static_cast<std::size_t>(end_ - next_) < padding + size) return take_from_new_block(size);
    std::byte* taken = next_ + padding;
    next_ = taken + size;
    return taken;
  }
  void* take_from_new_block(std::size_t size);
  bool take_block_of_file(std::size_t size);

  BlockFile* file_;
  BlockFile::Block block_of_file_;  ///< in which values are put; empty: in the last of the blocks
  std::vector<std::unique_ptr<std::byte, Release>> blocks_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t last_size_ = 0;  ///< of the last block, in bytes
};

}  // namespace patgraph
