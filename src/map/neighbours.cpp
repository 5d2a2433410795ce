#include "neighbours.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace patgraph {
namespace {

/// Puts what an entry is linked with into groups.
class Neighbourhood {
 public:
  Neighbourhood(const PatternMap& map, VertexId vertex) : map_(map), vertex_(vertex) {}

  std::vector<NeighbourGroup> take() {
    add_stated();
    add_others();
    std::vector<NeighbourGroup> groups;
    for (auto& [key, neighbours] : groups_) {
      const auto& [is_proposed, relation, incoming] = key;
      std::ranges::stable_sort(neighbours, std::ranges::greater(), &Neighbour::weight);
      groups.push_back({relation, incoming, std::move(neighbours)});
    }
    return groups;
  }

 private:
  bool is_center(const MapNode& node) const { return node.kind == NodeKind::entry && node.vertex == vertex_; }

  void add_stated() {
    for (const MapEdge& edge : map_.edges) {
      const MapNode& source = map_.nodes[edge.source];
      const MapNode& target = map_.nodes[edge.target];
      const bool goes_out = is_center(source);
      if (!goes_out && !is_center(target)) continue;
      const MapNode& other = goes_out ? target : source;
      const Outcome outcome = other.kind == NodeKind::entry ? Outcome::resolved : Outcome::external;
      group_of(*edge.relation, goes_out)
          .push_back({other.label, map_.entity_of(other), outcome, edge.weight, nullptr});
    }
  }

  /// Adds what no map shows: links that lead nowhere, and proposals.
  void add_others() {
    const Schema& schema = map_.schema();
    for (const Edge& edge : map_.graph->edges()) {
      const bool goes_out = edge.source == vertex_;
      const bool comes_in = edge.outcome == Outcome::resolved && edge.target == vertex_;
      if (!goes_out && !comes_in) continue;
      const bool is_proposed = !map_.graph->relation_of(edge).asserted;
      if (edge.outcome == Outcome::rejected || (!is_proposed && edge.outcome != Outcome::dangling)) continue;
      const Value* strength = strength_of(*edge.link, schema);
      Neighbour neighbour{std::string(named_target(*edge.link, schema)), nullptr, edge.outcome,
                          strength != nullptr ? number_from(strength->text) : std::nullopt,
                          is_proposed ? edge.link : nullptr};
      if (edge.outcome == Outcome::resolved) {
        neighbour.entity = map_.graph->vertices()[goes_out ? edge.target : edge.source];
        neighbour.label = label_of(*neighbour.entity);
      }
      group_of(edge.relation, goes_out).push_back(std::move(neighbour));
    }
  }

  /// Returns the group of a relation that goes out of the entry or comes in.
  std::vector<Neighbour>& group_of(RelationId relation, bool goes_out) {
    const RelationType& type = map_.schema().relations[relation];
    const bool turned = !goes_out && type.inverse.has_value();
    return groups_[{!type.asserted, turned ? *type.inverse : relation,
                    !goes_out && !turned && !type.symmetric}];
  }

  const PatternMap& map_;
  VertexId vertex_;
  std::map<std::tuple<bool, RelationId, bool>, std::vector<Neighbour>> groups_;
};

}  // namespace

std::vector<NeighbourGroup> neighbours_of(const PatternMap& map, VertexId vertex) {
  return Neighbourhood(map, vertex).take();
}

}  // namespace patgraph
