#pragma once

#include "ontology.hpp"
#include "schema.hpp"

namespace patgraph {

/// Settles which relations are transitive, and which properties exclude each other. The relations must know
/// what they imply.
void settle_algebra(const Ontology& ontology, Schema& schema);

}  // namespace patgraph
