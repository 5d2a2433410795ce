// A Turtle file that extends the ontology: the schema of both is built, written in every format of the
// ontology, and a small library is read by it.

#include <sstream>

#include "format/format.hpp"
#include "library_properties.hpp"
#include "library_text.hpp"
#include "must.hpp"
#include "ontology_format/ontology_format.hpp"
#include "readers.hpp"
#include "written_files.hpp"

namespace patgraph::fuzzing {
namespace {

/// The keys that extensions of the corpus declare, with what they may hold.
const SourceText kFile{"a.md",
                       "---\nid: pat_01h0000000000000000000000a\ntitle: A\nneeds: [a, b]\nmood: calm\n"
                       "feeds: {slug: a, weight: 0.5}\nsown: 2024-05-01\nrequires: a\n---\n"};

void must_write_ontology(std::span<const rdf::Document> documents, const Schema& schema) {
  const Ontology ontology(documents);
  for (const OntologyFormat& format : all_ontology_formats()) {
    std::ostringstream out;
    format.write({documents, ontology, schema, "https://example.org/"}, out);
    const std::string written = out.str();
    must_be_utf8(written);
    if (format.name == "turtle" || format.name == "shacl") rdf::parse_turtle("written.ttl", written);
    if (format.name == "jsonld-context")
      must(count_json_items(written, "/@context") > 0, "the context has terms", written);
  }
}

void read_and_write(const std::string& extension) {
  const std::vector<rdf::Document> documents{builtin_document(),
                                             rdf::parse_turtle("extension.ttl", extension)};
  const Schema schema = build_schema(documents);
  must_write_ontology(documents, schema);
  const Library library = read_library(std::span(&kFile, 1), schema);
  const PatternGraph graph(library, schema);
  must_account_for_links(graph);
  const std::vector<Diagnostic> findings = run_checks(graph);
  must_point_into_files(findings, library, schema);
  must_export(graph, findings, statement_options(""));
}

}  // namespace
}  // namespace patgraph::fuzzing

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace patgraph;
  using namespace patgraph::fuzzing;
  try {
    read_and_write(std::string(text_of(data, size)));
  } catch (const InputError&) {
    // What a user is told of an ontology that cannot be used.
  }
  return 0;
}
