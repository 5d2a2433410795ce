#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "../ontology.hpp"
#include "../schema.hpp"

namespace patgraph {

/// What every format of the ontology is made of.
struct OntologyInput {
  std::span<const rdf::Document> documents;  ///< the built-in ontology and its extensions
  const Ontology& ontology;                  ///< their statements
  const Schema& schema;                      ///< what they mean
  std::string_view base;                     ///< IRI before the slug of an entry
};

/// A format of the ontology.
struct OntologyFormat {
  std::string_view name;
  std::string_view summary;
  void (*write)(const OntologyInput& input, std::ostream& out);
};

/// The table of ontology formats.
std::span<const OntologyFormat> all_ontology_formats();

// One file each.
void write_ontology_turtle(const OntologyInput& input, std::ostream& out);
void write_ontology_context(const OntologyInput& input, std::ostream& out);
void write_ontology_shapes(const OntologyInput& input, std::ostream& out);
void write_ontology_page(const OntologyInput& input, std::ostream& out);

}  // namespace patgraph
