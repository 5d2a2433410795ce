#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "../iri.hpp"
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

/// The quoted ids of all nodes. That of an entry is its slug, but for what could change the drawing; that of
/// a thing that has a name only holds a colon, and so can be no slug's.
struct NodeIds {
  std::vector<std::string> entries;                   ///< by VertexId
  std::map<std::string_view, std::string> externals;  ///< by name
};

NodeIds node_ids(const PatternGraph& graph) {
  NodeIds ids;
  for (const Entity* entity : graph.vertices())
    ids.entries.push_back('"' + percent_encode_segment(entity->slug) + '"');
  for (const Edge& edge : graph.edges()) {
    if (edge.outcome != Outcome::external) continue;
    const std::string_view name = named_target(*edge.link, graph.schema());
    ids.externals.try_emplace(name, "\"external:" + percent_encode_segment(name) + '"');
  }
  return ids;
}

/// A hierarchy decides who stands before whom; all other relations are drawn across it.
bool is_layered(const PatternGraph& graph, const RelationType& relation) {
  return graph.schema().relations[relation.axis].layered;
}

/// An edge as drawn: symmetric ones stand once, and layered ones always lead from the narrower to the broader
/// end, where `turned` puts the arrowhead at the tail.
struct DrawnEdge {
  std::string_view from;
  std::string_view to;
  const RelationType* relation = nullptr;
  bool turned = false;
};

DrawnEdge drawn(const PatternGraph& graph, const Edge& edge, std::string_view from, std::string_view to) {
  const RelationType& stated = graph.relation_of(edge);
  const RelationType& relation = graph.schema().relations[stated.base];
  if (stated.against_base || (stated.symmetric && to < from)) std::swap(from, to);
  const bool turned = is_layered(graph, relation) && relation.against_axis;
  return turned ? DrawnEdge{to, from, &relation, true} : DrawnEdge{from, to, &relation, false};
}

/// Returns the edges to draw, each once, by source, relation and target. Proposals are left out.
std::vector<DrawnEdge> drawn_edges(const PatternGraph& graph, const NodeIds& ids) {
  std::vector<DrawnEdge> edges;
  edges.reserve(graph.edges().size());
  for (const Edge& edge : graph.edges()) {
    if (!graph.relation_of(edge).asserted) continue;
    const std::string& from = ids.entries[edge.source];
    if (edge.outcome == Outcome::resolved) {
      edges.push_back(drawn(graph, edge, from, ids.entries[edge.target]));
    } else if (edge.outcome == Outcome::external) {
      edges.push_back(drawn(graph, edge, from, ids.externals.at(named_target(*edge.link, graph.schema()))));
    }
  }
  // Relations stand by IRI in the schema, so their addresses ascend alike.
  const auto order = [](const DrawnEdge& e) { return std::tuple(e.from, e.relation, e.to); };
  std::ranges::sort(edges, {}, order);
  const auto same = [&](const DrawnEdge& a, const DrawnEdge& b) { return order(a) == order(b); };
  edges.erase(std::unique(edges.begin(), edges.end(), same), edges.end());
  return edges;
}

std::string style_of(const PatternGraph& graph, const DrawnEdge& edge) {
  const RelationType& relation = *edge.relation;
  std::string style = "color=" + in_quotes(relation.color) + ", style=" + in_quotes(relation.line_style);
  if (relation.symmetric) style += ", dir=none";
  if (edge.turned) style += ", dir=back";
  if (!is_layered(graph, relation)) style += ", constraint=false";
  return style;
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

void write_dot(const PatternGraph& graph, std::ostream& out) {
  const NodeIds ids = node_ids(graph);
  // Of several entries with one slug the first is drawn.
  std::map<std::string_view, const Entity*> nodes;
  for (VertexId v = 0; v < ids.entries.size(); ++v) nodes.emplace(ids.entries[v], graph.vertices()[v]);

  out << "digraph library {\n"
         "  rankdir=RL; charset=\"UTF-8\"; fontname=\"Helvetica\"; nodesep=0.18; ranksep=1.3;\n"
         "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#F7F5EF\", color=\"#555555\", "
         "fontname=\"Helvetica\", fontsize=12, margin=\"0.12,0.06\"];\n"
         "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7];\n\n";
  for (const auto& [id, entity] : nodes) {
    out << "  " << id << " [label=" << as_label(entity->title ? entity->title->text : entity->slug);
    if (entity->entry_class != graph.schema().default_class) out << ", shape=house, fillcolor=\"#FFF3C4\"";
    out << "];\n";
  }
  for (const auto& [name, id] : ids.externals) {
    out << "  " << id << " [label=" << as_label(name) << ", style=\"dashed\"];\n";
  }
  out << "\n";
  std::set<const RelationType*> used;
  for (const DrawnEdge& edge : drawn_edges(graph, ids)) {
    used.insert(edge.relation);
    out << "  " << edge.from << " -> " << edge.to << " [" << style_of(graph, edge) << "];\n";
  }
  if (!used.empty()) write_legend(used, out);
  out << "}\n";
}

}  // namespace patgraph
