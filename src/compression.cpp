#include "compression.hpp"

#include <array>

namespace patgraph {
namespace {

constexpr std::array kCompressions{
    Compression{"gzip", "gz", compress_gzip, gzip_reader},
    Compression{"zstd", "zst", compress_zstd, zstd_reader},
};

}  // namespace

std::span<const Compression> all_compressions() {
  return kCompressions;
}

}  // namespace patgraph
