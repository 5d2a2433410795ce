#include <array>

#include "ontology_format.hpp"

namespace patgraph {
namespace {

constexpr std::array kFormats{
    OntologyFormat{"turtle", "the ontology and its extensions as one document", write_ontology_turtle},
    OntologyFormat{"jsonld-context", "what JSON-LD documents name as their context", write_ontology_context},
    OntologyFormat{"shacl", "shapes that validate an export", write_ontology_shapes},
    OntologyFormat{"markdown", "a page for readers", write_ontology_page},
};

}  // namespace

std::span<const OntologyFormat> all_ontology_formats() {
  return kFormats;
}

}  // namespace patgraph
