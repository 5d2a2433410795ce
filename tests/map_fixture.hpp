#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

#include "format/format.hpp"
#include "library_fixture.hpp"

namespace patgraph::testing {

/// Returns a map of the library in the named format.
inline std::string drawn(const TextLibrary& library, std::string_view format, MapOptions options = {}) {
  options.base = "https://example.org/";
  options.title = "Example";
  std::ostringstream out;
  std::ranges::find(all_formats(), format, &Format::name)->write_map(make_map(library.graph(), options), out);
  return out.str();
}

inline FieldId field(const TextLibrary& library, const std::string& name) {
  return library.graph().schema().fields_named(name).front();
}

/// Returns the options of a map that colours and clusters by the field.
inline MapOptions by_field(const TextLibrary& library, const std::string& name) {
  MapOptions options;
  options.color = options.cluster = field(library, name);
  return options;
}

/// Returns the options of a map with a node for each value of the field.
inline MapOptions collapsed(const TextLibrary& library, const std::string& name) {
  MapOptions options;
  options.collapse = field(library, name);
  return options;
}

}  // namespace patgraph::testing
