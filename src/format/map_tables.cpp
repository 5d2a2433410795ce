#include "map_tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "../grouped_number.hpp"
#include "../map/palette.hpp"

namespace patgraph {
namespace {

std::string_view kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::entry:
      return "entry";
    case NodeKind::external:
      return "external";
    case NodeKind::group:
      break;
  }
  return "group";
}

bool fits_in_64_bits(std::string_view digits) {
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t value = 0;
  return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc();
}

ColumnType type_of(const Value& value) {
  switch (value.kind) {
    case ValueKind::decimal:
      return ColumnType::decimal;
    case ValueKind::integer:
    case ValueKind::g_year:
      return fits_in_64_bits(value.text) ? ColumnType::integer : ColumnType::text;
    case ValueKind::boolean:
      return ColumnType::boolean;
    default:
      return ColumnType::text;
  }
}

/// Returns the narrowest type that holds values of both.
ColumnType common_type(ColumnType a, ColumnType b) {
  if (a == b) return a;
  const auto is_number = [](ColumnType type) {
    return type == ColumnType::decimal || type == ColumnType::integer;
  };
  return is_number(a) && is_number(b) ? ColumnType::decimal : ColumnType::text;
}

/// The values of a node, each with the column of its field, by column.
using FieldValues = std::vector<std::pair<std::size_t, const Value*>>;

std::string cell_of(FieldValues::const_iterator begin, FieldValues::const_iterator end) {
  const std::string_view first = begin->second->text;
  if (std::next(begin) == end && !first.starts_with('[')) return std::string(first);
  nlohmann::json texts = nlohmann::json::array();
  for (auto value = begin; value != end; ++value) texts.push_back(value->second->text);
  return texts.dump();
}

/// Returns what a column is called after the key of its field, and after no other column.
std::string column_name(const Schema& schema, FieldId field, std::set<std::string, std::less<>>& taken) {
  const std::string& path = schema.fields[field].key;
  std::string name = path.substr(path.rfind('/') + 1);
  if (schema.fields_named(name).size() > 1 || taken.contains(name)) name = path;
  for (char& c : name) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!kept) c = '_';
  }
  while (!taken.insert(name).second) name += '_';
  return name;
}

std::optional<std::string> value_at(const MapCategories& categories, std::optional<std::uint32_t> index) {
  return index ? std::optional(categories.values[*index]) : std::nullopt;
}

}  // namespace

NodeTable::NodeTable(const PatternMap& map) : map_(map), field_columns_(map.schema().fields.size()) {
  Names taken{"id"};
  add_properties(taken);
  add_fields(taken);
}

void NodeTable::add_property(std::string_view name, ColumnType type, Property property, Names& taken) {
  // Also where there is no such column: names of fields do not depend on the options of the map.
  taken.emplace(name);
  const auto has_value = [&](const MapNode& node) { return property(node).has_value(); };
  if (std::ranges::none_of(map_.nodes, has_value)) return;
  columns_.push_back({std::string(name), type});
  properties_.push_back(std::move(property));
}

void NodeTable::add_properties(Names& taken) {
  using Text = std::optional<std::string>;
  const auto add = [&](std::string_view name, Property property, ColumnType type = ColumnType::text) {
    add_property(name, type, std::move(property), taken);
  };
  const auto of_entry = [this](auto read) {
    return [this, read](const MapNode& node) {
      const Entity* entity = map_.entity_of(node);
      return entity != nullptr ? Text(read(*entity)) : std::nullopt;
    };
  };
  const auto of_group = [](std::size_t MapNode::*count) {
    return [count](const MapNode& node) {
      return node.kind == NodeKind::group ? Text(std::to_string(node.*count)) : std::nullopt;
    };
  };
  add("label", [](const MapNode& node) { return node.label; });
  add("kind", [](const MapNode& node) { return std::string(kind_name(node.kind)); });
  add("class",
      of_entry([this](const Entity& entity) { return map_.schema().classes[entity.entry_class].name; }));
  add("identifier",
      of_entry([](const Entity& entity) { return entity.id ? Text(entity.id->text) : std::nullopt; }));
  add("slug", of_entry([](const Entity& entity) { return std::string(entity.slug); }));
  add("url", [](const MapNode& node) { return node.url.empty() ? std::nullopt : Text(node.url); });
  add("cluster", [this](const MapNode& node) { return value_at(map_.clusters, node.cluster); });
  add("color_value", [this](const MapNode& node) { return value_at(map_.colors, node.color); });
  add("color", [](const MapNode& node) { return node.color ? Text(fill_of(node.color)) : std::nullopt; });
  // Not "size": Gephi would draw nodes of so few pixels.
  const bool sized = map_.options.size.has_value();
  add(
      "relative_size",
      [sized](const MapNode& node) { return sized ? Text(number_text(node.size)) : std::nullopt; },
      ColumnType::decimal);
  add("members", of_group(&MapNode::members), ColumnType::integer);
  add("inner_links", of_group(&MapNode::inner_links), ColumnType::integer);
}

void NodeTable::add_fields(Names& taken) {
  const Schema& schema = map_.schema();
  std::vector<std::optional<ColumnType>> types(schema.fields.size());
  std::vector<const MapNode*> last_node(schema.fields.size(), nullptr);
  for (const MapNode& node : map_.nodes) {
    const Entity* entity = map_.entity_of(node);
    if (entity == nullptr) continue;
    for (const Attribute& attribute : entity->attributes) {
      std::optional<ColumnType>& type = types[attribute.field];
      const bool again = std::exchange(last_node[attribute.field], &node) == &node;
      const ColumnType own = again ? ColumnType::text : type_of(attribute.value);
      type = type ? common_type(*type, own) : own;
    }
  }
  for (const FieldId field : {schema.id, schema.slug, schema.title}) types[field].reset();
  std::vector<std::pair<std::string, FieldId>> named;
  for (FieldId field = 0; field < types.size(); ++field) {
    if (types[field]) named.emplace_back(column_name(schema, field, taken), field);
  }
  std::ranges::sort(named);
  for (auto& [name, field] : named) {
    field_columns_[field] = columns_.size();
    columns_.push_back({std::move(name), *types[field]});
  }
}

void NodeTable::read(const MapNode& node, Row& row) const {
  row.assign(columns_.size(), std::nullopt);
  for (std::size_t column = 0; column < properties_.size(); ++column) row[column] = properties_[column](node);
  const Entity* entity = map_.entity_of(node);
  if (entity == nullptr) return;
  FieldValues values;
  for (const Attribute& attribute : entity->attributes) {
    if (const auto column = field_columns_[attribute.field]) values.emplace_back(*column, &attribute.value);
  }
  std::ranges::stable_sort(values, {}, &FieldValues::value_type::first);
  for (auto begin = values.cbegin(); begin != values.cend();) {
    const auto end =
        std::find_if(begin, values.cend(), [&](const auto& value) { return value.first != begin->first; });
    row[begin->first] = cell_of(begin, end);
    begin = end;
  }
}

std::span<const Column> edge_columns() {
  static const std::array columns{Column{"relation", ColumnType::text}, Column{"label", ColumnType::text},
                                  Column{"directed", ColumnType::boolean},
                                  Column{"weight", ColumnType::decimal},
                                  Column{"links", ColumnType::integer}};
  return columns;
}

void read_edge(const PatternMap& map, const MapEdge& edge, Row& row) {
  const RelationType* relation = map.relation_of(edge);
  row.assign(edge_columns().size(), std::nullopt);
  // Between groups, an edge stands for links of any relation.
  row[0] = relation != nullptr ? relation->key : "links";
  if (relation != nullptr) row[1] = relation->label;
  row[2] = map.is_symmetric(edge) ? "false" : "true";
  if (edge.weight) row[3] = number_text(*edge.weight);
  row[4] = std::to_string(edge.links);
}

}  // namespace patgraph
