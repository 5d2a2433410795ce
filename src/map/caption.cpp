#include "caption.hpp"

#include <algorithm>

#include "../grouped_number.hpp"

namespace patgraph {
namespace {

std::string title_of(const PatternMap& map, VertexId vertex) {
  const Entity& entity = *map.graph->vertices()[vertex];
  return entity.title && !entity.title->text.empty() ? std::string(entity.title->text)
                                                     : std::string(entity.slug);
}

std::string around_text(const PatternMap& map, const MapOptions::Neighbourhood& around) {
  const std::string center = title_of(map, around.center);
  const std::string distance = "at most " + counted(around.depth, "link");
  if (map.options.direction == Direction::in) return "what leads to " + center + " over " + distance;
  if (map.options.direction == Direction::out) return "what " + center + " leads to over " + distance;
  return distance + " around " + center;
}

std::string top_text(std::size_t count, Measure by) {
  const std::string entries = count == 1 ? "entry" : grouped(count) + " entries";
  return "the " + entries + " of highest " + std::string(name_of(by));
}

/// Returns the conditions, those of one field together: "status draft or published".
std::vector<std::string> condition_texts(const PatternMap& map) {
  std::vector<std::string> texts;
  std::vector<FieldId> fields;
  for (const MapOptions::Condition& condition : map.options.where) {
    const auto known = std::ranges::find(fields, condition.field);
    if (known != fields.end()) {
      texts[static_cast<std::size_t>(known - fields.begin())] += " or " + condition.value;
      continue;
    }
    fields.push_back(condition.field);
    texts.push_back(spoken_name(map.schema().fields[condition.field]) + " " + condition.value);
  }
  return texts;
}

}  // namespace

std::string caption_of(const PatternMap& map) {
  const MapOptions& options = map.options;
  std::vector<std::string> parts = condition_texts(map);
  if (options.around) parts.push_back(around_text(map, *options.around));
  if (options.path)
    parts.push_back("the shortest way from " + title_of(map, options.path->first) + " to " +
                    title_of(map, options.path->second));
  if (options.min_weight)
    parts.push_back("only links of strength " + number_text(*options.min_weight) + " or more");
  if (options.only_cycles) parts.emplace_back("only cycles");
  if (options.top) parts.push_back(top_text(*options.top, options.by));
  if (options.collapse) parts.push_back("by " + spoken_name(map.schema().fields[*options.collapse]));
  std::string caption = options.title;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!caption.empty()) caption += i == 0 ? ": " : ", ";
    caption += parts[i];
  }
  return caption;
}

std::string extent_of(const PatternMap& map) {
  std::size_t groups = 0;
  std::size_t entries = 0;
  std::size_t links = 0;
  for (const MapNode& node : map.nodes) {
    if (node.kind == NodeKind::group) ++groups;
    entries += node.members;
    links += node.inner_links;
  }
  for (const MapEdge& edge : map.edges) links += edge.relation ? 1 : edge.links;
  const std::string of = groups == 0 ? "" : counted(groups, "group") + " of ";
  return of + (entries == 1 ? "1 entry" : grouped(entries) + " entries") + ", " + counted(links, "link");
}

std::string_view name_of(Measure measure) {
  switch (measure) {
    case Measure::degree:
      return "number of links";
    case Measure::page_rank:
      return "PageRank";
    case Measure::betweenness:
      return "betweenness";
  }
  return {};
}

std::string spoken_name(const Field& field) {
  std::string name = field.key.substr(field.key.rfind('/') + 1);
  std::ranges::replace(name, '_', ' ');
  return name;
}

}  // namespace patgraph
