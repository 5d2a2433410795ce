#include <algorithm>
#include <vector>

#include "../check/check.hpp"
#include "../xml_text.hpp"
#include "paths.hpp"

namespace patgraph {
namespace {

class JUnitReport {
 public:
  JUnitReport(const ReportInput& input, std::ostream& out) : input_(input), out_(out), paths_(input) {}

  void write() {
    for (const Diagnostic& finding : input_.findings) of_check_[finding.check].push_back(&finding);
    std::size_t cases = 0;
    for (const Check& check : all_checks()) cases += cases_of(of_check_[check.id]);
    out_ << R"(<?xml version="1.0" encoding="UTF-8"?>)" << '\n'
         << R"(<testsuites name="patgraph" tests=")" << cases << R"(" failures=")"
         << std::ranges::count_if(input_.findings, [&](const auto& finding) { return fails(finding); })
         << "\" errors=\"0\">\n";
    for (const Check& check : all_checks()) write_suite(check, of_check_[check.id]);
    out_ << "</testsuites>\n";
  }

 private:
  /// A suite without a case would not show.
  static std::size_t cases_of(const std::vector<const Diagnostic*>& findings) {
    return std::max<std::size_t>(1, findings.size());
  }

  bool fails(const Diagnostic& finding) const {
    return input_.fail_on && finding.severity >= *input_.fail_on;
  }

  void write_suite(const Check& check, const std::vector<const Diagnostic*>& findings) {
    out_ << R"(  <testsuite name=")" << check.id << R"(" tests=")" << cases_of(findings) << R"(" failures=")"
         << std::ranges::count_if(findings, [&](const auto* finding) { return fails(*finding); })
         << "\" errors=\"0\" skipped=\"0\">\n";
    if (findings.empty()) {
      out_ << R"(    <testcase classname=")" << check.id << R"(" name="no finding"/>)" << '\n';
    }
    for (const Diagnostic* finding : findings) write_case(*finding);
    out_ << "  </testsuite>\n";
  }

  void write_case(const Diagnostic& finding) {
    const std::string message = xml_text(finding.message);
    out_ << R"(    <testcase classname=")" << finding.check << R"(" name=")" << message << R"(" file=")"
         << xml_text(paths_.of(finding.location.file)) << R"(" line=")" << finding.location.span.begin.line
         << "\">\n";
    if (fails(finding)) {
      out_ << R"(      <failure message=")" << message << R"(" type=")" << to_string(finding.severity)
           << "\">" << xml_text(text_of(finding)) << "</failure>\n";
    } else {
      out_ << "      <system-out>" << xml_text(text_of(finding)) << "</system-out>\n";
    }
    out_ << "    </testcase>\n";
  }

  std::string text_of(const Diagnostic& finding) {
    std::string text = paths_.place(finding.location) + ": " + std::string(to_string(finding.severity)) +
                       ": " + finding.message;
    for (const RelatedLocation& related : finding.related) {
      text += "\n" + paths_.place(related.location) + ": note: " + related.message;
    }
    return text;
  }

  const ReportInput& input_;
  std::ostream& out_;
  PathsFromRoot paths_;
  std::map<std::string_view, std::vector<const Diagnostic*>> of_check_;
};

}  // namespace

void write_junit_report(const ReportInput& input, std::ostream& out) {
  JUnitReport(input, out).write();
}

}  // namespace patgraph
