#pragma once

#include <string>
#include <vector>

#include "terms.hpp"

namespace patgraph {

/// A JSON-LD 1.1 context in which every predicate of the ontology has a term, and every term a type.
struct JsonldContext {
  std::string json;                ///< the object that stands after "@context"
  std::vector<std::string> terms;  ///< by Predicate::index: what stands for it, "@type" for rdf:type
};

/// Makes the context of an export. A term of patgraph's own namespace goes by its bare name, unless a prefix
/// has it; every other by its prefixed name, or its IRI. A date may be a day or a time: plain it is a day,
/// and a time says so in a value object.
JsonldContext jsonld_context(const Terms& terms);

}  // namespace patgraph
