#include "pattern_graph.hpp"

#include <algorithm>
#include <bit>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "case_fold.hpp"

namespace patgraph {

namespace {

/// Finds entries by names. Of several with one name the first counts; checks report the others.
///
/// A table of open addresses: a node of memory for each name would take three times the room.
class NameTable {
 public:
  explicit NameTable(std::size_t most_names) : slots_(std::bit_ceil(most_names + most_names / 2 + 1)) {}

  void add(std::string_view name, VertexId vertex) {
    Slot& slot = slots_[place_of(name)];
    if (slot.vertex == kNone) slot = {name.data(), static_cast<std::uint32_t>(name.size()), vertex};
  }

  std::optional<VertexId> find(std::string_view name) const {
    const VertexId vertex = slots_[place_of(name)].vertex;
    return vertex != kNone ? std::optional(vertex) : std::nullopt;
  }

 private:
  static constexpr VertexId kNone = ~VertexId{0};
  struct Slot {
    const char* name = nullptr;
    std::uint32_t size = 0;
    VertexId vertex = kNone;
  };

  /// Returns the place of the slot that has the name or, where none has it, of the empty one that may take
  /// it.
  std::size_t place_of(std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = std::hash<std::string_view>()(name) & mask;
    while (slots_[place].vertex != kNone && std::string_view(slots_[place].name, slots_[place].size) != name)
      place = (place + 1) & mask;
    return place;
  }

  std::vector<Slot> slots_;
};

}  // namespace

/// What every entry is called.
class PatternGraph::Names {
 public:
  explicit Names(std::span<const Entity* const> vertices)
      : vertices_(vertices), by_id_(vertices.size()), by_slug_(vertices.size()) {
    for (VertexId v = 0; v < vertices.size(); ++v) {
      if (vertices[v]->id) by_id_.add(vertices[v]->id->text, v);
      by_slug_.add(vertices[v]->slug, v);
    }
  }

  std::optional<Match> find(std::string_view text) const {
    if (const auto found = by_id_.find(text)) return Match{*found, MatchedBy::id};
    if (const auto found = by_slug_.find(text)) return Match{*found, MatchedBy::slug};
    if (const auto found = by_title().find(case_fold(text))) return Match{*found, MatchedBy::title};
    return std::nullopt;
  }

 private:
  /// Folding every title costs more than most libraries need: it waits for the first reference that is no id
  /// and no slug. Checks may ask from several threads.
  const NameTable& by_title() const {
    std::call_once(titles_folded_, [&] {
      std::size_t count = 0;
      for (const Entity* entity : vertices_) count += entity->aliases.size() + 1;
      by_title_.emplace(count);
      const auto add = [&](const Value& title, VertexId vertex) {
        by_title_->add(folded_.keep(case_fold(title.text)), vertex);
      };
      for (VertexId v = 0; v < vertices_.size(); ++v) {
        if (vertices_[v]->title != nullptr) add(*vertices_[v]->title, v);
      }
      for (VertexId v = 0; v < vertices_.size(); ++v) {
        for (const Value& alias : vertices_[v]->aliases) add(alias, v);
      }
    });
    return *by_title_;
  }

  std::span<const Entity* const> vertices_;
  NameTable by_id_;
  NameTable by_slug_;
  mutable std::once_flag titles_folded_;
  mutable std::optional<NameTable> by_title_;
  mutable Arena folded_;
};

namespace {

/// An edge of the Boost graph: it runs along its axis, so that both spellings of a relation run the same way.
struct AxisEdge {
  RelationId axis = 0;
  std::uint32_t edge = 0;  ///< index into PatternGraph::edges
};

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, AxisEdge,
                                                 boost::no_property, VertexId, std::uint32_t>;
using GraphEdge = boost::graph_traits<Graph>::edge_descriptor;

/// Lets through the edges of some axes.
struct OnAxes {
  const Graph* graph = nullptr;
  std::span<const RelationId> axes;
  bool operator()(const GraphEdge& edge) const {
    return std::ranges::find(axes, (*graph)[edge].axis) != axes.end();
  }
};

using AxesView = boost::filtered_graph<Graph, OnAxes>;
using Groups = std::vector<std::vector<VertexId>>;

/// Sorts the vertices by the part that each is in; the largest part comes first.
Groups grouped(std::span<const std::size_t> part_of, std::size_t count) {
  Groups groups(count);
  for (VertexId v = 0; v < part_of.size(); ++v) groups[part_of[v]].push_back(v);
  std::ranges::sort(groups, [](const std::vector<VertexId>& a, const std::vector<VertexId>& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return groups;
}

/// Returns the groups of two and more vertices that are connected both ways, each sorted by what stays the
/// same when files are renamed.
Groups groups_in(const AxesView& view, std::span<const Entity* const> vertices) {
  std::vector<std::size_t> part_of(boost::num_vertices(view));
  const boost::typed_identity_property_map<std::size_t> index;
  const std::size_t count =
      boost::strong_components(view, boost::make_iterator_property_map(part_of.begin(), index));
  Groups groups = grouped(part_of, count);
  std::erase_if(groups, [](const std::vector<VertexId>& group) { return group.size() < 2; });
  for (std::vector<VertexId>& group : groups) {
    std::ranges::stable_sort(
        group, {}, [&](VertexId v) { return vertices[v]->id ? vertices[v]->id->text : vertices[v]->slug; });
  }
  return groups;
}

/// Returns for each vertex the index of its group; the number of groups where it is in none.
std::vector<std::size_t> membership(std::span<const std::vector<VertexId>> groups, std::size_t vertex_count) {
  std::vector<std::size_t> group_of(vertex_count, groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const VertexId v : groups[i]) group_of[v] = i;
  }
  return group_of;
}

/// Looks for a shortest cycle in one strongly connected group by a breadth-first search from each of its
/// vertices. `begins` says of an edge whether a cycle may begin with it.
class ShortestCycle {
 public:
  using Begins = std::function<bool(const GraphEdge&)>;

  ShortestCycle(const AxesView& view, const std::vector<std::size_t>& group_of, Begins begins)
      : view_(view),
        group_of_(group_of),
        begins_(std::move(begins)),
        arrived_by_(group_of.size()),
        depth_(group_of.size(), kUnreached) {}

  /// Returns the edges of the cycle, or nothing where none begins as it must.
  std::vector<std::uint32_t> within(const std::vector<VertexId>& group) {
    std::vector<std::uint32_t> best;
    for (const VertexId start : group) {
      if (best.size() == 2 || (!best.empty() && steps_left_ == 0)) break;
      std::vector<std::uint32_t> found = through(start, best.size());
      if (!found.empty()) best = std::move(found);
    }
    return best;
  }

 private:
  static constexpr std::uint32_t kUnreached = ~std::uint32_t{0};

  /// Returns a shortest cycle through `start` that is shorter than `bound` (0: unbounded), or nothing.
  std::vector<std::uint32_t> through(VertexId start, std::size_t bound) {
    std::vector<VertexId> queue{start};
    depth_[start] = 0;
    std::optional<GraphEdge> closing;
    for (std::size_t next = 0; next < queue.size() && !closing; ++next) {
      const VertexId from = queue[next];
      if (bound != 0 && depth_[from] + 1 >= bound) break;
      for (const auto& edge : boost::make_iterator_range(boost::out_edges(from, view_))) {
        if (steps_left_ > 0) --steps_left_;
        const auto to = static_cast<VertexId>(boost::target(edge, view_));
        if (group_of_[to] != group_of_[start] || to == from) continue;
        if (from == start && !begins_(edge)) continue;
        if (to == start) {
          closing = edge;
          break;
        }
        if (depth_[to] != kUnreached) continue;
        depth_[to] = depth_[from] + 1;
        arrived_by_[to] = edge;
        queue.push_back(to);
      }
    }
    for (const VertexId reached : queue) depth_[reached] = kUnreached;
    return closing ? path_to(*closing, start) : std::vector<std::uint32_t>();
  }

  std::vector<std::uint32_t> path_to(GraphEdge edge, VertexId start) const {
    std::vector<std::uint32_t> path{view_[edge].edge};
    while (boost::source(edge, view_) != start) {
      edge = arrived_by_[boost::source(edge, view_)];
      path.push_back(view_[edge].edge);
    }
    std::ranges::reverse(path);
    return path;
  }

  /// The shortest cycle of a huge group costs its square: after this many steps the shortest so far is taken.
  std::size_t steps_left_ = 50'000'000;
  const AxesView& view_;
  const std::vector<std::size_t>& group_of_;
  Begins begins_;
  std::vector<GraphEdge> arrived_by_;
  std::vector<std::uint32_t> depth_;
};

}  // namespace

std::vector<std::uint32_t> strong_groups(std::size_t entry_count, std::span<const Arc> arcs) {
  using ArcGraph =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                         boost::no_property, VertexId, std::uint32_t>;
  const ArcGraph graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), static_cast<VertexId>(entry_count));
  std::vector<std::uint32_t> groups(entry_count);
  // Tarjan's algorithm is done with a group when it is done with all those to which it leads.
  boost::strong_components(
      graph, boost::make_iterator_property_map(groups.begin(), boost::get(boost::vertex_index, graph)));
  return groups;
}

class PatternGraph::Adjacency {
 public:
  Adjacency(std::size_t vertex_count, std::span<const Edge> edges, const Schema& schema) {
    std::vector<Arc> arcs;
    std::vector<AxisEdge> axes;
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      const Edge& edge = edges[i];
      if (edge.outcome != Outcome::resolved) continue;
      const RelationType& relation = schema.relations[edge.relation];
      if (!relation.asserted) continue;
      arcs.push_back(relation.against_axis ? Arc(edge.target, edge.source) : Arc(edge.source, edge.target));
      axes.push_back({relation.axis, i});
    }
    graph_ = Graph(boost::edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), axes.begin(),
                   static_cast<VertexId>(vertex_count));
  }

  AxesView along(std::span<const RelationId> axes) const { return {graph_, OnAxes{&graph_, axes}}; }
  const Graph& all() const { return graph_; }

 private:
  Graph graph_;
};

/// What several checks ask of the graph, found when the first of them asks; they may ask from several
/// threads.
class PatternGraph::Structure {
 public:
  Structure(const Adjacency& adjacency, std::span<const Entity* const> vertices, std::size_t relation_count)
      : adjacency_(adjacency), vertices_(vertices), by_axis_(relation_count) {}

  const Groups& cyclic_groups(RelationId axis) {
    OfAxis& found = by_axis_[axis];
    std::call_once(found.grouped, [&] { found.groups = groups_in(adjacency_.along({&axis, 1}), vertices_); });
    return found.groups;
  }

  const std::vector<std::vector<std::uint32_t>>& shortest_cycles(RelationId axis) {
    OfAxis& found = by_axis_[axis];
    const Groups& groups = cyclic_groups(axis);
    std::call_once(found.searched, [&] {
      const AxesView view = adjacency_.along({&axis, 1});
      const std::vector<std::size_t> group_of = membership(groups, boost::num_vertices(view));
      ShortestCycle search(view, group_of, [](const GraphEdge&) { return true; });
      for (const std::vector<VertexId>& group : groups) found.shortest.push_back(search.within(group));
    });
    return found.shortest;
  }

  const Groups& components() {
    std::call_once(joined_, [&] { components_ = find_components(); });
    return components_;
  }

 private:
  struct OfAxis {
    std::once_flag grouped;
    std::once_flag searched;
    Groups groups;
    std::vector<std::vector<std::uint32_t>> shortest;
  };

  Groups find_components() const {
    const std::size_t vertex_count = boost::num_vertices(adjacency_.all());
    std::vector<std::size_t> rank(vertex_count);
    std::vector<std::size_t> parent(vertex_count);
    const boost::typed_identity_property_map<std::size_t> index;
    boost::disjoint_sets sets(boost::make_iterator_property_map(rank.begin(), index),
                              boost::make_iterator_property_map(parent.begin(), index));
    for (std::size_t v = 0; v < vertex_count; ++v) sets.make_set(v);
    for (const GraphEdge& edge : boost::make_iterator_range(boost::edges(adjacency_.all())))
      sets.union_set(boost::source(edge, adjacency_.all()), boost::target(edge, adjacency_.all()));
    std::vector<std::size_t> part_of(vertex_count);
    std::vector<std::size_t> number(vertex_count, vertex_count);
    std::size_t count = 0;
    for (std::size_t v = 0; v < vertex_count; ++v) {
      std::size_t& part = number[sets.find_set(v)];
      if (part == vertex_count) part = count++;
      part_of[v] = part;
    }
    return grouped(part_of, count);
  }

  const Adjacency& adjacency_;
  std::span<const Entity* const> vertices_;
  std::vector<OfAxis> by_axis_;
  std::once_flag joined_;
  Groups components_;
};

PatternGraph::PatternGraph(const Library& library, const Schema& schema, const Progress* progress)
    : library_(library), schema_(schema) {
  for (const SourceFile& file : library.files) {
    if (file.entity) vertices_.push_back(&*file.entity);
  }
  ProgressStage stage(progress, "resolve", vertices_.size());
  names_ = std::make_unique<Names>(vertices_);
  std::size_t link_count = 0;
  for (const Entity* entity : vertices_) link_count += entity->links.size();
  edges_.reserve(link_count);
  for (VertexId source = 0; source < vertices_.size(); ++source) {
    for (const Link& link : vertices_[source]->links) {
      if (!schema.relations[link.relation].to_entries) continue;
      Edge& edge = edges_.emplace_back();
      edge.link = &link;
      edge.source = source;
      edge.relation = link.relation;
      resolve(edge);
    }
    stage.advance();
  }
  adjacency_ = std::make_unique<Adjacency>(vertices_.size(), edges_, schema);
  structure_ = std::make_unique<Structure>(*adjacency_, vertices_, schema.relations.size());
}

PatternGraph::~PatternGraph() = default;

std::optional<Match> PatternGraph::find(std::string_view text) const {
  return names_->find(text);
}

void PatternGraph::resolve(Edge& edge) const {
  const std::span<const Reference> references = edge.link->references;
  const bool may_be_external = relation_of(edge).external.has_value();
  if (references.empty()) {
    if (may_be_external && !named_target(*edge.link, schema_).empty()) edge.outcome = Outcome::external;
    return;
  }
  std::uint32_t unknown = 0;
  for (std::uint32_t i = 0; i < references.size(); ++i) {
    const auto match = find(references[i].value.text);
    if (!match) {
      ++unknown;
    } else if (edge.outcome != Outcome::resolved) {
      edge.target = match->vertex;
      edge.outcome = Outcome::resolved;
      edge.matched_by = match->by;
      edge.reference = static_cast<std::uint16_t>(i);
    } else {
      edge.conflicting |= match->vertex != edge.target;
    }
  }
  if (edge.outcome == Outcome::resolved) {
    edge.conflicting |= unknown > 0;
  } else {
    const Reference& named = references.front();
    // What has the form of an id was meant to be one.
    const bool plain_name = may_be_external && named.key.empty() && !schema_.class_of_id(named.value.text);
    edge.outcome = plain_name ? Outcome::external : Outcome::dangling;
  }
}

std::span<const std::vector<VertexId>> PatternGraph::cyclic_groups(RelationId axis) const {
  return structure_->cyclic_groups(axis);
}

std::span<const std::vector<std::uint32_t>> PatternGraph::shortest_cycles(RelationId axis) const {
  return structure_->shortest_cycles(axis);
}

std::span<const std::vector<VertexId>> PatternGraph::components() const {
  return structure_->components();
}

std::vector<MixedCycle> PatternGraph::mixed_cycles(std::span<const RelationId> axes) const {
  const AxesView view = adjacency_->along(axes);
  const Groups groups = groups_in(view, vertices_);
  const std::vector<std::size_t> group_of = membership(groups, vertices_.size());
  std::map<RelationId, std::vector<std::size_t>> group_on;
  for (const RelationId axis : axes) group_on[axis] = membership(cyclic_groups(axis), vertices_.size());
  // What begins with a link whose ends its own axis does not connect both ways needs another axis to close.
  ShortestCycle search(view, group_of, [&](const GraphEdge& edge) {
    const RelationId axis = view[edge].axis;
    const std::vector<std::size_t>& own = group_on.at(axis);
    const std::size_t group = own[boost::source(edge, view)];
    return group == cyclic_groups(axis).size() || group != own[boost::target(edge, view)];
  });
  std::vector<MixedCycle> cycles;
  for (const std::vector<VertexId>& group : groups) {
    std::vector<std::uint32_t> edges = search.within(group);
    if (!edges.empty()) cycles.push_back({group, std::move(edges)});
  }
  return cycles;
}

}  // namespace patgraph
