#include "../format/jsonld_context.hpp"
#include "../vocabulary.hpp"
#include "ontology_format.hpp"

namespace patgraph {

void write_ontology_context(const OntologyInput& input, std::ostream& out) {
  StatementOptions options;
  options.base = input.base;
  options.own_namespace = vocabulary::pg_namespace;
  out << "{\"@context\": " << jsonld_context(Terms(input.schema, options, {})).json << "}\n";
}

}  // namespace patgraph
