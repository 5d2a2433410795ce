// The whole way: files of a library, an extension of the ontology and a configuration, through every check,
// to every format and every report, which are read back.

#include "library_properties.hpp"
#include "library_text.hpp"
#include "written_files.hpp"

namespace patgraph::fuzzing {
namespace {

void go(const LibraryText& text, const Schema& schema) {
  const Config config = parse_config("patgraph.yaml", text.config);
  const Library library = read_library(text, schema);
  const PatternGraph graph(library, schema);
  must_account_for_links(graph);
  const std::vector<Diagnostic> findings = findings_of(graph, config);
  must_point_into_files(findings, library, schema);
  must_export(graph, findings, statement_options(text.options));
  must_report(graph, findings);
  must_remember(graph, findings);
}

}  // namespace
}  // namespace patgraph::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace patgraph;
  using namespace patgraph::fuzzing;
  const LibraryText text = split_library(text_of(data, size));
  try {
    if (text.extension.empty()) {
      go(text, builtin_schema());
    } else {
      const std::vector<rdf::Document> documents{builtin_document(),
                                                 rdf::parse_turtle("extension.ttl", text.extension)};
      go(text, build_schema(documents));
    }
  } catch (const InputError&) {
    // What a user is told of an ontology or a configuration that cannot be used.
  }
  return 0;
}
