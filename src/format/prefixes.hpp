#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../schema.hpp"

namespace patgraph {

/// Returns the prefixes of the ontology that mean the same to Turtle and to JSON-LD, and `pattern` for the
/// IRI before the slug of an entry; by name.
std::vector<rdf::Prefix> usable_prefixes(const Schema& schema, std::string_view base);

/// Returns the prefix with which an IRI becomes a name that every Turtle, SPARQL and JSON-LD reader takes
/// without escapes, or null.
const rdf::Prefix* prefix_of(std::string_view iri, std::span<const rdf::Prefix> prefixes);

/// Returns the IRI as such a name, or an empty text.
std::string prefixed_name(std::string_view iri, std::span<const rdf::Prefix> prefixes);

}  // namespace patgraph
