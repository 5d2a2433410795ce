#include <map>
#include <tuple>

#include "../case_fold.hpp"
#include "../nearest.hpp"
#include "../quotation.hpp"
#include "check.hpp"

namespace patgraph {
namespace {

const Entity& source_of(const PatternGraph& graph, const Edge& edge) {
  return *graph.vertices()[edge.source];
}

SourceLocation location_of(const PatternGraph& graph, const Edge& edge, Span span) {
  return {source_of(graph, edge).file, span};
}

/// Suggests the entry whose slug or title is nearest to what a link says. Made for many questions.
class Suggestions {
 public:
  explicit Suggestions(const PatternGraph& graph) : graph_(graph), slugs_(slugs_of(graph)) {
    for (const Entity* entity : graph.vertices()) {
      if (entity->title) titles_.emplace(case_fold(entity->title->text), entity);
    }
    std::vector<std::string_view> folded;
    for (const auto& [title, entity] : titles_) folded.push_back(title);
    nearest_title_.emplace(std::move(folded));
  }

  /// Returns "; did you mean …?" or an empty text.
  const std::string& operator()(std::string_view text) {
    const auto [known, added] = answers_.try_emplace(text);
    if (added) known->second = answer(text);
    return known->second;
  }

 private:
  static NearestName slugs_of(const PatternGraph& graph) {
    std::vector<std::string_view> slugs;
    for (const Entity* entity : graph.vertices()) slugs.push_back(entity->slug);
    return NearestName(std::move(slugs));
  }

  std::string answer(std::string_view text) const {
    // Ids look alike without meaning it: no id is near another.
    if (graph_.schema().class_of_id(text)) return {};
    const std::string folded = case_fold(text);
    auto slug = slugs_(text);
    if (!slug && folded != text) slug = slugs_(folded);
    if (slug) return "; did you mean " + in_quotes(*slug) + "?";
    const auto title = (*nearest_title_)(folded);
    if (!title) return {};
    const Entity& entity = *titles_.find(*title)->second;
    return "; did you mean " + in_quotes(entity.slug) + " (" + std::string(entity.title->text) + ")?";
  }

  const PatternGraph& graph_;
  NearestName slugs_;
  std::map<std::string, const Entity*, std::less<>> titles_;
  std::optional<NearestName> nearest_title_;
  std::map<std::string_view, std::string> answers_;
};

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

/// Says what one key of a link names.
std::string meaning_of(const PatternGraph& graph, const Reference& reference) {
  const auto match = graph.find(reference.value.text);
  const std::string text = std::string(reference.key) + " " + in_quotes(reference.value.text);
  return text + (match ? " names " + in_quotes(graph.vertices()[match->vertex]->slug) : " names no entry");
}

}  // namespace

void check_dangling_reference(const PatternGraph& graph, Findings& findings) {
  std::optional<Suggestions> suggestions;
  for_each_dangling(graph, true, [&](const Edge& edge, const Value& named) {
    if (!suggestions) suggestions.emplace(graph);
    findings.add(location_of(graph, edge, named.span),
                 dangling_message(graph, edge, named) + (*suggestions)(named.text));
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
    findings.add(location_of(graph, edge, named.span), in_quotes(named.text) +
                                                           " is a title or an alias; expected the slug " +
                                                           in_quotes(graph.vertices()[edge.target]->slug));
  }
}

void check_reference_conflict(const PatternGraph& graph, Findings& findings) {
  for (const Edge& edge : graph.edges()) {
    if (!edge.conflicting) continue;
    std::string message;
    for (const Reference& reference : edge.link->references) {
      message += (message.empty() ? "" : ", ") + meaning_of(graph, reference);
    }
    findings.add(
        location_of(graph, edge, edge.link->span),
        message + "; expected one entry, " + in_quotes(graph.vertices()[edge.target]->slug) + " is taken");
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
  std::map<std::tuple<VertexId, RelationId, VertexId>, const Edge*> first;
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (edge.outcome != Outcome::resolved || !relation.asserted) continue;
    const auto [earlier, added] = first.try_emplace({edge.source, edge.link->relation, edge.target}, &edge);
    if (added) continue;
    findings.add(
        location_of(graph, edge, edge.link->span),
        in_quotes(relation.key) + " names " + in_quotes(graph.vertices()[edge.target]->slug) + " once more",
        {{location_of(graph, *earlier->second, earlier->second->link->span), "first named here"}});
  }
}

}  // namespace patgraph
