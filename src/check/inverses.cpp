#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

/// Who states what about whom: the links of a graph, found by their ends.
class Statements {
 public:
  explicit Statements(const PatternGraph& graph) : first_(graph.vertices().size() + 1) {
    // Edges stand in the order of their sources.
    for (const Edge& edge : graph.edges()) {
      if (edge.outcome != Outcome::resolved || !graph.relation_of(edge).asserted) continue;
      stated_.emplace_back(edge.target, edge.relation);
      first_[edge.source + 1] = static_cast<std::uint32_t>(stated_.size());
    }
    for (VertexId source = 0; source < graph.vertices().size(); ++source) {
      first_[source + 1] = std::max(first_[source], first_[source + 1]);
      std::sort(stated_.begin() + first_[source], stated_.begin() + first_[source + 1]);
    }
  }

  bool has(VertexId source, RelationId relation, VertexId target) const {
    return std::binary_search(stated_.begin() + first_[source], stated_.begin() + first_[source + 1],
                              std::pair(target, relation));
  }

 private:
  std::vector<std::uint32_t> first_;  ///< by VertexId: where what it states begins, and that of the last ends
  std::vector<std::pair<VertexId, RelationId>> stated_;
};

/// Returns the relations that say what one does, or more: it and its sub-properties.
std::vector<RelationId> at_least(const Schema& schema, RelationId relation) {
  std::vector<RelationId> found;
  for (const Step& step : schema.steps_along(schema.relations[relation].iri)) {
    if (!step.turned) found.push_back(step.relation);
  }
  return found;
}

/// Reports links whose targets do not state the other side; `other_side` tells, of a relation, what that is,
/// if anything.
template <typename OtherSide>
void check_other_side(const PatternGraph& graph, const OtherSide& other_side, Findings& findings) {
  const Schema& schema = graph.schema();
  std::vector<std::vector<RelationId>> answers(schema.relations.size());
  for (RelationId id = 0; id < schema.relations.size(); ++id) {
    const std::optional<RelationId> other = other_side(id);
    if (other && schema.relations[id].asserted) answers[id] = at_least(schema, *other);
  }
  const Statements statements(graph);
  for (const Edge& edge : graph.edges()) {
    const std::vector<RelationId>& expected = answers[edge.relation];
    if (edge.outcome != Outcome::resolved || edge.source == edge.target || expected.empty()) continue;
    const bool is_answered = std::ranges::any_of(
        expected, [&](RelationId relation) { return statements.has(edge.target, relation, edge.source); });
    if (is_answered) continue;
    const Entity& target = *graph.vertices()[edge.target];
    const RelationType& other = schema.relations[*other_side(edge.relation)];
    findings.add(location_of(graph, edge),
                 in_quotes(graph.relation_of(edge).key) + " names " + in_quotes(target.slug) +
                     ", which has no " + in_quotes(other.key) + " back to " +
                     in_quotes(graph.vertices()[edge.source]->slug),
                 {{{target.file, point({2, 1})}, "expected here"}});
  }
}

/// A number that a link has for the strength of a relationship. There are millions in a large library.
struct Strength {
  RelationId relation = 0;  ///< of the two sides of a relationship, always the same one
  VertexId from = 0;
  VertexId to = 0;
  FieldId field = 0;
  std::uint32_t edge = 0;
  std::uint32_t attribute = 0;  ///< index into the attributes of the link
  double number = 0;

  auto relationship() const { return std::tuple(relation, from, to, field); }
};

/// Returns every strength, those of one relationship and one field together, in the order of their links.
std::vector<Strength> strengths_of(const PatternGraph& graph) {
  std::vector<Strength> strengths;
  for (std::uint32_t i = 0; i < graph.edges().size(); ++i) {
    const Edge& edge = graph.edges()[i];
    const RelationType& relation = graph.relation_of(edge);
    if (edge.outcome != Outcome::resolved || !relation.asserted) continue;
    const bool turns = relation.symmetric ? edge.target < edge.source : relation.against_base;
    const auto [from, to] = turns ? std::pair(edge.target, edge.source) : std::pair(edge.source, edge.target);
    const std::span<const Attribute> attributes = edge.link->attributes;
    for (std::uint32_t j = 0; j < attributes.size(); ++j) {
      if (!graph.schema().fields[attributes[j].field].strength) continue;
      if (const auto number = number_from(attributes[j].value.text))
        strengths.push_back({relation.base, from, to, attributes[j].field, i, j, *number});
    }
  }
  std::ranges::sort(strengths, {}, [](const Strength& strength) {
    return std::tuple_cat(strength.relationship(), std::tuple(strength.edge, strength.attribute));
  });
  return strengths;
}

const Value& value_of(const PatternGraph& graph, const Strength& strength) {
  return graph.edges()[strength.edge].link->attributes[strength.attribute].value;
}

/// Returns whether two numbers differ by more than is tolerated; 0.8 and 0.7 differ by 0.1, whatever binary
/// fractions make of it.
bool differ(double a, double b, double tolerance) {
  constexpr double kSlack = 1e-9;
  return std::abs(a - b) > tolerance * (1 + kSlack);
}

}  // namespace

void check_missing_inverse(const PatternGraph& graph, Findings& findings) {
  const auto inverse_of = [&](RelationId id) -> std::optional<RelationId> {
    const RelationType& relation = graph.schema().relations[id];
    return relation.symmetric ? std::nullopt : relation.inverse;
  };
  check_other_side(graph, inverse_of, findings);
}

void check_missing_symmetric(const PatternGraph& graph, Findings& findings) {
  const auto itself = [&](RelationId id) -> std::optional<RelationId> {
    return graph.schema().relations[id].symmetric ? std::optional(id) : std::nullopt;
  };
  check_other_side(graph, itself, findings);
}

void check_conflicting_weight(const PatternGraph& graph, Findings& findings) {
  const double tolerance = findings.number("tolerance");
  const std::vector<Strength> strengths = strengths_of(graph);
  auto first = strengths.begin();
  for (auto later = strengths.begin(); later != strengths.end(); ++later) {
    if (later->relationship() != first->relationship()) first = later;
    if (!differ(first->number, later->number, tolerance)) continue;
    const Edge& edge = graph.edges()[later->edge];
    const Edge& other = graph.edges()[first->edge];
    const Value& value = value_of(graph, *later);
    const Value& first_value = value_of(graph, *first);
    findings.add({graph.vertices()[edge.source]->file, value.span},
                 in_quotes(graph.schema().fields[later->field].key) + " is " + in_quotes(value.text) +
                     ", but " + in_quotes(first_value.text) + " where " +
                     in_quotes(graph.vertices()[other.source]->slug) + " states the relationship",
                 {{{graph.vertices()[other.source]->file, first_value.span}, describe(graph, other)}});
  }
}

}  // namespace patgraph
