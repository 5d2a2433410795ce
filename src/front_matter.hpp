#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace patgraph {

/// The part of a file between its first line `---` and the next such line.
struct FrontMatter {
  enum class State : std::uint8_t { absent, unclosed, complete };
  State state = State::absent;
  std::string_view yaml;
};

/// Front matter beyond this many bytes counts as unclosed.
inline constexpr std::size_t kMaxFrontMatter = std::size_t{16} << 20;

/// Finds the front matter in the first bytes of a file. A byte order mark and CRLF are allowed.
FrontMatter find_front_matter(std::string_view bytes);

/// Reads a file up to the end of its front matter, in steps of a few kilobytes, into `buffer`; the result
/// points there. Throws std::system_error where the file cannot be read.
FrontMatter read_front_matter(const std::string& path, std::string& buffer);

/// Reads a file to its end. Throws std::system_error where it cannot be read.
std::string read_whole_file(const std::string& path);

}  // namespace patgraph
