#include "../format/jsonld_context.hpp"
#include "ontology_format.hpp"

namespace patgraph {

void write_ontology_context(const OntologyInput& input, std::ostream& out) {
  const std::string context = jsonld_context(input.schema, input.base).json();
  out << "{\"@context\": " << context << "}\n";
}

}  // namespace patgraph
