#pragma once

#include "ontology.hpp"
#include "schema.hpp"

namespace patgraph {

/// Settles which relations are inverses, what they imply, along which axis their links can close a cycle,
/// which are transitive, and which properties exclude each other. Throws OntologyError where an inverse is no
/// relation.
void settle_algebra(const Ontology& ontology, Schema& schema);

}  // namespace patgraph
