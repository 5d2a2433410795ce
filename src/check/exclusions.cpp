#include <algorithm>
#include <optional>
#include <set>

#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

std::string slug_of(const PatternGraph& graph, VertexId vertex) {
  return in_quotes(graph.vertices()[vertex]->slug);
}

/// Writes what a link does: "'related' joins 'a' and 'b'".
std::string joining(const PatternGraph& graph, const Edge& edge) {
  return in_quotes(graph.relation_of(edge).key) + " joins " + slug_of(graph, edge.source) + " and " +
         slug_of(graph, edge.target);
}

/// Returns how authors write what a link says along a property: the key of its relation or, where that runs
/// the other way, of one that does not.
std::string key_along(const PatternGraph& graph, const ExcludedProperty& property, const Edge& edge) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  const RelationType& axis = relations[graph.relation_of(edge).axis];
  for (const RelationId candidate : {edge.relation, axis.base, axis.inverse.value_or(axis.base)}) {
    if (std::ranges::binary_search(property.steps, Step{candidate, false}))
      return in_quotes(relations[candidate].key);
  }
  return in_quotes(graph.relation_of(edge).key);
}

/// Calls `check(associative, hierarchy)` for exclusions of which one side, the hierarchy, is transitive.
template <typename Function>
void for_each_hierarchy(const Schema& schema, const Function& check) {
  for (const auto& [one, other] : schema.exclusions) {
    if (other.transitive) check(one, other);
    if (one.transitive) check(other, one);
  }
}

/// Adds a finding about entries that links and a chain join, at the first of the links.
void add_clash(const PatternGraph& graph, std::span<const StepArc> links, const ExcludedProperty& hierarchy,
               const Chain& chain, Findings& findings) {
  const Edge& edge = graph.edges()[links.front().edge];
  std::vector<RelatedLocation> related = related_links(graph, chain);
  std::ranges::move(other_statements(graph, links), std::back_inserter(related));
  const std::string said = joining(graph, edge);
  const std::string key = key_along(graph, hierarchy, graph.edges()[chain.edges.front()]);
  Diagnostic& finding =
      findings.add(location_of(graph, edge),
                   said + ", but so does " + key + ", which excludes it: " + path_text(graph, chain.stops),
                   std::move(related));
  finding.identity = said;
}

/// Finds links between whose ends a chain leads; where the associative property is symmetric, in either
/// direction.
void check_clash(const PatternGraph& graph, const ExcludedProperty& associative,
                 const ExcludedProperty& hierarchy, Findings& findings) {
  const std::vector<StepArc> links = arcs_along(graph, associative.steps);
  const std::vector<StepArc> arcs = arcs_along(graph, hierarchy.steps);
  Chains chains(graph.vertices().size(), arcs);
  std::set<std::pair<VertexId, VertexId>> reported;
  for (auto link = links.begin(); link != links.end();) {
    const VertexId from = link->from;
    std::vector<VertexId> ends;
    for (; link != links.end() && link->from == from; ++link) {
      if (ends.empty() || ends.back() != link->to) ends.push_back(link->to);
    }
    for (const auto& [end, chain] : chains.chains_to(from, ends)) {
      if (reported.insert(std::minmax(from, end)).second)
        add_clash(graph, arcs_between(links, from, end), hierarchy, chain, findings);
    }
  }
}

/// Finds pairs of entries that two properties join.
void check_conflict(const PatternGraph& graph, const Exclusion& exclusion, Findings& findings) {
  const std::vector<StepArc> arcs = arcs_along(graph, exclusion.one.steps);
  const std::vector<StepArc> excluded = arcs_along(graph, exclusion.other.steps);
  std::set<std::pair<VertexId, VertexId>> reported;
  for (const StepArc& arc : arcs) {
    const std::span<const StepArc> others = arcs_between(excluded, arc.from, arc.to);
    if (others.empty() || !reported.insert(std::minmax(arc.from, arc.to)).second) continue;
    const auto [first, second] = std::minmax(arc.edge, others.front().edge);
    const Edge& earlier = graph.edges()[first];
    const Edge& later = graph.edges()[second];
    findings.add(location_of(graph, later),
                 joining(graph, later) + ", but so does " + in_quotes(graph.relation_of(earlier).key) +
                     ", which excludes it",
                 {related_link(graph, earlier)});
  }
}

std::span<const StepArc> arcs_from(std::span<const StepArc> arcs, VertexId from) {
  return {std::ranges::lower_bound(arcs, from, {}, &StepArc::from),
          std::ranges::upper_bound(arcs, from, {}, &StepArc::from)};
}

/// Returns an entry to which arcs lead from both, if there is one. Of the two, one may have a great many.
std::optional<VertexId> shared_end(std::span<const StepArc> arcs, VertexId one, VertexId other) {
  if (arcs_from(arcs, other).size() < arcs_from(arcs, one).size()) std::swap(one, other);
  for (const StepArc& arc : arcs_from(arcs, one)) {
    if (!arcs_between(arcs, other, arc.to).empty()) return arc.to;
  }
  return std::nullopt;
}

/// Adds a finding about entries that links join, and a parent as well, at the first of the links.
void add_valueless(const PatternGraph& graph, std::span<const StepArc> links,
                   const ExcludedProperty& hierarchy, std::span<const StepArc> arcs, VertexId parent,
                   Findings& findings) {
  const Edge& edge = graph.edges()[links.front().edge];
  const Edge& first = graph.edges()[arcs_between(arcs, edge.source, parent).front().edge];
  const Edge& second = graph.edges()[arcs_between(arcs, edge.target, parent).front().edge];
  std::vector<RelatedLocation> related{related_link(graph, first), related_link(graph, second)};
  std::ranges::move(other_statements(graph, links), std::back_inserter(related));
  const std::string said = joining(graph, edge) + ", which are siblings";
  Diagnostic& finding = findings.add(
      location_of(graph, edge),
      said + ": " + key_along(graph, hierarchy, first) + " leads from both to " + slug_of(graph, parent),
      std::move(related));
  finding.identity = said;
}

/// Finds links between entries from which the hierarchy leads to a third.
void check_valueless(const PatternGraph& graph, const ExcludedProperty& associative,
                     const ExcludedProperty& hierarchy, Findings& findings) {
  const std::vector<StepArc> arcs = arcs_along(graph, hierarchy.steps);
  std::set<std::pair<VertexId, VertexId>> reported;
  for_each_pair(arcs_along(graph, associative.steps), [&](std::span<const StepArc> links) {
    const auto [from, to, first] = links.front();
    const std::optional<VertexId> parent = shared_end(arcs, from, to);
    if (parent && reported.insert(std::minmax(from, to)).second)
      add_valueless(graph, links, hierarchy, arcs, *parent, findings);
  });
}

}  // namespace

void check_relation_clash(const PatternGraph& graph, Findings& findings) {
  for_each_hierarchy(graph.schema(),
                     [&](const ExcludedProperty& associative, const ExcludedProperty& hierarchy) {
                       check_clash(graph, associative, hierarchy, findings);
                     });
}

void check_relation_conflict(const PatternGraph& graph, Findings& findings) {
  for (const Exclusion& exclusion : graph.schema().exclusions) {
    if (!exclusion.one.transitive && !exclusion.other.transitive) check_conflict(graph, exclusion, findings);
  }
}

void check_valueless_related(const PatternGraph& graph, Findings& findings) {
  for_each_hierarchy(graph.schema(),
                     [&](const ExcludedProperty& associative, const ExcludedProperty& hierarchy) {
                       if (!associative.transitive) check_valueless(graph, associative, hierarchy, findings);
                     });
}

}  // namespace patgraph
