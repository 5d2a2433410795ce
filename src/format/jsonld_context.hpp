#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../schema.hpp"

namespace patgraph {

/// A term of a JSON-LD context: what stands for a predicate, and what its values are as a rule.
struct JsonldTerm {
  std::string iri;       ///< of the predicate
  std::string name;      ///< what stands for it: unique, no keyword
  std::string type_iri;  ///< datatype of a plain value; empty: a plain value is an IRI
};

/// A JSON-LD context in which every predicate of an export has a term.
struct JsonldContext {
  std::vector<rdf::Prefix> prefixes;  ///< by name
  std::vector<JsonldTerm> terms;      ///< by IRI of the predicate

  /// Returns the object that stands after "@context", as JSON with two blanks a level.
  std::string json() const;
};

/// Makes the context of the ontology's terms. A term of patgraph's own namespace goes by its bare name,
/// unless a prefix has it; every other by its prefixed name, or its IRI.
/// A date may be a day or a time: plain it is a day, and a time says so in a value object.
JsonldContext jsonld_context(const Schema& schema, std::string_view base);

}  // namespace patgraph
