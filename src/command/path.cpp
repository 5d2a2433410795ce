#include <algorithm>
#include <nlohmann/json.hpp>

#include "../grouped_number.hpp"
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

/// A link of the chain, from one node to the next.
struct ChainStep {
  const MapEdge* edge = nullptr;
  const MapNode* from = nullptr;
  const MapNode* to = nullptr;
  bool is_turned = false;  ///< the link leads from `to` to `from`
};

/// Returns the steps of the chain that is all of the map.
std::vector<ChainStep> steps_of(const PatternMap& map) {
  std::vector<ChainStep> steps;
  std::uint32_t at = *node_of(map, map.options.path->first);
  for (const std::uint32_t i : shortest_chain(map, at, *node_of(map, map.options.path->second))) {
    const MapEdge& edge = map.edges[i];
    const bool is_turned = edge.source != at;
    const std::uint32_t next = is_turned ? edge.source : edge.target;
    steps.push_back({&edge, &map.nodes[at], &map.nodes[next], is_turned});
    at = next;
  }
  return steps;
}

std::string quoted(const Entity& entity) {
  return in_quotes(label_of(entity));
}

/// Returns how many entries links join with one, itself included.
std::size_t part_size(const PatternGraph& graph, VertexId vertex) {
  for (const std::vector<VertexId>& part : graph.components()) {
    if (std::ranges::find(part, vertex) != part.end()) return part.size();
  }
  return 1;
}

/// Says in which part of the library an entry is.
std::string part_of(const PatternGraph& graph, VertexId vertex) {
  const std::size_t size = part_size(graph, vertex);
  const std::string name = quoted(*graph.vertices()[vertex]);
  return size == 1 ? "no link joins " + name + " with another entry"
                   : name + " is in a part of " + grouped(size) + " entries";
}

/// Says why no chain leads from one to the other, and what to ask for instead.
std::string why_none(const PatternGraph& graph, const MapOptions& asked) {
  MapOptions unrestricted;
  unrestricted.path = asked.path;
  const std::size_t nodes = make_map(graph, unrestricted).nodes.size();
  if (nodes > 0) {
    const std::string what = asked.relations.empty()              ? "--direction"
                             : asked.direction == Direction::both ? "--relation"
                                                                  : "--relation and --direction";
    return "without " + what + " there is one of " + counted(nodes - 1, "link");
  }
  return part_of(graph, asked.path->first) + "; " + part_of(graph, asked.path->second);
}

/// Writes "A ─relation→ B (0.7)", with the arrow as the link leads.
void write_step(const ChainStep& step, const PatternMap& map, const Streams& streams) {
  const RelationType& relation = *map.relation_of(*step.edge);
  const bool is_directed = !map.is_symmetric(*step.edge);
  const std::string link = (is_directed && step.is_turned ? "←" : "─") + relation.label +
                           (is_directed && !step.is_turned ? "→" : "─");
  streams.out << printable(step.from->label) << ' ' << styled("2", printable(link), streams.out_is_terminal)
              << ' ' << printable(step.to->label);
  if (step.edge->weight) streams.out << " (" << number_text(*step.edge->weight) << ')';
  streams.out << '\n';
}

ordered_json json_of(const MapNode& node, const PatternMap& map) {
  const Entity* entity = map.entity_of(node);
  return entity != nullptr ? entry_json(*entity) : ordered_json{{"name", node.label}};
}

ordered_json json_of(const ChainStep& step, const PatternMap& map) {
  const RelationType& relation = *map.relation_of(*step.edge);
  ordered_json json{{"from", json_of(*step.from, map)},
                    {"relation", relation.key},
                    {"label", relation.label},
                    {"direction", relation.symmetric ? "both"
                                  : step.is_turned   ? "in"
                                                     : "out"},
                    {"to", json_of(*step.to, map)}};
  if (step.edge->weight) json["weight"] = *step.edge->weight;
  return json;
}

}  // namespace

ExitCode run_path(const PathOptions& options, const Streams& streams, Timings* timings) {
  require_known("format", options.format, {"text", "json"});
  MapOptions asked;
  asked.direction = direction_named(options.direction);
  const LoadedLibrary loaded(options.library, LibraryUse::graph, streams.progress, timings);
  const PatternGraph& graph = loaded.graph();
  asked.path = {vertex_named(graph, options.from), vertex_named(graph, options.to)};
  for (const std::string& name : options.relations)
    asked.relations.push_back(relation_named(graph.schema(), name));
  const PatternMap map = measure(timings, "map", [&] { return make_map(graph, asked); });
  const Entity& from = *graph.vertices()[asked.path->first];
  const Entity& to = *graph.vertices()[asked.path->second];
  if (map.nodes.empty()) {
    streams.err << printable("no chain of links leads from " + quoted(from) + " to " + quoted(to) + ": " +
                             why_none(graph, asked))
                << '\n';
    return ExitCode::findings;
  }
  const std::vector<ChainStep> steps = steps_of(map);
  if (options.format == "json") {
    ordered_json json{{"from", entry_json(from)}, {"to", entry_json(to)}, {"steps", ordered_json::array()}};
    for (const ChainStep& step : steps) json["steps"].push_back(json_of(step, map));
    streams.out << json_lines(json) << '\n';
    return ExitCode::clean;
  }
  if (steps.empty()) streams.out << printable(label_of(from)) << '\n';
  for (const ChainStep& step : steps) write_step(step, map, streams);
  return ExitCode::clean;
}

}  // namespace patgraph
