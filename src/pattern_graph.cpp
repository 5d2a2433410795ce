#include "pattern_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <mutex>
#include <string>
#include <unordered_map>

#include "case_fold.hpp"

namespace patgraph {

/// What every entry is called.
class PatternGraph::Names {
 public:
  explicit Names(std::span<const Entity* const> vertices) : vertices_(vertices) {
    by_id_.reserve(vertices.size());
    by_slug_.reserve(vertices.size());
    for (VertexId v = 0; v < vertices.size(); ++v) {
      // Of two entries with one name the first counts; checks report the other.
      if (vertices[v]->id) by_id_.emplace(vertices[v]->id->text, v);
      by_slug_.emplace(vertices[v]->slug, v);
    }
  }

  std::optional<Match> find(std::string_view text) const {
    if (const auto found = by_id_.find(text); found != by_id_.end())
      return Match{found->second, MatchedBy::id};
    if (const auto found = by_slug_.find(text); found != by_slug_.end())
      return Match{found->second, MatchedBy::slug};
    const auto& titles = by_title();
    if (const auto found = titles.find(case_fold(text)); found != titles.end()) {
      return Match{found->second, MatchedBy::title};
    }
    return std::nullopt;
  }

 private:
  /// Folding every title costs more than most libraries need: it waits for the first reference that is no id
  /// and no slug. Checks may ask from several threads.
  const std::unordered_map<std::string, VertexId>& by_title() const {
    std::call_once(titles_folded_, [&] {
      for (VertexId v = 0; v < vertices_.size(); ++v) {
        if (vertices_[v]->title) by_title_.emplace(case_fold(vertices_[v]->title->text), v);
      }
      for (VertexId v = 0; v < vertices_.size(); ++v) {
        for (const Value& alias : vertices_[v]->aliases) by_title_.emplace(case_fold(alias.text), v);
      }
    });
    return by_title_;
  }

  std::span<const Entity* const> vertices_;
  std::unordered_map<std::string_view, VertexId> by_id_;
  std::unordered_map<std::string_view, VertexId> by_slug_;
  mutable std::once_flag titles_folded_;
  mutable std::unordered_map<std::string, VertexId> by_title_;
};

namespace {

/// An edge of the Boost graph: it runs along its axis, so that both spellings of a relation run the same way.
struct AxisEdge {
  RelationId axis = 0;
  std::uint32_t edge = 0;  ///< index into PatternGraph::edges
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, AxisEdge>;
using GraphEdge = boost::graph_traits<Graph>::edge_descriptor;

/// Lets through the edges of one axis.
struct OnAxis {
  const Graph* graph = nullptr;
  RelationId axis = 0;
  bool operator()(const GraphEdge& edge) const { return (*graph)[edge].axis == axis; }
};

using AxisView = boost::filtered_graph<Graph, OnAxis>;

/// Looks for a shortest cycle in one strongly connected group by a breadth-first search from each of its
/// vertices.
class ShortestCycle {
 public:
  ShortestCycle(const AxisView& view, const std::vector<std::size_t>& group_of)
      : view_(view), group_of_(group_of), arrived_by_(group_of.size()), depth_(group_of.size(), kUnreached) {}

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
  const AxisView& view_;
  const std::vector<std::size_t>& group_of_;
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
  Adjacency(std::size_t vertex_count, std::span<const Edge> edges, const Schema& schema)
      : graph_(vertex_count) {
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
      const Edge& edge = edges[i];
      if (edge.outcome != Outcome::resolved) continue;
      const RelationType& relation = schema.relations[edge.link->relation];
      if (!relation.asserted) continue;
      const auto [from, to] =
          relation.against_axis ? std::pair(edge.target, edge.source) : std::pair(edge.source, edge.target);
      boost::add_edge(from, to, AxisEdge{relation.axis, i}, graph_);
    }
  }

  AxisView along(RelationId axis) const { return {graph_, OnAxis{&graph_, axis}}; }
  const Graph& all() const { return graph_; }

 private:
  Graph graph_;
};

PatternGraph::PatternGraph(const Library& library, const Schema& schema)
    : library_(library), schema_(schema) {
  for (const SourceFile& file : library.files) {
    if (file.entity) vertices_.push_back(&*file.entity);
  }
  names_ = std::make_unique<Names>(vertices_);
  std::size_t link_count = 0;
  for (const Entity* entity : vertices_) link_count += entity->links.size();
  edges_.reserve(link_count);
  for (VertexId source = 0; source < vertices_.size(); ++source) {
    for (const Link& link : vertices_[source]->links) {
      if (!schema.relations[link.relation].to_entries) continue;
      edges_.push_back({&link, source, 0, Outcome::rejected, MatchedBy::id, 0, false});
      resolve(edges_.back());
    }
  }
  adjacency_ = std::make_unique<Adjacency>(vertices_.size(), edges_, schema);
}

PatternGraph::~PatternGraph() = default;

std::optional<Match> PatternGraph::find(std::string_view text) const {
  return names_->find(text);
}

void PatternGraph::resolve(Edge& edge) const {
  const std::vector<Reference>& references = edge.link->references;
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
      edge = {edge.link, edge.source, match->vertex, Outcome::resolved, match->by, i, false};
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

std::vector<std::vector<VertexId>> PatternGraph::cyclic_groups(RelationId axis) const {
  const AxisView view = adjacency_->along(axis);
  std::vector<std::size_t> component(vertices_.size());
  const std::size_t count = boost::strong_components(
      view, boost::make_iterator_property_map(component.begin(),
                                              boost::get(boost::vertex_index, adjacency_->all())));
  std::vector<std::vector<VertexId>> groups(count);
  for (VertexId v = 0; v < component.size(); ++v) groups[component[v]].push_back(v);
  std::erase_if(groups, [](const std::vector<VertexId>& group) { return group.size() < 2; });
  std::ranges::sort(groups, [](const std::vector<VertexId>& a, const std::vector<VertexId>& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return groups;
}

std::vector<std::vector<std::uint32_t>> PatternGraph::shortest_cycles(
    RelationId axis, std::span<const std::vector<VertexId>> groups) const {
  std::vector<std::size_t> group_of(vertices_.size(), groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const VertexId v : groups[i]) group_of[v] = i;
  }
  const AxisView view = adjacency_->along(axis);
  ShortestCycle search(view, group_of);
  std::vector<std::vector<std::uint32_t>> cycles;
  for (const std::vector<VertexId>& group : groups) cycles.push_back(search.within(group));
  return cycles;
}

std::size_t PatternGraph::component_count() const {
  std::vector<std::size_t> rank(vertices_.size());
  std::vector<std::size_t> parent(vertices_.size());
  const boost::typed_identity_property_map<std::size_t> index;
  boost::disjoint_sets sets(boost::make_iterator_property_map(rank.begin(), index),
                            boost::make_iterator_property_map(parent.begin(), index));
  for (std::size_t v = 0; v < vertices_.size(); ++v) sets.make_set(v);
  std::size_t count = vertices_.size();
  for (const GraphEdge& edge : boost::make_iterator_range(boost::edges(adjacency_->all()))) {
    const std::size_t a = sets.find_set(boost::source(edge, adjacency_->all()));
    const std::size_t b = sets.find_set(boost::target(edge, adjacency_->all()));
    if (a == b) continue;
    sets.link(a, b);
    --count;
  }
  return count;
}

}  // namespace patgraph
