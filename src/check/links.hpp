#pragma once

#include <span>
#include <string>
#include <vector>

#include "../chains.hpp"

namespace patgraph {

// How findings speak of links.

/// Returns where a link stands.
SourceLocation location_of(const PatternGraph& graph, const Edge& edge);

/// Writes a link as its author did: "a requires b (0.8)".
std::string describe(const PatternGraph& graph, const Edge& edge);

/// Returns where a link stands, and says which it is.
RelatedLocation related_link(const PatternGraph& graph, const Edge& edge);

/// Returns where the links of a chain stand, and says which they are; of a long one, those that `path_text`
/// shows.
std::vector<RelatedLocation> related_links(const PatternGraph& graph, const Chain& chain);

/// Returns where, after the first, other links state the same relationship.
std::vector<RelatedLocation> other_statements(const PatternGraph& graph, std::span<const StepArc> statements);

/// Writes entries that follow one another: "a → b → c"; of many, those at the ends.
std::string path_text(const PatternGraph& graph, std::span<const VertexId> stops);

}  // namespace patgraph
