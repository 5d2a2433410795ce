#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../diagnostic.hpp"
#include "../pattern_graph.hpp"

namespace patgraph {

class Findings;

/// One check: what it is called and how it is run.
struct Check {
  std::string_view id;
  Severity severity;         ///< of its findings, where the ontology does not say otherwise
  std::string_view summary;  ///< what is wrong, in one line
  void (*run)(const PatternGraph& graph, Findings& findings);
};

/// Takes the findings of one check.
class Findings {
 public:
  Findings(const Check& check, std::vector<Diagnostic>& into) : check_(check), into_(into) {}

  void add(SourceLocation location, std::string message, std::vector<RelatedLocation> related = {}) {
    add_as(check_.severity, location, std::move(message), std::move(related));
  }
  /// For checks whose severity the ontology sets.
  void add_as(Severity severity, SourceLocation location, std::string message,
              std::vector<RelatedLocation> related = {}) {
    into_.push_back({check_.id, severity, location, std::move(message), std::move(related)});
  }

 private:
  const Check& check_;
  std::vector<Diagnostic>& into_;
};

/// The check table, by id.
std::span<const Check> all_checks();

/// Runs every check, on that many threads; findings are sorted by file, position, check and message.
std::vector<Diagnostic> run_checks(const PatternGraph& graph, unsigned threads = 1);

// The families, one file each.

/// Finds the faults of one kind that were met while reading.
template <FaultKind kind>
void check_reading(const PatternGraph& graph, Findings& findings) {
  const std::vector<SourceFile>& files = graph.library().files;
  for (std::uint32_t file = 0; file < files.size(); ++file) {
    for (const Fault& fault : files[file].faults) {
      if (fault.kind == kind) findings.add({file, fault.position}, fault.message);
    }
  }
}

void check_missing_id(const PatternGraph& graph, Findings& findings);
void check_missing_title(const PatternGraph& graph, Findings& findings);
void check_invalid_id(const PatternGraph& graph, Findings& findings);
void check_duplicate_id(const PatternGraph& graph, Findings& findings);
void check_duplicate_slug(const PatternGraph& graph, Findings& findings);
void check_slug_filename_mismatch(const PatternGraph& graph, Findings& findings);

void check_dangling_reference(const PatternGraph& graph, Findings& findings);
void check_dangling_proposal(const PatternGraph& graph, Findings& findings);
void check_reference_by_title(const PatternGraph& graph, Findings& findings);
void check_reference_conflict(const PatternGraph& graph, Findings& findings);
void check_self_link(const PatternGraph& graph, Findings& findings);
void check_duplicate_link(const PatternGraph& graph, Findings& findings);

void check_cycle(const PatternGraph& graph, Findings& findings);

}  // namespace patgraph
