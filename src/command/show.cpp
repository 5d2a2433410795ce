#include <algorithm>
#include <nlohmann/json.hpp>

#include "../grouped_number.hpp"
#include "../map/neighbours.hpp"
#include "../map/selection.hpp"
#include "../quotation.hpp"
#include "../report/json_line.hpp"
#include "../terminal_text.hpp"
#include "command.hpp"
#include "entry_json.hpp"
#include "names.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

/// An entry and all that is shown of it.
struct Portrait {
  const PatternGraph* graph = nullptr;
  const Entity* entity = nullptr;
  std::string_view summary;
  std::string page;
  std::vector<NeighbourGroup> groups;
  std::vector<Diagnostic> findings;

  const Schema& schema() const { return graph->schema(); }
  const std::string& file() const { return graph->library().files[entity->file].path; }
};

Portrait portrait_of(const LoadedLibrary& loaded, VertexId vertex, unsigned threads, Timings* timings) {
  const PatternGraph& graph = loaded.graph();
  MapOptions options;
  options.base = graph.library().base;
  const PatternMap map = measure(timings, "map", [&] { return make_map(graph, options); });
  const MapNode& node = map.nodes[*node_of(map, vertex)];
  Portrait portrait;
  portrait.graph = &graph;
  portrait.entity = map.entity_of(node);
  portrait.summary = node.summary;
  portrait.page = node.url;
  portrait.groups = neighbours_of(map, vertex);
  portrait.findings = measure(timings, "check", [&] { return check_library(loaded, graph, threads); });
  std::erase_if(portrait.findings, [&](const Diagnostic& finding) {
    return finding.waived || finding.location.file != portrait.entity->file;
  });
  return portrait;
}

/// Returns what a proposal says of itself: "confidence 0.7, reason Both lend.".
std::string described(const Link& link, const Schema& schema) {
  std::string text;
  for (const Attribute& attribute : link.attributes) {
    text += (text.empty() ? "" : ", ") + schema.fields[attribute.field].label + " " +
            std::string(attribute.value.text);
  }
  return text;
}

/// Breaks a text of the data into lines; where it has line breaks of its own, a space will do.
std::vector<std::string> lines_of(std::string_view text, std::size_t columns) {
  std::string in_one(text);
  std::ranges::replace(in_one, '\n', ' ');
  return wrapped(printable(in_one), columns);
}

/// Shows an entry to people.
class TextPortrait {
 public:
  TextPortrait(const Portrait& portrait, const Streams& streams)
      : portrait_(portrait),
        out_(streams.out),
        styled_(streams.out_is_terminal),
        columns_(std::max<std::size_t>(streams.columns, 20)) {}

  void write() {
    const Entity& entity = *portrait_.entity;
    write_lines(label_of(entity), "1");
    std::string identity = entity.id ? std::string(entity.id->text) + "  " : "";
    identity += portrait_.schema().classes[entity.entry_class].label + "  " + std::string(entity.slug);
    write_lines(identity, "2");
    write_lines(portrait_.file(), "2");
    if (!portrait_.page.empty()) write_lines(portrait_.page, "2");
    if (!portrait_.summary.empty()) {
      out_ << '\n';
      write_lines(portrait_.summary, "");
    }
    for (const NeighbourGroup& group : portrait_.groups) write_group(group);
    write_findings();
  }

 private:
  void write_lines(std::string_view text, std::string_view style) {
    for (const std::string& line : lines_of(text, columns_)) out_ << in_style(style, line) << '\n';
  }

  void write_group(const NeighbourGroup& group) {
    const RelationType& relation = portrait_.schema().relations[group.relation];
    write_heading((group.incoming ? "← " : "") + relation.label + (relation.asserted ? "" : " (proposed)"));
    for (const Neighbour& neighbour : group.neighbours)
      write_branch(text_of(neighbour), "", &neighbour == &group.neighbours.back());
  }

  std::string text_of(const Neighbour& neighbour) const {
    std::string notes;
    const auto note = [&](const std::string& text) { notes += (notes.empty() ? "" : ", ") + text; };
    if (neighbour.proposal != nullptr) {
      note(described(*neighbour.proposal, portrait_.schema()));
    } else if (neighbour.weight) {
      note(number_text(*neighbour.weight));
    }
    if (neighbour.outcome == Outcome::external) note("outside the library");
    if (neighbour.outcome == Outcome::dangling) note("dangling: no such entry");
    return neighbour.label + (notes.empty() ? "" : " (" + notes + ")");
  }

  void write_findings() {
    if (portrait_.findings.empty()) return;
    write_heading("findings");
    for (const Diagnostic& finding : portrait_.findings) {
      const Position place = finding.location.span.begin;
      const std::string text = std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
                               std::string(to_string(finding.severity)) + ": " + finding.message + " [" +
                               std::string(finding.check) + "]";
      write_branch(text, style_of(finding.severity), &finding == &portrait_.findings.back());
    }
  }

  void write_heading(const std::string& text) {
    out_ << '\n';
    write_lines(text, "1");
  }

  void write_branch(std::string_view text, std::string_view style, bool is_last) {
    constexpr std::size_t kIndent = 4;
    const char* lead = is_last ? "└── " : "├── ";
    for (const std::string& line : lines_of(text, columns_ - kIndent)) {
      out_ << lead << in_style(style, line) << '\n';
      lead = is_last ? "    " : "│   ";
    }
  }

  std::string in_style(std::string_view style, std::string_view text) const {
    return styled(style, text, styled_ && !style.empty());
  }

  const Portrait& portrait_;
  std::ostream& out_;
  bool styled_;
  std::size_t columns_;
};

std::string_view word_of(Outcome outcome) {
  return outcome == Outcome::resolved ? "resolved" : outcome == Outcome::external ? "external" : "dangling";
}

ordered_json json_of(const Neighbour& neighbour, const Schema& schema) {
  ordered_json json =
      neighbour.entity != nullptr ? entry_json(*neighbour.entity) : ordered_json{{"name", neighbour.label}};
  json["outcome"] = word_of(neighbour.outcome);
  if (neighbour.weight) json["weight"] = *neighbour.weight;
  if (neighbour.proposal != nullptr) {
    for (const Attribute& attribute : neighbour.proposal->attributes)
      json["says"][schema.fields[attribute.field].key] = attribute.value.text;
  }
  return json;
}

ordered_json json_of(const NeighbourGroup& group, const Schema& schema) {
  const RelationType& relation = schema.relations[group.relation];
  ordered_json json{{"relation", relation.key},
                    {"label", relation.label},
                    {"direction", relation.symmetric ? "both"
                                  : group.incoming   ? "in"
                                                     : "out"},
                    {"proposed", !relation.asserted}};
  for (const Neighbour& neighbour : group.neighbours)
    json["neighbours"].push_back(json_of(neighbour, schema));
  return json;
}

ordered_json json_of(const Portrait& portrait) {
  ordered_json json = entry_json(*portrait.entity);
  json["class"] = portrait.schema().classes[portrait.entity->entry_class].name;
  json["file"] = portrait.file();
  if (!portrait.page.empty()) json["page"] = portrait.page;
  if (!portrait.summary.empty()) json["summary"] = portrait.summary;
  json["relations"] = ordered_json::array();
  for (const NeighbourGroup& group : portrait.groups)
    json["relations"].push_back(json_of(group, portrait.schema()));
  json["findings"] = ordered_json::array();
  for (const Diagnostic& finding : portrait.findings) {
    json["findings"].push_back({{"line", finding.location.span.begin.line},
                                {"column", finding.location.span.begin.column},
                                {"severity", to_string(finding.severity)},
                                {"check", finding.check},
                                {"message", finding.message}});
  }
  return json;
}

}  // namespace

ExitCode run_show(const ShowOptions& options, const Streams& streams, Timings* timings) {
  require_known("format", options.format, {"text", "json"});
  const LoadedLibrary loaded(options.library, LibraryUse::checks, streams.progress, timings);
  const Portrait portrait =
      portrait_of(loaded, vertex_named(loaded.graph(), options.pattern), options.library.threads, timings);
  if (options.format == "json") {
    streams.out << json_lines(json_of(portrait)) << '\n';
  } else {
    TextPortrait(portrait, streams).write();
  }
  return ExitCode::clean;
}

}  // namespace patgraph
