#include "arena.hpp"

#include <sys/mman.h>

#include <algorithm>

namespace patgraph {

void* Arena::take_from_new_block(std::size_t size) {
  constexpr auto kLargePage = static_cast<std::size_t>(kPage);
  std::size_t block_size =
      std::max(size, last_size_ == 0 ? kFirstBlock : std::min(2 * last_size_, kLargePage));
  // What lies between is not worth a large page, and the last one would be used in part only.
  if (block_size > kLargePage / 2) block_size = (block_size + kLargePage - 1) / kLargePage * kLargePage;
  if (file_ != nullptr && take_block_of_file(block_size)) {
    std::byte* block = block_of_file_.bytes.data();
    next_ = block + size;
    end_ = block + block_of_file_.bytes.size();
    return block;
  }
  blocks_.emplace_back(static_cast<std::byte*>(::operator new(block_size, kPage)));
  std::byte* block = blocks_.back().get();
  // Only a hint: where it is not taken, the block works as well.
  if (block_size >= kLargePage) ::madvise(block, block_size, MADV_HUGEPAGE);
  last_size_ = block_size;
  next_ = block + size;
  end_ = block + block_size;
  return block;
}

bool Arena::take_block_of_file(std::size_t size) {
  block_of_file_ = block_of_file_.bytes.empty() ? file_->take(size) : file_->replace(block_of_file_, size);
  return !block_of_file_.bytes.empty();
}

}  // namespace patgraph
