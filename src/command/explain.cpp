#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "../check/check.hpp"
#include "../check/example.hpp"
#include "../grouped_number.hpp"
#include "../nearest.hpp"
#include "../quotation.hpp"
#include "../terminal_text.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kWidth = 80;

std::string severity_of(const Check& check) {
  return check.severity_by_ontology ? "as the ontology sets it for the relation"
                                    : std::string(to_string(check.severity));
}

/// Fits a column of a table.
std::string_view short_severity_of(const Check& check) {
  return check.severity_by_ontology ? "varies" : to_string(check.severity);
}

std::string fallback_of(const CheckOption& option) {
  return option.is_list ? "none" : number_text(option.fallback);
}

/// A line that keeps a check silent, and where it is written.
struct Silencer {
  std::string_view place;
  std::string line;
};

/// Checks about waivers can be turned off only.
std::vector<Silencer> silencers_of(const Check& check) {
  const std::string id(check.id);
  const Silencer off{"For all files, in patgraph.yaml", "checks: {" + id + ": off}"};
  if (check.run == nullptr) return {off};
  return {
      {"For one file, in its front matter", "# patgraph: ignore " + id + " (reason)"},
      {"For some files, in patgraph.yaml", "waivers: [{check: " + id + ", file: drafts/*.md, reason: …}]"},
      off};
}

std::string_view silencers_heading(const Check& check) {
  return check.run == nullptr ? "How to turn it off" : "How to waive it or turn it off";
}

/// Splits off the first line.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

/// Writes what there is to know about checks for a terminal.
class TextPage {
 public:
  TextPage(std::ostream& out, bool color) : out_(out), color_(color) {}

  void write(const Check& check) {
    write_heading(check.id);
    write_paragraph(summary_sentence(check));
    write_heading("Severity");
    write_paragraph(severity_of(check));
    write_heading("Why it matters");
    write_paragraph(check.rationale);
    write_heading("How to mend it");
    write_paragraph(check.remedy);
    if (!check.options.empty()) write_heading("Options");
    for (const CheckOption& option : check.options) {
      out_ << "  " << option.name << ", " << fallback_of(option) << " unless set\n";
      write_paragraph(option.summary, "    ");
    }
    write_heading(silencers_heading(check));
    for (const auto& [place, line] : silencers_of(check)) {
      out_ << "  " << place << ":\n    " << line << '\n';
    }
    write_example(example_of(check.id));
  }

  void write_list() {
    constexpr std::size_t kSeverityColumns = 9;
    std::size_t id_columns = 0;
    for (const Check& check : all_checks()) id_columns = std::max(id_columns, check.id.size() + 2);
    const std::size_t indent = id_columns + kSeverityColumns;
    for (const Check& check : all_checks()) {
      const std::string_view severity = short_severity_of(check);
      out_ << bold(check.id) << std::string(id_columns - check.id.size(), ' ') << severity
           << std::string(kSeverityColumns - severity.size(), ' ');
      write_lines(wrapped(check.summary, kWidth - indent), indent);
    }
    out_ << "\nvaries: the ontology sets the severity, for each relation\n"
            "'patgraph explain CHECK' says why each matters and how to mend it.\n";
  }

 private:
  std::string bold(std::string_view text) const { return styled("1", text, color_); }

  void write_heading(std::string_view text) {
    out_ << (first_ ? "" : "\n") << bold(text) << '\n';
    first_ = false;
  }

  void write_paragraph(std::string_view text, std::string_view indent = "  ") {
    out_ << indent;
    write_lines(wrapped(text, kWidth - indent.size()), indent.size());
  }

  /// Writes lines, of which the first is indented already.
  void write_lines(const std::vector<std::string>& lines, std::size_t indent) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_ << (i == 0 ? "" : std::string(indent, ' ')) << lines[i] << '\n';
    }
  }

  /// Writes the Markdown of an example: headings, paragraphs and fenced blocks.
  void write_example(std::string_view markdown) {
    bool after_heading = false;
    while (!markdown.empty()) {
      const std::string_view line = take_line(markdown);
      if (line.starts_with("## ")) {
        write_heading(line.substr(3));
        after_heading = true;
      } else if (line.starts_with("```")) {
        write_block(line.substr(0, line.find_first_not_of('`')), markdown);
      } else if (!line.empty()) {
        if (!after_heading) out_ << '\n';
        write_paragraph(without_backticks(joined_paragraph(line, markdown)));
        after_heading = false;
      }
    }
  }

  void write_block(std::string_view fence, std::string_view& markdown) {
    while (!markdown.empty()) {
      const std::string_view line = take_line(markdown);
      if (line == fence) return;
      out_ << (line.empty() ? "" : "    ") << printable(line) << '\n';
    }
  }

  static std::string joined_paragraph(std::string_view first, std::string_view& markdown) {
    std::string text(first);
    while (!markdown.empty() && markdown.front() != '\n') text += ' ' + std::string(take_line(markdown));
    return text;
  }

  static std::string without_backticks(std::string text) {
    std::erase(text, '`');
    return text;
  }

  std::ostream& out_;
  bool color_;
  bool first_ = true;
};

void write_markdown_page(const Check& check, std::ostream& out) {
  out << "# " << check.id << "\n\n"
      << summary_sentence(check) << "\n\nSeverity: " << severity_of(check) << ".\n";
  out << "\n## Why it matters\n\n" << check.rationale << "\n\n## How to mend it\n\n" << check.remedy << '\n';
  if (!check.options.empty()) out << "\n## Options\n\n| option | unless set | |\n|---|---|---|\n";
  for (const CheckOption& option : check.options) {
    out << "| `" << option.name << "` | " << fallback_of(option) << " | " << option.summary << " |\n";
  }
  out << "\n## " << silencers_heading(check) << "\n\n";
  for (const auto& [place, line] : silencers_of(check)) out << "- " << place << ": `" << line << "`\n";
  out << '\n' << example_of(check.id);
}

constexpr std::string_view kMarkdownHead = R"(# Checks

What `patgraph check` looks for; `patgraph explain CHECK` says the same in a terminal. An error breaks what consumers
build on, a warning misleads them, an info is worth knowing. Where the severity varies, the ontology sets it, for each
relation. These pages are made by `scripts/regenerate_docs.sh`.

| check | severity | finds that |
|---|---|---|
)";

void write_markdown_list(std::ostream& out) {
  out << kMarkdownHead;
  for (const Check& check : all_checks()) {
    out << "| [" << check.id << "](" << check.id << ".md) | " << short_severity_of(check) << " | "
        << check.summary << " |\n";
  }
}

nlohmann::ordered_json json_of(const Check& check) {
  nlohmann::ordered_json options = nlohmann::ordered_json::array();
  for (const CheckOption& option : check.options) {
    nlohmann::ordered_json fallback = nlohmann::ordered_json::array();
    if (!option.is_list) fallback = option.fallback;
    options.push_back({{"name", option.name}, {"summary", option.summary}, {"default", std::move(fallback)}});
  }
  return {{"id", check.id},
          {"severity", to_string(check.severity)},
          {"severity_by_ontology", check.severity_by_ontology},
          {"summary", check.summary},
          {"rationale", check.rationale},
          {"remedy", check.remedy},
          {"options", std::move(options)},
          {"example", example_of(check.id)}};
}

const Check& check_named(const std::string& id) {
  if (const Check* check = find_check(id)) return *check;
  std::vector<std::string_view> known;
  for (const Check& check : all_checks()) known.push_back(check.id);
  const std::string suggestion = did_you_mean(id, std::move(known));
  throw UsageError("unknown check '" + id + "'" +
                   (suggestion.empty() ? "; 'patgraph explain' lists them all" : suggestion));
}

}  // namespace

ExitCode run_explain(const ExplainOptions& options, const Streams& streams) {
  require_known("format", options.format, {"text", "markdown", "json"});
  if (options.config_schema) {
    write_config_schema(streams.out);
    return ExitCode::clean;
  }
  const Check* check = options.check.empty() ? nullptr : &check_named(options.check);
  if (options.format == "json") {
    nlohmann::ordered_json json;
    if (check != nullptr) {
      json = json_of(*check);
    } else {
      for (const Check& each : all_checks()) json.push_back(json_of(each));
    }
    streams.out << json.dump(2) << '\n';
  } else if (options.format == "markdown") {
    check != nullptr ? write_markdown_page(*check, streams.out) : write_markdown_list(streams.out);
  } else {
    TextPage page(streams.out, streams.out_is_terminal);
    check != nullptr ? page.write(*check) : page.write_list();
  }
  return ExitCode::clean;
}

}  // namespace patgraph
