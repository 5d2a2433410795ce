#pragma once

#include <span>
#include <string>

#include "baseline.hpp"
#include "check/check.hpp"
#include "format/format.hpp"
#include "pattern_graph.hpp"

namespace patgraph::fuzzing {

/// Returns the options of an export that words name: "inferred", "plain", "by-id".
StatementOptions statement_options(std::string_view words);

// Write something in every format and read it back. Each ends the process where that is not what was written.

/// All syntaxes hold the same statements, all maps the same nodes and edges.
void must_export(const PatternGraph& graph, std::span<const Diagnostic> findings,
                 const StatementOptions& options);

/// All reports hold all findings.
void must_report(const PatternGraph& graph, std::span<const Diagnostic> findings);

/// A baseline of the findings knows each of them.
void must_remember(const PatternGraph& graph, std::span<const Diagnostic> findings);

/// A baseline is the same when it is read and written anew.
void must_stay(const Baseline& baseline);

}  // namespace patgraph::fuzzing
