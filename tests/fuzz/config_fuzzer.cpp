// A patgraph.yaml: what it says of checks, and what it waives, is done to a small library.

#include "library_properties.hpp"
#include "library_text.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

void check_with(const Config& config, std::string_view bytes) {
  const LibraryText text{
      {{"garden/a.md",
        "---\nid: pat_01h0000000000000000000000a\ntitle: Example\nrequires: [b, lost]\n---\nTBD\n"},
       {"garden/b.md", "---\nslug: b\ntitle: B\nenables: a # patgraph: ignore cycle -- meant\n---\n"}},
      "",
      std::string(bytes),
      ""};
  const Library library = read_library(text, builtin_schema());
  const PatternGraph graph(library, builtin_schema());
  must_point_into_files(findings_of(graph, config), library, builtin_schema());
  for (const SourceText& file : text.files) {
    for (const Glob& glob : config.include) glob.matches(file.path);
    for (const Glob& glob : config.exclude) glob.matches(file.path);
  }
}

}  // namespace
}  // namespace patgraph::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace patgraph;
  using namespace patgraph::fuzzing;
  const std::string_view bytes = text_of(data, size);
  try {
    check_with(parse_config("patgraph.yaml", bytes), bytes);
  } catch (const ConfigError& error) {
    must_be_harmless(error.what());
  }
  return 0;
}
