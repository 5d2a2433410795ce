#include <iomanip>

#include "../grouped_number.hpp"
#include "../quotation.hpp"
#include "report.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kManyFindings = 50;
constexpr std::size_t kShownOfMany = 20;

class TextReport {
 public:
  TextReport(const Library& library, const TextReportOptions& options, std::ostream& out)
      : library_(library), options_(options), out_(out) {}

  void write(std::span<const Diagnostic> diagnostics) {
    const FindingCounts counts = count_findings(diagnostics);
    std::map<std::string_view, std::size_t> met;
    FindingCounts shown;
    for (const Diagnostic& diagnostic : diagnostics) {
      const bool many = !options_.all && counts.of(diagnostic.check) > kManyFindings;
      if (many && ++met[diagnostic.check] > kShownOfMany) continue;
      write_finding(diagnostic);
      ++shown.by_check[{diagnostic.check, diagnostic.severity}];
    }
    if (!diagnostics.empty()) out_ << '\n';
    write_summary(counts, shown);
  }

 private:
  void write_finding(const Diagnostic& diagnostic) {
    write_line(diagnostic.location, to_string(diagnostic.severity), color_of(diagnostic.severity),
               diagnostic.message);
    out_ << " [" << diagnostic.check << "]\n";
    for (const RelatedLocation& related : diagnostic.related) {
      out_ << "  ";
      write_line(related.location, "note", "36", related.message);
      out_ << '\n';
    }
  }

  void write_line(const SourceLocation& location, std::string_view severity, std::string_view color,
                  std::string_view message) {
    out_ << styled("1", printable(library_.files[location.file].path) + ":" +
                            std::to_string(location.span.begin.line) + ":" +
                            std::to_string(location.span.begin.column) + ":")
         << ' ' << styled(color, std::string(severity) + ":") << ' ' << printable(message);
  }

  void write_summary(const FindingCounts& counts, const FindingCounts& shown) {
    for (const auto& [key, count] : counts.by_check) {
      const auto& [check, severity] = key;
      out_ << std::setw(7) << grouped(count) << "  " << styled(color_of(severity), to_string(severity))
           << std::string(9 - to_string(severity).size(), ' ') << check;
      const auto found = shown.by_check.find(key);
      const std::size_t hidden = count - (found != shown.by_check.end() ? found->second : 0);
      if (hidden > 0) out_ << "  (" << grouped(hidden) << " not shown; --all shows them)";
      out_ << '\n';
    }
    if (!counts.by_check.empty()) out_ << '\n';
    out_ << counted(library_.file_count(), "file") << ": " << severity_summary(counts);
    if (options_.waived > 0) out_ << "; " << grouped(options_.waived) << " waived";
    out_ << '\n';
  }

  static std::string_view color_of(Severity severity) {
    switch (severity) {
      case Severity::error:
        return "1;31";
      case Severity::warning:
        return "1;33";
      case Severity::info:
        break;
    }
    return "1;34";
  }

  std::string styled(std::string_view code, std::string_view text) const {
    if (!options_.color) return std::string(text);
    return "\x1B[" + std::string(code) + "m" + std::string(text) + "\x1B[0m";
  }

  const Library& library_;
  const TextReportOptions& options_;
  std::ostream& out_;
};

}  // namespace

void write_text_report(std::span<const Diagnostic> diagnostics, const Library& library,
                       const TextReportOptions& options, std::ostream& out) {
  TextReport(library, options, out).write(diagnostics);
}

}  // namespace patgraph
