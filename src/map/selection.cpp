#include "selection.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "../chains.hpp"
#include "measures.hpp"

namespace patgraph {
namespace {

using Marks = std::vector<char>;

/// Leaves the nodes that are marked, and the edges between them.
void keep(PatternMap& map, const Marks& marked) {
  std::vector<std::uint32_t> place(map.nodes.size());
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < map.nodes.size(); ++i) {
    if (marked[i] == 0) continue;
    place[i] = count;
    if (count != i) map.nodes[count] = std::move(map.nodes[i]);
    ++count;
  }
  map.nodes.resize(count);
  std::erase_if(map.edges, [&](const MapEdge& edge) { return !marked[edge.source] || !marked[edge.target]; });
  for (MapEdge& edge : map.edges) {
    edge.source = place[edge.source];
    edge.target = place[edge.target];
  }
}

/// Leaves the nodes that an edge touches.
void keep_linked(PatternMap& map) {
  Marks linked(map.nodes.size(), 0);
  for (const MapEdge& edge : map.edges) linked[edge.source] = linked[edge.target] = 1;
  keep(map, linked);
}

/// Returns whether the options name the entry: its node stays, whatever its fields say.
bool is_named(const MapOptions& options, const MapNode& node) {
  if (node.kind != NodeKind::entry) return false;
  return (options.around && options.around->center == node.vertex) ||
         (options.path && (options.path->first == node.vertex || options.path->second == node.vertex));
}

bool has_value(const Entity& entity, const MapOptions::Condition& condition) {
  return std::ranges::any_of(entity.attributes, [&](const Attribute& attribute) {
    return attribute.field == condition.field && attribute.value.text == condition.value;
  });
}

bool meets(const Entity& entity, const std::vector<MapOptions::Condition>& conditions) {
  std::map<FieldId, bool> met;
  for (const MapOptions::Condition& condition : conditions) {
    bool& one = met[condition.field];
    one = one || has_value(entity, condition);
  }
  return std::ranges::all_of(met, [](const auto& field) { return field.second; });
}

void keep_matching(PatternMap& map) {
  Marks matching(map.nodes.size(), 0);
  for (std::size_t i = 0; i < map.nodes.size(); ++i) {
    const Entity* entity = map.entity_of(map.nodes[i]);
    if (entity != nullptr && (is_named(map.options, map.nodes[i]) || meets(*entity, map.options.where)))
      matching[i] = 1;
  }
  keep(map, matching);
}

/// Leaves the nodes that a relation connects both ways, and the edges that do so.
void keep_cycles(PatternMap& map) {
  Marks in_cycle(map.nodes.size(), 0);
  Marks closes(map.edges.size(), 0);
  for (const CyclicAxis& axis : cyclic_axes(map)) {
    for (std::size_t i = 0; i < map.edges.size(); ++i) {
      const MapEdge& edge = map.edges[i];
      if (edge.source == edge.target || map.relation_of(edge)->axis != axis.relation) continue;
      if (axis.group_of[edge.source] != axis.group_of[edge.target]) continue;
      closes[i] = in_cycle[edge.source] = in_cycle[edge.target] = 1;
    }
  }
  std::size_t next = 0;
  std::erase_if(map.edges, [&](const MapEdge&) { return closes[next++] == 0; });
  keep(map, in_cycle);
}

/// An edge as it is met at a node.
struct Passage {
  std::uint32_t to = 0;
  std::uint32_t edge = 0;
};

/// What can be reached from each node in one step, in the direction that the options ask for.
class Passages {
 public:
  explicit Passages(const PatternMap& map) : first_(map.nodes.size() + 1) {
    const Direction direction = map.options.direction;
    std::vector<std::pair<std::uint32_t, Passage>> all;
    for (std::uint32_t i = 0; i < map.edges.size(); ++i) {
      const MapEdge& edge = map.edges[i];
      const bool either_way = direction == Direction::both || map.is_symmetric(edge);
      if (either_way || direction == Direction::out) all.push_back({edge.source, {edge.target, i}});
      if (either_way || direction == Direction::in) all.push_back({edge.target, {edge.source, i}});
    }
    for (const auto& [from, passage] : all) ++first_[from + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    passages_.resize(all.size());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (const auto& [from, passage] : all) passages_[next[from]++] = passage;
  }

  std::span<const Passage> from(std::uint32_t node) const {
    return std::span(passages_).subspan(first_[node], first_[node + 1] - first_[node]);
  }

 private:
  std::vector<std::size_t> first_;  ///< by node; one more at the end
  std::vector<Passage> passages_;   ///< by node, then by edge
};

void keep_near(PatternMap& map) {
  Marks reached(map.nodes.size(), 0);
  const Passages passages(map);
  std::vector<std::uint32_t> frontier;
  if (const auto center = node_of(map, map.options.around->center)) {
    frontier.push_back(*center);
    reached[*center] = 1;
  }
  for (unsigned step = 0; step < map.options.around->depth && !frontier.empty(); ++step) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t node : frontier) {
      for (const Passage& passage : passages.from(node)) {
        if (reached[passage.to] != 0) continue;
        reached[passage.to] = 1;
        next.push_back(passage.to);
      }
    }
    frontier = std::move(next);
  }
  keep(map, reached);
}

/// Leaves the nodes of the chain, and the edges between each and the next.
void keep_chain(PatternMap& map) {
  Marks on_chain(map.nodes.size(), 0);
  std::set<std::pair<std::uint32_t, std::uint32_t>> steps;
  const auto from = node_of(map, map.options.path->first);
  const auto to = node_of(map, map.options.path->second);
  if (from && to) {
    if (*from == *to) on_chain[*from] = 1;
    for (const std::uint32_t i : shortest_chain(map, *from, *to)) {
      const auto [source, target] = std::minmax(map.edges[i].source, map.edges[i].target);
      on_chain[source] = on_chain[target] = 1;
      steps.emplace(source, target);
    }
  }
  std::erase_if(map.edges,
                [&](const MapEdge& edge) { return !steps.contains(std::minmax(edge.source, edge.target)); });
  keep(map, on_chain);
}

void keep_top(PatternMap& map) {
  const std::vector<double> measured = measure(map, map.options.by);
  std::vector<std::uint32_t> order(map.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater(), [&](std::uint32_t i) { return measured[i]; });
  order.resize(std::min(order.size(), *map.options.top));
  Marks top(map.nodes.size(), 0);
  for (const std::uint32_t i : order) top[i] = 1;
  keep(map, top);
}

/// Leaves out the edges of a hierarchy beside which a chain along it leads from one end to the other. Boost's
/// transitive_reduction keeps a matrix of all nodes, which a large library cannot afford.
void reduce(PatternMap& map) {
  std::map<RelationId, std::vector<StepArc>> arcs;  // by axis, from the narrower to the broader end
  for (std::uint32_t i = 0; i < map.edges.size(); ++i) {
    const MapEdge& edge = map.edges[i];
    if (!map.is_layered(edge) || edge.source == edge.target) continue;
    const RelationType& relation = *map.relation_of(edge);
    arcs[relation.axis].push_back(relation.against_axis ? StepArc{edge.target, edge.source, i}
                                                        : StepArc{edge.source, edge.target, i});
  }
  Marks implied(map.edges.size(), 0);
  for (auto& [axis, steps] : arcs) {
    std::ranges::sort(steps);
    Chains chains(map.nodes.size(), steps);
    for (std::uint32_t node = 0; node < map.nodes.size(); ++node) {
      for (const auto& [end, chain] : chains.detours(node)) {
        // An edge of a narrower relation says more than the chain.
        for (const StepArc& arc : arcs_between(steps, node, end))
          implied[arc.edge] = map.edges[arc.edge].relation == axis ? 1 : 0;
      }
    }
  }
  std::size_t next = 0;
  std::erase_if(map.edges, [&](const MapEdge&) { return implied[next++] != 0; });
}

}  // namespace

void select(PatternMap& map) {
  const MapOptions& options = map.options;
  const auto narrow = [&](MapSelection selection, bool asked, void (*keeps)(PatternMap&)) {
    if (!asked || map.nodes.empty()) return;
    keeps(map);
    if (map.nodes.empty()) map.emptied_by = selection;
  };
  // An entry that is named stays though it may have no such link.
  const bool drops_unlinked =
      (!options.relations.empty() || options.min_weight) && !options.around && !options.path;
  narrow(MapSelection::where, !options.where.empty(), keep_matching);
  narrow(MapSelection::links, drops_unlinked, keep_linked);
  narrow(MapSelection::only_cycles, options.only_cycles, keep_cycles);
  narrow(MapSelection::around, options.around.has_value(), keep_near);
  narrow(MapSelection::path, options.path.has_value(), keep_chain);
  if (options.top) keep_top(map);
  if (options.reduce) reduce(map);
}

std::optional<std::uint32_t> node_of(const PatternMap& map, VertexId vertex) {
  for (std::uint32_t i = 0; i < map.nodes.size(); ++i) {
    if (map.nodes[i].kind == NodeKind::entry && map.nodes[i].vertex == vertex) return i;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> shortest_chain(const PatternMap& map, std::uint32_t from, std::uint32_t to) {
  constexpr std::uint32_t kUnreached = ~std::uint32_t{0};
  struct Arrival {
    std::uint32_t from = kUnreached;
    std::uint32_t edge = 0;
  };
  const Passages passages(map);
  std::vector<Arrival> arrivals(map.nodes.size());
  std::vector<std::uint32_t> queue{from};
  arrivals[from].from = from;
  for (std::size_t next = 0; next < queue.size() && arrivals[to].from == kUnreached; ++next) {
    for (const Passage& passage : passages.from(queue[next])) {
      if (arrivals[passage.to].from != kUnreached) continue;
      arrivals[passage.to] = {queue[next], passage.edge};
      queue.push_back(passage.to);
    }
  }
  std::vector<std::uint32_t> chain;
  if (arrivals[to].from == kUnreached) return chain;
  for (std::uint32_t node = to; node != from; node = arrivals[node].from)
    chain.push_back(arrivals[node].edge);
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace patgraph
