#include "../grouped_number.hpp"
#include "report.hpp"

namespace patgraph {

FindingCounts count_findings(std::span<const Diagnostic> diagnostics) {
  FindingCounts counts;
  for (const Diagnostic& diagnostic : diagnostics) {
    ++counts.by_severity.at(static_cast<std::size_t>(diagnostic.severity));
    ++counts.by_check[{diagnostic.check, diagnostic.severity}];
  }
  return counts;
}

std::size_t FindingCounts::of(std::string_view check) const {
  std::size_t sum = 0;
  for (const auto& [key, count] : by_check) sum += key.first == check ? count : 0;
  return sum;
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
