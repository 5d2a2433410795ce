#include "schema_algebra.hpp"

#include <algorithm>
#include <map>

#include "nearest.hpp"
#include "vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

using RelationIds = std::map<std::string_view, RelationId>;

void pair_inverses(const Ontology& ontology, const RelationIds& ids, std::vector<RelationType>& relations) {
  for (const auto& [iri, id] : ids) {
    for (const Ontology::Place& place : ontology.find(relations[id].iri, voc::owl_inverse_of)) {
      const auto other = ids.find(place.object());
      if (other != ids.end()) {
        relations[id].inverse = other->second;
        relations[other->second].inverse = id;
      } else if (!ontology.find(place.object(), voc::rdf_type).empty()) {
        relations[id].unwritten_inverse = place.object();
      } else {
        std::vector<std::string_view> known;
        for (const auto& [candidate, unused] : ids) known.push_back(candidate);
        Ontology::fail(place, "the inverse of '" + std::string(iri) + "' is '" + place.object() +
                                  "', which is no relation" + did_you_mean(place.object(), known));
      }
    }
  }
}

/// Of two inverses the one that says what a cycle means, else the first by IRI.
RelationId base_of(const std::vector<RelationType>& relations, RelationId id) {
  const RelationType& relation = relations[id];
  if (!relation.inverse) return id;
  const bool own = relation.cycle.has_value();
  const bool others = relations[*relation.inverse].cycle.has_value();
  if (own != others) return own ? id : *relation.inverse;
  return std::min(id, *relation.inverse);
}

/// The axis is the nearest relation, the relation itself first, that says what a cycle means.
void find_axis(const Ontology& ontology, const RelationIds& ids, const std::vector<RelationType>& relations,
               RelationType& relation) {
  relation.axis = relation.base;
  relation.against_axis = relation.against_base;
  for (const std::string& above : ontology.closure(relation.iri, voc::rdfs_subproperty_of)) {
    const auto super = ids.find(above);
    if (super == ids.end()) continue;
    const RelationType& candidate = relations[super->second];
    if (!relations[candidate.base].cycle) continue;
    relation.axis = candidate.base;
    relation.against_axis = candidate.against_base;
    return;
  }
}

/// Settles which relations are the two sides of one, and along which axis the links of each can close a
/// cycle.
void fold_relations(const Ontology& ontology, std::vector<RelationType>& relations) {
  RelationIds ids;
  for (RelationId id = 0; id < relations.size(); ++id) ids.emplace(relations[id].iri, id);
  pair_inverses(ontology, ids, relations);
  for (RelationId id = 0; id < relations.size(); ++id) {
    relations[id].base = base_of(relations, id);
    relations[id].against_base = relations[id].base != id;
  }
  for (RelationType& relation : relations) {
    find_axis(ontology, ids, relations, relation);
    relation.implied = ontology.implied_by(relation.iri);
  }
  for (RelationType& relation : relations) {
    if (relation.axis != relation.base) relation.cycle = relations[relation.axis].cycle;
  }
  for (RelationType& relation : relations) relation.cycle = relations[relation.base].cycle;
}

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
  fold_relations(ontology, schema.relations);
  for (RelationType& relation : schema.relations) {
    relation.transitive = ontology.is_transitive(relation.iri) ||
                          std::ranges::any_of(relation.implied, [&](const Implication& implied) {
                            return ontology.is_transitive(implied.iri);
                          });
  }
  schema.exclusions = exclusions_of(ontology, schema);
}

}  // namespace patgraph
