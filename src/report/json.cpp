#include <nlohmann/json.hpp>

#include "json_line.hpp"
#include "report.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

ordered_json place(const SourceLocation& location, const Library& library) {
  return {{"file", library.files[location.file].path},
          {"line", location.span.begin.line},
          {"column", location.span.begin.column},
          {"end_line", location.span.end.line},
          {"end_column", location.span.end.column}};
}

ordered_json finding(const Diagnostic& diagnostic, const Library& library) {
  ordered_json json = place(diagnostic.location, library);
  json["severity"] = to_string(diagnostic.severity);
  json["check"] = diagnostic.check;
  json["message"] = diagnostic.message;
  ordered_json notes = ordered_json::array();
  for (const RelatedLocation& other : diagnostic.related) {
    ordered_json item = place(other.location, library);
    item["message"] = other.message;
    notes.push_back(std::move(item));
  }
  json["notes"] = std::move(notes);
  if (diagnostic.fix) {
    ordered_json fix = place(diagnostic.fix->location, library);
    fix["message"] = diagnostic.fix->summary;
    fix["text"] = diagnostic.fix->text;
    json["fix"] = std::move(fix);
  }
  return json;
}

}  // namespace

void write_json_report(const ReportInput& input, std::ostream& out) {
  out << "{\"findings\": [";
  for (std::size_t i = 0; i < input.findings.size(); ++i) {
    out << (i == 0 ? "\n" : ",\n") << json_line(finding(input.findings[i], input.library));
  }
  const FindingCounts counts = count_findings(input.findings);
  ordered_json by_check = ordered_json::object();
  for (const auto& [key, count] : counts.by_check) by_check[std::string(key.first)] = counts.of(key.first);
  const ordered_json summary{{"files", input.library.file_count()},
                             {"errors", counts.of(Severity::error)},
                             {"warnings", counts.of(Severity::warning)},
                             {"infos", counts.of(Severity::info)},
                             {"waived", input.waived},
                             {"by_check", by_check}};
  out << "\n], \"summary\": " << json_line(summary) << "}\n";
}

void write_jsonl_report(const ReportInput& input, std::ostream& out) {
  for (const Diagnostic& diagnostic : input.findings)
    out << json_line(finding(diagnostic, input.library)) << '\n';
}

}  // namespace patgraph
