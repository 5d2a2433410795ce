#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace patgraph {

/// Blocks of memory for what a large library holds, which go to a temporary file when they are full.
///
/// They stay readable where they are: the kernel reads them from the file as they are asked for. So that what
/// was read once does not stay in memory, a thread gives back all of it whenever it has become much. The file
/// has no name and goes with the process; where it cannot be made or the disk is full, blocks stay in memory.
/// May be used by several threads.
class BlockFile {
 public:
  /// A block, and where its place in the file is.
  struct Block {
    std::span<std::byte> bytes;
    std::uint64_t offset = 0;
  };
  /// Blocks are a multiple of this size, that of large pages on most machines.
  static constexpr std::size_t kBlock = std::size_t{2} << 20;

  BlockFile() = default;
  ~BlockFile();
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;

  /// Returns a block of at least that many bytes, or an empty one as long as all that was asked for is
  /// little.
  Block take(std::size_t size);

  /// Moves a full block to the file: nobody may write to it any more. Returns a block of at least `size`
  /// bytes in its place, as `take` does; the memory that one had serves the other, where they are of one
  /// size. Throws std::runtime_error where the full block cannot be read from the file.
  Block replace(const Block& full, std::size_t size);

 private:
  void map(const Block& block);
  bool open();
  bool reserve(std::size_t size);
  void give_back_in_turn(const std::stop_token& stop);

  std::mutex mutex_;
  std::size_t asked_ = 0;  ///< bytes, altogether
  int file_ = -1;
  bool is_closed_ = false;  ///< there is no file to be had
  std::vector<std::span<std::byte>> regions_;
  std::span<std::byte> left_;  ///< of the last region
  std::uint64_t next_offset_ = 0;
  std::vector<std::span<std::byte>> finished_;
  std::condition_variable_any stopped_;
  std::jthread giving_back_;
};

}  // namespace patgraph
