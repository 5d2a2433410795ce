#include "entity_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "nearest.hpp"
#include "quotation.hpp"

namespace patgraph {
namespace {

using Role = LinkKey::Role;

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
    read_mapping(root, schema_.keys, "");
    settle_identity(file_stem);
    return std::move(entity_);
  }

 private:
  void fault(FaultKind kind, const Node& node, std::string message) {
    faults_.push_back({kind, node.position, std::move(message)});
  }

  void read_mapping(const Node& mapping, const KeyNode& keys, std::string_view name) {
    for (std::size_t i = 0; i < mapping.children.size(); i += 2) {
      const Node& key = *mapping.children[i];
      const Node& value = *mapping.children[i + 1];
      const auto known = keys.children.find(key.text);
      if (known == keys.children.end()) {
        if (keys.holds_relations) report_unknown_relation(key, keys, name);
        continue;
      }
      if (!value.is_null()) read_key(key, value, known->second);
    }
  }

  void report_unknown_relation(const Node& key, const KeyNode& keys, std::string_view name) {
    std::vector<std::string_view> known;
    for (const auto& [child, node] : keys.children) known.push_back(child);
    fault(FaultKind::unknown_relation, key,
          in_quotes(key.text) + " under " + in_quotes(name) + " is no relation" +
              did_you_mean(key.text, known));
  }

  void read_key(const Node& key, const Node& value, const KeyNode& meaning) {
    if (value.kind == Node::Kind::mapping && !meaning.children.empty()) {
      read_mapping(value, meaning, key.text);
    } else if (const auto* field = std::get_if<FieldRef>(&meaning.term)) {
      read_field(key, value, field->id);
    } else if (const auto* relation = std::get_if<RelationRef>(&meaning.term)) {
      read_relation(key, value, relation->id);
    } else {
      fault(FaultKind::wrong_shape, value,
            in_quotes(key.text) + " is " + std::string(kind_name(value)) +
                "; expected a mapping of keys to values");
    }
  }

  void read_field(const Node& key, const Node& value, FieldId id) {
    const Field& field = schema_.fields[id];
    if (value.kind == Node::Kind::scalar) {
      if (!field.functional) report_scalar_for_list(key, value);
      read_value(key, value, id);
    } else if (value.kind == Node::Kind::sequence) {
      if (field.functional) report_list_for_one(key, value);
      for (const Node* item : value.children) {
        if (!item->is_null()) read_value(key, *item, id);
      }
    } else {
      report_wrong_item(key, value);
    }
  }

  void read_value(const Node& key, const Node& item, FieldId id) {
    if (item.kind != Node::Kind::scalar) {
      report_wrong_item(key, item);
    } else if (!item.text.empty()) {
      add_value(key, item, id, entity_.attributes, FaultKind::invalid_value);
    }
  }

  void report_scalar_for_list(const Node& key, const Node& value) {
    fault(FaultKind::scalar_for_list, value,
          in_quotes(key.text) + " is " + std::string(kind_name(value)) +
              ", taken as a list of one; expected a list");
  }

  void report_list_for_one(const Node& key, const Node& value) {
    fault(FaultKind::wrong_shape, value, in_quotes(key.text) + " is a list; expected one value");
  }

  void report_wrong_item(const Node& key, const Node& item) {
    fault(FaultKind::wrong_shape, item,
          in_quotes(key.text) + " holds " + std::string(kind_name(item)) + "; expected a plain value");
  }

  /// Adds a value to the attributes, as text and with a fault where it does not fit its field.
  void add_value(const Node& key, const Node& node, FieldId id, std::vector<Attribute>& attributes,
                 FaultKind fault_kind) {
    const Field& field = schema_.fields[id];
    Value value{node.text, node.position, ValueKind::text};
    auto fitted = fit(node.text, field.range);
    if (fitted && field.range == Range::relation_name && !schema_.relation_by_key(node.text)) {
      report_unknown_type(key, node);
      fitted.reset();
    } else if (!fitted || !within_bounds(node.text, field)) {
      fault(fault_kind, node,
            in_quotes(key.text) + " is " + in_quotes(node.text) + "; expected " + expected_value(field));
    } else if (is_identity(id)) {
      report_untextual(key, node);
    }
    if (fitted) {
      value.kind = fitted->kind;
      if (fitted->rewritten) value.text = keep(*fitted->rewritten);
    }
    attributes.push_back({id, value});
  }

  void report_unknown_type(const Node& key, const Node& node) {
    std::vector<std::string_view> known;
    for (const RelationType& relation : schema_.relations) {
      if (relation.to_entries && relation.asserted) known.push_back(relation.key);
    }
    fault(FaultKind::unknown_relation, node,
          in_quotes(key.text) + " is " + in_quotes(node.text) + ", which is no relation" +
              did_you_mean(node.text, known));
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
  }

  std::string_view keep(std::string_view text) {
    char* kept = static_cast<char*>(texts_.allocate(text.size(), 1));
    std::ranges::copy(text, kept);
    return {kept, text.size()};
  }

  void read_relation(const Node& key, const Node& value, RelationId id) {
    const bool functional = schema_.relations[id].functional;
    if (value.kind == Node::Kind::sequence) {
      if (functional) report_list_for_one(key, value);
      for (const Node* item : value.children) read_link(key, *item, id);
    } else {
      if (!functional) report_scalar_for_list(key, value);
      read_link(key, value, id);
    }
  }

  void read_link(const Node& key, const Node& item, RelationId id) {
    const RelationType& relation = schema_.relations[id];
    Link link{id, item.position, {}, {}, {}};
    if (item.kind == Node::Kind::scalar && !item.is_null() && !item.text.empty()) {
      link.references.push_back({"", {item.text, item.position, ValueKind::text}});
    } else if (item.kind == Node::Kind::mapping) {
      read_link_mapping(item, relation, link);
    }
    if (named_target(link, schema_).empty()) report_malformed(key, item, relation);
    entity_.links.push_back(std::move(link));
  }

  void read_link_mapping(const Node& item, const RelationType& relation, Link& link) {
    for (std::size_t i = 0; i < item.children.size(); i += 2) {
      const Node& key = *item.children[i];
      const Node& value = *item.children[i + 1];
      const auto known = relation.link_keys.find(key.text);
      if (known == relation.link_keys.end()) {
        report_unknown_link_key(key, relation);
      } else if (value.kind != Node::Kind::scalar) {
        report_wrong_item(key, value);
      } else if (!value.is_null() && !value.text.empty()) {
        read_link_value(key, value, known->second, link);
      }
    }
    std::ranges::stable_sort(link.references, {}, [&](const Reference& reference) {
      return relation.link_keys.find(reference.key)->second.index;
    });
  }

  void read_link_value(const Node& key, const Node& value, const LinkKey& meaning, Link& link) {
    switch (meaning.role) {
      case Role::target:
        link.references.push_back({key.text, {value.text, value.position, ValueKind::text}});
        break;
      case Role::target_field:
        add_value(key, value, meaning.index, link.description, FaultKind::invalid_value);
        break;
      case Role::link_field: {
        const Field& field = schema_.fields[meaning.index];
        const bool bounded = field.minimum || field.maximum;
        add_value(key, value, meaning.index, link.attributes,
                  bounded ? FaultKind::weight_out_of_range : FaultKind::invalid_value);
        break;
      }
    }
  }

  void report_unknown_link_key(const Node& key, const RelationType& relation) {
    std::vector<std::string_view> known;
    for (const auto& [name, meaning] : relation.link_keys) known.push_back(name);
    fault(FaultKind::unknown_link_key, key,
          "key " + in_quotes(key.text) + " of a link means nothing" + did_you_mean(key.text, known));
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
