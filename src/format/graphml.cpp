#include <algorithm>

#include "../xml_text.hpp"
#include "format.hpp"
#include "map_tables.hpp"

namespace patgraph {
namespace {

std::string_view type_name(ColumnType type) {
  switch (type) {
    case ColumnType::decimal:
      return "double";
    case ColumnType::integer:
      return "long";
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::text:
      break;
  }
  return "string";
}

/// Writes the id of a node as the NMTOKEN that the schema of GraphML demands, in which "%" and "~" have no
/// place: U+00B7 and U+203F stand for them, which ids do not hold otherwise.
std::string name_token(std::string_view id) {
  std::string token;
  for (const char c : id) {
    if (c == '%') {
      token += "\xC2\xB7";
    } else if (c == '~') {
      token += "\xE2\x80\xBF";
    } else {
      token += c;
    }
  }
  return token;
}

/// Declares the attributes of nodes or of edges; what they are called by data elements is the prefix and the
/// number of the column.
void write_keys(std::span<const Column> columns, std::string_view prefix, std::string_view whose,
                std::ostream& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    out << "  <key id=\"" << prefix << i << "\" for=\"" << whose << "\" attr.name=\""
        << xml_text(columns[i].name) << "\" attr.type=\"" << type_name(columns[i].type) << "\"/>\n";
  }
}

void write_data(const Row& row, std::string_view prefix, std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i]) out << "      <data key=\"" << prefix << i << "\">" << xml_text(*row[i]) << "</data>\n";
  }
}

/// Returns whether the graph is a directed one. networkx rejects a graph with edges of both kinds, so that
/// where one has a direction, only their data say of the others that they have none.
bool has_direction(const PatternMap& map) {
  const auto is_symmetric = [&](const MapEdge& edge) { return map.is_symmetric(edge); };
  return map.edges.empty() || !std::ranges::all_of(map.edges, is_symmetric);
}

}  // namespace

void write_graphml(const PatternMap& map, std::ostream& out) {
  const NodeTable nodes(map);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  write_keys(nodes.columns(), "n", "node", out);
  write_keys(edge_columns(), "e", "edge", out);
  out << "  <graph edgedefault=\"" << (has_direction(map) ? "directed" : "undirected") << "\">\n";
  Row row;
  for (const MapNode& node : map.nodes) {
    nodes.read(node, row);
    out << "    <node id=\"" << name_token(node.id) << "\">\n";
    write_data(row, "n", out);
    out << "    </node>\n";
  }
  for (const MapEdge& edge : map.edges) {
    read_edge(map, edge, row);
    out << "    <edge source=\"" << name_token(map.nodes[edge.source].id) << "\" target=\""
        << name_token(map.nodes[edge.target].id) << "\">\n";
    write_data(row, "e", out);
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace patgraph
