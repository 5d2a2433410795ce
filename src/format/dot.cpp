#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "../grouped_number.hpp"
#include "../map/caption.hpp"
#include "../map/palette.hpp"
#include "dot_legend.hpp"
#include "dot_plan.hpp"
#include "dot_text.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

constexpr std::string_view kGroupFill = "#EDF1FA";
constexpr std::size_t kLabelWidth = 24;  ///< cells of a line
constexpr std::size_t kCircleLabelWidth = 16;
constexpr std::size_t kLabelLines = 3;      ///< of a node
constexpr std::size_t kTooltipWidth = 300;  ///< cells
constexpr std::size_t kMostRouted = 150;    ///< edges that are led around nodes: it takes long

std::string text_value(std::string_view text) {
  return dot_quoted(drawn_text(text));
}

/// Returns a number as Graphviz reads it, with two digits behind the point.
std::string fixed(double number) {
  const auto hundredths = static_cast<long>(std::lround(number * 100));
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + std::string(2 - digits.size(), '0') + digits;
}

/// Returns the colour of an edge between groups: the more links it stands for, the darker.
std::string group_link_color(double share) {
  constexpr std::array<std::array<int, 3>, 2> kEnds{{{0xDA, 0xDE, 0xE6}, {0x2F, 0x3B, 0x55}}};
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string color = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    const auto value =
        static_cast<std::size_t>(std::lround(kEnds[0][i] + (kEnds[1][i] - kEnds[0][i]) * std::sqrt(share)));
    color += {kHex[value / 16], kHex[value % 16]};
  }
  return color;
}

std::string tooltip(std::string_view text) {
  return ", tooltip=" + dot_quoted(wrapped(drawn_text(text), kTooltipWidth, 1));
}

class DotWriter {
 public:
  DotWriter(const PatternMap& map, std::ostream& out) : map_(map), plan_(plan_drawing(map)), out_(out) {}

  void write() {
    out_ << "digraph library {\n";
    write_defaults();
    write_nodes();
    out_ << '\n';
    for (const MapEdge& edge : map_.edges) write_edge(edge);
    out_ << "\n  label=";
    write_legend(map_, plan_, out_);
    out_ << ";\n}\n";
  }

 private:
  void write_defaults() {
    out_ << "  layout=" << plan_.engine << "; rankdir=" << map_.options.rankdir
         << "; charset=\"UTF-8\"; bgcolor=\"#FFFFFF\"; fontname=\"Helvetica\"; fontsize="
         << fixed(11 * plan_.legend_scale)
         << "; labelloc=t; "
            "labeljust=l; pad=0.2;\n"
         << "  tooltip=" << text_value(caption_of(map_)) << ";\n";
    if (plan_.engine == "dot") {
      out_ << "  nodesep=0.2; ranksep=1.1;\n";
    } else if (plan_.has_dots) {
      out_ << "  overlap=prism; splines=false; outputorder=edgesfirst;\n";
    } else {
      out_ << "  overlap=prism; overlap_scaling=" << (plan_.has_groups ? "0" : "-2")
           << "; sep=\"+10\"; splines=" << (map_.edges.size() <= kMostRouted ? "true" : "false")
           << "; outputorder=edgesfirst;\n";
    }
    out_ << "  node [shape=box, style=\"rounded,filled\", fillcolor=\""
         << (plan_.has_groups && map_.colors.values.empty() ? kGroupFill : kPlainFill)
         << "\", color=\"#555555\", fontcolor=\"" << kLabelColor
         << "\", fontname=\"Helvetica\", fontsize=12, margin=\"0.12,0.06\"];\n"
         << "  edge [fontname=\"Helvetica\", fontsize=10, fontcolor=\"#333333\", arrowsize=0.7"
         << (plan_.has_dots ? ", arrowhead=none, penwidth=0.3" : "") << "];\n\n";
  }

  void write_nodes() {
    std::vector<std::vector<std::size_t>> clusters(map_.clusters.values.size());
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      if (map_.nodes[i].cluster) clusters[*map_.nodes[i].cluster].push_back(i);
    }
    for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster)
      write_cluster(cluster, clusters[cluster]);
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      if (!map_.nodes[i].cluster) write_node(i, "  ");
    }
    if (plan_.has_dots) write_isolated();
  }

  void write_cluster(std::size_t cluster, const std::vector<std::size_t>& nodes) {
    const std::string& value = map_.clusters.values[cluster];
    out_ << "  subgraph cluster_" << cluster
         << " {\n    label=" << dot_quoted(wrapped(drawn_text(value), 2 * kLabelWidth, 1))
         << "; labelloc=t; labeljust=l; style=\"rounded,filled\"; fillcolor=\"#F3F3F0\"; color=\"#D0D0C8\"; "
            "fontsize=13; tooltip="
         << text_value(map_.clusters.title + ": " + value) << ";\n";
    for (const std::size_t i : nodes) write_node(i, "    ");
    out_ << "  }\n";
  }

  void write_node(std::size_t index, std::string_view indent) {
    const MapNode& node = map_.nodes[index];
    out_ << indent << text_value(node.id) << " [label=";
    if (plan_.labelled[index] == 0) {
      out_ << "\"\", shape=circle, width=" << fixed(0.12 + 0.4 * node.size);
    } else if (node.kind == NodeKind::group) {
      write_circle(node);
    } else {
      out_ << dot_quoted(wrapped(drawn_text(node.label), kLabelWidth, kLabelLines));
      if (map_.options.size)
        out_ << ", fontsize=" << fixed(10 + 12 * node.size);
      else if (plan_.has_dots)
        out_ << ", fontsize=16";
    }
    if (const Entity* entity = map_.entity_of(node);
        entity != nullptr && entity->entry_class != map_.schema().default_class)
      out_ << ", shape=" << shape_of(map_.schema(), entity->entry_class).name;
    if (node.kind == NodeKind::external) out_ << ", style=\"dashed\"";
    if (is_named(node)) out_ << ", color=\"#000000\", penwidth=3";
    if (node.color) out_ << ", fillcolor=\"" << fill_of(node.color) << '"';
    if (!node.url.empty()) out_ << ", URL=" << text_value(node.url);
    out_ << tooltip(description_of(node)) << "];\n";
  }

  /// Returns the diameter of a group, in inches.
  static double diameter_of(const MapNode& node) { return 0.9 + 2.5 * std::sqrt(node.size); }

  /// A circle grows with its members, not with its label, which takes the room that there is.
  void write_circle(const MapNode& node) {
    const std::string label = wrapped(drawn_text(node.label), kCircleLabelWidth, kLabelLines) + "\n" +
                              counted_entries(node.members);
    const double width = diameter_of(node);
    const double fitting = 0.85 * 72 * width / (0.62 * static_cast<double>(width_of(label)));
    out_ << dot_quoted(label) << ", shape=circle, fixedsize=true, width=" << fixed(width)
         << ", fontsize=" << fixed(std::clamp(fitting, 7.0, 22.0));
  }

  /// Returns whether the selection names the entry.
  bool is_named(const MapNode& node) const {
    if (node.kind != NodeKind::entry) return false;
    const MapOptions& options = map_.options;
    return (options.around && options.around->center == node.vertex) ||
           (options.path && (options.path->first == node.vertex || options.path->second == node.vertex));
  }

  static std::string counted_entries(std::size_t count) {
    return count == 1 ? "1 entry" : grouped(count) + " entries";
  }

  static std::string description_of(const MapNode& node) {
    if (node.kind == NodeKind::group)
      return node.label + ": " + counted_entries(node.members) + ", " + counted(node.inner_links, "link") +
             " among them";
    return node.label + (node.summary.empty() ? "" : ": " + std::string(node.summary));
  }

  /// Keeps nodes without an edge together: Graphviz takes long to place a thousand of them one by one.
  void write_isolated() {
    out_ << "  \"isolated:\" [style=invis];\n";
    for (std::size_t i = 0; i < map_.nodes.size(); ++i) {
      if (plan_.isolated[i] != 0)
        out_ << "  \"isolated:\" -> " << text_value(map_.nodes[i].id) << " [style=invis];\n";
    }
  }

  void write_edge(const MapEdge& edge) {
    const RelationType* relation = map_.relation_of(edge);
    const bool turned = plan_.is_turned(edge);
    out_ << "  " << text_value(map_.nodes[turned ? edge.target : edge.source].id) << " -> "
         << text_value(map_.nodes[turned ? edge.source : edge.target].id) << " [";
    if (relation == nullptr) {
      const double share = static_cast<double>(edge.links) / static_cast<double>(plan_.most_links);
      out_ << "color=\"" << group_link_color(share) << "\", dir=none, penwidth=" << fixed(0.5 + 7.5 * share)
           << ", len="
           << fixed((diameter_of(map_.nodes[edge.source]) + diameter_of(map_.nodes[edge.target])) / 2 + 0.8);
      if (edge.links >= plan_.label_links)
        out_
            << ", label=<<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\" bgcolor=\"#FFFFFF\"><tr><td>"
            << grouped(edge.links) << "</td></tr></table>>";
    } else {
      out_ << "color=" << text_value(relation->color) << ", style=" << text_value(relation->line_style);
      if (!plan_.has_dots && relation->symmetric) out_ << ", dir=none";
      if (!plan_.has_dots && turned && !relation->symmetric) out_ << ", dir=back";
      if (plan_.has_layers && !plan_.has_frames && !map_.is_layered(edge)) out_ << ", constraint=false";
    }
    if (!plan_.has_dots) out_ << tooltip(description_of(edge));
    out_ << "];\n";
  }

  std::string description_of(const MapEdge& edge) const {
    const std::string& source = map_.nodes[edge.source].label;
    const std::string& target = map_.nodes[edge.target].label;
    const RelationType* relation = map_.relation_of(edge);
    if (relation == nullptr) return counted(edge.links, "link") + " between " + source + " and " + target;
    const std::string weight = edge.weight ? " (" + number_text(*edge.weight) + ")" : "";
    return source + " \xE2\x80\x94 " + relation->label +
           (relation->symmetric ? " \xE2\x80\x94 " : " \xE2\x86\x92 ") + target + weight;
  }

  const PatternMap& map_;
  const DotPlan plan_;
  std::ostream& out_;
};

}  // namespace

void write_dot(const PatternMap& map, std::ostream& out) {
  DotWriter(map, out).write();
}

}  // namespace patgraph
