#include "prefixes.hpp"

#include <algorithm>

#include "../iri.hpp"

namespace patgraph {
namespace {

/// Narrower than PN_LOCAL of Turtle 1.1.
bool is_plain_local_name(std::string_view name) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && is_word(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_word(c) || c == '-'; });
}

/// JSON-LD 1.1 takes a term for a prefix only where its IRI ends in a delimiter, and with a prefix "doi" the
/// IRI doi:10.1000/1 would be an abbreviation.
bool is_usable(const rdf::Prefix& prefix) {
  const bool ends_well =
      !prefix.iri.empty() && std::string_view(":/?#[]@").find(prefix.iri.back()) != std::string_view::npos;
  return ends_well && !is_opaque_scheme(prefix.name);
}

}  // namespace

std::vector<rdf::Prefix> usable_prefixes(const Schema& schema, std::string_view base) {
  std::vector<rdf::Prefix> prefixes{{"pattern", std::string(base)}};
  for (const rdf::Prefix& prefix : schema.prefixes) {
    if (prefix.name != "pattern" && is_usable(prefix)) prefixes.push_back(prefix);
  }
  std::ranges::sort(prefixes, {}, &rdf::Prefix::name);
  return prefixes;
}

const rdf::Prefix* prefix_of(std::string_view iri, std::span<const rdf::Prefix> prefixes) {
  const auto abbreviates = [&](const rdf::Prefix& prefix) {
    return iri.starts_with(prefix.iri) && is_plain_local_name(iri.substr(prefix.iri.size()));
  };
  const auto found = std::ranges::find_if(prefixes, abbreviates);
  return found != prefixes.end() ? &*found : nullptr;
}

std::string prefixed_name(std::string_view iri, std::span<const rdf::Prefix> prefixes) {
  const rdf::Prefix* prefix = prefix_of(iri, prefixes);
  return prefix != nullptr ? prefix->name + ":" + std::string(iri.substr(prefix->iri.size())) : "";
}

}  // namespace patgraph
