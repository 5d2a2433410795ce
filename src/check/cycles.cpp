#include <algorithm>

#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

/// Where an edge starts when it runs along its axis.
VertexId start_along_axis(const PatternGraph& graph, const Edge& edge) {
  return graph.relation_of(edge).against_axis ? edge.target : edge.source;
}

/// Returns the edge with the lowest strength; links without one are taken as firm.
const Edge* weakest(const PatternGraph& graph, const std::vector<const Edge*>& cycle) {
  const Edge* found = nullptr;
  double lowest = 0;
  for (const Edge* edge : cycle) {
    const Value* strength = strength_of(*edge->link, graph.schema());
    if (strength == nullptr) continue;
    const double value = *number_from(strength->text);
    if (found != nullptr && value >= lowest) continue;
    found = edge;
    lowest = value;
  }
  return found;
}

/// What a finding has in common with a later one about the same entries: which cycle is the shortest, and
/// which link the weakest, may change.
std::string identity_of(const PatternGraph& graph, const std::string& along,
                        std::span<const VertexId> group) {
  std::vector<VertexId> members(group.begin(), group.end());
  std::ranges::sort(members, {}, [&](VertexId vertex) { return lasting_name(*graph.vertices()[vertex]); });
  std::string identity = "cycle " + along + ":";
  for (const VertexId vertex : members) identity += " " + in_quotes(graph.vertices()[vertex]->slug);
  return identity;
}

/// Adds a finding. `along` says of what the cycle is: "along 'requires'"; `lasting` says so, too, but stays
/// when the shortest cycle of the group becomes another.
void report(const PatternGraph& graph, Severity severity, const std::string& along,
            const std::string& lasting, std::span<const VertexId> group,
            std::span<const std::uint32_t> shortest, Findings& findings) {
  std::vector<const Edge*> cycle;
  std::vector<VertexId> stops;
  std::vector<RelatedLocation> links;
  for (const std::uint32_t index : shortest) cycle.push_back(&graph.edges()[index]);
  // It begins at the same entry when files are renamed, and come in another order.
  const auto first_step = std::ranges::min_element(cycle, {}, [&](const Edge* edge) {
    return lasting_name(*graph.vertices()[start_along_axis(graph, *edge)]);
  });
  std::rotate(cycle.begin(), first_step, cycle.end());
  for (const Edge* edge : cycle) {
    stops.push_back(start_along_axis(graph, *edge));
    links.push_back(related_link(graph, *edge));
  }
  stops.push_back(stops.front());
  const std::string path = path_text(graph, stops);
  std::string message =
      "cycle of " + std::to_string(group.size()) + " entries " + along + ", the shortest: " + path;
  if (const Edge* candidate = weakest(graph, cycle)) {
    message += "; the weakest link: " + describe(graph, *candidate);
  }
  const SourceLocation first = links.front().location;
  Diagnostic& finding = findings.add_as(severity, first, std::move(message), std::move(links));
  finding.identity = identity_of(graph, lasting, group);
  finding.identity_names_entries = true;
}

/// Names the relations whose links make up a cycle, each once: "'generalizes_from' and 'requires'".
std::string axes_text(const PatternGraph& graph, const RelationGroup& group, const MixedCycle& cycle) {
  std::vector<std::string> names;
  for (const RelationId axis : group.axes) {
    const auto is_on_axis = [&](std::uint32_t edge) {
      return graph.relation_of(graph.edges()[edge]).axis == axis;
    };
    if (std::ranges::any_of(cycle.edges, is_on_axis))
      names.push_back(in_quotes(graph.schema().relations[axis].key));
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

}  // namespace

void check_cycle(const PatternGraph& graph, Findings& findings) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis != id || !relations[id].cycle) continue;
    const auto groups = graph.cyclic_groups(id);
    const auto cycles = graph.shortest_cycles(id);
    const std::string along = "along '" + relations[id].key + "'";
    for (std::size_t i = 0; i < groups.size(); ++i) {
      // Two entries of a hierarchy have a finding of their own, mutual-hierarchy.
      if (groups[i].size() == 2 && relations[id].transitive) continue;
      report(graph, *relations[id].cycle, along, along, groups[i], cycles[i], findings);
    }
  }
}

void check_mixed_cycle(const PatternGraph& graph, Findings& findings) {
  for (const RelationGroup& group : graph.schema().relation_groups) {
    for (const MixedCycle& cycle : graph.mixed_cycles(group.axes)) {
      const std::string over = "over " + axes_text(graph, group, cycle) + " (" + in_quotes(group.label) + ")";
      report(graph, group.cycle, over, "over " + in_quotes(group.label), cycle.group, cycle.edges, findings);
    }
  }
}

}  // namespace patgraph
