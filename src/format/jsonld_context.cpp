#include "jsonld_context.hpp"

#include <nlohmann/json.hpp>

#include "../vocabulary.hpp"

namespace patgraph {
JsonldContext jsonld_context(const Terms& terms) {
  constexpr std::string_view kOwnPrefix = "pg:";
  nlohmann::ordered_json context{{"@version", 1.1}, {"@protected", true}};
  for (const rdf::Prefix& prefix : terms.prefixes()) context[prefix.name] = prefix.iri;
  JsonldContext made;
  for (const Predicate& predicate : terms.predicates()) {
    if (&predicate == terms.type()) {
      made.terms.emplace_back("@type");
      continue;
    }
    std::string term = compact(predicate.iri);
    if (term.starts_with(kOwnPrefix) && !context.contains(term.substr(kOwnPrefix.size())))
      term.erase(0, kOwnPrefix.size());
    if (predicate.is_mapped) {
      const Iri text = terms.iri(std::string(vocabulary::xsd_string));
      const Iri& literal = predicate.datatype != nullptr ? *predicate.datatype : text;
      context[term] = {{"@id", compact(predicate.iri)},
                       {"@type", predicate.leads_to_iris ? "@id" : compact(literal)}};
    }
    made.terms.push_back(std::move(term));
  }
  made.json = context.dump(2);
  return made;
}

}  // namespace patgraph
