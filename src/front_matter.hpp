#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "pattern.hpp"

namespace patgraph {

/// A value of YAML, with its position in the file.
struct Node {
  enum class Kind : std::uint8_t { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  bool plain = false;  ///< a scalar without quotes or tag, whose type YAML 1.1 derives from its text
  Position position;
  std::string_view text;                   ///< of a scalar
  std::pmr::vector<const Node*> children;  ///< items of a sequence; keys and values of a mapping in turn
  std::uint32_t size = 1;                  ///< nodes in it, aliases counted as often as they are used

  bool is_null() const { return kind == Kind::scalar && plain && is_yaml_null(text); }
};

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

/// Parses front matter with libyaml, which accepts what PyYAML accepts. Positions count from the start of the
/// file.
///
/// Nodes live in `nodes`, their texts in `texts`. Aliases and merge keys (`<<`) are resolved. Returns null,
/// with a fault added, where the YAML is invalid, nests deeper than 100 levels or expands aliases to more
/// than 100,000 nodes. Of a key given twice the last counts, and a fault says so.
const Node* parse_yaml(std::string_view yaml, std::pmr::memory_resource& nodes,
                       std::pmr::memory_resource& texts, std::vector<Fault>& faults);

}  // namespace patgraph
