#include "dot_plan.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace patgraph {
namespace {

constexpr std::size_t kMostLabels = 400;       ///< of nodes: more cannot be read, nor placed in a few seconds
constexpr std::size_t kMostLandmarks = 30;     ///< of dots that have a label
constexpr std::size_t kMostLinkNumbers = 25;   ///< of edges between groups
constexpr std::size_t kMostInRing = 40;        ///< nodes of cycles
constexpr std::size_t kMostInLayers = 150;     ///< nodes for which `dot` is quick, whatever their links
constexpr std::size_t kMostLinksInLayers = 6;  ///< for each node: more hide the layers
constexpr std::size_t kMostClustered = 1'000;  ///< nodes for which `fdp`, which draws clusters, is quick

/// Returns the greatest value that no more than `count` others reach, or 1.
std::size_t threshold(std::vector<std::size_t> values, std::size_t count) {
  if (values.size() <= count) return 1;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(count);
  std::ranges::nth_element(values, at, std::ranges::greater());
  return *at + 1;
}

std::string engine_for(const PatternMap& map, const DotPlan& plan) {
  if (!map.options.layout.empty()) return map.options.layout;
  if (!map.clusters.values.empty() && map.nodes.size() > kMostInLayers && map.nodes.size() <= kMostClustered)
    return "fdp";
  if (plan.has_dots) return "sfdp";
  if (plan.has_groups) return "neato";
  if (map.options.only_cycles && map.nodes.size() <= kMostInRing) return "circo";
  if (plan.has_layers && map.edges.size() <= kMostLinksInLayers * map.nodes.size()) return "dot";
  const bool is_small = map.nodes.size() <= 30 && map.edges.size() <= 2 * map.nodes.size();
  if (is_small || !map.clusters.values.empty()) return "dot";
  return "neato";
}

std::vector<std::uint32_t> layers_of(const PatternMap& map, const DotPlan& plan) {
  std::vector<Arc> arcs;
  for (const MapEdge& edge : map.edges) {
    const bool is_layered = map.is_layered(edge);
    if (plan.has_layers && !is_layered) continue;
    if (is_layered && map.relation_of(edge)->against_axis)
      arcs.emplace_back(edge.target, edge.source);
    else
      arcs.emplace_back(edge.source, edge.target);
  }
  std::ranges::sort(arcs);
  return strong_groups(map.nodes.size(), arcs);
}

}  // namespace

bool DotPlan::is_turned(const MapEdge& edge) const {
  return !layers.empty() &&
         std::pair(layers[edge.target], edge.source) > std::pair(layers[edge.source], edge.target);
}

DotPlan plan_drawing(const PatternMap& map) {
  DotPlan plan;
  plan.has_groups =
      std::ranges::any_of(map.nodes, [](const MapNode& n) { return n.kind == NodeKind::group; });
  std::vector<std::size_t> degrees(map.nodes.size(), 0);
  std::vector<char> in_layers(map.nodes.size(), 0);
  std::vector<std::size_t> links;
  for (const MapEdge& edge : map.edges) {
    ++degrees[edge.source];
    ++degrees[edge.target];
    if (map.is_layered(edge)) in_layers[edge.source] = in_layers[edge.target] = 1;
    if (!edge.relation) links.push_back(edge.links);
    plan.most_links = std::max(plan.most_links, edge.links);
  }
  for (const std::size_t degree : degrees) plan.isolated.push_back(degree == 0 ? 1 : 0);
  plan.label_links = threshold(std::move(links), kMostLinkNumbers);
  plan.has_dots = map.nodes.size() > kMostLabels && !plan.has_groups;
  plan.has_layers =
      !plan.has_groups && !map.nodes.empty() && 2 * std::ranges::count(in_layers, 1) >= std::ssize(map.nodes);
  const std::size_t landmark = plan.has_dots ? threshold(degrees, kMostLandmarks) : 0;
  for (const std::size_t degree : degrees) plan.labelled.push_back(degree >= landmark ? 1 : 0);
  plan.engine = engine_for(map, plan);
  if (plan.engine == "dot") plan.layers = layers_of(map, plan);
  plan.has_frames = !map.clusters.values.empty() && (plan.engine == "dot" || plan.engine == "fdp");
  const auto nodes = static_cast<double>(map.nodes.size());
  plan.legend_scale = std::clamp(plan.engine == "circo" ? nodes / 14 : std::sqrt(nodes) / 6, 1.0, 2.5);
  return plan;
}

DotShape shape_of(const Schema& schema, ClassId entry_class) {
  constexpr std::array<DotShape, 3> kShapes{
      {{"house", "\xE2\x8C\x82"}, {"diamond", "\xE2\x97\x8A"}, {"invtriangle", "\xE2\x96\xBC"}}};
  if (entry_class == schema.default_class) return {"box", ""};
  std::size_t others = 0;
  for (ClassId id = 0; id < entry_class; ++id) {
    const Class& other = schema.classes[id];
    if (other.is_entry && !other.id_pattern.empty() && id != schema.default_class) ++others;
  }
  return kShapes[others % kShapes.size()];
}

}  // namespace patgraph
