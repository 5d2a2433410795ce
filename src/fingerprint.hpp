#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"
#include "pattern_graph.hpp"

namespace patgraph {

/// Findings and, in step with them, their fingerprints.
struct FingerprintedFindings {
  std::vector<Diagnostic> findings;
  std::vector<std::string> fingerprints;
};

/// Returns, for each finding, 16 hexadecimal digits by which it is known again in another state of the
/// library.
///
/// They are a hash (FNV-1a, 64 bits) of the check, the entry and the finding's identity. The entry goes by
/// its id, or its slug where it has none; a file without an entry goes by its name. In the identity, the slug
/// of an entry counts as its id: so fingerprints survive moved lines, moved and renamed files, other
/// severities and files that come in. What is equal in all this, as for two entries with one id, is numbered
/// in the order of the findings: the second one is new where only one was known. The findings must be all
/// that the checks found.
std::vector<std::string> fingerprints_of(std::span<const Diagnostic> findings, const PatternGraph& graph);

/// Returns what people call the subject of a finding in a file: the slug of its entry, or the name of the
/// file without its extension.
std::string_view name_of_file(const SourceFile& file);

}  // namespace patgraph
