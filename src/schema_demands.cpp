#include "schema_demands.hpp"

#include <algorithm>
#include <map>

#include "nearest.hpp"
#include "quotation.hpp"
#include "vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

using Place = Ontology::Place;

/// Returns the index of the class, field or relation with that IRI; they stand by IRI.
template <typename Term>
std::optional<std::uint32_t> index_of(const std::vector<Term>& terms, std::string_view iri) {
  const auto found = std::ranges::lower_bound(terms, iri, {}, &Term::iri);
  if (found == terms.end() || found->iri != iri) return std::nullopt;
  return static_cast<std::uint32_t>(found - terms.begin());
}

/// What two documents state is stated once.
template <typename Value>
void add_once(std::vector<Value>& values, Value value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
}

class DemandReader {
 public:
  DemandReader(const Ontology& ontology, Schema& schema) : ontology_(ontology), schema_(schema) {
    collect_entry_terms(schema.keys);
  }

  void read() {
    for (Class& type : schema_.classes) add_deprecated_values(type);
    for (Field& field : schema_.fields) add_to_field(field);
    for (RelationType& relation : schema_.relations) add_to_relation(relation);
    add_required();
    add_relation_groups();
    add_generations();
  }

 private:
  /// What stands in the front matter of entries; other terms describe links and their targets.
  void collect_entry_terms(const KeyNode& node) {
    if (const auto* field = std::get_if<FieldRef>(&node.term))
      entry_terms_.emplace(schema_.fields[field->id].iri, node.term);
    if (const auto* relation = std::get_if<RelationRef>(&node.term))
      entry_terms_.emplace(schema_.relations[relation->id].iri, node.term);
    for (const auto& [key, child] : node.children) collect_entry_terms(child);
  }

  void add_deprecated_values(Class& type) {
    for (const Place& place : ontology_.find(type.iri, voc::pg_deprecated_value)) {
      if (!type.values.empty() && !std::ranges::binary_search(type.values, place.object())) {
        Ontology::fail(place, in_quotes(place.object()) + " is no value of " + in_quotes(type.iri) +
                                  did_you_mean(place.object(), {type.values.begin(), type.values.end()}));
      }
      type.deprecated_values.push_back(place.object());
    }
    std::ranges::sort(type.deprecated_values);
  }

  std::optional<ClassId> domain_of(const std::string& iri) const {
    const auto scope = ontology_.scope_of(iri);
    return scope ? index_of(schema_.classes, scope->object()) : std::nullopt;
  }

  void add_to_field(Field& field) {
    field.domain = domain_of(field.iri);
    for (const Place& place : ontology_.find(field.iri, voc::pg_not_before)) {
      const auto other = index_of(schema_.fields, place.object());
      const bool both_dates =
          field.range == Range::date_or_time && other && schema_.fields[*other].range == Range::date_or_time;
      if (!both_dates) {
        Ontology::fail(place, "pg:notBefore leads from " + in_quotes(field.iri) + " to " +
                                  in_quotes(place.object()) + "; expected two fields of the range " +
                                  in_quotes(voc::pg_date_or_time));
      }
      add_once(field.not_before, *other);
    }
  }

  void add_to_relation(RelationType& relation) {
    relation.domain = domain_of(relation.iri);
    relation.ranges = {relation.range};
    if (ontology_.find(relation.iri, voc::rdfs_range).empty()) {
      for (const Place& place : ontology_.find(relation.iri, voc::schema_range_includes)) {
        const auto included = index_of(schema_.classes, place.object());
        if (included) add_once(relation.ranges, *included);
      }
    }
    for (const std::string& above : ontology_.closure(relation.iri, voc::rdfs_subproperty_of)) {
      relation.prerequisite |= above == voc::dcterms_requires;
      relation.accepts_deprecated |= ontology_.has(above, voc::pg_accepts_deprecated, "true");
    }
  }

  void add_required() {
    for (const auto& [iri, term] : entry_terms_) {
      const bool has_own_check =
          term == KeyTerm(FieldRef{schema_.id}) || term == KeyTerm(FieldRef{schema_.title});
      if (!has_own_check && ontology_.has(iri, voc::pg_required, "true")) schema_.required.push_back(term);
    }
  }

  std::vector<std::string> instances_of(std::string_view type) const {
    std::vector<std::string> instances;
    for (const std::string& subject : ontology_.subjects_with(voc::rdf_type)) {
      if (ontology_.has(subject, voc::rdf_type, type)) instances.push_back(subject);
    }
    return instances;
  }

  void add_relation_groups() {
    for (const std::string& iri : instances_of(voc::pg_relation_group)) {
      RelationGroup group;
      group.label = ontology_.label_of(iri);
      for (const Place& place : ontology_.find(iri, voc::pg_groups)) add_once(group.axes, axis_of(place));
      std::ranges::sort(group.axes);
      group.cycle = ontology_.cycle_severity_of(iri).value_or(group.cycle);
      schema_.relation_groups.push_back(std::move(group));
    }
  }

  /// The links of a group run one way, so that a member stands for its axis.
  RelationId axis_of(const Place& place) const {
    const auto member = index_of(schema_.relations, place.object());
    if (!member) {
      std::vector<std::string_view> known;
      for (const RelationType& relation : schema_.relations) known.push_back(relation.iri);
      Ontology::fail(place,
                     in_quotes(place.object()) + " is no relation" + did_you_mean(place.object(), known));
    }
    const RelationType& relation = schema_.relations[*member];
    if (relation.axis != *member) {
      Ontology::fail(place, "the circles of " + in_quotes(place.object()) + " are those of " +
                                in_quotes(schema_.relations[relation.axis].iri) +
                                "; expected that relation in the group");
    }
    return *member;
  }

  /// A generation is newer than all that it succeeds; of two that are as far from the oldest, the first by
  /// IRI comes first.
  void add_generations() {
    std::vector<std::string> iris = instances_of(voc::pg_generation);
    std::ranges::stable_sort(iris, std::greater(), [&](const std::string& iri) {
      return ontology_.closure(iri, voc::pg_succeeds).size();
    });
    for (const std::string& iri : iris) {
      Generation generation;
      generation.label = ontology_.label_of(iri);
      for (const Place& mark : ontology_.find(iri, voc::pg_marked_by))
        generation.marks.push_back(mark.object());
      for (const Place& place : ontology_.find(iri, voc::pg_requires_field))
        add_once(generation.required, entry_term(place));
      schema_.generations.push_back(std::move(generation));
    }
  }

  KeyTerm entry_term(const Place& place) const {
    const auto found = entry_terms_.find(place.object());
    if (found != entry_terms_.end()) return found->second;
    std::vector<std::string_view> known;
    for (const auto& [iri, term] : entry_terms_) known.push_back(iri);
    Ontology::fail(
        place, in_quotes(place.object()) + " is no field of entries" + did_you_mean(place.object(), known));
  }

  const Ontology& ontology_;
  Schema& schema_;
  std::map<std::string, KeyTerm, std::less<>> entry_terms_;  ///< by IRI
};

}  // namespace

void add_demands(const Ontology& ontology, Schema& schema) {
  DemandReader(ontology, schema).read();
}

}  // namespace patgraph
