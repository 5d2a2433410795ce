#include "jsonld_context.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "../vocabulary.hpp"
#include "prefixes.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// Returns the datatype of a plain value, or an empty text where it is an IRI.
std::string_view plain_type_of(Range range) {
  switch (range) {
    case Range::string:
      return voc::xsd_string;
    case Range::decimal:
      return voc::xsd_decimal;
    case Range::integer:
      return voc::xsd_integer;
    case Range::boolean:
      return voc::xsd_boolean;
    case Range::g_year:
      return voc::xsd_g_year;
    case Range::date_or_time:
      return voc::xsd_date;
    case Range::any_uri:
    case Range::resource:
    case Range::skos_concept:
    case Range::relation_name:
      break;
  }
  return {};
}

/// Returns every predicate of an export but rdf:type, and the type of its plain values.
std::map<std::string_view, std::string_view> plain_types(const Schema& schema) {
  std::map<std::string_view, std::string_view> types{
      {voc::pg_relation, {}},    {voc::pg_source, {}},
      {voc::pg_target, {}},      {voc::rdfs_label, voc::xsd_string},
      {voc::skos_in_scheme, {}}, {voc::skos_pref_label, voc::xsd_string}};
  for (const Field& field : schema.fields) types[field.iri] = plain_type_of(field.range);
  for (const RelationType& relation : schema.relations) {
    types[relation.iri] = {};
    if (!relation.unwritten_inverse.empty()) types[relation.unwritten_inverse] = {};
  }
  return types;
}

std::string compact(std::string_view iri, const std::vector<rdf::Prefix>& prefixes) {
  std::string name = prefixed_name(iri, prefixes);
  return name.empty() ? std::string(iri) : name;
}

std::string term_name(std::string_view iri, const std::vector<rdf::Prefix>& prefixes) {
  std::string name = compact(iri, prefixes);
  if (!iri.starts_with(voc::pg_namespace)) return name;
  const std::string bare = name.substr(name.find(':') + 1);
  const bool is_plain = voc::pg_namespace.size() + bare.size() == iri.size();
  const bool is_taken = std::ranges::find(prefixes, bare, &rdf::Prefix::name) != prefixes.end();
  return is_plain && !is_taken ? bare : name;
}

}  // namespace

std::string JsonldContext::json() const {
  nlohmann::ordered_json context{{"@version", 1.1}, {"@protected", true}};
  for (const rdf::Prefix& prefix : prefixes) context[prefix.name] = prefix.iri;
  for (const JsonldTerm& term : terms) {
    const std::string type = term.type_iri.empty() ? "@id" : compact(term.type_iri, prefixes);
    context[term.name] = {{"@id", compact(term.iri, prefixes)}, {"@type", type}};
  }
  return context.dump(2);
}

JsonldContext jsonld_context(const Schema& schema, std::string_view base) {
  JsonldContext context{usable_prefixes(schema, base), {}};
  for (const auto& [iri, type] : plain_types(schema)) {
    context.terms.push_back({std::string(iri), term_name(iri, context.prefixes), std::string(type)});
  }
  return context;
}

}  // namespace patgraph
