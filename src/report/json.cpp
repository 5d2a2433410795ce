#include <nlohmann/json.hpp>

#include "report.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

ordered_json place(const SourceLocation& location, const Library& library) {
  return {{"file", library.files[location.file].path},
          {"line", location.span.begin.line},
          {"column", location.span.begin.column}};
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
  return json;
}

}  // namespace

void write_json_report(std::span<const Diagnostic> diagnostics, const Library& library, std::size_t waived,
                       std::ostream& out) {
  // A path may hold any bytes, and JSON only Unicode: what is not becomes U+FFFD.
  const auto dump = [](const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  };
  out << "{\"findings\": [";
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    out << (i == 0 ? "\n" : ",\n") << dump(finding(diagnostics[i], library));
  }
  const FindingCounts counts = count_findings(diagnostics);
  ordered_json by_check = ordered_json::object();
  for (const auto& [key, count] : counts.by_check) by_check[std::string(key.first)] = counts.of(key.first);
  const ordered_json summary{{"files", library.file_count()},
                             {"errors", counts.of(Severity::error)},
                             {"warnings", counts.of(Severity::warning)},
                             {"infos", counts.of(Severity::info)},
                             {"waived", waived},
                             {"by_check", by_check}};
  out << "\n], \"summary\": " << dump(summary) << "}\n";
}

}  // namespace patgraph
