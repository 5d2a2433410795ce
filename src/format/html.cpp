#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "format.hpp"
#include "map_layout.hpp"
#include "page/page.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

/// More islands than this are none that a reader tells apart, and placing them would take long.
constexpr std::size_t kMostIslands = 100;

/// Writes JSON for a script element: bytes that are no UTF-8 become U+FFFD. A "<" can stand in texts only,
/// and is escaped there: it might end the element, or open a comment that hides its end.
std::string script_json(const ordered_json& json) {
  const std::string plain = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  std::string safe;
  for (const char c : plain) {
    if (c == '<') {
      safe += "\\u003C";
    } else {
      safe += c;
    }
  }
  return safe;
}

/// Numbers texts, those that are counted most often first.
class Ranking {
 public:
  void count(std::string_view text) { ++counts_[text]; }
  void settle() {
    for (const auto& [text, count] : counts_) values_.push_back(text);
    std::ranges::stable_sort(values_, std::ranges::greater(),
                             [&](std::string_view text) { return counts_.at(text); });
    for (std::uint32_t i = 0; i < values_.size(); ++i) numbers_[values_[i]] = i;
  }
  std::uint32_t number(std::string_view text) const { return numbers_.at(text); }
  const std::vector<std::string_view>& values() const { return values_; }

 private:
  std::map<std::string_view, std::size_t> counts_;
  std::vector<std::string_view> values_;
  std::map<std::string_view, std::uint32_t> numbers_;
};

/// A field by whose values readers filter, and the values that nodes have.
struct Facet {
  FieldId field = 0;
  Ranking values;
};

constexpr std::uint32_t kNone = ~std::uint32_t{0};

/// Values by which nodes are told apart, and the number of its own for each node, or kNone.
struct Categories {
  std::string_view title;
  std::vector<std::string_view> values;
  std::vector<std::uint32_t> of_node;
};

Categories categories_from(const PatternMap& map, const MapCategories& asked,
                           std::optional<std::uint32_t> MapNode::*number) {
  Categories categories{asked.title, {asked.values.begin(), asked.values.end()}, {}};
  for (const MapNode& node : map.nodes) categories.of_node.push_back((node.*number).value_or(kNone));
  return categories;
}

/// One map, made ready to be written as the data of a page: with numbers where texts would be repeated.
class Page {
 public:
  Page(const PatternMap& map, std::ostream& out) : map_(map), schema_(map.schema()), out_(out) {
    find_relations();
    find_classes();
    find_facets();
    find_categories();
    lay_out();
  }

  void write() {
    out_ << page_before_data() << "{\n";
    write_head();
    write_patterns();
    write_links();
    write_cycles();
    out_ << "}\n" << page_before_findings();
    write_findings();
    out_ << page_after_findings();
  }

 private:
  void find_relations() {
    for (const MapEdge& edge : map_.edges) {
      if (edge.relation) relations_[*edge.relation] = 0;
    }
    for (const MapCycle& cycle : map_.cycles) relations_[cycle.axis] = 0;
    std::uint32_t number = 0;
    for (auto& [relation, place] : relations_) place = number++;
  }

  void find_classes() {
    class_of_.resize(map_.nodes.size());
    for (std::uint32_t i = 0; i < map_.nodes.size(); ++i) {
      if (const Entity* entity = map_.entity_of(map_.nodes[i]))
        class_of_[i] = schema_.classes[entity->entry_class].label;
    }
    for (const MapEdge& edge : map_.edges) {
      const RelationType* relation = map_.relation_of(edge);
      if (map_.nodes[edge.target].kind == NodeKind::external && relation != nullptr && relation->external)
        class_of_[edge.target] = schema_.classes[*relation->external].label;
    }
    for (const std::string_view label : class_of_) {
      if (!label.empty()) classes_.count(label);
    }
    classes_.settle();
  }

  template <typename Visit>
  void for_each_value(const MapNode& node, FieldId field, const Visit& visit) const {
    const Entity* entity = map_.entity_of(node);
    if (entity == nullptr) return;
    for (const Attribute& attribute : entity->attributes) {
      if (attribute.field == field) visit(attribute.value.text);
    }
  }

  void find_facets() {
    for (FieldId field = 0; field < schema_.fields.size(); ++field) {
      if (!schema_.fields[field].facet) continue;
      Facet facet{field, {}};
      for (const MapNode& node : map_.nodes)
        for_each_value(node, field, [&](std::string_view value) { facet.values.count(value); });
      facet.values.settle();
      if (!facet.values.values().empty()) facets_.push_back(std::move(facet));
    }
  }

  /// Nodes have islands and colours by what the options say, or else by the first facet. Of a collapsed map
  /// each node would have an island of its own.
  void find_categories() {
    if (!facets_.empty()) colors_ = first_values(facets_.front());
    if (!map_.colors.values.empty()) colors_ = categories_from(map_, map_.colors, &MapNode::color);
    colors_.of_node.resize(map_.nodes.size(), kNone);
    if (!map_.clusters.values.empty()) {
      groups_ = categories_from(map_, map_.clusters, &MapNode::cluster);
    } else if (!map_.options.collapse) {
      groups_ = colors_;
    }
    groups_.of_node.resize(map_.nodes.size(), kNone);
  }

  Categories first_values(const Facet& facet) const {
    Categories categories{schema_.fields[facet.field].label, facet.values.values(), {}};
    for (const MapNode& node : map_.nodes) {
      std::uint32_t& number = categories.of_node.emplace_back(kNone);
      for_each_value(node, facet.field, [&](std::string_view value) {
        if (number == kNone) number = facet.values.number(value);
      });
    }
    return categories;
  }

  std::size_t named_islands() const { return std::min(groups_.values.size(), kMostIslands); }

  /// A node without a category lives with one that it is linked with, so that what is named only stands near
  /// those that name it.
  std::vector<std::uint32_t> islands() const {
    const auto others = static_cast<std::uint32_t>(named_islands());
    std::vector<std::uint32_t> island = groups_.of_node;
    for (std::uint32_t& number : island) {
      if (number != kNone) number = std::min(number, others);
    }
    for (const MapEdge& edge : map_.edges) {
      if (island[edge.target] == kNone) island[edge.target] = island[edge.source];
      if (island[edge.source] == kNone) island[edge.source] = island[edge.target];
    }
    std::ranges::replace(island, kNone, others);
    return island;
  }

  void lay_out() {
    std::vector<Arc> links;
    for (const MapEdge& edge : map_.edges) links.emplace_back(edge.source, edge.target);
    layout_ = lay_out_islands(islands(), links, named_islands() + 1);
  }

  void write_head() {
    out_ << "\"title\":" << script_json(map_.options.title) << ",\n";
    ordered_json relations = ordered_json::array();
    for (const auto& [id, place] : relations_) {
      const RelationType& relation = schema_.relations[id];
      ordered_json described{{"key", relation.key},
                             {"label", relation.label},
                             {"color", relation.color},
                             {"line", relation.line_style}};
      if (relation.symmetric) described["symmetric"] = true;
      if (relation.inverse) described["reverse"] = schema_.relations[*relation.inverse].label;
      if (const auto axis = relations_.find(relation.axis); axis != relations_.end() && axis->first != id) {
        described["axis"] = axis->second;
        described["against"] = relation.against_axis;
      }
      relations.push_back(std::move(described));
    }
    out_ << "\"relations\":" << script_json(relations) << ",\n";
    out_ << "\"classes\":" << script_json(classes_.values()) << ",\n";
    ordered_json facets = ordered_json::array();
    for (const Facet& facet : facets_) {
      const Field& field = schema_.fields[facet.field];
      facets.push_back(ordered_json{
          {"key", parameter_of(field)}, {"label", field.label}, {"values", facet.values.values()}});
    }
    out_ << "\"facets\":" << script_json(facets) << ",\n";
    if (colors_.title != groups_.title)
      out_ << "\"colors\":" << script_json({{"label", colors_.title}, {"values", colors_.values}}) << ",\n";
    out_ << "\"groups\":"
         << script_json({{"label", groups_.title}, {"values", groups_.values}, {"islands", drawn_islands()}})
         << ",\n";
  }

  ordered_json drawn_islands() const {
    ordered_json islands = ordered_json::array();
    for (std::size_t i = 0; i < layout_.islands.size(); ++i) {
      const Circle& island = layout_.islands[i];
      if (island.radius == 0) continue;
      ordered_json drawn{{"x", std::lround(island.center.x)},
                         {"y", std::lround(island.center.y)},
                         {"radius", std::lround(island.radius)}};
      if (i < named_islands()) drawn["group"] = i;
      islands.push_back(std::move(drawn));
    }
    return islands;
  }

  /// The last segment of the key, unless another field has it too.
  std::string_view parameter_of(const Field& field) const {
    const std::string_view last = std::string_view(field.key).substr(field.key.rfind('/') + 1);
    return schema_.fields_named(last).size() == 1 ? last : field.key;
  }

  void write_patterns() {
    out_ << "\"patterns\":[";
    for (std::uint32_t i = 0; i < map_.nodes.size(); ++i)
      out_ << (i == 0 ? "\n" : ",\n") << script_json(described(i));
    out_ << "\n],\n";
  }

  ordered_json described(std::uint32_t i) const {
    const MapNode& node = map_.nodes[i];
    ordered_json pattern{{"id", node.id},
                         {"title", node.label},
                         {"x", std::lround(layout_.nodes[i].x)},
                         {"y", std::lround(layout_.nodes[i].y)}};
    if (groups_.of_node[i] != kNone) pattern["group"] = groups_.of_node[i];
    if (colors_.of_node[i] != kNone && colors_.title != groups_.title) pattern["color"] = colors_.of_node[i];
    if (!class_of_[i].empty()) pattern["class"] = classes_.number(class_of_[i]);
    if (node.kind == NodeKind::external) pattern["external"] = true;
    if (node.kind == NodeKind::group) pattern["members"] = node.members;
    if (map_.options.size || node.kind == NodeKind::group) pattern["size"] = node.size;
    if (!node.url.empty()) pattern["page"] = node.url;
    if (!node.summary.empty()) pattern["summary"] = node.summary;
    if (const Entity* entity = map_.entity_of(node)) describe(*entity, node, pattern);
    return pattern;
  }

  void describe(const Entity& entity, const MapNode& node, ordered_json& pattern) const {
    if (entity.id) pattern["name"] = entity.id->text;
    for (const Value& alias : entity.aliases) pattern["aliases"].push_back(alias.text);
    ordered_json values = ordered_json::array();
    for (const Facet& facet : facets_) {
      values.push_back(ordered_json::array());
      for_each_value(node, facet.field,
                     [&](std::string_view value) { values.back().push_back(facet.values.number(value)); });
    }
    pattern["facets"] = std::move(values);
  }

  /// A link is written as source, target, relation, weight and how many links it stands for, the last ones
  /// only where they say something.
  void write_links() {
    out_ << "\"links\":[";
    for (std::size_t i = 0; i < map_.edges.size(); ++i) {
      const MapEdge& edge = map_.edges[i];
      ordered_json link{edge.source, edge.target};
      link.push_back(edge.relation ? ordered_json(relations_.at(*edge.relation)) : ordered_json());
      if (edge.weight || edge.links > 1)
        link.push_back(edge.weight ? ordered_json(*edge.weight) : ordered_json());
      if (edge.links > 1) link.push_back(edge.links);
      out_ << (i == 0 ? "\n" : ",\n") << script_json(link);
    }
    out_ << "\n],\n";
  }

  void write_cycles() {
    ordered_json cycles = ordered_json::array();
    for (const MapCycle& cycle : map_.cycles)
      cycles.push_back({{"relation", relations_.at(cycle.axis)}, {"patterns", cycle.nodes}});
    out_ << "\"cycles\":" << script_json(cycles) << "\n";
  }

  /// A finding is written as the node in whose file it is, check, severity, line and message. They stand
  /// apart from the data, for they are many, and the picture is there sooner without them.
  void write_findings() {
    std::vector<std::uint32_t> node_of_file(map_.graph->library().files.size(), kNone);
    for (std::uint32_t i = 0; i < map_.nodes.size(); ++i) {
      if (const Entity* entity = map_.entity_of(map_.nodes[i])) node_of_file[entity->file] = i;
    }
    std::string_view separator = "[\n";
    for (const Diagnostic& finding : map_.findings) {
      const std::uint32_t node = node_of_file[finding.location.file];
      if (node == kNone) continue;
      out_ << std::exchange(separator, ",\n")
           << script_json({node, finding.check, to_string(finding.severity), finding.location.span.begin.line,
                           finding.message});
    }
    out_ << (separator == "[\n" ? "[]\n" : "\n]\n");
  }

  const PatternMap& map_;
  const Schema& schema_;
  std::ostream& out_;
  std::map<RelationId, std::uint32_t> relations_;  ///< their numbers in the page
  std::vector<std::string_view> class_of_;         ///< labels, by node; of groups empty
  Ranking classes_;
  std::vector<Facet> facets_;
  Categories colors_;
  Categories groups_;  ///< whose islands there are
  MapLayout layout_;
};

}  // namespace

void write_html(const PatternMap& map, std::ostream& out) {
  Page(map, out).write();
}

}  // namespace patgraph
