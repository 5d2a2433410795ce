#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>

#include "format/format.hpp"
#include "library_fixture.hpp"
#include "vocabulary.hpp"

namespace patgraph::testing {

inline constexpr std::string_view kBase = "https://example.org/";

inline StatementOptions example_options() {
  StatementOptions options;
  options.base = kBase;
  options.own_namespace = vocabulary::pg_namespace;
  options.title = "Example";
  return options;
}

/// Returns the library in the named format.
inline std::string exported(const TextLibrary& library, std::string_view format,
                            const StatementOptions& options = example_options(), unsigned threads = 1) {
  std::ostringstream out;
  ExportTarget target{&*std::ranges::find(all_formats(), format, &Format::name), &out};
  write_exports(library.graph(), options, {&target, 1}, threads);
  return out.str();
}

/// Returns the Turtle of a library without its prefixes and without what it says of the library itself.
inline std::string turtle_body(const TextLibrary& library,
                               const StatementOptions& options = example_options()) {
  const std::string turtle = exported(library, "turtle", options);
  const std::size_t begin = turtle.find("\n\n") + 2;
  const std::size_t end = turtle.find("<" + options.base + "> a ");
  return turtle.substr(begin, end > begin ? end - begin - 1 : 0);
}

/// Returns the nodes of the JSON-LD of a library, one a line, without what it says of the library itself.
inline std::string jsonld_nodes(const TextLibrary& library,
                                const StatementOptions& options = example_options()) {
  const std::string jsonld = exported(library, "jsonld", options);
  const std::string opening = "\"@graph\": [\n";
  const std::size_t begin = jsonld.find(opening) + opening.size();
  return jsonld.substr(begin, jsonld.find("{\"@id\":\"" + options.base + "\",") - begin);
}

}  // namespace patgraph::testing
