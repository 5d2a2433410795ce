#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "../check/check.hpp"
#include "../grouped_number.hpp"
#include "../input_file.hpp"
#include "../iri.hpp"
#include "../quotation.hpp"
#include "json_line.hpp"
#include "line_hash.hpp"
#include "paths.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kHome = "https://w3id.org/patgraph";
/// What paths are relative to. GitHub takes relative paths to be those of the repository; where that lies is
/// no business of the report, which would differ from machine to machine.
constexpr std::string_view kRoot = "%SRCROOT%";
/// GitHub takes 1,000 locations of a result, and shows 100.
constexpr std::size_t kMostRelated = 100;

std::string_view level_of(Severity severity) {
  return severity == Severity::info ? "note" : to_string(severity);
}

/// Keeps brackets of the data from making a link to a related location (SARIF 3.11.6).
std::string without_links(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("](")) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

std::string link_to(std::string_view text, std::size_t id) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return "[" + escaped + "](" + std::to_string(id) + ")";
}

ordered_json region_of(const Span& span) {
  return {{"startLine", span.begin.line},
          {"startColumn", span.begin.column},
          {"endLine", span.end.line},
          {"endColumn", span.end.column}};
}

ordered_json rule_of(const Check& check) {
  const std::string summary = summary_sentence(check);
  const std::string remedy = check.remedy.empty() ? "" : "\n\n" + std::string(check.remedy);
  const std::string description =
      summary + (check.rationale.empty() ? "" : " " + std::string(check.rationale));
  return {{"id", check.id},
          {"shortDescription", {{"text", summary}}},
          {"fullDescription", {{"text", description}}},
          {"help",
           {{"text", description + remedy},
            {"markdown", "**" + std::string(check.id) + "**: " + description + remedy}}},
          {"helpUri", std::string(kHome) + "/checks/" + std::string(check.id)},
          {"defaultConfiguration", {{"level", level_of(check.severity)}}},
          {"properties", {{"tags", {"pattern-library"}}, {"precision", "very-high"}}}};
}

class SarifReport {
 public:
  SarifReport(const ReportInput& input, std::ostream& out) : input_(input), out_(out), paths_(input) {}

  void write() {
    write_head();
    std::map<std::uint32_t, std::string> hashes;
    for (std::size_t i = 0; i < input_.findings.size(); ++i) {
      const bool is_new_file =
          i == 0 || input_.findings[i].location.file != input_.findings[i - 1].location.file;
      if (is_new_file) hashes = hashes_from(i);
      out_ << (i == 0 ? "\n" : ",\n") << json_line(result_of(i, hashes));
    }
    out_ << "\n]}]}\n";
  }

 private:
  void write_head() const {
    ordered_json rules = ordered_json::array();
    for (const Check& check : all_checks()) rules.push_back(rule_of(check));
    const ordered_json driver{{"name", "patgraph"},
                              {"semanticVersion", PATGRAPH_VERSION},
                              {"informationUri", kHome},
                              {"rules", std::move(rules)}};
    out_ << R"({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{)"
         << '\n'
         << R"("tool": )" << json_line({{"driver", driver}}) << ",\n";
    if (input_.left_out > 0) {
      const std::string left_out = counted(input_.left_out, "finding") +
                                   " of the least severity left out: more than " +
                                   grouped(input_.findings.size()) + " results are rejected";
      out_ << R"("invocations": )"
           << json_line(ordered_json::array(
                  {{{"executionSuccessful", true},
                    {"toolExecutionNotifications",
                     ordered_json::array({{{"level", "warning"}, {"message", {{"text", left_out}}}}})}}}))
           << ",\n";
    }
    out_ << R"("originalUriBaseIds": )"
         << json_line({{std::string(kRoot), {{"description", {{"text", "The root of the repository."}}}}}})
         << ",\n"
         << R"("columnKind": "unicodeCodePoints",)" << '\n'
         << R"("results": [)";
  }

  /// Hashes the lines of the findings of one file, of which the first is given. There are none where it
  /// cannot be read.
  std::map<std::uint32_t, std::string> hashes_from(std::size_t first) const {
    const std::uint32_t file = input_.findings[first].location.file;
    std::vector<std::uint32_t> lines;
    for (std::size_t i = first; i < input_.findings.size() && input_.findings[i].location.file == file; ++i) {
      lines.push_back(input_.findings[i].location.span.begin.line);
    }
    try {
      return line_hashes(read_source(input_.library, file), lines);
    } catch (const FileError&) {
      return {};
    }
  }

  ordered_json result_of(std::size_t index, const std::map<std::uint32_t, std::string>& hashes) {
    const Diagnostic& finding = input_.findings[index];
    const std::size_t related = std::min(finding.related.size(), kMostRelated);
    ordered_json result{
        {"ruleId", finding.check},
        {"ruleIndex", find_check(finding.check) - all_checks().data()},
        {"level", level_of(finding.severity)},
        {"message", {{"text", message_of(finding, related)}}},
        {"locations", ordered_json::array({{{"physicalLocation", place_of(finding.location)}}})}};
    for (std::size_t i = 0; i < related; ++i) {
      result["relatedLocations"].push_back(
          {{"id", i + 1},
           {"physicalLocation", place_of(finding.related[i].location)},
           {"message", {{"text", without_links(printable(finding.related[i].message))}}}});
    }
    if (finding.fix) result["fixes"] = ordered_json::array({fix_of(*finding.fix)});
    if (const auto hash = hashes.find(finding.location.span.begin.line); hash != hashes.end())
      result["partialFingerprints"]["primaryLocationLineHash"] = hash->second;
    if (!input_.fingerprints.empty())
      result["partialFingerprints"]["patgraph/v1"] = input_.fingerprints[index];
    return result;
  }

  /// GitHub shows only those related locations to which the message links.
  static std::string message_of(const Diagnostic& finding, std::size_t related) {
    std::string text = without_links(printable(finding.message));
    for (std::size_t i = 0; i < related; ++i)
      text += "\n" + link_to(printable(finding.related[i].message), i + 1);
    if (related < finding.related.size())
      text += "\nand " + counted(finding.related.size() - related, "more place");
    return text;
  }

  ordered_json artifact_of(std::uint32_t file) {
    const std::string& path = paths_.of(file);
    if (path.starts_with('/')) return {{"uri", "file://" + percent_encode_path(path)}};
    return {{"uri", percent_encode_path(path)}, {"uriBaseId", kRoot}};
  }

  ordered_json place_of(const SourceLocation& location) {
    return {{"artifactLocation", artifact_of(location.file)}, {"region", region_of(location.span)}};
  }

  ordered_json fix_of(const Fix& fix) {
    const ordered_json replacement{{"deletedRegion", region_of(fix.location.span)},
                                   {"insertedContent", {{"text", fix.text}}}};
    return {
        {"description", {{"text", printable(fix.summary)}}},
        {"artifactChanges", ordered_json::array({{{"artifactLocation", artifact_of(fix.location.file)},
                                                  {"replacements", ordered_json::array({replacement})}}})}};
  }

  const ReportInput& input_;
  std::ostream& out_;
  PathsFromRoot paths_;
};

}  // namespace

void write_sarif_report(const ReportInput& input, std::ostream& out) {
  SarifReport(input, out).write();
}

}  // namespace patgraph
