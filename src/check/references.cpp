#include <map>
#include <utility>

#include "../quotation.hpp"
#include "families.hpp"
#include "suggestions.hpp"

namespace patgraph {
namespace {

const Entity& source_of(const PatternGraph& graph, const Edge& edge) {
  return *graph.vertices()[edge.source];
}

SourceLocation location_of(const PatternGraph& graph, const Edge& edge, Span span) {
  return {source_of(graph, edge).file, span};
}

/// Calls `report(edge, named)` for the dangling ones among the asserted links, or among the proposed ones.
template <typename Report>
void for_each_dangling(const PatternGraph& graph, bool asserted, const Report& report) {
  for (const Edge& edge : graph.edges()) {
    if (edge.outcome != Outcome::dangling || graph.relation_of(edge).asserted != asserted) continue;
    report(edge, edge.link->references.front().value);
  }
}

std::string dangling_message(const PatternGraph& graph, const Edge& edge, const Value& named) {
  return in_quotes(graph.relation_of(edge).key) + " names " + in_quotes(named.text) +
         ", which is no entry of the library";
}

std::string text_of(const Reference& reference) {
  return std::string(reference.key) + " " + in_quotes(reference.value.text);
}

/// Says what one key of a link names.
std::string meaning_of(const PatternGraph& graph, const Reference& reference) {
  const auto match = graph.find(reference.value.text);
  return text_of(reference) +
         (match ? " names " + in_quotes(graph.vertices()[match->vertex]->slug) : " names no entry");
}

}  // namespace

void check_dangling_reference(const PatternGraph& graph, Findings& findings) {
  std::optional<Suggestions> suggestions;
  for_each_dangling(graph, true, [&](const Edge& edge, const Value& named) {
    if (!suggestions) suggestions.emplace(graph);
    const auto suggestion = (*suggestions)(named.text);
    const std::string message = dangling_message(graph, edge, named);
    Diagnostic& finding =
        findings.add(location_of(graph, edge, named.span), message + did_you_mean(suggestion));
    if (!suggestion) return;
    finding.identity = message;
    finding.fix = rewriting(source_of(graph, edge).file, named, suggestion->entity->slug);
  });
}

// A machine that proposes again needs no suggestion.
void check_dangling_proposal(const PatternGraph& graph, Findings& findings) {
  for_each_dangling(graph, false, [&](const Edge& edge, const Value& named) {
    findings.add(location_of(graph, edge, named.span), dangling_message(graph, edge, named));
  });
}

void check_reference_by_title(const PatternGraph& graph, Findings& findings) {
  for (const Edge& edge : graph.edges()) {
    if (edge.outcome != Outcome::resolved || edge.matched_by != MatchedBy::title) continue;
    const Value& named = edge.link->references[edge.reference].value;
    const std::string_view slug = graph.vertices()[edge.target]->slug;
    const std::string message = in_quotes(named.text) + " is a title or an alias";
    Diagnostic& finding = findings.add(location_of(graph, edge, named.span),
                                       message + "; expected the slug " + in_quotes(slug));
    finding.identity = message;
    finding.fix = rewriting(source_of(graph, edge).file, named, slug);
  }
}

void check_reference_conflict(const PatternGraph& graph, Findings& findings) {
  for (const Edge& edge : graph.edges()) {
    if (!edge.conflicting) continue;
    std::string message;
    // What a reference names changes with the other files.
    std::string identity = "keys of a link name different entries: ";
    for (const Reference& reference : edge.link->references) {
      const std::string_view comma = message.empty() ? "" : ", ";
      message += std::string(comma) + meaning_of(graph, reference);
      identity += std::string(comma) + text_of(reference);
    }
    findings
        .add(
            location_of(graph, edge, edge.link->span),
            message + "; expected one entry, " + in_quotes(graph.vertices()[edge.target]->slug) + " is taken")
        .identity = std::move(identity);
  }
}

void check_self_link(const PatternGraph& graph, Findings& findings) {
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (edge.outcome != Outcome::resolved || edge.source != edge.target || !relation.asserted) continue;
    findings.add(location_of(graph, edge, edge.link->span),
                 in_quotes(relation.key) + " of " + in_quotes(source_of(graph, edge).slug) +
                     " names the entry itself; expected another one");
  }
}

void check_duplicate_link(const PatternGraph& graph, Findings& findings) {
  std::map<std::pair<RelationId, VertexId>, const Edge*> first;  // of one entry, whose links stand together
  VertexId source = 0;
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (edge.outcome != Outcome::resolved || !relation.asserted) continue;
    if (std::exchange(source, edge.source) != edge.source) first.clear();
    const auto [earlier, added] = first.try_emplace({edge.relation, edge.target}, &edge);
    if (added) continue;
    findings.add(
        location_of(graph, edge, edge.link->span),
        in_quotes(relation.key) + " names " + in_quotes(graph.vertices()[edge.target]->slug) + " once more",
        {{location_of(graph, *earlier->second, earlier->second->link->span), "first named here"}});
  }
}

}  // namespace patgraph
