#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

namespace patgraph {

/// What is wrong with a configuration, and where.
struct ConfigFault {
  Position position;
  std::string message;
};

/// A value of a configuration, with its place in the file.
struct ConfigNode {
  enum class Kind : std::uint8_t { scalar, list, mapping };
  Kind kind = Kind::scalar;
  bool plain = false;  ///< a scalar without quotes or tag
  Span span;           ///< of a scalar on one line; otherwise the point where the value begins
  std::string text = {};
  std::vector<ConfigNode> children = {};  ///< items of a list; keys and values of a mapping in turn

  bool is_empty() const { return kind == Kind::scalar && plain && text.empty(); }
};

/// Parses the YAML of a configuration; an empty document is an empty mapping. Duplicate keys are kept.
/// Aliases are refused. Throws ConfigFault where it is not UTF-8, not YAML, more than one document or nested
/// deeper than 16 levels.
ConfigNode parse_config_yaml(std::string_view bytes);

}  // namespace patgraph
