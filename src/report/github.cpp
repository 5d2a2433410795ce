#include <algorithm>

#include "../iri.hpp"
#include "../quotation.hpp"
#include "paths.hpp"

namespace patgraph {
namespace {

/// Escapes a text as `escapeData` and `escapeProperty` in packages/core/src/command.ts of actions/toolkit do,
/// so that it stays in its place; other controls are made harmless for the log.
std::string escaped(std::string_view text, std::string_view specials) {
  std::string out;
  for (const char c : text) {
    if (specials.find(c) == std::string_view::npos) {
      out += c;
    } else {
      append_percent_encoded(out, c);
    }
  }
  return printable(out);
}

std::string escaped_data(std::string_view text) {
  return escaped(text, "%\r\n");
}

std::string escaped_property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

std::string_view command_of(Severity severity) {
  return severity == Severity::info ? "notice" : to_string(severity);
}

/// Columns are told only within one line, and the last one belongs to the place ("Check runs" in GitHub's
/// REST API).
void write_columns(const Span& span, std::ostream& out) {
  if (span.begin.line != span.end.line) return;
  out << ",col=" << span.begin.column << ",endColumn=" << std::max(span.begin.column, span.end.column - 1);
}

}  // namespace

void write_github_report(const ReportInput& input, std::ostream& out) {
  PathsFromRoot paths(input);
  for (const Diagnostic& finding : input.findings) {
    const Span& span = finding.location.span;
    out << "::" << command_of(finding.severity)
        << " file=" << escaped_property(paths.of(finding.location.file)) << ",line=" << span.begin.line
        << ",endLine=" << span.end.line;
    write_columns(span, out);
    out << ",title=" << escaped_property(finding.check) << "::" << escaped_data(finding.message);
    for (const RelatedLocation& related : finding.related) {
      out << escaped_data("\n" + paths.place(related.location) + ": " + related.message);
    }
    out << '\n';
  }
}

}  // namespace patgraph
