#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace patgraph {

/// A number of bytes, as options and configurations set it.
struct ByteSize {
  std::size_t bytes = 0;
};

/// The largest size that `byte_size_from` takes.
inline constexpr std::size_t kMaxByteSize = std::size_t{1} << 30;

/// How sizes are written, for messages.
inline constexpr std::string_view kByteSizeForm = "a number of bytes, or one with K, M or G, up to 1G";

/// Reads a size from 1 byte to 1G: "65536", "64K", "16M", where K is 1,024 bytes, M 1,024 K and G 1,024 M.
std::optional<ByteSize> byte_size_from(std::string_view text);

/// Writes a size in the largest unit of which it is a multiple: "16M".
std::string byte_size_text(std::size_t bytes);

}  // namespace patgraph
