#pragma once

#include <array>
#include <map>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "../diagnostic.hpp"
#include "../library.hpp"

namespace patgraph {

/// How many findings there are, by severity and by check.
struct FindingCounts {
  std::array<std::size_t, 3> by_severity{};  ///< indexed by Severity
  /// A check whose severity the ontology sets has a count of its own for each.
  std::map<std::pair<std::string_view, Severity>, std::size_t> by_check;

  std::size_t of(Severity severity) const { return by_severity.at(static_cast<std::size_t>(severity)); }
  std::size_t of(std::string_view check) const;
};

FindingCounts count_findings(std::span<const Diagnostic> diagnostics);

/// Writes "2 errors, 1 warning, 0 infos".
std::string severity_summary(const FindingCounts& counts);

struct TextReportOptions {
  bool color = false;
  bool all = false;        ///< show every finding of a check, however many there are
  std::size_t waived = 0;  ///< findings that were waived: they are counted only
};

/// Writes one line a finding, `file:line:col: severity: message [check-id]`, and a summary. Control
/// characters from the data are escaped. Of a check with more than 50 findings the first 20 are shown and the
/// rest counted.
void write_text_report(std::span<const Diagnostic> diagnostics, const Library& library,
                       const TextReportOptions& options, std::ostream& out);

/// Writes one JSON object: `findings`, an array, and `summary`, counts by severity and by check, and of what
/// was waived.
void write_json_report(std::span<const Diagnostic> diagnostics, const Library& library, std::size_t waived,
                       std::ostream& out);

}  // namespace patgraph
