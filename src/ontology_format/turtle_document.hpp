#pragma once

#include <ostream>
#include <span>

#include "../rdf.hpp"

namespace patgraph {

/// Writes statements as one Turtle document: the prefixes, then each subject once, IRIs in their order before
/// blank nodes. Lists become ( … ); other blank nodes are numbered as the statements name them.
void write_turtle_document(std::span<const rdf::Statement> statements, std::span<const rdf::Prefix> prefixes,
                           std::ostream& out);

}  // namespace patgraph
