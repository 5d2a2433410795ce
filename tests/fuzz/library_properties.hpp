#pragma once

#include <span>

#include "check/check.hpp"
#include "pattern_graph.hpp"

namespace patgraph::fuzzing {

// What holds of every library. Each ends the process where it does not.

/// No link is lost: declared = resolved + external + dangling + rejected, in all and by relation and form.
void must_account_for_links(const PatternGraph& graph);

/// Places of findings are in their files, and a fix leaves front matter that can be read.
void must_point_into_files(std::span<const Diagnostic> findings, const Library& library,
                           const Schema& schema);

}  // namespace patgraph::fuzzing
