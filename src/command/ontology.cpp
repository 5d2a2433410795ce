#include <algorithm>

#include "../ontology_format/ontology_format.hpp"
#include "../output_file.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

const OntologyFormat& format_named(const std::string& name) {
  std::vector<std::string_view> known;
  for (const OntologyFormat& format : all_ontology_formats()) known.push_back(format.name);
  require_known("format", name, known);
  return *std::ranges::find(all_ontology_formats(), name, &OntologyFormat::name);
}

}  // namespace

ExitCode run_ontology(const OntologyOptions& options, const Streams& streams) {
  const OntologyFormat& format = format_named(options.format);
  require_base(options.base);
  const std::vector<std::filesystem::path> extensions(options.ontologies.begin(), options.ontologies.end());
  const std::vector<rdf::Document> documents = read_ontology(extensions);
  const Schema schema = build_schema(documents);
  const Ontology ontology(documents);
  const OntologyInput input{documents, ontology, schema, options.base};
  if (options.output.empty()) {
    format.write(input, streams.out);
    return ExitCode::clean;
  }
  OutputFile file(options.output);
  format.write(input, file.stream());
  file.finish();
  file.commit();
  streams.err << "wrote " << options.output << '\n';
  return ExitCode::clean;
}

}  // namespace patgraph
