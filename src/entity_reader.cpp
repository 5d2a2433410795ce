#include "entity_reader.hpp"

#include <algorithm>

#include "entity_faults.hpp"

namespace patgraph {
namespace {

using Role = LinkKey::Role;

Value text_of(const Node& scalar) {
  return {scalar.text, scalar.span, ValueKind::text, scalar.replaceable, scalar.plain_ascii};
}

class EntityReader {
 public:
  EntityReader(const Schema& schema, EntityMemory memory, EntityParts& parts, std::vector<Fault>& faults)
      : schema_(schema),
        values_(memory.values),
        names_(memory.names),
        parts_(parts),
        faults_(schema, faults) {}

  Entity read(const Node& root, std::string_view file_stem) {
    read_mapping(root, schema_.keys);
    report_values_of_two_keys();
    entity_.attributes = take(parts_.attributes);
    settle_identity(file_stem);
    entity_.aliases = take(parts_.aliases);
    entity_.links = take(parts_.links);
    entity_.unmapped = take(parts_.unmapped);
    entity_.unread = take(parts_.unread);
    return entity_;
  }

 private:
  /// Moves a list to where values live.
  template <typename T>
  std::span<const T> take(std::vector<T>& list) {
    const std::span<const T> taken = values_.keep(std::span<const T>(list));
    list.clear();
    return taken;
  }

  void read_mapping(const Node& mapping, const KeyNode& keys) {
    const std::span<const Node* const> items = mapping.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
      const auto known = keys.children.find(items[i]->text);
      if (known != keys.children.end()) {
        read_key(*items[i], *items[i + 1], known->second);
        continue;
      }
      if (keys.holds_relations) faults_.unknown_relation(*items[i], keys, mapping);
      read_unmapped_key(path_of(keys), *items[i], *items[i + 1], parts_.unmapped);
    }
    reject_replaced(path_of(keys), mapping);
  }

  std::string_view path_of(const KeyNode& keys) const { return schema_.key_paths[keys.id]; }

  /// Each value keeps its path, so that long ones must not be multiplied.
  bool is_too_long(std::string_view path, const Node& key) {
    constexpr std::size_t kLongestPath = 512;
    if (path.size() + key.text.size() <= kLongestPath) return false;
    faults_.long_keys(key, kLongestPath);
    return true;
  }

  std::string_view path_under(std::string_view path, const Node& key) {
    const bool plain = !key.text.empty() && key.text.find_first_of("~/") == std::string_view::npos;
    if (plain && path.empty()) return values_.keep(key.text);
    std::string text(path);
    if (!path.empty()) text += '/';
    if (key.text.empty()) text += '~';
    for (const char c : key.text) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string_view(&c, 1);
    return values_.keep(text);
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
      faults_.no_mapping(key, value);
      read_unmapped(path_of(meaning), value, parts_.unmapped);
    }
  }

  static bool is_empty(const Node& node) {
    return node.kind == Node::Kind::scalar ? node.text.empty() || node.is_null() : node.children.empty();
  }

  void add_unread(std::string_view path, bool empty) { parts_.unread.push_back({path, empty}); }

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
      if (field.functional) faults_.list_for_one(key, value);
      for (const Node* item : value.items()) read_value(key, *item, meaning, id);
    } else {
      if (value.kind == Node::Kind::scalar && !field.functional) faults_.single_for_list(key, value);
      read_value(key, value, meaning, id);
    }
  }

  void read_value(const Node& key, const Node& item, const KeyNode& meaning, FieldId id) {
    if (is_empty(item)) {
      add_unread(path_of(meaning), true);
    } else if (item.kind == Node::Kind::scalar) {
      add_value(key, item, {id, meaning.id, {}}, parts_.attributes, FaultKind::invalid_value);
    } else {
      faults_.no_plain_value(key, item);
      read_unmapped(path_of(meaning), item, parts_.unmapped);
    }
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
      faults_.no_relation_name(key, node);
      fitted.reset();
    } else if (!fitted || !within_bounds(node.text, field)) {
      faults_.misfit(fault_kind, key, node, field);
    } else if (field.range == Range::skos_concept) {
      const std::vector<std::string>& known = schema_.classes[field.concept_class].values;
      if (!known.empty() && !std::ranges::binary_search(known, node.text))
        faults_.unknown_value(key, node, known);
    } else if (is_identity(attribute.field)) {
      faults_.other_than_text(key, node);
    }
    if (fitted) {
      value.kind = fitted->kind;
      if (fitted->rewritten) value.text = values_.keep(*fitted->rewritten);
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

  static bool within_bounds(std::string_view text, const Field& field) {
    if (!field.minimum && !field.maximum) return true;
    const auto number = number_from(text);
    return number && *number >= field.minimum.value_or(*number) && *number <= field.maximum.value_or(*number);
  }

  bool is_identity(FieldId id) const {
    return id == schema_.id || id == schema_.slug || id == schema_.title || id == schema_.alias;
  }

  void read_relation(const Node& key, const Node& value, const KeyNode& meaning, RelationId id) {
    const bool functional = schema_.relations[id].functional;
    if (value.kind == Node::Kind::sequence) {
      if (functional) faults_.list_for_one(key, value);
      for (const Node* item : value.items()) read_link(key, *item, meaning, id);
    } else {
      if (!functional) faults_.single_for_list(key, value);
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
      parts_.references.push_back({"", text_of(item)});
    } else if (item.kind == Node::Kind::mapping) {
      read_link_mapping(item, relation, link);
    } else {
      reject(path_of(meaning), item);
    }
    link.references = take(parts_.references);
    link.attributes = take(parts_.link_attributes);
    link.description = take(parts_.description);
    link.unmapped = take(parts_.link_unmapped);
    if (named_target(link, schema_).empty()) faults_.malformed_link(key, item, relation);
    parts_.links.push_back(link);
  }

  void read_link_mapping(const Node& item, const RelationType& relation, const Link& link) {
    const std::string_view path = schema_.key_paths[link.key];
    const std::span<const Node* const> items = item.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
      const Node& key = *items[i];
      const Node& value = *items[i + 1];
      const auto known = relation.link_keys.find(key.text);
      if (known == relation.link_keys.end()) {
        faults_.unknown_link_key(key, relation, item);
        read_unmapped_key(path, key, value, parts_.link_unmapped);
      } else if (is_empty(value)) {
        add_unread(path_under(path, key), true);
      } else if (value.kind != Node::Kind::scalar) {
        faults_.no_plain_value(key, value);
        read_unmapped(path_under(path, key), value, parts_.link_unmapped);
      } else {
        read_link_value(key, value, *known);
      }
    }
    reject_replaced(path, item);
    std::ranges::stable_sort(parts_.references, {}, [&](const Reference& reference) {
      return relation.link_keys.find(reference.key)->second.index;
    });
    if (!relation.to_entries) keep_first_reference(path);
  }

  /// What is no entry has one name only: others are values like any that no term claims.
  void keep_first_reference(std::string_view path) {
    while (parts_.references.size() > 1) {
      const Reference& other = parts_.references.back();
      parts_.link_unmapped.push_back(
          {values_.keep(std::string(path) + "/" + std::string(other.key)), other.value});
      parts_.references.pop_back();
    }
  }

  void read_link_value(const Node& key, const Node& value,
                       const std::pair<const std::string, LinkKey>& known) {
    const auto& [name, meaning] = known;
    switch (meaning.role) {
      case Role::target:
        parts_.references.push_back({name, text_of(value)});
        break;
      case Role::target_field:
        add_value(key, value, {meaning.index, meaning.key, {}}, parts_.description, FaultKind::invalid_value);
        break;
      case Role::link_field: {
        const Field& field = schema_.fields[meaning.index];
        const bool bounded = field.minimum || field.maximum;
        add_value(key, value, {meaning.index, meaning.key, {}}, parts_.link_attributes,
                  bounded ? FaultKind::weight_out_of_range : FaultKind::invalid_value);
        break;
      }
    }
  }

  /// What has one value may stand under several keys, but not with several values.
  void report_values_of_two_keys() {
    std::vector<const Attribute*> first(schema_.fields.size());
    for (const Attribute& attribute : parts_.attributes) {
      if (!schema_.fields[attribute.field].functional) continue;
      const Attribute*& known = first[attribute.field];
      if (known == nullptr) known = &attribute;
      report_two_keys(known->key, known->value.text, attribute.key, attribute.value.text,
                      attribute.value.span);
    }
    std::vector<const Link*> first_link(schema_.relations.size());
    for (const Link& link : parts_.links) {
      if (!schema_.relations[link.relation].functional) continue;
      const Link*& known = first_link[link.relation];
      if (known == nullptr) known = &link;
      report_two_keys(known->key, named_target(*known, schema_), link.key, named_target(link, schema_),
                      link.span);
    }
  }

  void report_two_keys(KeyId known_key, std::string_view known, KeyId key, std::string_view value,
                       Span span) {
    if (known_key != key && known != value) faults_.two_values(known_key, known, key, value, span);
  }

  /// Files the values that name the entity, and finds its class.
  void settle_identity(std::string_view file_stem) {
    for (const Attribute& attribute : entity_.attributes) {
      const Value& value = attribute.value;
      if (attribute.field == schema_.id && !entity_.id) entity_.id = value;
      if (attribute.field == schema_.slug && entity_.declared_slug == nullptr) entity_.declared_slug = &value;
      if (attribute.field == schema_.title && entity_.title == nullptr) entity_.title = &value;
      if (attribute.field == schema_.alias) parts_.aliases.push_back(value);
    }
    if (entity_.id) entity_.id->text = names_.keep(entity_.id->text);
    entity_.slug = names_.keep(entity_.declared_slug != nullptr ? entity_.declared_slug->text : file_stem);
    const auto matched = entity_.id ? schema_.class_of_id(entity_.id->text) : std::nullopt;
    entity_.id_matches = matched.has_value();
    entity_.entry_class = matched.value_or(schema_.default_class);
  }

  const Schema& schema_;
  Arena& values_;
  Arena& names_;
  EntityParts& parts_;
  EntityFaults faults_;
  Entity entity_;
};

}  // namespace

Entity read_entity(const Node& root, const Schema& schema, std::string_view file_stem, EntityMemory memory,
                   EntityParts& parts, std::vector<Fault>& faults) {
  return EntityReader(schema, memory, parts, faults).read(root, file_stem);
}

}  // namespace patgraph
