#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "format.hpp"

namespace patgraph {
namespace {

/// Writes a text as a quoted id of DOT. Graphviz reads backslashes in labels as escapes, so they are doubled, and
/// `\n` is a line break.
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

/// An edge as drawn: inverses are turned round and symmetric ones stand once.
struct DrawnEdge {
  std::string_view from;
  std::string_view to;
  const RelationType* relation = nullptr;
};

DrawnEdge drawn(const PatternGraph& graph, const Edge& edge, std::string_view to) {
  const RelationType& stated = graph.relation_of(edge);
  const std::string_view from = graph.vertices()[edge.source]->slug;
  const RelationType& relation = graph.schema().relations[stated.base];
  const bool turned = stated.against_base || (stated.symmetric && to < from);
  return turned ? DrawnEdge{to, from, &relation} : DrawnEdge{from, to, &relation};
}

/// Returns the edges to draw, each once, by source, relation and target. Proposals are left out.
std::vector<DrawnEdge> drawn_edges(const PatternGraph& graph, std::set<std::string_view>& externals) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, DrawnEdge> edges;
  for (const Edge& edge : graph.edges()) {
    if (!graph.relation_of(edge).asserted) continue;
    std::string_view to;
    if (edge.outcome == Outcome::resolved) {
      to = graph.vertices()[edge.target]->slug;
    } else if (edge.outcome == Outcome::external) {
      to = edge.link->references.empty() ? edge.link->description.front().value.text
                                         : edge.link->references.front().value.text;
      externals.insert(to);
    } else {
      continue;
    }
    const DrawnEdge added = drawn(graph, edge, to);
    edges.emplace(std::tuple(added.from, std::string_view(added.relation->iri), added.to), added);
  }
  std::vector<DrawnEdge> list;
  for (const auto& [key, edge] : edges) list.push_back(edge);
  return list;
}

std::string style_of(const RelationType& relation) {
  std::string style = "color=" + in_quotes(relation.color) + ", style=" + in_quotes(relation.line_style);
  // Only what is directed says who stands above whom.
  if (relation.symmetric) style += ", dir=none, constraint=false";
  return style;
}

void write_legend(const std::set<const RelationType*>& used, std::ostream& out) {
  std::vector<const RelationType*> sorted(used.begin(), used.end());
  std::ranges::sort(sorted, {}, &RelationType::key);
  out << "\n  subgraph \"cluster legend\" {\n"
         "    label=\"Legend\"; fontsize=11; color=\"#BBBBBB\"; style=rounded;\n"
         "    node [shape=plaintext, style=\"\", fontsize=10, height=0.2, margin=0];\n";
  for (const RelationType* relation : sorted) {
    // A blank cannot stand first in a slug that YAML reads without quotes: no entry is drawn over.
    const std::string begin = in_quotes(" from " + relation->key);
    const std::string end = in_quotes(" to " + relation->key);
    out << "    " << begin << " [label=\"\", width=0.1]; " << end << " [label=" << in_quotes(relation->label) << "];\n"
        << "    " << begin << " -> " << end << " [" << style_of(*relation) << "];\n";
  }
  out << "  }\n";
}

}  // namespace

void write_dot(const PatternGraph& graph, std::ostream& out) {
  std::set<std::string_view> externals;
  const std::vector<DrawnEdge> edges = drawn_edges(graph, externals);
  std::map<std::string_view, const Entity*> nodes;
  for (const Entity* entity : graph.vertices()) nodes.emplace(entity->slug, entity);

  out << "digraph library {\n"
         "  rankdir=BT; charset=\"UTF-8\"; fontname=\"Helvetica\"; nodesep=0.25; ranksep=0.6;\n"
         "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#F7F5EF\", color=\"#555555\", "
         "fontname=\"Helvetica\", fontsize=12, margin=\"0.12,0.06\"];\n"
         "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7];\n\n";
  for (const auto& [slug, entity] : nodes) {
    out << "  " << in_quotes(slug) << " [label=" << in_quotes(entity->title ? entity->title->text : slug);
    if (entity->entry_class != graph.schema().default_class) out << ", shape=house, fillcolor=\"#FFF3C4\"";
    out << "];\n";
  }
  for (const std::string_view name : externals) {
    if (!nodes.contains(name)) out << "  " << in_quotes(name) << " [shape=box, style=\"dashed\"];\n";
  }
  out << "\n";
  std::set<const RelationType*> used;
  for (const auto& [from, to, relation] : edges) {
    used.insert(relation);
    out << "  " << in_quotes(from) << " -> " << in_quotes(to) << " [" << style_of(*relation) << "];\n";
  }
  if (!used.empty()) write_legend(used, out);
  out << "}\n";
}

}  // namespace patgraph
