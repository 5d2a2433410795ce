#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "diagnostic.hpp"
#include "utf8.hpp"

namespace patgraph {

/// Turns offsets of bytes in a text, which must outlive it, into positions.
///
/// The count goes on from the last offset, so those that ascend are asked for in linear time.
class TextPositions {
 public:
  explicit TextPositions(std::string_view text) : text_(text) {}

  /// Returns the position at an offset; behind the text, that of its end.
  Position at(std::size_t offset) {
    if (offset < offset_) {
      offset_ = 0;
      position_ = {};
    }
    if (offset_ == 0 && text_.starts_with(kByteOrderMark)) offset_ = std::min(offset, kByteOrderMark.size());
    for (; offset_ < std::min(offset, text_.size()); ++offset_) {
      if (text_[offset_] == '\n') {
        position_ = {position_.line + 1, 1};
      } else if (!is_continuation(text_[offset_])) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_;
};

}  // namespace patgraph
