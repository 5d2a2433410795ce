#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../map/map.hpp"

namespace patgraph {

/// What every value of a column is.
enum class ColumnType : std::uint8_t { text, decimal, integer, boolean };

struct Column {
  std::string name;  ///< letters, digits, "_", "-" and "."; unique in its table
  ColumnType type = ColumnType::text;
};

/// A value for each column; nothing where there is none.
using Row = std::vector<std::optional<std::string>>;

/// The nodes of a map as a table, for formats whose attributes have names and types.
///
/// There is a column for what the map says of nodes besides their ids, and one for each field that a node has
/// a value of, under the name that `--where` takes, or its path where that name means several fields. A
/// column is of the narrowest type that all its values fit. Where a node has several values of a field, or
/// one that starts with "[", they are written as a JSON array of texts. What no node has makes no column.
///
/// Refers to the map, which must outlive it.
class NodeTable {
 public:
  explicit NodeTable(const PatternMap& map);

  std::span<const Column> columns() const { return columns_; }
  void read(const MapNode& node, Row& row) const;

 private:
  using Names = std::set<std::string, std::less<>>;
  using Property = std::function<std::optional<std::string>(const MapNode&)>;

  void add_properties(Names& taken);
  void add_property(std::string_view name, ColumnType type, Property property, Names& taken);
  void add_fields(Names& taken);

  const PatternMap& map_;
  std::vector<Column> columns_;                            ///< of properties, then of fields by name
  std::vector<Property> properties_;                       ///< by column
  std::vector<std::optional<std::size_t>> field_columns_;  ///< by FieldId
};

/// What edges have besides their ends. The relation comes first, and every edge has one.
std::span<const Column> edge_columns();

/// Reads what an edge has, by `edge_columns`.
void read_edge(const PatternMap& map, const MapEdge& edge, Row& row);

}  // namespace patgraph
