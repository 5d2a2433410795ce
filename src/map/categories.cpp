#include "categories.hpp"

#include <algorithm>
#include <map>

namespace patgraph {
namespace {

/// Returns the first value of the field, empty where there is none.
std::string_view first_value(const Entity& entity, FieldId field) {
  for (const Attribute& attribute : entity.attributes) {
    if (attribute.field == field) return attribute.value.text;
  }
  return {};
}

/// Numbers the values of the field that entries on the map have, those of most nodes first, and gives each
/// node the number of its own.
MapCategories categories_of(PatternMap& map, FieldId field, std::optional<std::uint32_t> MapNode::*category) {
  std::map<std::string_view, std::size_t> counts;
  for (const MapNode& node : map.nodes) {
    if (const Entity* entity = map.entity_of(node)) ++counts[first_value(*entity, field)];
  }
  counts.erase(std::string_view());
  std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& value) { return value.second; });
  MapCategories categories{map.schema().fields[field].key, {}};
  std::map<std::string_view, std::uint32_t> numbers;
  for (const auto& [value, count] : sorted) {
    numbers[value] = static_cast<std::uint32_t>(categories.values.size());
    categories.values.emplace_back(value);
  }
  for (MapNode& node : map.nodes) {
    const Entity* entity = map.entity_of(node);
    if (entity == nullptr) continue;
    const auto number = numbers.find(first_value(*entity, field));
    if (number != numbers.end()) node.*category = number->second;
  }
  return categories;
}

}  // namespace

void categorise(PatternMap& map) {
  if (map.options.cluster) map.clusters = categories_of(map, *map.options.cluster, &MapNode::cluster);
  if (map.options.color) map.colors = categories_of(map, *map.options.color, &MapNode::color);
}

}  // namespace patgraph
