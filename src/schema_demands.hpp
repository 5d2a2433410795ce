#pragma once

#include "ontology.hpp"
#include "schema.hpp"

namespace patgraph {

/// Adds to a schema what the ontology demands of entries and links: of which class their ends are, what must
/// stand in a file, which date comes first, which values deprecate, which circles over several relations are
/// faults. Throws OntologyError.
void add_demands(const Ontology& ontology, Schema& schema);

}  // namespace patgraph
