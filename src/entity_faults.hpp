#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pattern.hpp"
#include "schema.hpp"
#include "yaml.hpp"

namespace patgraph {

/// Words the faults of the front matter of one file: what is wrong, what was expected, and what would mend
/// it.
///
/// Whether something is wrong is for the reader to say. Where a function takes a key and a value, the fault
/// is of the value.
class EntityFaults {
 public:
  /// Adds to `faults`; both must outlive the object.
  EntityFaults(const Schema& schema, std::vector<Fault>& faults) : schema_(schema), faults_(faults) {}

  /// The keys down to this one are longer, all together, than so many bytes.
  void long_keys(const Node& key, std::size_t longest);

  /// A key of a mapping whose keys are relations is none.
  void unknown_relation(const Node& key, const KeyNode& keys, const Node& mapping);

  /// A key of a link says nothing about links of this relation.
  void unknown_link_key(const Node& key, const RelationType& relation, const Node& link);

  /// A mapping of keys should stand where something else does.
  void no_mapping(const Node& key, const Node& value);

  /// A plain value should stand where a list or a mapping does.
  void no_plain_value(const Node& key, const Node& value);

  /// One value should stand where a list does.
  void list_for_one(const Node& key, const Node& value);

  /// A list should stand where one value does.
  void single_for_list(const Node& key, const Node& value);

  /// A value is not in the range of its field, or not within its bounds.
  void misfit(FaultKind kind, const Node& key, const Node& value, const Field& field);

  /// A value is none of those that are known.
  void unknown_value(const Node& key, const Node& value, std::span<const std::string> known);

  /// A value that should name a relation does not.
  void no_relation_name(const Node& key, const Node& value);

  /// A text that YAML takes for a number, a date or a truth value breaks tools that expect text. All others
  /// are right.
  void other_than_text(const Node& key, const Node& value);

  /// A link names no target.
  void malformed_link(const Node& key, const Node& link, const RelationType& relation);

  /// What has one value has another one under a second key.
  void two_values(KeyId known_key, std::string_view known, KeyId key, std::string_view value, Span span);

 private:
  void add(FaultKind kind, const Node& node, std::string message);
  void add(FaultKind kind, const Node& node, std::string message, std::vector<std::string_view> right);
  void replace(const Node& node, std::string yaml);
  void drop_replacement_that_repeats_a_key_of(const Node& mapping);
  std::string target_keys(const RelationType& relation) const;

  const Schema& schema_;
  std::vector<Fault>& faults_;
  const Node* mapping_ = nullptr;              ///< the last one that was asked for its keys
  std::unordered_set<std::string_view> keys_;  ///< of that one
};

}  // namespace patgraph
