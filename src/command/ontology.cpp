#include <algorithm>
#include <sstream>

#include "../ontology_format/ontology_format.hpp"
#include "../output_file.hpp"
#include "../vocabulary.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

const OntologyFormat& format_named(const std::string& name) {
  std::vector<std::string_view> known;
  for (const OntologyFormat& format : all_ontology_formats()) known.push_back(format.name);
  require_known("format", name, known);
  return *std::ranges::find(all_ontology_formats(), name, &OntologyFormat::name);
}

/// Puts another namespace wherever the published one stands: in IRIs, queries and examples alike.
std::string renamed(std::string text, const std::string& own_namespace) {
  if (own_namespace == vocabulary::pg_namespace) return text;
  for (std::size_t at = text.find(vocabulary::pg_namespace); at != std::string_view::npos;
       at = text.find(vocabulary::pg_namespace, at + own_namespace.size())) {
    text.replace(at, vocabulary::pg_namespace.size(), own_namespace);
  }
  return text;
}

}  // namespace

ExitCode run_ontology(const OntologyOptions& options, const Streams& streams) {
  const OntologyFormat& format = format_named(options.format);
  require_usable(options.iris);
  const std::vector<std::filesystem::path> extensions(options.ontologies.begin(), options.ontologies.end());
  const std::vector<rdf::Document> documents = read_ontology(extensions);
  const Schema schema = build_schema(documents);
  const Ontology ontology(documents);
  const std::string base = options.iris.base.value_or(kDefaultBase);
  const OntologyInput input{documents, ontology, schema, base};
  std::ostringstream written;
  format.write(input, written);
  const std::string text = renamed(written.str(), options.iris.own_namespace);
  if (options.output.empty()) {
    streams.out << text;
    return ExitCode::clean;
  }
  OutputFile file(options.output);
  file.stream() << text;
  file.finish();
  file.commit();
  streams.err << "wrote " << options.output << '\n';
  return ExitCode::clean;
}

}  // namespace patgraph
