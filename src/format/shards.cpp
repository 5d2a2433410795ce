#include "shards.hpp"

#include <cstdint>

namespace patgraph {
namespace {

/// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), and the finalizer of MurmurHash3, without which texts
/// that differ at their ends only do not differ in the high bits.
std::uint64_t hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33U);
}

}  // namespace

std::size_t Shards::index_of(std::string_view subject) const {
  return static_cast<std::size_t>(((hash(subject) >> 32U) * streams_.size()) >> 32U);
}

void SplitText::clear() {
  text_.clear();
  pieces_.clear();
}

void SplitText::end_piece(std::size_t stream) {
  pieces_.push_back({text_.size(), stream});
}

void SplitText::write(const Shards& to, std::size_t first, std::size_t step) const {
  std::size_t begin = 0;
  for (const auto& [end, stream] : pieces_) {
    if (stream % step == first)
      to.streams()[stream]->write(text_.data() + begin, static_cast<std::streamsize>(end - begin));
    begin = end;
  }
}

}  // namespace patgraph
