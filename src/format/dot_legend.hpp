#pragma once

#include <ostream>

#include "dot_plan.hpp"

namespace patgraph {

/// Writes an HTML-like label of Graphviz that says what a map shows and what its lines, colours and shapes
/// mean.
void write_legend(const PatternMap& map, const DotPlan& plan, std::ostream& out);

}  // namespace patgraph
