#pragma once

#include <string>

#include "../map/map.hpp"

namespace patgraph {

// What users name on the command line. Each throws UsageError, with the nearest name, where nothing is called
// so.

/// Finds an entry by id, slug, title or alias.
VertexId vertex_named(const PatternGraph& graph, const std::string& name);

/// Finds a relation between entries by its key.
RelationId relation_named(const Schema& schema, const std::string& name);

/// Reads "in", "out" or "both".
Direction direction_named(const std::string& name);

}  // namespace patgraph
