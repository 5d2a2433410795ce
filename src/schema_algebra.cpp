#include "schema_algebra.hpp"

#include <algorithm>

#include "vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// Returns the property as it reads from the targets to the sources.
ExcludedProperty turned(ExcludedProperty property) {
  for (Step& step : property.steps) step.turned = !step.turned;
  std::ranges::sort(property.steps);
  return property;
}

bool join_the_same(const ExcludedProperty& a, const ExcludedProperty& b) {
  return a.transitive == b.transitive && a.steps == b.steps;
}

bool say_the_same(const Exclusion& a, const Exclusion& b) {
  return (join_the_same(a.one, b.one) && join_the_same(a.other, b.other)) ||
         (join_the_same(a.one, b.other) && join_the_same(a.other, b.one));
}

/// Of a hierarchy and its inverse, both excluded, one is enough.
bool is_known(const std::vector<Exclusion>& exclusions, const Exclusion& added) {
  const Exclusion mirrored{turned(added.one), turned(added.other)};
  return std::ranges::any_of(exclusions, [&](const Exclusion& known) {
    return say_the_same(known, added) || say_the_same(known, mirrored);
  });
}

ExcludedProperty excluded(const Ontology& ontology, const Schema& schema, const std::string& iri) {
  return {iri, ontology.is_transitive(iri), schema.steps_along(iri)};
}

std::vector<Exclusion> exclusions_of(const Ontology& ontology, const Schema& schema) {
  std::vector<Exclusion> exclusions;
  for (const std::string& one : ontology.subjects_with(voc::owl_property_disjoint_with)) {
    for (const Ontology::Place& other : ontology.find(one, voc::owl_property_disjoint_with)) {
      Exclusion added{excluded(ontology, schema, one), excluded(ontology, schema, other.object())};
      if (added.one.steps.empty() || added.other.steps.empty()) continue;
      if (!is_known(exclusions, added)) exclusions.push_back(std::move(added));
    }
  }
  return exclusions;
}

}  // namespace

void settle_algebra(const Ontology& ontology, Schema& schema) {
  for (RelationType& relation : schema.relations) {
    relation.transitive = ontology.is_transitive(relation.iri) ||
                          std::ranges::any_of(relation.implied, [&](const Implication& implied) {
                            return ontology.is_transitive(implied.iri);
                          });
  }
  schema.exclusions = exclusions_of(ontology, schema);
}

}  // namespace patgraph
