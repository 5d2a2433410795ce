#include "entity_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "nearest.hpp"
#include "quotation.hpp"
#include "yaml_scalar.hpp"

namespace patgraph {
namespace {

using Role = LinkKey::Role;

Value text_of(const Node& scalar) {
  return {scalar.text, scalar.span, ValueKind::text, scalar.replaceable};
}

std::string_view kind_name(const Node& node) {
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

/// Writes a bound as its author would: "1", "0.5".
std::string number_text(double number) {
  std::array<char, 32> text{};
  char* const end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

std::string expected_value(const Field& field) {
  std::string text(expectation(field.range));
  if (field.minimum && field.maximum)
    return text + " from " + number_text(*field.minimum) + " to " + number_text(*field.maximum);
  if (field.minimum) return text + ", at least " + number_text(*field.minimum);
  if (field.maximum) return text + ", at most " + number_text(*field.maximum);
  return text;
}

class EntityReader {
 public:
  EntityReader(const Schema& schema, std::pmr::memory_resource& texts, std::vector<Fault>& faults)
      : schema_(schema), texts_(texts), faults_(faults) {}

  Entity read(const Node& root, std::string_view file_stem) {
    read_mapping(root, schema_.keys);
    report_values_of_two_keys();
    settle_identity(file_stem);
    return std::move(entity_);
  }

 private:
  void fault(FaultKind kind, const Node& node, std::string message) {
    faults_.push_back({kind, node.span, std::move(message)});
  }

  /// Adds a fault that the nearest of the right texts would mend.
  void fault(FaultKind kind, const Node& node, std::string message, std::vector<std::string_view> right) {
    const auto nearest = NearestName(std::move(right))(node.text);
    if (nearest) message += "; did you mean '" + std::string(*nearest) + "'?";
    fault(kind, node, std::move(message));
    if (nearest) replace(node, yaml_scalar(*nearest));
  }

  /// Lets the last fault be mended by writing something else in place of the node.
  void replace(const Node& node, std::string yaml) {
    if (node.replaceable) faults_.back().replacement = std::move(yaml);
  }

  void read_mapping(const Node& mapping, const KeyNode& keys) {
    const std::span<const Node* const> items = mapping.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
      const auto known = keys.children.find(items[i]->text);
      if (known != keys.children.end()) {
        read_key(*items[i], *items[i + 1], known->second);
        continue;
      }
      if (keys.holds_relations) report_unknown_relation(*items[i], keys, mapping);
      read_unmapped_key(path_of(keys), *items[i], *items[i + 1], entity_.unmapped);
    }
    reject_replaced(path_of(keys), mapping);
  }

  std::string_view path_of(const KeyNode& keys) const { return schema_.key_paths[keys.id]; }

  /// Each value keeps its path, so that long ones must not be multiplied.
  bool is_too_long(std::string_view path, const Node& key) {
    constexpr std::size_t kLongestPath = 512;
    if (path.size() + key.text.size() <= kLongestPath) return false;
    fault(FaultKind::wrong_shape, key,
          "keys of more than " + std::to_string(kLongestPath) + " bytes, one under another; not read");
    return true;
  }

  std::string_view path_under(std::string_view path, const Node& key) {
    const bool plain = !key.text.empty() && key.text.find_first_of("~/") == key.text.npos;
    if (plain && path.empty()) return key.text;
    std::string text(path);
    if (!path.empty()) text += '/';
    if (key.text.empty()) text += '~';
    for (const char c : key.text) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string_view(&c, 1);
    return keep(text);
  }

  void report_unknown_relation(const Node& key, const KeyNode& keys, const Node& mapping) {
    const std::string_view path = path_of(keys);
    fault(FaultKind::unknown_relation, key,
          in_quotes(key.text) + " under " + in_quotes(path.substr(path.find_last_of('/') + 1)) +
              " is no relation",
          names_of(keys.children));
    drop_replacement_that_repeats_a_key(mapping);
  }

  template <typename Meanings>
  static std::vector<std::string_view> names_of(const Meanings& meanings) {
    std::vector<std::string_view> names;
    for (const auto& [name, meaning] : meanings) names.push_back(name);
    return names;
  }

  /// A key that would come twice would hide the values of the other.
  void drop_replacement_that_repeats_a_key(const Node& mapping) {
    std::optional<std::string>& replacement = faults_.back().replacement;
    const std::span<const Node* const> items = mapping.items();
    for (std::size_t i = 0; replacement && i < items.size(); i += 2) {
      if (items[i]->text == *replacement) replacement.reset();
    }
  }

  void read_key(const Node& key, const Node& value, const KeyNode& meaning) {
    const bool is_mapping = value.kind == Node::Kind::mapping;
    const bool is_list = value.kind == Node::Kind::sequence;
    const bool nothing = value.is_null() || (is_list && value.children.empty()) ||
                         (is_mapping && value.children.empty() && !meaning.children.empty());
    if (nothing) {
      add_unread(path_of(meaning), true);
    } else if (is_mapping && !meaning.children.empty()) {
      read_mapping(value, meaning);
    } else if (const auto* field = std::get_if<FieldRef>(&meaning.term)) {
      read_field(key, value, meaning, field->id);
    } else if (const auto* relation = std::get_if<RelationRef>(&meaning.term)) {
      read_relation(key, value, meaning, relation->id);
    } else {
      fault(FaultKind::wrong_shape, value,
            in_quotes(key.text) + " is " + std::string(kind_name(value)) +
                "; expected a mapping of keys to values");
      read_unmapped(path_of(meaning), value, entity_.unmapped);
    }
  }

  static bool is_empty(const Node& node) {
    return node.kind == Node::Kind::scalar ? node.text.empty() || node.is_null() : node.children.empty();
  }

  void add_unread(std::string_view path, bool empty) { entity_.unread.push_back({path, empty}); }

  /// Files the values of a node as values that no term claims.
  void read_unmapped(std::string_view path, const Node& node, std::vector<UnmappedValue>& into) {
    if (is_empty(node)) {
      add_unread(path, true);
    } else if (node.kind == Node::Kind::scalar) {
      into.push_back({path, text_of(node)});
    } else if (node.kind == Node::Kind::sequence) {
      for (const Node* item : node.items()) read_unmapped(path, *item, into);
    } else {
      const std::span<const Node* const> items = node.items();
      for (std::size_t i = 0; i < items.size(); i += 2)
        read_unmapped_key(path, *items[i], *items[i + 1], into);
      reject_replaced(path, node);
    }
  }

  void read_unmapped_key(std::string_view path, const Node& key, const Node& value,
                         std::vector<UnmappedValue>& into) {
    if (is_too_long(path, key)) {
      reject(path, value);
    } else {
      read_unmapped(path_under(path, key), value, into);
    }
  }

  /// Files what later values of the same key replace; a fault has said so.
  void reject_replaced(std::string_view path, const Node& mapping) {
    const std::span<const Node* const> replaced = mapping.replaced_items();
    for (std::size_t i = 0; i < replaced.size(); i += 2) {
      const bool long_key = is_too_long(path, *replaced[i]);
      reject(long_key ? path : path_under(path, *replaced[i]), *replaced[i + 1]);
    }
  }

  /// Files the values of a node as rejected; a fault has said why.
  void reject(std::string_view path, const Node& node) {
    if (node.children.empty()) {
      add_unread(path, is_empty(node));
      return;
    }
    const bool mapping = node.kind == Node::Kind::mapping;
    for (std::size_t i = 0; i < node.children.size(); i += mapping ? 2 : 1)
      reject(path, *node.children[mapping ? i + 1 : i]);
  }

  void read_field(const Node& key, const Node& value, const KeyNode& meaning, FieldId id) {
    const Field& field = schema_.fields[id];
    if (value.kind == Node::Kind::sequence) {
      if (field.functional) report_list_for_one(key, value);
      for (const Node* item : value.items()) read_value(key, *item, meaning, id);
    } else {
      if (value.kind == Node::Kind::scalar && !field.functional) report_scalar_for_list(key, value);
      read_value(key, value, meaning, id);
    }
  }

  void read_value(const Node& key, const Node& item, const KeyNode& meaning, FieldId id) {
    if (is_empty(item)) {
      add_unread(path_of(meaning), true);
    } else if (item.kind == Node::Kind::scalar) {
      add_value(key, item, {id, meaning.id, {}}, entity_.attributes, FaultKind::invalid_value);
    } else {
      report_wrong_item(key, item);
      read_unmapped(path_of(meaning), item, entity_.unmapped);
    }
  }

  void report_scalar_for_list(const Node& key, const Node& value) {
    fault(FaultKind::scalar_for_list, value,
          in_quotes(key.text) + " is " + std::string(kind_name(value)) +
              ", taken as a list of one; expected a list");
    // What YAML takes for a number, say, would become text.
    const bool is_text = !value.plain || yaml_type_of(value.text) == YamlType::text;
    if (value.kind == Node::Kind::scalar && is_text) replace(value, "[" + yaml_scalar(value.text) + "]");
  }

  void report_list_for_one(const Node& key, const Node& value) {
    fault(FaultKind::wrong_shape, value, in_quotes(key.text) + " is a list; expected one value");
  }

  void report_wrong_item(const Node& key, const Node& item) {
    fault(FaultKind::wrong_shape, item,
          in_quotes(key.text) + " holds " + std::string(kind_name(item)) + "; expected a plain value");
  }

  /// Adds a value to the attributes, as text and with a fault where it does not fit its field.
  void add_value(const Node& key, const Node& node, Attribute attribute, std::vector<Attribute>& attributes,
                 FaultKind fault_kind) {
    const Field& field = schema_.fields[attribute.field];
    if (fault_kind == FaultKind::invalid_value) fault_kind = kind_of_misfit(field.range);
    Value& value = attribute.value;
    value = text_of(node);
    auto fitted = fit(node.text, field.range);
    if (fitted && field.range == Range::relation_name && !schema_.relation_by_key(node.text)) {
      report_unknown_type(key, node);
      fitted.reset();
    } else if (!fitted || !within_bounds(node.text, field)) {
      fault(fault_kind, node,
            in_quotes(key.text) + " is " + in_quotes(node.text) + "; expected " + expected_value(field));
    } else if (field.range == Range::skos_concept) {
      report_unknown_value(key, node, schema_.classes[field.concept_class]);
    } else if (is_identity(attribute.field)) {
      report_untextual(key, node);
    }
    if (fitted) {
      value.kind = fitted->kind;
      if (fitted->rewritten) value.text = keep(*fitted->rewritten);
    }
    attributes.push_back(attribute);
  }

  static FaultKind kind_of_misfit(Range range) {
    switch (range) {
      case Range::date_or_time:
      case Range::g_year:
        return FaultKind::invalid_date;
      case Range::any_uri:
        return FaultKind::invalid_uri;
      default:
        return FaultKind::invalid_value;
    }
  }

  void report_unknown_value(const Node& key, const Node& node, const Class& type) {
    if (type.values.empty() || std::ranges::binary_search(type.values, node.text)) return;
    std::string expected;
    for (const std::string& value : type.values) expected += (expected.empty() ? "" : ", ") + value;
    fault(FaultKind::unknown_value, node,
          in_quotes(key.text) + " is " + in_quotes(node.text) + "; expected one of " + expected,
          {type.values.begin(), type.values.end()});
  }

  void report_unknown_type(const Node& key, const Node& node) {
    std::vector<std::string_view> known;
    for (const RelationType& relation : schema_.relations) {
      if (relation.to_entries && relation.asserted) known.push_back(relation.key);
    }
    fault(FaultKind::unknown_relation, node,
          in_quotes(key.text) + " is " + in_quotes(node.text) + ", which is no relation", std::move(known));
  }

  static bool within_bounds(std::string_view text, const Field& field) {
    if (!field.minimum && !field.maximum) return true;
    const auto number = number_from(text);
    return number && *number >= field.minimum.value_or(*number) && *number <= field.maximum.value_or(*number);
  }

  bool is_identity(FieldId id) const {
    return id == schema_.id || id == schema_.slug || id == schema_.title || id == schema_.alias;
  }

  /// A name that YAML takes for a number, a date or a truth value breaks tools that expect text.
  void report_untextual(const Node& key, const Node& node) {
    if (!node.plain) return;
    std::string_view type;
    switch (yaml_type_of(node.text)) {
      case YamlType::boolean:
        type = "a truth value";
        break;
      case YamlType::number:
        type = "a number";
        break;
      case YamlType::timestamp:
        type = "a date";
        break;
      default:
        return;
    }
    fault(FaultKind::invalid_value, node,
          in_quotes(key.text) + " is " + std::string(type) + " to YAML; expected text: write \"" +
              std::string(node.text) + "\" in quotes");
    replace(node, yaml_scalar(node.text));
  }

  std::string_view keep(std::string_view text) {
    char* kept = static_cast<char*>(texts_.allocate(text.size(), 1));
    std::ranges::copy(text, kept);
    return {kept, text.size()};
  }

  void read_relation(const Node& key, const Node& value, const KeyNode& meaning, RelationId id) {
    const bool functional = schema_.relations[id].functional;
    if (value.kind == Node::Kind::sequence) {
      if (functional) report_list_for_one(key, value);
      for (const Node* item : value.items()) read_link(key, *item, meaning, id);
    } else {
      if (!functional) report_scalar_for_list(key, value);
      read_link(key, value, meaning, id);
    }
  }

  void read_link(const Node& key, const Node& item, const KeyNode& meaning, RelationId id) {
    const RelationType& relation = schema_.relations[id];
    Link link;
    link.relation = id;
    link.key = meaning.id;
    link.span = item.span;
    if (is_empty(item)) {
      add_unread(path_of(meaning), true);
    } else if (item.kind == Node::Kind::scalar) {
      link.references.push_back({"", text_of(item)});
    } else if (item.kind == Node::Kind::mapping) {
      read_link_mapping(item, relation, link);
    } else {
      reject(path_of(meaning), item);
    }
    if (named_target(link, schema_).empty()) report_malformed(key, item, relation);
    entity_.links.push_back(std::move(link));
  }

  void read_link_mapping(const Node& item, const RelationType& relation, Link& link) {
    const std::string_view path = schema_.key_paths[link.key];
    const std::span<const Node* const> items = item.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
      const Node& key = *items[i];
      const Node& value = *items[i + 1];
      const auto known = relation.link_keys.find(key.text);
      if (known == relation.link_keys.end()) {
        report_unknown_link_key(key, relation, item);
        read_unmapped_key(path, key, value, link.unmapped);
      } else if (is_empty(value)) {
        add_unread(path_under(path, key), true);
      } else if (value.kind != Node::Kind::scalar) {
        report_wrong_item(key, value);
        read_unmapped(path_under(path, key), value, link.unmapped);
      } else {
        read_link_value(key, value, known->second, link);
      }
    }
    reject_replaced(path, item);
    std::ranges::stable_sort(link.references, {}, [&](const Reference& reference) {
      return relation.link_keys.find(reference.key)->second.index;
    });
    if (!relation.to_entries) keep_first_reference(link);
  }

  /// What is no entry has one name only: others are values like any that no term claims.
  void keep_first_reference(Link& link) {
    const std::string path = schema_.key_paths[link.key] + "/";
    while (link.references.size() > 1) {
      const Reference& other = link.references.back();
      link.unmapped.push_back({keep(path + std::string(other.key)), other.value});
      link.references.pop_back();
    }
  }

  void read_link_value(const Node& key, const Node& value, const LinkKey& meaning, Link& link) {
    switch (meaning.role) {
      case Role::target:
        link.references.push_back({key.text, text_of(value)});
        break;
      case Role::target_field:
        add_value(key, value, {meaning.index, meaning.key, {}}, link.description, FaultKind::invalid_value);
        break;
      case Role::link_field: {
        const Field& field = schema_.fields[meaning.index];
        const bool bounded = field.minimum || field.maximum;
        add_value(key, value, {meaning.index, meaning.key, {}}, link.attributes,
                  bounded ? FaultKind::weight_out_of_range : FaultKind::invalid_value);
        break;
      }
    }
  }

  void report_unknown_link_key(const Node& key, const RelationType& relation, const Node& link) {
    fault(FaultKind::unknown_link_key, key, "key " + in_quotes(key.text) + " of a link means nothing",
          names_of(relation.link_keys));
    drop_replacement_that_repeats_a_key(link);
  }

  void report_malformed(const Node& key, const Node& item, const RelationType& relation) {
    std::string message = "a link of " + in_quotes(key.text);
    if (item.kind == Node::Kind::mapping) {
      message += " names no target; expected one of the keys " + target_keys(relation);
    } else {
      message +=
          " is " +
          std::string(item.text.empty() && item.kind == Node::Kind::scalar ? "empty" : kind_name(item)) +
          "; expected an id, a slug or a mapping";
    }
    fault(FaultKind::link_malformed, item, std::move(message));
  }

  /// Lists the keys that can name a target, most binding first.
  std::string target_keys(const RelationType& relation) const {
    std::vector<std::pair<std::uint32_t, std::string_view>> ranked;
    for (const auto& [name, meaning] : relation.link_keys) {
      if (meaning.role == Role::target) ranked.emplace_back(meaning.index, name);
      if (meaning.role == Role::target_field && meaning.index == schema_.name) ranked.emplace_back(~0U, name);
    }
    std::ranges::sort(ranked);
    std::string text;
    for (const auto& [rank, name] : ranked) text += (text.empty() ? "" : ", ") + in_quotes(name);
    return text;
  }

  /// What has one value may stand under several keys, but not with several values.
  void report_values_of_two_keys() {
    std::vector<const Attribute*> first(schema_.fields.size());
    for (const Attribute& attribute : entity_.attributes) {
      if (!schema_.fields[attribute.field].functional) continue;
      const Attribute*& known = first[attribute.field];
      if (known == nullptr) known = &attribute;
      report_two_keys(known->key, known->value.text, attribute.key, attribute.value.text,
                      attribute.value.span);
    }
    std::vector<const Link*> first_link(schema_.relations.size());
    for (const Link& link : entity_.links) {
      if (!schema_.relations[link.relation].functional) continue;
      const Link*& known = first_link[link.relation];
      if (known == nullptr) known = &link;
      report_two_keys(known->key, named_target(*known, schema_), link.key, named_target(link, schema_),
                      link.span);
    }
  }

  void report_two_keys(KeyId known_key, std::string_view known, KeyId key, std::string_view value,
                       Span span) {
    if (known_key == key || known == value) return;
    faults_.push_back({FaultKind::wrong_shape, span,
                       in_quotes(schema_.key_paths[key]) + " is " + in_quotes(value) + ", but " +
                           in_quotes(schema_.key_paths[known_key]) + " is " + in_quotes(known) +
                           "; expected one value"});
  }

  /// Files the values that name the entity, and finds its class.
  void settle_identity(std::string_view file_stem) {
    for (const Attribute& attribute : entity_.attributes) {
      if (attribute.field == schema_.id && !entity_.id) entity_.id = attribute.value;
      if (attribute.field == schema_.slug && !entity_.declared_slug) entity_.declared_slug = attribute.value;
      if (attribute.field == schema_.title && !entity_.title) entity_.title = attribute.value;
      if (attribute.field == schema_.alias) entity_.aliases.push_back(attribute.value);
    }
    entity_.slug = entity_.declared_slug ? entity_.declared_slug->text : keep(file_stem);
    const auto matched = entity_.id ? schema_.class_of_id(entity_.id->text) : std::nullopt;
    entity_.id_matches = matched.has_value();
    entity_.entry_class = matched.value_or(schema_.default_class);
  }

  const Schema& schema_;
  std::pmr::memory_resource& texts_;
  std::vector<Fault>& faults_;
  Entity entity_;
};

}  // namespace

Entity read_entity(const Node& root, const Schema& schema, std::string_view file_stem,
                   std::pmr::memory_resource& texts, std::vector<Fault>& faults) {
  return EntityReader(schema, texts, faults).read(root, file_stem);
}

}  // namespace patgraph
