#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// The streams to which an export goes: one, or several over which it is split by subject.
class Shards {
 public:
  Shards() = default;
  // cppcheck-suppress noExplicitConstructor // a stream is one that is not split
  Shards(std::ostream* whole) : streams_{whole} {}
  explicit Shards(std::vector<std::ostream*> streams) : streams_(std::move(streams)) {}

  bool empty() const { return streams_.empty(); }
  bool is_split() const { return streams_.size() > 1; }
  std::span<std::ostream* const> streams() const { return streams_; }
  /// Returns the index of the stream that takes what is said of a subject. It depends on nothing but the
  /// subject and the number of streams; with twice as many, each is split in two.
  std::size_t index_of(std::string_view subject) const;

  friend bool operator==(const Shards&, const Shards&) = default;

 private:
  std::vector<std::ostream*> streams_;
};

/// Text that waits to be written, in pieces about one subject each.
class SplitText {
 public:
  std::string& text() { return text_; }
  bool empty() const { return text_.empty(); }
  void clear();
  /// Says which stream takes the text since the last piece.
  void end_piece(std::size_t stream);
  /// Writes the pieces for the stream `first` and for each `step`th after it.
  void write(const Shards& to, std::size_t first, std::size_t step) const;

 private:
  struct Piece {
    std::size_t end = 0;
    std::size_t stream = 0;
  };
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace patgraph
