#pragma once

#include <cstdint>
#include <vector>

#include "check.hpp"

namespace patgraph {

// What the rows of the table run, by the file of its family; the table says what each finds.

// body_links.cpp
void check_broken_body_link(const PatternGraph& graph, Findings& findings);

// characters.cpp
void check_unprintable_character(const PatternGraph& graph, Findings& findings);
void check_mojibake(const PatternGraph& graph, Findings& findings);

// components.cpp
void check_isolated(const PatternGraph& graph, Findings& findings);
void check_small_component(const PatternGraph& graph, Findings& findings);

// cycles.cpp
void check_cycle(const PatternGraph& graph, Findings& findings);
void check_mixed_cycle(const PatternGraph& graph, Findings& findings);

// exclusions.cpp
void check_relation_clash(const PatternGraph& graph, Findings& findings);
void check_relation_conflict(const PatternGraph& graph, Findings& findings);
void check_valueless_related(const PatternGraph& graph, Findings& findings);

// fields.cpp
void check_missing_field(const PatternGraph& graph, Findings& findings);
void check_date_order(const PatternGraph& graph, Findings& findings);

// hierarchy.cpp
void check_redundant_link(const PatternGraph& graph, Findings& findings);
void check_mutual_hierarchy(const PatternGraph& graph, Findings& findings);

// identity.cpp
void check_missing_id(const PatternGraph& graph, Findings& findings);
void check_missing_title(const PatternGraph& graph, Findings& findings);
void check_invalid_id(const PatternGraph& graph, Findings& findings);
void check_duplicate_id(const PatternGraph& graph, Findings& findings);
void check_duplicate_slug(const PatternGraph& graph, Findings& findings);
void check_slug_filename_mismatch(const PatternGraph& graph, Findings& findings);
void check_duplicate_title(const PatternGraph& graph, Findings& findings);

// inverses.cpp
void check_missing_inverse(const PatternGraph& graph, Findings& findings);
void check_missing_symmetric(const PatternGraph& graph, Findings& findings);
void check_conflicting_weight(const PatternGraph& graph, Findings& findings);

// kinds.cpp
void check_wrong_target_kind(const PatternGraph& graph, Findings& findings);
void check_target_deprecated(const PatternGraph& graph, Findings& findings);

// labels.cpp
void check_alias_clash(const PatternGraph& graph, Findings& findings);
void check_label_whitespace(const PatternGraph& graph, Findings& findings);

// licences.cpp
void check_license_unknown(const PatternGraph& graph, Findings& findings);

// placeholders.cpp
void check_placeholder_value(const PatternGraph& graph, Findings& findings);

// prerequisites.cpp
void check_dead_prerequisite(const PatternGraph& graph, Findings& findings);

// references.cpp
void check_dangling_reference(const PatternGraph& graph, Findings& findings);
void check_dangling_proposal(const PatternGraph& graph, Findings& findings);
void check_reference_by_title(const PatternGraph& graph, Findings& findings);
void check_reference_conflict(const PatternGraph& graph, Findings& findings);
void check_self_link(const PatternGraph& graph, Findings& findings);
void check_duplicate_link(const PatternGraph& graph, Findings& findings);

// Faults that were met while reading.

/// Adds a fault that was met while reading a file.
void add_fault(std::uint32_t file, const Fault& fault, Findings& findings);

/// Finds the faults of one kind that were met while reading.
template <FaultKind kind>
void check_reading(const PatternGraph& graph, Findings& findings) {
  const std::vector<SourceFile>& files = graph.library().files;
  for (std::uint32_t file = 0; file < files.size(); ++file) {
    for (const Fault& fault : files[file].faults) {
      if (fault.kind == kind) add_fault(file, fault, findings);
    }
  }
}

}  // namespace patgraph
