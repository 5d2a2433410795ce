#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "arena.hpp"
#include "pattern.hpp"

namespace patgraph {

/// A value of YAML, with its position in the file.
struct Node {
  enum class Kind : std::uint8_t { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  bool plain = false;        ///< a scalar without quotes or tag, whose type YAML 1.1 derives from its text
  bool replaceable = false;  ///< a scalar on its own: no anchor, no tag, no block style
  bool plain_ascii = false;  ///< a scalar without characters but line feeds and those of ASCII that print
  Span span;
  std::string_view text;                  ///< of a scalar
  std::span<const Node* const> children;  ///< items of a sequence; keys and values of a mapping in turn
  std::uint32_t replaced = 0;  ///< children at the end of a mapping whose keys come again: they do not count
  std::uint32_t size =
      1;  ///< values in it, aliases counted as often as they are used, long texts more than once

  /// Items of a sequence; keys and values, in turn, of a mapping.
  std::span<const Node* const> items() const { return children.first(children.size() - replaced); }
  /// Keys and values, in turn, that later ones of the same key replace.
  std::span<const Node* const> replaced_items() const { return children.last(replaced); }

  bool is_null() const { return kind == Kind::scalar && plain && is_yaml_null(text); }
};

/// Where a scalar stands: code points counted from 0 at the start of the front matter, the end exclusive.
struct ScalarRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_block = false;  ///< starts with `|` or `>`; its text starts on the next line
};

/// Parses front matter with libyaml, which accepts what PyYAML accepts. Positions count from the start of the
/// file.
///
/// Nodes live in `nodes` with the texts of keys, other texts in `texts`. Aliases and merge keys (`<<`) are
/// resolved. Returns null, with a fault added, where the YAML is invalid, is nested deeper than 100 levels,
/// holds more than a million values or expands aliases to more than 100,000 (a text counts once more for
/// every 64 bytes). Of a key given twice the last counts, and a fault says so. U+0000, which no text of RDF
/// or XML can hold, becomes U+FFFD, with a fault. Where asked, tells where the scalars stand, up to the fault
/// that ends the parsing.
const Node* parse_yaml(std::string_view yaml, Arena& nodes, Arena& texts, std::vector<Fault>& faults,
                       std::vector<ScalarRange>* scalars = nullptr);

}  // namespace patgraph
