#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace patgraph {

/// The part of a file between its first line `---` and the next such line.
struct FrontMatter {
  enum class State : std::uint8_t {
    absent,
    unclosed,
    with_lone_returns,  ///< its first line ends in a carriage return alone, as on old Macs
    too_large,
    complete
  };
  State state = State::absent;
  std::string_view yaml;
};

/// Front matter that ends beyond this many bytes of its file is refused, unless another limit is set.
inline constexpr std::size_t kDefaultMaxFrontMatter = std::size_t{16} << 20;

/// Finds the front matter in a file, of which the bytes beyond `most` may be missing, one of them apart. A
/// byte order mark and CRLF are allowed.
FrontMatter find_front_matter(std::string_view bytes, std::size_t most = kDefaultMaxFrontMatter);

/// Returns the text behind front matter, from the line feed that ends its last line; all where there is none.
std::string_view text_behind(std::string_view bytes, const FrontMatter& front_matter);

/// Reads a file up to the end of its front matter, in steps of a few kilobytes, into `buffer`; the result
/// points there. Throws FileError where the file cannot be read.
FrontMatter read_front_matter(const std::string& path, std::string& buffer,
                              std::size_t most = kDefaultMaxFrontMatter);

}  // namespace patgraph
