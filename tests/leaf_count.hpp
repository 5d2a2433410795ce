#pragma once

#include <span>
#include <string>
#include <vector>

#include "front_matter.hpp"
#include "library.hpp"
#include "statistics.hpp"
#include "yaml.hpp"

namespace patgraph::testing {

/// Counts the values of a tree: scalars, and lists and mappings that are empty. Values that a later one of
/// the same key replaces are there too.
inline std::size_t leaves_of(const Node& node) {
  if (node.children.empty()) return 1;
  const bool mapping = node.kind == Node::Kind::mapping;
  std::size_t count = 0;
  for (std::size_t i = mapping ? 1 : 0; i < node.children.size(); i += mapping ? 2 : 1)
    count += leaves_of(*node.children[i]);
  return count;
}

/// Counts the values of the front matter of a file, by its tree alone; none where it describes no entry.
inline std::size_t leaves_of(const FrontMatter& front_matter) {
  if (front_matter.state != FrontMatter::State::complete) return 0;
  Arena memory;
  std::vector<Fault> faults;
  const Node* root = parse_yaml(front_matter.yaml, memory, memory, faults);
  if (root == nullptr || root->kind != Node::Kind::mapping || root->children.empty()) return 0;
  return leaves_of(*root);
}

inline std::size_t leaves_of_files(std::span<const std::string> files) {
  std::size_t count = 0;
  for (const std::string& file : files) {
    std::string buffer;
    count += leaves_of(read_front_matter(file, buffer));
  }
  return count;
}

/// Adds up the ledgers of all keys.
inline ValueLedger sum_of_values(const PatternGraph& graph) {
  ValueLedger sum;
  for (const auto& [key, ledger] : value_ledgers_of(graph)) {
    sum.mapped += ledger.mapped;
    sum.unmapped += ledger.unmapped;
    sum.empty += ledger.empty;
    sum.rejected += ledger.rejected;
  }
  return sum;
}

inline std::size_t total(const ValueLedger& ledger) {
  return ledger.mapped + ledger.unmapped + ledger.empty + ledger.rejected;
}

}  // namespace patgraph::testing
