#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"
#include "utf8.hpp"

namespace patgraph {

/// Turns offsets of bytes in a text, which must outlive it, into positions.
///
/// The count goes on from the last offset, so those that ascend are asked for in linear time; for one that
/// goes back, from a place not far before it.
class TextPositions {
 public:
  explicit TextPositions(std::string_view text) : text_(text) {}

  /// Returns the position at an offset; behind the text, that of its end.
  Position at(std::size_t offset) {
    if (offset < offset_) {
      const std::size_t known = offset / kStride;
      offset_ = known * kStride;
      position_ = known_[known];
    }
    if (offset_ == 0 && text_.starts_with(kByteOrderMark)) offset_ = std::min(offset, kByteOrderMark.size());
    for (; offset_ < std::min(offset, text_.size()); ++offset_) {
      if (offset_ == known_.size() * kStride) known_.push_back(position_);
      if (text_[offset_] == '\n') {
        position_ = {position_.line + 1, 1};
      } else if (!is_continuation(text_[offset_])) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  static constexpr std::size_t kStride = 1024;

  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
  std::vector<Position> known_ = {Position{}};  ///< of every 1,024th byte that was passed
};

}  // namespace patgraph
