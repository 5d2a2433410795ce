#include <algorithm>
#include <set>
#include <string>

#include "format.hpp"

namespace patgraph {
namespace {

/// Writes a text in quotes. Graphviz reads backslashes as escapes, so they are doubled, and `\n` is a line
/// break.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out + "\"";
}

/// Writes a text as a label, in which Graphviz reads entities of HTML too.
std::string as_label(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : std::string(1, c);
  return in_quotes(out);
}

/// An edge of a hierarchy always leads from the narrower to the broader end, so that Graphviz puts the
/// broader one in the layer above; where its relation runs the other way, the arrowhead is at the tail.
std::string style_of(const PatternMap& map, const MapEdge& edge) {
  const RelationType& relation = *map.relation_of(edge);
  std::string style = "color=" + in_quotes(relation.color) + ", style=" + in_quotes(relation.line_style);
  if (relation.symmetric) style += ", dir=none";
  if (!map.is_layered(edge)) return style + ", constraint=false";
  return relation.against_axis ? style + ", dir=back" : style;
}

void write_edge(const PatternMap& map, const MapEdge& edge, std::ostream& out) {
  std::string from = in_quotes(map.nodes[edge.source].id);
  std::string to = in_quotes(map.nodes[edge.target].id);
  if (map.is_layered(edge) && map.relation_of(edge)->against_axis) std::swap(from, to);
  out << "  " << from << " -> " << to << " [" << style_of(map, edge) << "];\n";
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Writes one row of the legend: a line as the edges are drawn, and the name of the relation.
void write_legend_row(const RelationType& relation, std::ostream& out) {
  const bool bold = relation.line_style == "bold";
  out << "    <tr><td width=\"36\" height=\"9\" fixedsize=\"true\" sides=\"b\" border=\"" << (bold ? 3 : 2)
      << "\" color=\"" << html_text(relation.color) << "\" style=\""
      << html_text(bold ? "solid" : relation.line_style) << "\"></td><td rowspan=\"2\" align=\"left\">"
      << html_text(relation.label) << (relation.symmetric ? "" : " &#8594;")
      << "</td></tr><tr><td height=\"7\"></td></tr>\n";
}

void write_legend(const std::set<const RelationType*>& used, std::ostream& out) {
  std::vector<const RelationType*> sorted(used.begin(), used.end());
  std::ranges::sort(sorted, {}, &RelationType::key);
  out << "\n  \"legend:\" [shape=plain, style=\"\", fontsize=10, label=<\n"
      << "    <table border=\"0\" cellspacing=\"2\" cellpadding=\"0\">\n";
  for (const RelationType* relation : sorted) write_legend_row(*relation, out);
  out << "    </table>>];\n";
}

}  // namespace

void write_dot(const PatternMap& map, std::ostream& out) {
  out << "digraph library {\n"
         "  rankdir=RL; charset=\"UTF-8\"; fontname=\"Helvetica\"; nodesep=0.18; ranksep=1.3;\n"
         "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#F7F5EF\", color=\"#555555\", "
         "fontname=\"Helvetica\", fontsize=12, margin=\"0.12,0.06\"];\n"
         "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7];\n\n";
  for (const MapNode& node : map.nodes) {
    out << "  " << in_quotes(node.id) << " [label=" << as_label(node.label);
    const Entity* entity = map.entity_of(node);
    if (entity == nullptr) {
      out << ", style=\"dashed\"";
    } else if (entity->entry_class != map.schema().default_class) {
      out << ", shape=house, fillcolor=\"#FFF3C4\"";
    }
    out << "];\n";
  }
  out << "\n";
  std::set<const RelationType*> used;
  for (const MapEdge& edge : map.edges) {
    used.insert(map.relation_of(edge));
    write_edge(map, edge, out);
  }
  if (!used.empty()) write_legend(used, out);
  out << "}\n";
}

}  // namespace patgraph
