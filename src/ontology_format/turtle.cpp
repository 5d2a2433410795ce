#include "ontology_format.hpp"
#include "turtle_document.hpp"

namespace patgraph {

void write_ontology_turtle(const OntologyInput& input, std::ostream& out) {
  std::vector<rdf::Statement> statements;
  for (const rdf::Document& document : input.documents) {
    statements.insert(statements.end(), document.statements.begin(), document.statements.end());
  }
  write_turtle_document(statements, input.schema.prefixes, out);
}

}  // namespace patgraph
