#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

#include "format/format.hpp"
#include "library_fixture.hpp"

namespace patgraph::testing {

inline constexpr std::string_view kBase = "https://example.org/";

/// Returns the library in the named format.
inline std::string exported(const TextLibrary& library, std::string_view format, unsigned threads = 1) {
  std::ostringstream out;
  const ExportTarget target{&*std::ranges::find(all_formats(), format, &Format::name), &out};
  write_exports(library.graph(), kBase, {&target, 1}, threads);
  return out.str();
}

/// Returns the Turtle of a library without its prefixes.
inline std::string turtle_body(const TextLibrary& library) {
  const std::string turtle = exported(library, "turtle");
  return turtle.substr(turtle.find("\n\n") + 2);
}

}  // namespace patgraph::testing
