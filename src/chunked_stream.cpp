#include "chunked_stream.hpp"

#include <algorithm>
#include <utility>

namespace patgraph {

ChunkedStream::ChunkedStream(Sink sink, std::size_t chunk_size, const Compression* compression)
    : std::ostream(nullptr), buffer_(std::move(sink), chunk_size, compression) {
  rdbuf(&buffer_);
  exceptions(badbit);
}

void ChunkedStream::Buffer::finish() {
  if (!pending_.empty() || (compression_ != nullptr && !begun_)) give_on();
}

ChunkedStream::Buffer::int_type ChunkedStream::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char written = traits_type::to_char_type(c);
  xsputn(&written, 1);
  return c;
}

std::streamsize ChunkedStream::Buffer::xsputn(const char* text, std::streamsize size) {
  std::string_view left(text, static_cast<std::size_t>(size));
  while (!left.empty()) {
    const std::string_view taken = left.substr(0, chunk_size_ - pending_.size());
    pending_ += taken;
    left.remove_prefix(taken.size());
    if (pending_.size() == chunk_size_) give_on();
  }
  return size;
}

void ChunkedStream::Buffer::give_on() {
  begun_ = true;
  if (compression_ != nullptr) {
    sink_(compression_->compress(pending_));
  } else {
    sink_(pending_);
  }
  pending_.clear();
}

}  // namespace patgraph
