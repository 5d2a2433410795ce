#include "page_terms.hpp"

#include <algorithm>

#include "../format/prefixes.hpp"
#include "../iri.hpp"
#include "../markdown.hpp"
#include "../vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

constexpr std::string_view kAnnotationProperty = "http://www.w3.org/2002/07/owl#AnnotationProperty";
constexpr std::string_view kDatatype = "http://www.w3.org/2000/01/rdf-schema#Datatype";

}  // namespace

PageTerms::PageTerms(const OntologyInput& input) : schema_(input.schema), ontology_(input.ontology) {
  for (const rdf::Document& document : input.documents) {
    for (const rdf::Statement& statement : document.statements) {
      const std::string& iri = statement.subject;
      if (rdf::is_blank(iri) || !is_told(iri) || !told_.insert(iri).second) continue;
      groups_[static_cast<std::size_t>(group_of(iri))].push_back(iri);
    }
  }
}

const std::vector<std::string>& PageTerms::of(PageGroup group) const {
  return groups_[static_cast<std::size_t>(group)];
}

bool PageTerms::is_told(const std::string& iri) const {
  return ontology_.has(iri, voc::rdf_type, voc::owl_class) ||
         ontology_.has(iri, voc::rdf_type, kAnnotationProperty) ||
         !ontology_.find(iri, voc::pg_key).empty() || !ontology_.find(iri, voc::skos_definition).empty();
}

PageGroup PageTerms::group_of(const std::string& iri) const {
  if (ontology_.has(iri, voc::rdf_type, voc::owl_class)) return PageGroup::classes;
  if (ontology_.has(iri, voc::rdf_type, kDatatype)) return PageGroup::datatypes;
  if (ontology_.has(iri, voc::rdf_type, kAnnotationProperty)) return PageGroup::annotations;
  if (std::ranges::find(schema_.relations, iri, &RelationType::iri) != schema_.relations.end())
    return PageGroup::relations;
  for (const std::string_view type : {voc::pg_relation_group, voc::pg_generation}) {
    if (ontology_.has(iri, voc::rdf_type, type)) return PageGroup::demands;
  }
  const auto scope = ontology_.scope_of(iri);
  if (!scope) return PageGroup::fields;
  const auto type = std::ranges::find(schema_.classes, scope->object(), &Class::iri);
  if (type == schema_.classes.end()) return PageGroup::shared_fields;
  const bool is_of_links = std::ranges::any_of(
      type->superclasses, [&](ClassId id) { return schema_.classes[id].iri == voc::pg_relationship; });
  if (is_of_links) return PageGroup::link_fields;
  return type->is_entry ? PageGroup::fields : PageGroup::shared_fields;
}

std::string PageTerms::name(std::string_view iri) const {
  std::string name = prefixed_name(iri, schema_.prefixes);
  return name.empty() ? std::string(iri) : name;
}

std::string PageTerms::anchor(std::string_view iri) const {
  std::string anchor = name(iri);
  std::ranges::replace(anchor, ':', '-');
  return percent_encode_segment(anchor);
}

std::string PageTerms::reference(std::string_view iri) const {
  const std::string code = markdown_code(name(iri));
  return told_.contains(iri) ? "[" + code + "](#" + anchor(iri) + ")" : code;
}

std::vector<std::string> PageTerms::references(std::string_view iri, std::string_view predicate) const {
  std::vector<std::string> found;
  for (const Ontology::Place& place : ontology_.find(iri, predicate)) {
    const bool is_literal = place.statement->object_is_literal;
    found.push_back(is_literal ? markdown_code(place.object()) : reference(place.object()));
  }
  return found;
}

std::string PageTerms::text(std::string_view iri, std::string_view predicate) const {
  const std::vector<Ontology::Place> places = ontology_.find(iri, predicate);
  return places.empty() ? std::string() : places.front().object();
}

}  // namespace patgraph
