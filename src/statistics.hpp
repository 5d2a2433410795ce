#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pattern_graph.hpp"

namespace patgraph {

/// What became of a number of links: declared = resolved + external + dangling + rejected.
struct LinkLedger {
  std::size_t declared = 0;
  std::size_t resolved = 0;
  std::size_t external = 0;
  std::size_t dangling = 0;
  std::size_t rejected = 0;
  bool operator==(const LinkLedger&) const = default;
};

/// What became of the values of the front matter: each is one of these.
struct ValueLedger {
  std::size_t mapped = 0;    ///< stated by terms of the ontology
  std::size_t unmapped = 0;  ///< stated under keys that the ontology does not know
  std::size_t empty = 0;     ///< there is nothing to state
  std::size_t rejected = 0;  ///< stated nowhere; a finding says why
  bool operator==(const ValueLedger&) const = default;
};

/// The figures of a library.
struct Statistics {
  std::size_t files_read = 0;
  std::size_t files_without_front_matter = 0;
  std::size_t files_invalid = 0;
  std::map<std::string, std::size_t> entities;    ///< by the label of their class
  LinkLedger links;                               ///< links that authors assert
  std::map<std::string, LinkLedger> by_relation;  ///< by the key of the relation
  std::map<std::string, LinkLedger> by_form;      ///< by what a link looks like: "id", "text", "{slug}"
  LinkLedger inferred_links;                      ///< links that machines propose
  std::size_t isolated = 0;  ///< entries without a link to or from another, external ones apart
  std::size_t components = 0;
  std::map<std::string, std::size_t, std::less<>>
      unmapped;                                            ///< values by keys that the ontology does not know
  std::map<std::string, std::vector<std::size_t>> cycles;  ///< sizes of cyclic groups, largest first
};

Statistics statistics_of(const PatternGraph& graph);

/// Accounts for every value of the front matter of all entries, by the keys under which they stand, joined by
/// "/".
std::map<std::string, ValueLedger, std::less<>> value_ledgers_of(const PatternGraph& graph);

}  // namespace patgraph
