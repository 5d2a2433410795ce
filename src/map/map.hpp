#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../pattern_graph.hpp"

namespace patgraph {

/// How much a node counts in the part of the graph that is drawn.
enum class Measure : std::uint8_t {
  degree,      ///< how many nodes it is linked with
  page_rank,   ///< Brin and Page, "The anatomy of a large-scale hypertextual Web search engine" (1998)
  betweenness  ///< Brandes, "A faster algorithm for betweenness centrality" (2001); either way along links
};

/// Along which way links are followed.
enum class Direction : std::uint8_t { in, out, both };

/// What a map shows and how it is grouped. Each selection narrows what those before it leave, in the order in
/// which they stand here.
struct MapOptions {
  /// An entry of which the field has the value.
  struct Condition {
    FieldId field = 0;
    std::string value;
  };
  /// Those of one field are alternatives; all fields must agree. Entries that `around` and `path` name stay.
  std::vector<Condition> where;

  std::vector<RelationId> relations;  ///< that are drawn; empty: all by which entries state links
  std::optional<double> min_weight;   ///< of links; those without a strength count as 1
  bool only_cycles = false;           ///< along one relation, as the checks find them

  struct Neighbourhood {
    VertexId center = 0;
    unsigned depth = 1;  ///< in links
  };
  std::optional<Neighbourhood> around;
  std::optional<std::pair<VertexId, VertexId>> path;  ///< the ends of a shortest chain of links
  Direction direction = Direction::both;              ///< of `around` and `path`

  std::optional<std::size_t> top;  ///< how many nodes, one at least, those that count most by `by`
  Measure by = Measure::degree;

  bool reduce = false;              ///< leave out links of a hierarchy that chains of others imply
  std::optional<FieldId> collapse;  ///< one node for each value instead of its entries

  std::optional<FieldId> cluster;
  std::optional<FieldId> color;
  std::optional<Measure> size;

  std::string title;           ///< of the library
  std::string base;            ///< IRI before the name of an entry
  std::string rankdir = "RL";  ///< of Graphviz
  std::string layout;          ///< layout engine of Graphviz; empty: chosen by size and shape
};

/// The selections, in the order in which they are made.
enum class MapSelection : std::uint8_t { none, where, links, only_cycles, around, path };

/// What a node stands for.
enum class NodeKind : std::uint8_t {
  entry,
  external,  ///< something that is named only
  group      ///< the entries that share a value, or have none
};

struct MapNode {
  std::string id;  ///< unique in the map: of the characters that RFC 3986 leaves unreserved, "%" and ":"
  std::string label;
  NodeKind kind = NodeKind::entry;
  VertexId vertex = 0;                   ///< where it is an entry
  std::size_t members = 1;               ///< how many entries it stands for
  std::size_t inner_links = 0;           ///< of a group: links between its entries
  std::string url;                       ///< of its page, http or https; may be empty
  std::string_view summary;              ///< may be empty
  std::optional<std::uint32_t> cluster;  ///< index into `PatternMap::clusters`
  std::optional<std::uint32_t> color;    ///< index into `PatternMap::colors`
  double size = 0;  ///< from 0 to 1, of the measure asked for, the largest 1; of a group, by its members
};

struct MapEdge {
  std::uint32_t source = 0;  ///< index into `PatternMap::nodes`
  std::uint32_t target = 0;
  /// A base relation (RelationType::base): of an inverse pair, one edge is drawn. Empty between groups, where
  /// the edge stands for links of all relations, either way.
  std::optional<RelationId> relation;
  std::optional<double> weight;  ///< the greatest strength that its links give
  std::size_t links = 1;         ///< how many links of the library it stands for
};

/// The values of a field, by which nodes are told apart.
struct MapCategories {
  std::string title;
  std::vector<std::string> values;  ///< those of most nodes first
};

/// A group of nodes that a relation connects both ways.
struct MapCycle {
  RelationId axis = 0;
  std::vector<std::uint32_t> nodes;
};

/// A filtered, grouped, styled view of the graph, with all that a drawing needs. Texts of the data are as
/// they are: every writer escapes them as its syntax demands.
///
/// Refers to the graph, which must outlive it.
struct PatternMap {
  const PatternGraph* graph = nullptr;
  MapOptions options;
  std::vector<MapNode> nodes;    ///< by id
  std::vector<MapEdge> edges;    ///< each once, by source, relation and target
  std::vector<MapCycle> cycles;  ///< among the nodes, the largest first
  MapCategories clusters;
  MapCategories colors;
  std::span<const Diagnostic> findings;          ///< of the library, for formats that show them
  MapSelection emptied_by = MapSelection::none;  ///< the selection that left nothing

  const Schema& schema() const { return graph->schema(); }
  /// Returns the relation of an edge, or null.
  const RelationType* relation_of(const MapEdge& edge) const {
    return edge.relation ? &schema().relations[*edge.relation] : nullptr;
  }
  /// Returns whether the edge is of a hierarchy, whose ends drawings put in layers.
  bool is_layered(const MapEdge& edge) const;
  /// Returns whether the edge has no direction.
  bool is_symmetric(const MapEdge& edge) const;
  /// Returns the entry that a node stands for, or null.
  const Entity* entity_of(const MapNode& node) const {
    return node.kind == NodeKind::entry ? graph->vertices()[node.vertex] : nullptr;
  }
};

/// Selects, groups and measures. Where a selection leaves nothing, the map says which.
PatternMap make_map(const PatternGraph& graph, const MapOptions& options);

}  // namespace patgraph
