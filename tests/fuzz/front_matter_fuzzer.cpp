// One file: its front matter is read, and every check looks at it.

#include "library_properties.hpp"
#include "library_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace patgraph;
  using namespace patgraph::fuzzing;
  const SourceText file{"a.md", std::string(text_of(data, size))};
  const Library library = read_library(std::span(&file, 1), builtin_schema());
  const PatternGraph graph(library, builtin_schema());
  must_account_for_links(graph);
  must_point_into_files(run_checks(graph), library, builtin_schema());
  return 0;
}
