#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "../diagnostic.hpp"
#include "../library.hpp"

namespace patgraph {

/// Under which headings a text shows findings.
enum class Grouping : std::uint8_t { none, file, check };

/// How findings are told as text.
struct TextOptions {
  bool color = false;
  bool all = false;    ///< show every finding of a check, however many there are
  bool brief = false;  ///< without the lines of the source
  Grouping grouping = Grouping::none;
};

/// How many findings there are, by severity and by check.
struct FindingCounts {
  std::array<std::size_t, 3> by_severity{};  ///< indexed by Severity
  /// A check whose severity the ontology sets has a count of its own for each.
  std::map<std::pair<std::string_view, Severity>, std::size_t> by_check;

  void add(const Diagnostic& finding);
  std::size_t of(Severity severity) const { return by_severity.at(static_cast<std::size_t>(severity)); }
  std::size_t of(std::string_view check) const;
  /// Returns whether there is a finding of that severity, or of a higher one.
  bool reaches(Severity severity) const;
};

FindingCounts count_findings(std::span<const Diagnostic> diagnostics);

/// Of a check with more findings than this, a text shows the first `kShownOfMany`, unless asked for all.
inline constexpr std::size_t kManyFindings = 50;
inline constexpr std::size_t kShownOfMany = 20;

/// What a report is made of.
struct ReportInput {
  std::span<const Diagnostic> findings;  ///< in the order of `sort_findings`
  const Library& library;
  /// Folder from which machines see paths, such as that of the repository; empty: as the user wrote them.
  std::filesystem::path root = {};
  std::optional<Severity> fail_on = {};            ///< the least severity that fails a run
  std::span<const std::string> fingerprints = {};  ///< one for each finding, or none at all
  std::size_t waived = 0;    ///< how many findings are not among these, for they are waived
  std::size_t left_out = 0;  ///< how many findings are not among these, for the format takes no more
  /// Of all findings, where `findings` has no more of each check than a text looks at.
  std::optional<FindingCounts> counts = {};
  TextOptions text = {};
};

/// One format of reports.
struct ReportFormat {
  std::string_view name;
  std::string_view summary;  ///< in one line: what it is for
  void (*write)(const ReportInput& input, std::ostream& out);
  std::size_t most_findings = SIZE_MAX;  ///< more its readers do not take
};

/// The table of report formats.
std::span<const ReportFormat> all_report_formats();

/// Writes a report. Of more findings than the format takes it gets the most severe ones, in their order.
/// Returns how many are left out.
std::size_t write_report(const ReportFormat& format, const ReportInput& input, std::ostream& out);

/// Writes "2 errors, 1 warning, 0 infos".
std::string severity_summary(const FindingCounts& counts);

/// Writes "3 files: 2 errors, 1 warning, 0 infos; 4 waived", the last only where there are some.
std::string summary_of(const ReportInput& input, const FindingCounts& counts);

// One file each.

/// Writes findings as `file:line:col: severity: message [check-id]`, each with the line of its source and a
/// caret under the place, and a summary; it fits 80 columns, messages apart. Controls of the data are
/// escaped. Of a check with more than 50 findings the first 20 are shown and the rest counted.
void write_text_report(const ReportInput& input, std::ostream& out);

/// Writes one JSON object: `findings`, an array, and `summary`, counts by severity and by check.
void write_json_report(const ReportInput& input, std::ostream& out);

/// Writes each finding as a JSON object on a line of its own (https://jsonlines.org).
void write_jsonl_report(const ReportInput& input, std::ostream& out);

/// Writes SARIF 2.1.0 (OASIS), with what GitHub code scanning asks of it. Every check is a rule.
void write_sarif_report(const ReportInput& input, std::ostream& out);

/// Writes JUnit's XML: a suite for each check, a case for each finding. What fails the run is a failure.
void write_junit_report(const ReportInput& input, std::ostream& out);

/// Writes a workflow command of GitHub Actions for each finding, which makes it an annotation.
void write_github_report(const ReportInput& input, std::ostream& out);

/// Writes a summary in GitHub Flavored Markdown, below the 1 MiB that a job summary of GitHub may have.
void write_markdown_report(const ReportInput& input, std::ostream& out);

}  // namespace patgraph
