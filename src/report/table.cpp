#include <algorithm>
#include <vector>

#include "report.hpp"

namespace patgraph {
namespace {

constexpr std::array kFormats{
    ReportFormat{"text", "for people: with the source and a summary", write_text_report},
    ReportFormat{"json", "one object: findings and counts", write_json_report},
    ReportFormat{"jsonl", "an object a line for each finding", write_jsonl_report},
    // GitHub rejects a run of more results ("SARIF support for code scanning", limits).
    ReportFormat{"sarif", "SARIF 2.1.0, for code scanning and editors", write_sarif_report, 25'000},
    ReportFormat{"junit", "JUnit's XML, for test reports: a suite a check", write_junit_report},
    ReportFormat{"github", "annotations of GitHub Actions", write_github_report},
    ReportFormat{"markdown", "a summary, such as $GITHUB_STEP_SUMMARY", write_markdown_report},
};

/// Returns the places of the most severe findings, as many as asked for, in their order.
std::vector<std::size_t> most_severe(std::span<const Diagnostic> findings, std::size_t count) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < findings.size(); ++i) chosen.push_back(i);
  std::ranges::stable_sort(chosen, std::greater(), [&](std::size_t i) { return findings[i].severity; });
  chosen.resize(count);
  std::ranges::sort(chosen);
  return chosen;
}

}  // namespace

std::span<const ReportFormat> all_report_formats() {
  return kFormats;
}

std::size_t write_report(const ReportFormat& format, const ReportInput& input, std::ostream& out) {
  if (input.findings.size() <= format.most_findings) {
    format.write(input, out);
    return 0;
  }
  std::vector<Diagnostic> findings;
  std::vector<std::string> fingerprints;
  for (const std::size_t i : most_severe(input.findings, format.most_findings)) {
    findings.push_back(input.findings[i]);
    if (!input.fingerprints.empty()) fingerprints.push_back(input.fingerprints[i]);
  }
  ReportInput shortened = input;
  shortened.findings = findings;
  shortened.fingerprints = fingerprints;
  shortened.left_out = input.findings.size() - findings.size();
  format.write(shortened, out);
  return shortened.left_out;
}

}  // namespace patgraph
