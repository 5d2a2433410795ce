#include <algorithm>

#include "check.hpp"

namespace patgraph {
namespace {

/// A cycle longer than this is shown by its ends.
constexpr std::size_t kShownSteps = 12;

std::string slug_of(const PatternGraph& graph, VertexId vertex) {
  return std::string(graph.vertices()[vertex]->slug);
}

/// Returns the text of the attribute that measures how strong the link is.
const Value* strength_of(const PatternGraph& graph, const Link& link) {
  for (const Attribute& attribute : link.attributes) {
    if (graph.schema().fields[attribute.field].strength && number_from(attribute.value.text))
      return &attribute.value;
  }
  return nullptr;
}

/// Writes a link as its author did: "a requires b (0.8)".
std::string describe(const PatternGraph& graph, const Edge& edge) {
  const Value* strength = strength_of(graph, *edge.link);
  return slug_of(graph, edge.source) + " " + graph.relation_of(edge).key + " " + slug_of(graph, edge.target) +
         (strength != nullptr ? " (" + std::string(strength->text) + ")" : "");
}

/// Where an edge starts when it runs along its axis.
VertexId start_along_axis(const PatternGraph& graph, const Edge& edge) {
  return graph.relation_of(edge).against_axis ? edge.target : edge.source;
}

std::string path_text(const PatternGraph& graph, const std::vector<const Edge*>& cycle) {
  std::string text;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (cycle.size() > kShownSteps && i == kShownSteps / 2) {
      const std::size_t hidden = cycle.size() - kShownSteps;
      text += "… " + std::to_string(hidden) + " more … → ";
      i += hidden;
    }
    text += slug_of(graph, start_along_axis(graph, *cycle[i])) + " → ";
  }
  return text + slug_of(graph, start_along_axis(graph, *cycle.front()));
}

/// Returns the edge with the lowest strength; links without one are taken as firm.
const Edge* weakest(const PatternGraph& graph, const std::vector<const Edge*>& cycle) {
  const Edge* found = nullptr;
  double lowest = 0;
  for (const Edge* edge : cycle) {
    const Value* strength = strength_of(graph, *edge->link);
    if (strength == nullptr) continue;
    const double value = *number_from(strength->text);
    if (found != nullptr && value >= lowest) continue;
    found = edge;
    lowest = value;
  }
  return found;
}

/// Sorts entries by what stays the same when files are renamed.
void sort_by_id(const PatternGraph& graph, std::vector<VertexId>& group) {
  std::ranges::sort(group, {}, [&](VertexId vertex) {
    const Entity& entity = *graph.vertices()[vertex];
    return entity.id ? entity.id->text : entity.slug;
  });
}

/// What a finding has in common with a later one about the same entries: which cycle is the shortest, and
/// which link the weakest, may change.
std::string identity_of(const PatternGraph& graph, const RelationType& axis,
                        std::span<const VertexId> group) {
  std::string identity = "cycle along '" + axis.key + "':";
  for (const VertexId vertex : group) identity += " '" + slug_of(graph, vertex) + "'";
  return identity;
}

void report(const PatternGraph& graph, const RelationType& axis, std::span<const VertexId> group,
            std::span<const std::uint32_t> shortest, Findings& findings) {
  std::vector<const Edge*> cycle;
  std::vector<RelatedLocation> links;
  for (const std::uint32_t index : shortest) {
    const Edge& edge = graph.edges()[index];
    cycle.push_back(&edge);
    links.push_back({{graph.vertices()[edge.source]->file, edge.link->span}, describe(graph, edge)});
  }
  std::string message = "cycle of " + std::to_string(group.size()) + " entries along '" + axis.key +
                        "', the shortest: " + path_text(graph, cycle);
  if (const Edge* candidate = weakest(graph, cycle)) {
    message += "; the weakest link: " + describe(graph, *candidate);
  }
  const SourceLocation first = links.front().location;
  findings.add_as(*axis.cycle, first, std::move(message), std::move(links)).identity =
      identity_of(graph, axis, group);
}

}  // namespace

void check_cycle(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis != id || !relations[id].cycle) continue;
    auto groups = graph.cyclic_groups(id);
    for (std::vector<VertexId>& group : groups) sort_by_id(graph, group);
    const auto cycles = graph.shortest_cycles(id, groups);
    for (std::size_t i = 0; i < groups.size(); ++i)
      report(graph, relations[id], groups[i], cycles[i], findings);
  }
}

}  // namespace patgraph
