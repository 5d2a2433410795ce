#include "map.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_set>

#include "../iri.hpp"
#include "categories.hpp"
#include "selection.hpp"

namespace patgraph {
namespace {

/// Returns the first value of a field that fits, or null.
template <typename Fits>
const Value* value_of(const Entity& entity, const Fits& fits) {
  for (const Attribute& attribute : entity.attributes) {
    if (fits(attribute)) return &attribute.value;
  }
  return nullptr;
}

bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         percent_encode_illegal(text) == text;
}

/// Moves each node to its place, round by round, so that there is no second list of them.
void put_in_place(std::vector<MapNode>& nodes, std::vector<std::uint32_t> place) {
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    while (place[i] != i) {
      const std::uint32_t to = place[i];
      std::swap(nodes[i], nodes[to]);
      std::swap(place[i], place[to]);
    }
  }
}

class WholeMap {
 public:
  WholeMap(const PatternGraph& graph, const MapOptions& options) : graph_(graph), schema_(graph.schema()) {
    map_.graph = &graph;
    map_.options = options;
    add_entries();
    add_edges();
    sort_nodes();
    merge_edges();
  }

  PatternMap take() { return std::move(map_); }

 private:
  void add_entries() {
    std::unordered_set<std::string_view> slugs;
    std::set<std::string, std::less<>> taken;  // beside those that are slugs, which hold no ":"
    map_.nodes.reserve(graph_.vertices().size());
    for (VertexId vertex = 0; vertex < graph_.vertices().size(); ++vertex) {
      const Entity& entity = *graph_.vertices()[vertex];
      MapNode& node = map_.nodes.emplace_back();
      node.id = percent_encode_segment(entity.slug);
      // Of several entries with one slug, all but the first go by their ids too, or else by their numbers.
      if (!slugs.insert(entity.slug).second) {
        if (entity.id) node.id += ":" + percent_encode_segment(entity.id->text);
        if (!entity.id || taken.contains(node.id)) node.id += ":" + std::to_string(vertex);
        taken.insert(node.id);
      }
      node.label = label_of(entity);
      node.vertex = vertex;
      node.url = page_of(entity);
      if (const Value* summary = value_of(
              entity, [&](const Attribute& attribute) { return schema_.fields[attribute.field].summary; }))
        node.summary = summary->text;
    }
  }

  std::string page_of(const Entity& entity) const {
    const Value* page = value_of(entity, [&](const Attribute& attribute) {
      return schema_.fields[attribute.field].page && is_web_address(attribute.value.text);
    });
    if (page != nullptr) return std::string(page->text);
    const std::string named = map_.options.base + percent_encode_segment(entity.slug);
    return is_web_address(named) ? named : std::string();
  }

  bool is_drawn(const Edge& edge) const {
    if (edge.outcome != Outcome::resolved && edge.outcome != Outcome::external) return false;
    const std::vector<RelationId>& asked = map_.options.relations;
    return asked.empty() ? graph_.relation_of(edge).asserted
                         : std::ranges::find(asked, edge.relation) != asked.end();
  }

  void add_edges() {
    map_.edges.reserve(static_cast<std::size_t>(
        std::ranges::count_if(graph_.edges(), [&](const Edge& edge) { return is_drawn(edge); })));
    for (const Edge& edge : graph_.edges()) {
      if (!is_drawn(edge)) continue;
      const Value* strength = strength_of(*edge.link, schema_);
      const std::optional<double> weight = strength != nullptr ? number_from(strength->text) : std::nullopt;
      if (map_.options.min_weight && weight.value_or(1) < *map_.options.min_weight) continue;
      const RelationType& stated = graph_.relation_of(edge);
      MapEdge& drawn = map_.edges.emplace_back();
      drawn.source = edge.source;
      drawn.target = edge.outcome == Outcome::resolved ? edge.target : external(*edge.link);
      drawn.relation = stated.base;
      drawn.weight = weight;
      if (stated.against_base) std::swap(drawn.source, drawn.target);
    }
  }

  /// Returns the node of something that is named only.
  std::uint32_t external(const Link& link) {
    const std::string_view name = named_target(link, schema_);
    const auto [found, added] = externals_.try_emplace(name, static_cast<std::uint32_t>(map_.nodes.size()));
    if (added) {
      MapNode& node = map_.nodes.emplace_back();
      node.id = "external:" + percent_encode_segment(name);
      node.label = name;
      node.kind = NodeKind::external;
      node.members = 0;
    }
    return found->second;
  }

  void sort_nodes() {
    std::vector<std::uint32_t> order(map_.nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return map_.nodes[i].id; });
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    put_in_place(map_.nodes, place);
    for (MapEdge& edge : map_.edges) {
      edge.source = place[edge.source];
      edge.target = place[edge.target];
      if (map_.is_symmetric(edge) && edge.target < edge.source) std::swap(edge.source, edge.target);
    }
  }

  void merge_edges() {
    const auto ends = [](const MapEdge& edge) { return std::tuple(edge.source, edge.relation, edge.target); };
    std::ranges::sort(map_.edges, {}, ends);
    auto merged = map_.edges.begin();
    for (auto edge = map_.edges.begin(); edge != map_.edges.end(); ++edge) {
      if (edge == merged) continue;
      if (ends(*merged) != ends(*edge)) {
        *++merged = *edge;
        continue;
      }
      ++merged->links;
      if (edge->weight && (!merged->weight || *merged->weight < *edge->weight)) merged->weight = edge->weight;
    }
    if (merged != map_.edges.end()) map_.edges.erase(merged + 1, map_.edges.end());
  }

  const PatternGraph& graph_;
  const Schema& schema_;
  PatternMap map_;
  std::map<std::string_view, std::uint32_t> externals_;
};

}  // namespace

bool PatternMap::is_layered(const MapEdge& edge) const {
  const RelationType* relation = relation_of(edge);
  return relation != nullptr && schema().relations[relation->axis].layered;
}

bool PatternMap::is_symmetric(const MapEdge& edge) const {
  const RelationType* relation = relation_of(edge);
  return relation == nullptr || relation->symmetric;
}

std::string label_of(const Entity& entity) {
  return std::string(entity.title && !entity.title->text.empty() ? entity.title->text : entity.slug);
}

PatternMap make_map(const PatternGraph& graph, const MapOptions& options) {
  PatternMap map = WholeMap(graph, options).take();
  select(map);
  categorise(map);
  return map;
}

}  // namespace patgraph
