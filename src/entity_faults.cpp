#include "entity_faults.hpp"

#include <algorithm>
#include <optional>

#include "grouped_number.hpp"
#include "nearest.hpp"
#include "quotation.hpp"
#include "yaml_scalar.hpp"

namespace patgraph {
namespace {

std::string kind_name(const Node& node) {
  switch (node.kind) {
    case Node::Kind::sequence:
      return "a list";
    case Node::Kind::mapping:
      return "a mapping";
    case Node::Kind::scalar:
      break;
  }
  return node.is_null() ? "nothing" : "a plain value";
}

std::string expected_value(const Field& field) {
  std::string text(expectation(field.range));
  if (field.minimum && field.maximum)
    return text + " from " + number_text(*field.minimum) + " to " + number_text(*field.maximum);
  if (field.minimum) return text + ", at least " + number_text(*field.minimum);
  if (field.maximum) return text + ", at most " + number_text(*field.maximum);
  return text;
}

template <typename Meanings>
std::vector<std::string_view> names_of(const Meanings& meanings) {
  std::vector<std::string_view> names;
  names.reserve(meanings.size());
  for (const auto& [name, meaning] : meanings) names.push_back(name);
  return names;
}

/// Names what YAML takes a plain text for; empty where that is text.
std::string_view other_type_of(std::string_view plain) {
  switch (yaml_type_of(plain)) {
    case YamlType::boolean:
      return "a truth value";
    case YamlType::number:
      return "a number";
    case YamlType::timestamp:
      return "a date";
    default:
      return "";
  }
}

}  // namespace

void EntityFaults::long_keys(const Node& key, std::size_t longest) {
  add(FaultKind::wrong_shape, key,
      "keys of more than " + std::to_string(longest) + " bytes, one under another; not read");
}

void EntityFaults::unknown_relation(const Node& key, const KeyNode& keys, const Node& mapping) {
  const std::string_view path = schema_.key_paths[keys.id];
  add(FaultKind::unknown_relation, key,
      in_quotes(key.text) + " under " + in_quotes(path.substr(path.find_last_of('/') + 1)) +
          " is no relation",
      names_of(keys.children));
  drop_replacement_that_repeats_a_key_of(mapping);
}

void EntityFaults::unknown_link_key(const Node& key, const RelationType& relation, const Node& link) {
  add(FaultKind::unknown_link_key, key, "key " + in_quotes(key.text) + " of a link means nothing",
      names_of(relation.link_keys));
  drop_replacement_that_repeats_a_key_of(link);
}

void EntityFaults::no_mapping(const Node& key, const Node& value) {
  add(FaultKind::wrong_shape, value,
      in_quotes(key.text) + " is " + kind_name(value) + "; expected a mapping of keys to values");
}

void EntityFaults::no_plain_value(const Node& key, const Node& value) {
  add(FaultKind::wrong_shape, value,
      in_quotes(key.text) + " holds " + kind_name(value) + "; expected a plain value");
}

void EntityFaults::list_for_one(const Node& key, const Node& value) {
  add(FaultKind::wrong_shape, value, in_quotes(key.text) + " is a list; expected one value");
}

void EntityFaults::single_for_list(const Node& key, const Node& value) {
  add(FaultKind::scalar_for_list, value,
      in_quotes(key.text) + " is " + kind_name(value) + ", taken as a list of one; expected a list");
  // What YAML takes for a number, say, would become text.
  const bool is_text = !value.plain || yaml_type_of(value.text) == YamlType::text;
  if (value.kind == Node::Kind::scalar && is_text) replace(value, "[" + yaml_scalar(value.text) + "]");
}

void EntityFaults::misfit(FaultKind kind, const Node& key, const Node& value, const Field& field) {
  add(kind, value,
      in_quotes(key.text) + " is " + in_quotes(value.text) + "; expected " + expected_value(field));
}

void EntityFaults::unknown_value(const Node& key, const Node& value, std::span<const std::string> known) {
  std::string expected;
  for (const std::string& one : known) expected += (expected.empty() ? "" : ", ") + one;
  add(FaultKind::unknown_value, value,
      in_quotes(key.text) + " is " + in_quotes(value.text) + "; expected one of " + expected,
      {known.begin(), known.end()});
}

void EntityFaults::no_relation_name(const Node& key, const Node& value) {
  std::vector<std::string_view> known;
  for (const RelationType& relation : schema_.relations) {
    if (relation.to_entries && relation.asserted) known.push_back(relation.key);
  }
  add(FaultKind::unknown_relation, value,
      in_quotes(key.text) + " is " + in_quotes(value.text) + ", which is no relation", std::move(known));
}

void EntityFaults::other_than_text(const Node& key, const Node& value) {
  const std::string_view type = value.plain ? other_type_of(value.text) : "";
  if (type.empty()) return;
  add(FaultKind::invalid_value, value,
      in_quotes(key.text) + " is " + std::string(type) + " to YAML; expected text: write \"" +
          shortened(value.text) + "\" in quotes");
  replace(value, yaml_scalar(value.text));
}

void EntityFaults::malformed_link(const Node& key, const Node& link, const RelationType& relation) {
  std::string message = "a link of " + in_quotes(key.text);
  if (link.kind == Node::Kind::mapping) {
    message += " names no target; expected one of the keys " + target_keys(relation);
  } else {
    const bool is_empty_text = link.text.empty() && link.kind == Node::Kind::scalar;
    message += " is " + (is_empty_text ? "empty" : kind_name(link)) + "; expected an id, a slug or a mapping";
  }
  add(FaultKind::link_malformed, link, std::move(message));
}

void EntityFaults::two_values(KeyId known_key, std::string_view known, KeyId key, std::string_view value,
                              Span span) {
  faults_.push_back({FaultKind::wrong_shape, span,
                     in_quotes(schema_.key_paths[key]) + " is " + in_quotes(value) + ", but " +
                         in_quotes(schema_.key_paths[known_key]) + " is " + in_quotes(known) +
                         "; expected one value"});
}

void EntityFaults::add(FaultKind kind, const Node& node, std::string message) {
  faults_.push_back({kind, node.span, std::move(message)});
}

/// Adds a fault that the nearest of the right texts would mend.
void EntityFaults::add(FaultKind kind, const Node& node, std::string message,
                       std::vector<std::string_view> right) {
  const auto nearest = NearestName(std::move(right))(node.text);
  if (nearest) message += "; did you mean '" + std::string(*nearest) + "'?";
  add(kind, node, std::move(message));
  if (nearest) replace(node, yaml_scalar(*nearest));
}

/// Lets the last fault be mended by writing something else in place of the node.
void EntityFaults::replace(const Node& node, std::string yaml) {
  if (node.replaceable) faults_.back().replacement = std::move(yaml);
}

/// A key that would come twice would hide the values of the other.
void EntityFaults::drop_replacement_that_repeats_a_key_of(const Node& mapping) {
  std::optional<std::string>& replacement = faults_.back().replacement;
  if (!replacement) return;
  // A mapping may hold very many keys that are nearly right.
  if (mapping_ != &mapping) {
    mapping_ = &mapping;
    keys_.clear();
    const std::span<const Node* const> items = mapping.items();
    for (std::size_t i = 0; i < items.size(); i += 2) keys_.insert(items[i]->text);
  }
  if (keys_.contains(*replacement)) replacement.reset();
}

/// Lists the keys that can name a target, most binding first.
std::string EntityFaults::target_keys(const RelationType& relation) const {
  std::vector<std::pair<std::uint32_t, std::string_view>> ranked;
  for (const auto& [name, meaning] : relation.link_keys) {
    const bool is_name = meaning.role == LinkKey::Role::target_field && meaning.index == schema_.name;
    if (meaning.role == LinkKey::Role::target) ranked.emplace_back(meaning.index, name);
    if (is_name) ranked.emplace_back(~0U, name);
  }
  std::ranges::sort(ranked);
  std::string text;
  for (const auto& [rank, name] : ranked) text += (text.empty() ? "" : ", ") + in_quotes(name);
  return text;
}

}  // namespace patgraph
