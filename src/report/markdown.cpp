#include "../markdown.hpp"

#include <algorithm>
#include <vector>

#include "../check/check.hpp"
#include "../grouped_number.hpp"
#include "../quotation.hpp"
#include "paths.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kShownOfCheck = 50;
constexpr std::size_t kShownRelated = 10;
/// GitHub refuses a summary of more than 1 MiB; what ends every check's list has room beyond this.
constexpr std::size_t kMostBytes = 1'000'000;

class MarkdownReport {
 public:
  MarkdownReport(const ReportInput& input, std::ostream& out)
      : input_(input), out_(out), paths_(input), counts_(count_findings(input.findings)) {}

  void write() {
    out_ << "## Checks of the pattern library\n\n" << summary_of(input_, counts_) << "\n";
    if (input_.findings.empty()) return;
    write_table();
    std::map<std::string_view, std::vector<const Diagnostic*>> of_check;
    for (const Diagnostic& finding : input_.findings) of_check[finding.check].push_back(&finding);
    for (const auto& [check, findings] : of_check) write_findings(check, findings);
  }

 private:
  void write_table() {
    out_ << "\n| findings | severity | check | |\n|---:|---|---|---|\n";
    for (const auto& [key, count] : counts_.by_check) {
      const auto& [check, severity] = key;
      out_ << "| " << grouped(count) << " | " << to_string(severity) << " | " << markdown_code(check) << " | "
           << markdown_cell(markdown_text(find_check(check)->summary)) << " |\n";
    }
  }

  void write_findings(std::string_view check, const std::vector<const Diagnostic*>& findings) {
    out_ << "\n<details>\n<summary>" << check << ": " << counted(findings.size(), "finding")
         << "</summary>\n\n";
    std::size_t shown = 0;
    for (; shown < std::min(findings.size(), kShownOfCheck); ++shown) {
      const std::string item = item_of(*findings[shown]);
      if (written_ + item.size() > kMostBytes) break;
      written_ += item.size();
      out_ << item;
    }
    if (shown < findings.size()) out_ << "\n" << grouped(findings.size() - shown) << " more are not shown.\n";
    out_ << "\n</details>\n";
  }

  /// Texts of the data are code, in which nothing is a link, a mention or a tag.
  std::string item_of(const Diagnostic& finding) {
    std::string item = "- " + place(finding.location) + " " + std::string(to_string(finding.severity)) +
                       ": " + code(finding.message) + "\n";
    const std::size_t related = std::min(finding.related.size(), kShownRelated);
    for (std::size_t i = 0; i < related; ++i) {
      item += "  - " + place(finding.related[i].location) + " " + code(finding.related[i].message) + "\n";
    }
    if (related < finding.related.size())
      item += "  - and " + counted(finding.related.size() - related, "more place") + "\n";
    return item;
  }

  std::string place(const SourceLocation& location) { return code(paths_.place(location)); }
  static std::string code(std::string_view text) { return markdown_code(printable(text)); }

  const ReportInput& input_;
  std::ostream& out_;
  PathsFromRoot paths_;
  FindingCounts counts_;
  std::size_t written_ = 0;  ///< bytes of items
};

}  // namespace

void write_markdown_report(const ReportInput& input, std::ostream& out) {
  MarkdownReport(input, out).write();
}

}  // namespace patgraph
