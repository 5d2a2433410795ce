#include <algorithm>

#include "../grouped_number.hpp"
#include "report.hpp"

namespace patgraph {

FindingCounts count_findings(std::span<const Diagnostic> diagnostics) {
  FindingCounts counts;
  for (const Diagnostic& diagnostic : diagnostics) {
    ++counts.by_severity.at(static_cast<std::size_t>(diagnostic.severity));
    auto& [severity, count] = counts.by_check[diagnostic.check];
    severity = std::max(severity, diagnostic.severity);
    ++count;
  }
  return counts;
}

std::string severity_summary(const FindingCounts& counts) {
  return counted(counts.of(Severity::error), "error") + ", " +
         counted(counts.of(Severity::warning), "warning") + ", " + counted(counts.of(Severity::info), "info");
}

}  // namespace patgraph
