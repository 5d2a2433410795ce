#include <zlib.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "compression.hpp"

namespace patgraph {
namespace {

/// The largest window, and what zlib adds to it for the header and trailer of gzip (RFC 1952).
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;  // the default of zlib
constexpr std::size_t kBufferSize = 65536;

/// Deflates within its lifetime.
class Deflater {
 public:
  Deflater() {
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  z_stream stream{};
};

class GzipReader : public std::streambuf {
 public:
  GzipReader(std::istream& file, const std::string& path)
      : file_(file), path_(path), in_(kBufferSize), out_(kBufferSize) {
    if (inflateInit2(&stream_, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  ~GzipReader() override { inflateEnd(&stream_); }
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

 protected:
  int_type underflow() override {
    stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
    stream_.avail_out = static_cast<uInt>(out_.size());
    while (stream_.avail_out == out_.size()) {
      if (stream_.avail_in == 0) read_more();
      if (stream_.avail_in == 0) {
        if (!between_members_) throw std::runtime_error(path_ + ": the gzip ends too early");
        return traits_type::eof();
      }
      between_members_ = false;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        between_members_ = true;
        inflateReset(&stream_);
      } else if (status != Z_OK) {
        throw std::runtime_error(path_ +
                                 ": damaged gzip: " + (stream_.msg != nullptr ? stream_.msg : "unknown"));
      }
    }
    setg(out_.data(), out_.data(), out_.data() + (out_.size() - stream_.avail_out));
    return traits_type::to_int_type(out_.front());
  }

 private:
  void read_more() {
    file_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
    stream_.next_in = reinterpret_cast<Bytef*>(in_.data());
    stream_.avail_in = static_cast<uInt>(file_.gcount());
  }

  std::istream& file_;
  const std::string& path_;
  std::vector<char> in_;
  std::vector<char> out_;
  z_stream stream_{};
  bool between_members_ = false;  ///< a file has one member at least
};

}  // namespace

std::string compress_gzip(std::string_view text) {
  Deflater deflater;
  std::string compressed(deflateBound(&deflater.stream, text.size()), '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): zlib has no const, but only reads
  deflater.stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
  deflater.stream.avail_in = static_cast<uInt>(text.size());
  deflater.stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
  deflater.stream.avail_out = static_cast<uInt>(compressed.size());
  if (deflate(&deflater.stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("gzip fails");
  compressed.resize(compressed.size() - deflater.stream.avail_out);
  return compressed;
}

std::unique_ptr<std::streambuf> gzip_reader(std::istream& file, const std::string& path) {
  return std::make_unique<GzipReader>(file, path);
}

}  // namespace patgraph
