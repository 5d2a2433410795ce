#include <algorithm>
#include <filesystem>
#include <map>

#include "../check/check.hpp"
#include "../format/format.hpp"
#include "../nearest.hpp"
#include "../output_file.hpp"
#include "../quotation.hpp"
#include "command.hpp"
#include "names.hpp"

namespace patgraph {
namespace {

const Format& map_format_named(const std::string& name) {
  std::vector<std::string_view> known;
  for (const Format& format : all_formats()) {
    if (format.write_map != nullptr) known.push_back(format.name);
  }
  require_known("format of maps", name, known);
  return *std::ranges::find(all_formats(), name, &Format::name);
}

FieldId field_named(const Schema& schema, const std::string& name) {
  const std::vector<FieldId> found = schema.fields_named(name);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    std::vector<std::string_view> names;
    for (const Field& field : schema.fields) {
      names.push_back(field.key);
      names.push_back(std::string_view(field.key).substr(field.key.rfind('/') + 1));
    }
    throw UsageError("no field is called '" + name + "'" + did_you_mean(name, std::move(names)));
  }
  std::string paths;
  for (const FieldId field : found) paths += (paths.empty() ? "" : " or ") + schema.fields[field].key;
  throw UsageError("several fields are called '" + name + "'; expected " + paths);
}

Measure measure_named(const std::string& name) {
  require_known("measure", name, {"degree", "pagerank", "betweenness"});
  return name == "degree" ? Measure::degree : name == "pagerank" ? Measure::page_rank : Measure::betweenness;
}

MapOptions map_options(const PatternGraph& graph, const MapSelectionOptions& asked) {
  const Schema& schema = graph.schema();
  const auto optional_field = [&](const std::string& name) {
    return name.empty() ? std::nullopt : std::optional(field_named(schema, name));
  };
  MapOptions options;
  for (const std::string& name : asked.relations) options.relations.push_back(relation_named(schema, name));
  for (const std::string& condition : asked.where) {
    const std::size_t equals = condition.find('=');
    if (equals == std::string::npos)
      throw UsageError("--where '" + condition + "' has no '='; expected FIELD=VALUE");
    options.where.push_back({field_named(schema, condition.substr(0, equals)), condition.substr(equals + 1)});
  }
  options.min_weight = asked.min_weight;
  if (!asked.around.empty()) options.around = {vertex_named(graph, asked.around), asked.depth};
  if (!asked.path.empty())
    options.path = {vertex_named(graph, asked.path.front()), vertex_named(graph, asked.path.back())};
  options.direction = direction_named(asked.direction);
  options.only_cycles = asked.only_cycles;
  options.top = asked.top;
  options.by = measure_named(asked.by);
  options.reduce = asked.reduce;
  options.collapse = optional_field(asked.collapse);
  options.cluster = optional_field(asked.cluster);
  options.color = optional_field(asked.color);
  if (!asked.size.empty()) options.size = measure_named(asked.size);
  return options;
}

std::string name_of(const PatternGraph& graph, VertexId vertex) {
  return in_quotes(graph.vertices()[vertex]->slug);
}

/// Names a few values that the field has in the library, the nearest first, or else the most frequent ones.
std::string values_instead(const PatternGraph& graph, const MapOptions::Condition& condition) {
  std::map<std::string_view, std::size_t> counts;
  for (const Entity* entity : graph.vertices()) {
    for (const Attribute& attribute : entity->attributes) {
      if (attribute.field == condition.field) ++counts[attribute.value.text];
    }
  }
  if (counts.empty()) return "; no entry has this field";
  if (counts.contains(condition.value)) return {};
  std::vector<std::string_view> values;
  values.reserve(counts.size());
  for (const auto& [value, count] : counts) values.push_back(value);
  std::string nearest = did_you_mean(condition.value, values);
  if (!nearest.empty()) return nearest;
  constexpr std::size_t kShown = 5;
  std::ranges::stable_sort(values, std::ranges::greater(),
                           [&](std::string_view value) { return counts[value]; });
  std::string shown;
  for (std::size_t i = 0; i < std::min(values.size(), kShown); ++i)
    shown += (i == 0 ? "; it has " : ", ") + in_quotes(values[i]);
  return shown + (values.size() > kShown ? " …" : "");
}

/// Says which values no entry has, or no entry has together.
std::string why_none_matches(const PatternGraph& graph,
                             const std::vector<MapOptions::Condition>& conditions) {
  std::string said = "no entry has ";
  for (const MapOptions::Condition& condition : conditions) {
    const std::string one = graph.schema().fields[condition.field].label + " " + in_quotes(condition.value);
    const std::string instead = values_instead(graph, condition);
    if (!instead.empty()) return "no entry has " + one + instead;
    said += (&condition == &conditions.front() ? "" : " and ") + one;
  }
  return said + " together";
}

/// Says why nothing is selected, and what to ask for instead.
std::string why_empty(const PatternGraph& graph, const PatternMap& map) {
  const MapOptions& options = map.options;
  switch (map.emptied_by) {
    case MapSelection::none:
      return "the library has no entries";
    case MapSelection::where:
      return why_none_matches(graph, options.where);
    case MapSelection::links:
      return "no link is as --relation and --min-weight ask; 'patgraph stats' counts links by relation";
    case MapSelection::only_cycles:
      return "nothing is on a cycle; 'patgraph check' finds them where there are any";
    case MapSelection::around:
      return name_of(graph, options.around->center) + " is on no cycle; leave out --only-cycles or --around";
    case MapSelection::path:
      return "no chain of links leads from " + name_of(graph, options.path->first) + " to " +
             name_of(graph, options.path->second) +
             (options.direction == Direction::both ? "; expected fewer restrictions"
                                                   : "; --direction both follows links either way");
  }
  return {};
}

}  // namespace

ExitCode run_map(const MapCommandOptions& options, const Streams& streams, Timings* timings) {
  const Format& format = map_format_named(options.format);
  const std::string title = title_of(options.library, options.title);
  require_known("direction of layers", options.rankdir, {"LR", "RL", "TB", "BT"});
  if (!options.layout.empty())
    require_known("layout engine", options.layout, {"dot", "neato", "fdp", "sfdp", "circo", "twopi"});
  if (options.selection.direction != "both" && options.selection.around.empty() &&
      options.selection.path.empty())
    throw UsageError("--direction says how --around and --path follow links; expected one of them");
  const LoadedLibrary loaded(options.library, format.shows_findings ? LibraryUse::checks : LibraryUse::graph,
                             streams.progress, timings);
  const PatternGraph& graph = loaded.graph();
  MapOptions map_choice = map_options(graph, options.selection);
  map_choice.title = title;
  map_choice.base = options.base.value_or(graph.library().base);
  map_choice.rankdir = options.rankdir;
  map_choice.layout = options.layout;
  PatternMap map = measure(timings, "map", [&] { return make_map(graph, map_choice); });
  if (map.nodes.empty()) {
    streams.err << "nothing is selected: " << printable(why_empty(graph, map)) << '\n';
    return ExitCode::findings;
  }
  std::vector<Diagnostic> findings;
  if (format.shows_findings) {
    findings = measure(timings, "check", [&] {
      return check_library(loaded, graph, options.library.threads, streams.progress);
    });
    std::erase_if(findings, [](const Diagnostic& finding) { return finding.waived; });
    map.findings = findings;
  }
  if (options.output.empty()) {
    measure(timings, format.name, [&] { format.write_map(map, streams.out); });
    return ExitCode::clean;
  }
  OutputFile file(options.output);
  measure(timings, format.name, [&] { format.write_map(map, file.stream()); });
  measure(timings, "write", [&] {
    file.finish();
    file.commit();
  });
  streams.err << "wrote " << options.output << '\n';
  return ExitCode::clean;
}

}  // namespace patgraph
