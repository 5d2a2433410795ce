#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "library.hpp"
#include "pattern.hpp"
#include "schema.hpp"

namespace patgraph {

using VertexId = std::uint32_t;  ///< index into PatternGraph::vertices

/// What became of a link to an entry.
enum class Outcome : std::uint8_t {
  resolved,  ///< leads to an entry
  external,  ///< names something that is no entry and need not be one
  dangling,  ///< names an entry that is not there
  rejected   ///< names nothing
};

/// By what a reference was understood.
enum class MatchedBy : std::uint8_t { id, slug, title };

/// A link with its ends. There are millions in a large library: it is kept small, and says itself what most
/// ask of its link, which may be in a file (BlockFile).
struct Edge {
  const Link* link = nullptr;
  VertexId source = 0;
  VertexId target = 0;          ///< where the outcome is resolved
  RelationId relation = 0;      ///< of the link
  std::uint16_t reference = 0;  ///< index of the reference that counted
  Outcome outcome : 2 = Outcome::rejected;
  MatchedBy matched_by : 2 = MatchedBy::id;  ///< where the outcome is resolved
  bool conflicting : 1 = false;              ///< the references do not all name the target
};

/// What a text names.
struct Match {
  VertexId vertex;
  MatchedBy by;
};

/// A group of entries that are connected both ways along several axes together, and a shortest of those
/// cycles in it that no axis closes alone.
struct MixedCycle {
  std::vector<VertexId> group;       ///< as in `cyclic_groups`
  std::vector<std::uint32_t> edges;  ///< each starts where the one before ended, as in `shortest_cycles`
};

/// Two entries, the first of which leads to the second.
using Arc = std::pair<VertexId, VertexId>;

/// Numbers, for each of that many entries, the group in which arcs connect it both ways. No arc leads to a
/// group of a higher number. The arcs are sorted.
std::vector<std::uint32_t> strong_groups(std::size_t entry_count, std::span<const Arc> arcs);

/// The graph of a library: entries as vertices, links to entries as edges, every reference resolved once.
///
/// Refers to the library and the schema, which must outlive it.
class PatternGraph {
 public:
  PatternGraph(const Library& library, const Schema& schema, const Progress* progress = nullptr);
  ~PatternGraph();
  PatternGraph(const PatternGraph&) = delete;
  PatternGraph& operator=(const PatternGraph&) = delete;

  const Library& library() const { return library_; }
  const Schema& schema() const { return schema_; }

  /// All entries, in the order of their files.
  std::span<const Entity* const> vertices() const { return vertices_; }
  /// All links to entries, in the order of files and of positions in them; parallel ones are all there.
  std::span<const Edge> edges() const { return edges_; }

  const RelationType& relation_of(const Edge& edge) const { return schema_.relations[edge.relation]; }

  /// Finds what a text names: by id, then slug, then title or alias without regard to case.
  std::optional<Match> find(std::string_view text) const;

  /// Returns the groups of entries that are connected both ways along an axis, the largest first, their
  /// entries by id, which stays when files are renamed. Links that lead back to their own entry make no
  /// group.
  std::span<const std::vector<VertexId>> cyclic_groups(RelationId axis) const;

  /// Returns, for each of the cyclic groups, a shortest cycle within it, as indices of edges: each starts
  /// where the one before ended, turned round where its relation runs against the axis.
  std::span<const std::vector<std::uint32_t>> shortest_cycles(RelationId axis) const;

  /// Returns the cycles over several axes, one for each group that has any, the largest group first.
  std::vector<MixedCycle> mixed_cycles(std::span<const RelationId> axes) const;

  /// Returns the parts into which the graph falls, proposals left out: entries that links join, whichever
  /// way. The largest comes first; one that nothing joins is a part of its own.
  std::span<const std::vector<VertexId>> components() const;

 private:
  class Names;
  class Adjacency;
  class Structure;

  void resolve(Edge& edge) const;

  const Library& library_;
  const Schema& schema_;
  std::vector<const Entity*> vertices_;
  std::unique_ptr<Names> names_;
  std::vector<Edge> edges_;
  std::unique_ptr<Adjacency> adjacency_;
  std::unique_ptr<Structure> structure_;
};

}  // namespace patgraph
