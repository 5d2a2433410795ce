#include "categories.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "../iri.hpp"
#include "measures.hpp"

namespace patgraph {
namespace {

/// Returns the first value of the field, empty where there is none.
std::string_view first_value(const Entity& entity, FieldId field) {
  for (const Attribute& attribute : entity.attributes) {
    if (attribute.field == field) return attribute.value.text;
  }
  return {};
}

/// What the ids of groups begin with; that of the nodes without a value is nothing more.
constexpr const char* kGroup = "group:";

/// Numbers the values of the field that entries on the map have, those of most entries first, and gives each
/// node the number of its own.
MapCategories categories_of(PatternMap& map, FieldId field, std::optional<std::uint32_t> MapNode::*category) {
  std::map<std::string_view, std::size_t> counts;
  const auto value_of = [&](const MapNode& node) -> std::string_view {
    if (node.kind == NodeKind::group && map.options.collapse == field && node.id != kGroup) return node.label;
    const Entity* entity = map.entity_of(node);
    return entity != nullptr ? first_value(*entity, field) : std::string_view();
  };
  for (const MapNode& node : map.nodes) counts[value_of(node)] += node.members;
  counts.erase(std::string_view());
  std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& value) { return value.second; });
  MapCategories categories{map.schema().fields[field].label, {}};
  std::map<std::string_view, std::uint32_t> numbers;
  for (const auto& [value, count] : sorted) {
    numbers[value] = static_cast<std::uint32_t>(categories.values.size());
    categories.values.emplace_back(value);
  }
  for (MapNode& node : map.nodes) {
    const auto number = numbers.find(value_of(node));
    if (number != numbers.end()) node.*category = number->second;
  }
  return categories;
}

/// Puts one node in the place of all entries that share a value, and one in that of all nodes that have none;
/// counts the links between them.
class Collapse {
 public:
  Collapse(PatternMap& map, FieldId field) : map_(map), field_(field) {
    for (const MapNode& node : map.nodes) {
      const Entity* entity = map.entity_of(node);
      const std::string_view value = entity != nullptr ? first_value(*entity, field) : std::string_view();
      group_ids_.push_back(kGroup + percent_encode_segment(value));
      add(group_ids_.back(), value, node.members);
    }
  }

  void run() {
    std::vector<MapNode> nodes;
    std::map<std::string_view, std::uint32_t> numbers;
    for (auto& [id, group] : groups_) {
      numbers[id] = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(std::move(group));
    }
    std::map<Arc, MapEdge> edges;
    for (const MapEdge& edge : map_.edges) {
      const auto [first, second] =
          std::minmax(numbers[group_ids_[edge.source]], numbers[group_ids_[edge.target]]);
      if (first == second) {
        nodes[first].inner_links += edge.links;
      } else {
        edges.try_emplace({first, second}, MapEdge{first, second, {}, {}, 0}).first->second.links +=
            edge.links;
      }
    }
    map_.nodes = std::move(nodes);
    map_.edges.clear();
    for (const auto& [ends, edge] : edges) map_.edges.push_back(edge);
  }

 private:
  void add(const std::string& id, std::string_view value, std::size_t members) {
    const auto [found, added] = groups_.try_emplace(id);
    MapNode& group = found->second;
    if (added) {
      group.id = id;
      group.label = value.empty() ? "no " + map_.schema().fields[field_].label : std::string(value);
      group.kind = NodeKind::group;
      group.members = 0;
    }
    group.members += members;
  }

  PatternMap& map_;
  FieldId field_;
  std::vector<std::string> group_ids_;     ///< by node
  std::map<std::string, MapNode> groups_;  ///< by id
};

/// Sizes nodes by a measure, groups by how many entries they stand for unless one is asked for.
void size_nodes(PatternMap& map) {
  std::vector<double> sizes;
  if (map.options.size) {
    sizes = measure(map, *map.options.size);
  } else {
    for (const MapNode& node : map.nodes)
      sizes.push_back(node.kind == NodeKind::group ? static_cast<double>(node.members) : 0);
  }
  const double largest = sizes.empty() ? 0 : *std::ranges::max_element(sizes);
  for (std::size_t i = 0; i < sizes.size() && largest > 0; ++i) map.nodes[i].size = sizes[i] / largest;
}

void find_cycles(PatternMap& map) {
  for (const CyclicAxis& axis : cyclic_axes(map)) {
    // Most groups are single nodes.
    std::vector<std::uint32_t> sizes(axis.group_of.size());
    for (const std::uint32_t group : axis.group_of) ++sizes[group];
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t node = 0; node < axis.group_of.size(); ++node) {
      const std::uint32_t group = axis.group_of[node];
      if (sizes[group] > 1) groups[group].push_back(node);
    }
    for (auto& [number, nodes] : groups) map.cycles.push_back({axis.relation, std::move(nodes)});
  }
  std::ranges::sort(map.cycles, [](const MapCycle& a, const MapCycle& b) {
    if (a.nodes.size() != b.nodes.size()) return a.nodes.size() > b.nodes.size();
    return std::tie(a.axis, a.nodes) < std::tie(b.axis, b.nodes);
  });
}

}  // namespace

void categorise(PatternMap& map) {
  const MapOptions& options = map.options;
  if (options.collapse) Collapse(map, *options.collapse).run();
  if (options.cluster) map.clusters = categories_of(map, *options.cluster, &MapNode::cluster);
  if (options.color) map.colors = categories_of(map, *options.color, &MapNode::color);
  size_nodes(map);
  find_cycles(map);
}

}  // namespace patgraph
