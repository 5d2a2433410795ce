#pragma once

#include <functional>
#include <ostream>
#include <string>

#include "compression.hpp"

namespace patgraph {

/// A stream that gives its bytes on in chunks, compressed if asked for. A chunk is compressed by the thread
/// that fills it.
class ChunkedStream : public std::ostream {
 public:
  using Sink = std::function<void(std::string_view chunk)>;

  /// `chunk_size` is in bytes before compression; `compression` may be null. What the sink throws passes.
  ChunkedStream(Sink sink, std::size_t chunk_size, const Compression* compression);
  /// Gives on what is left; a compressed file is one even where nothing was written.
  void finish() { buffer_.finish(); }

 private:
  class Buffer : public std::streambuf {
   public:
    Buffer(Sink sink, std::size_t chunk_size, const Compression* compression)
        : sink_(std::move(sink)), chunk_size_(chunk_size), compression_(compression) {}
    void finish();

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;

   private:
    void give_on();

    Sink sink_;
    std::size_t chunk_size_;
    const Compression* compression_;
    std::string pending_;
    bool begun_ = false;
  };

  Buffer buffer_;
};

}  // namespace patgraph
