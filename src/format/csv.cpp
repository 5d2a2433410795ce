#include "../utf8.hpp"
#include "format.hpp"
#include "map_tables.hpp"

namespace patgraph {
namespace {

/// What the columns of one reader are called.
struct Dialect {
  std::string_view node_head;  ///< the id of a node, and what else only this reader asks for
  std::string_view edge_head;  ///< the ends of an edge, and its relation
  bool labelled = false;       ///< nodes have a label behind their ids
  bool typed = false;          ///< types stand behind names
};

/// https://neo4j.com/docs/operations-manual/5/tutorial/neo4j-admin-import/
constexpr Dialect kNeo4j{"id:ID,:LABEL", ":START_ID,:END_ID,:TYPE", true, true};
/// https://graphframes.io/
constexpr Dialect kGraphFrames{"id", "src,dst,relationship", false, false};

std::string_view type_suffix(ColumnType type) {
  switch (type) {
    case ColumnType::decimal:
      return ":double";
    case ColumnType::integer:
      return ":long";
    case ColumnType::boolean:
      return ":boolean";
    case ColumnType::text:
      break;
  }
  return {};
}

/// Appends a text in quotes, in which a quote is doubled (RFC 4180, section 2). The text stays as it is, even
/// where a spreadsheet would take it for a formula: the readers are importers. What is not UTF-8, as in the
/// name of a file, becomes U+FFFD.
void append_quoted(std::string_view text, std::string& line) {
  line += '"';
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    if (value == '"') line += '"';
    line += value == 0xFFFD ? "\xEF\xBF\xBD" : bytes;
  });
  line += '"';
}

/// Appends the values of columns, a comma before each. Texts are quoted, so that an empty one is not taken
/// for none.
void append_values(std::span<const Column> columns, std::span<const std::optional<std::string>> values,
                   std::string& line) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    line += ',';
    if (!values[i]) continue;
    if (columns[i].type == ColumnType::text) {
      append_quoted(*values[i], line);
    } else {
      line += *values[i];
    }
  }
}

std::string head_line(std::string_view head, std::span<const Column> columns, bool typed) {
  std::string line(head);
  for (const Column& column : columns) {
    line += ',';
    line += column.name;
    if (typed) line += type_suffix(column.type);
  }
  return line += '\n';
}

void write_head(const Shards& out, const std::string& line) {
  for (std::ostream* stream : out.streams()) *stream << line;
}

/// Neo4j calls entries by their class, and all else by its kind.
std::string_view label_of(const PatternMap& map, const MapNode& node) {
  if (const Entity* entity = map.entity_of(node)) return map.schema().classes[entity->entry_class].name;
  return node.kind == NodeKind::external ? "External" : "Group";
}

void write_nodes(const PatternMap& map, const Dialect& dialect, const Shards& out) {
  const NodeTable nodes(map);
  write_head(out, head_line(dialect.node_head, nodes.columns(), dialect.typed));
  Row row;
  std::string line;
  for (const MapNode& node : map.nodes) {
    nodes.read(node, row);
    line.clear();
    append_quoted(node.id, line);
    if (dialect.labelled) {
      line += ',';
      append_quoted(label_of(map, node), line);
    }
    append_values(nodes.columns(), row, line);
    *out.streams()[out.index_of(node.id)] << (line += '\n');
  }
}

void write_edges(const PatternMap& map, const Dialect& dialect, const Shards& out) {
  const std::span<const Column> columns = edge_columns();
  write_head(out, head_line(dialect.edge_head, columns.subspan(1), dialect.typed));
  Row row;
  std::string line;
  for (const MapEdge& edge : map.edges) {
    read_edge(map, edge, row);
    line.clear();
    append_quoted(map.nodes[edge.source].id, line);
    line += ',';
    append_quoted(map.nodes[edge.target].id, line);
    append_values(columns, row, line);
    *out.streams()[out.index_of(map.nodes[edge.source].id)] << (line += '\n');
  }
}

}  // namespace

void write_neo4j_nodes(const PatternMap& map, const Shards& out) {
  write_nodes(map, kNeo4j, out);
}

void write_neo4j_edges(const PatternMap& map, const Shards& out) {
  write_edges(map, kNeo4j, out);
}

void write_csv_nodes(const PatternMap& map, const Shards& out) {
  write_nodes(map, kGraphFrames, out);
}

void write_csv_edges(const PatternMap& map, const Shards& out) {
  write_edges(map, kGraphFrames, out);
}

}  // namespace patgraph
