#include <algorithm>

#include "../grouped_number.hpp"
#include "report.hpp"

namespace patgraph {

FindingCounts count_findings(std::span<const Diagnostic> diagnostics) {
  FindingCounts counts;
  for (const Diagnostic& diagnostic : diagnostics) counts.add(diagnostic);
  return counts;
}

void FindingCounts::add(const Diagnostic& finding) {
  ++by_severity.at(static_cast<std::size_t>(finding.severity));
  ++by_check[{finding.check, finding.severity}];
}

std::size_t FindingCounts::of(std::string_view check) const {
  std::size_t sum = 0;
  for (const auto& [key, count] : by_check) sum += key.first == check ? count : 0;
  return sum;
}

bool FindingCounts::reaches(Severity severity) const {
  return std::any_of(by_severity.begin() + static_cast<std::ptrdiff_t>(severity), by_severity.end(),
                     [](std::size_t count) { return count > 0; });
}

std::string severity_summary(const FindingCounts& counts) {
  return counted(counts.of(Severity::error), "error") + ", " +
         counted(counts.of(Severity::warning), "warning") + ", " + counted(counts.of(Severity::info), "info");
}

std::string summary_of(const ReportInput& input, const FindingCounts& counts) {
  return counted(input.library.file_count(), "file") + ": " + severity_summary(counts) +
         (input.waived > 0 ? "; " + grouped(input.waived) + " waived" : "");
}

}  // namespace patgraph
