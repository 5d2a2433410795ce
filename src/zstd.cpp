#include <zstd.h>

#include <stdexcept>
#include <vector>

#include "compression.hpp"

namespace patgraph {
namespace {

struct FreeCompressor {
  void operator()(ZSTD_CCtx* compressor) const { ZSTD_freeCCtx(compressor); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DCtx* decompressor) const { ZSTD_freeDCtx(decompressor); }
};

class ZstdReader : public std::streambuf {
 public:
  ZstdReader(std::istream& file, const std::string& path)
      : file_(file),
        path_(path),
        in_(ZSTD_DStreamInSize()),
        out_(ZSTD_DStreamOutSize()),
        zstd_(ZSTD_createDCtx()) {
    if (!zstd_) throw std::bad_alloc();
  }

 protected:
  int_type underflow() override {
    ZSTD_outBuffer output{out_.data(), out_.size(), 0};
    while (output.pos == 0) {
      if (input_.pos == input_.size) read_more();
      if (input_.size == 0) {
        if (!between_frames_) throw std::runtime_error(path_ + ": the zstd ends too early");
        return traits_type::eof();
      }
      const std::size_t left = ZSTD_decompressStream(zstd_.get(), &output, &input_);
      if (ZSTD_isError(left) != 0)
        throw std::runtime_error(path_ + ": damaged zstd: " + ZSTD_getErrorName(left));
      between_frames_ = left == 0;
    }
    setg(out_.data(), out_.data(), out_.data() + output.pos);
    return traits_type::to_int_type(out_.front());
  }

 private:
  void read_more() {
    file_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
    input_ = {in_.data(), static_cast<std::size_t>(file_.gcount()), 0};
  }

  std::istream& file_;
  const std::string& path_;
  std::vector<char> in_;
  std::vector<char> out_;
  std::unique_ptr<ZSTD_DCtx, FreeDecompressor> zstd_;
  ZSTD_inBuffer input_{nullptr, 0, 0};
  bool between_frames_ = false;  ///< a file has one frame at least
};

}  // namespace

std::string compress_zstd(std::string_view text) {
  const std::unique_ptr<ZSTD_CCtx, FreeCompressor> zstd(ZSTD_createCCtx());
  if (!zstd) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(zstd.get(), ZSTD_c_checksumFlag, 1);
  std::string compressed(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(zstd.get(), compressed.data(), compressed.size(), text.data(), text.size());
  if (ZSTD_isError(size) != 0) throw std::runtime_error(std::string("zstd: ") + ZSTD_getErrorName(size));
  compressed.resize(size);
  return compressed;
}

std::unique_ptr<std::streambuf> zstd_reader(std::istream& file, const std::string& path) {
  return std::make_unique<ZstdReader>(file, path);
}

}  // namespace patgraph
