#include <algorithm>
#include <iomanip>

#include "../check/check.hpp"
#include "../grouped_number.hpp"
#include "../quotation.hpp"
#include "../terminal_text.hpp"
#include "excerpts.hpp"
#include "report.hpp"

namespace patgraph {
namespace {

class TextReport {
 public:
  TextReport(const ReportInput& input, std::ostream& out)
      : input_(input),
        out_(out),
        counts_(input.counts ? *input.counts : count_findings(input.findings)),
        shown_(choose()),
        excerpts_(read()) {}

  void write() {
    const Diagnostic* last = nullptr;
    for (const Diagnostic* finding : shown_) {
      if (last == nullptr || group_of(*finding) != group_of(*last)) write_heading(*finding, last == nullptr);
      write_finding(*finding);
      last = finding;
    }
    if (last != nullptr) out_ << '\n';
    write_summary();
  }

 private:
  /// Chooses what is shown, in the order of the groups.
  std::vector<const Diagnostic*> choose() {
    std::vector<const Diagnostic*> chosen;
    std::map<std::string_view, std::size_t> met;
    for (const Diagnostic& finding : input_.findings) {
      const bool many = !input_.text.all && counts_.of(finding.check) > kManyFindings;
      if (many && ++met[finding.check] > kShownOfMany) continue;
      chosen.push_back(&finding);
      ++shown_counts_.by_check[{finding.check, finding.severity}];
    }
    if (input_.text.grouping == Grouping::check) std::ranges::stable_sort(chosen, {}, &Diagnostic::check);
    return chosen;
  }

  Excerpts read() const {
    std::vector<SourceLocation> places;
    if (!input_.text.brief) {
      for (const Diagnostic* finding : shown_) {
        places.push_back(finding->location);
        for (const RelatedLocation& related : finding->related) places.push_back(related.location);
      }
    }
    return {input_.library, std::move(places)};
  }

  const std::string& path_of(const SourceLocation& location) const {
    return input_.library.files[location.file].path;
  }

  std::string_view group_of(const Diagnostic& finding) const {
    switch (input_.text.grouping) {
      case Grouping::file:
        return path_of(finding.location);
      case Grouping::check:
        return finding.check;
      case Grouping::none:
        break;
    }
    return {};
  }

  void write_heading(const Diagnostic& first, bool is_first) {
    if (input_.text.grouping == Grouping::none) return;
    const std::string_view group = group_of(first);
    out_ << (is_first ? "" : "\n") << styled("1", printable(group));
    if (input_.text.grouping == Grouping::check) out_ << ": " << find_check(first.check)->summary;
    out_ << '\n';
  }

  void write_finding(const Diagnostic& finding) {
    write_line(finding.location, to_string(finding.severity), style_of(finding.severity), finding.message);
    out_ << " [" << finding.check << "]\n";
    const bool mends_it = finding.fix && finding.fix->location == finding.location;
    write_source(finding.location, style_of(finding.severity), 0, mends_it ? finding.fix->text : "");
    for (const RelatedLocation& related : finding.related) {
      constexpr std::string_view kNoteColor = "36";
      out_ << "  ";
      write_line(related.location, "note", kNoteColor, related.message);
      out_ << '\n';
      if (related.location != finding.location) write_source(related.location, kNoteColor, 2);
    }
  }

  void write_line(const SourceLocation& location, std::string_view severity, std::string_view color,
                  std::string_view message) {
    out_ << styled("1", printable(path_of(location)) + ":" + std::to_string(location.span.begin.line) + ":" +
                            std::to_string(location.span.begin.column) + ":")
         << ' ' << styled(color, std::string(severity) + ":") << ' ' << printable(message);
  }

  void write_source(const SourceLocation& location, std::string_view color, std::size_t indent,
                    const std::string& replacement = {}) {
    const Excerpt* excerpt = excerpts_.at(location);
    if (excerpt == nullptr) return;
    const std::string on = switched_on(color);
    write_excerpt(*excerpt, location.span.begin.line,
                  {.indent = indent, .before = on, .after = switched_off(), .replacement = replacement},
                  out_);
  }

  void write_summary() {
    for (const auto& [key, count] : counts_.by_check) {
      const auto& [check, severity] = key;
      out_ << std::setw(7) << grouped(count) << "  " << styled(style_of(severity), to_string(severity))
           << std::string(9 - to_string(severity).size(), ' ') << check;
      const auto found = shown_counts_.by_check.find(key);
      const std::size_t hidden = count - (found != shown_counts_.by_check.end() ? found->second : 0);
      if (hidden > 0) out_ << "  (" << grouped(hidden) << " not shown; --all shows them)";
      out_ << '\n';
    }
    if (!counts_.by_check.empty()) out_ << '\n';
    out_ << summary_of(input_, counts_) << '\n';
  }

  std::string switched_on(std::string_view code) const {
    return input_.text.color ? "\x1B[" + std::string(code) + "m" : "";
  }
  std::string_view switched_off() const { return input_.text.color ? "\x1B[0m" : ""; }
  std::string styled(std::string_view code, std::string_view text) const {
    return patgraph::styled(code, text, input_.text.color);
  }

  const ReportInput& input_;
  std::ostream& out_;
  FindingCounts counts_;
  FindingCounts shown_counts_;
  std::vector<const Diagnostic*> shown_;
  Excerpts excerpts_;
};

}  // namespace

void write_text_report(const ReportInput& input, std::ostream& out) {
  TextReport(input, out).write();
}

}  // namespace patgraph
