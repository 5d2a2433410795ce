#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "pattern_graph.hpp"

namespace patgraph {

/// A link as a step along a property: turned round where its relation runs against it.
struct StepArc {
  VertexId from = 0;
  VertexId to = 0;
  std::uint32_t edge = 0;  ///< index into PatternGraph::edges
  auto operator<=>(const StepArc&) const = default;
};

/// Returns the links that are steps along a property, sorted; those of an entry to itself are left out.
std::vector<StepArc> arcs_along(const PatternGraph& graph, std::span<const Step> steps);

/// Returns those of the sorted arcs that lead from one entry to another.
std::span<const StepArc> arcs_between(std::span<const StepArc> arcs, VertexId from, VertexId to);

/// Calls `visit` with the arcs of each pair of entries, of sorted arcs.
template <typename Visit>
void for_each_pair(std::span<const StepArc> arcs, const Visit& visit) {
  for (std::size_t begin = 0, end = 0; begin < arcs.size(); begin = end) {
    while (end < arcs.size() && arcs[end].from == arcs[begin].from && arcs[end].to == arcs[begin].to) ++end;
    visit(arcs.subspan(begin, end - begin));
  }
}

/// Links of which each leads on from where the one before led.
struct Chain {
  std::vector<VertexId> stops;       ///< one more than links
  std::vector<std::uint32_t> edges;  ///< indices into PatternGraph::edges
};

/// Finds chains of links along a property. Groups of entries that lead to each other both ways are known, so
/// that a search passes by what cannot lead to where it wants to go.
class Chains {
 public:
  /// The arcs are sorted, and must outlive the object.
  Chains(std::size_t entry_count, std::span<const StepArc> arcs);

  /// Returns, by their ends, shortest chains of two links or more to entries to which a link leads from
  /// `start` as well. Links within a circle do not count: which of them holds is not settled.
  std::map<VertexId, Chain> detours(VertexId start);

  /// Returns, by their ends, shortest chains from `start` to those of the sorted entries to which there is
  /// one.
  std::map<VertexId, Chain> chains_to(VertexId start, std::span<const VertexId> ends);

 private:
  std::span<const StepArc> arcs_from(VertexId entry) const;
  Chain chain_by(const StepArc& last, VertexId start) const;
  template <typename Passes, typename Arrives>
  void walk(VertexId start, const Passes& passes, const Arrives& arrives);

  std::span<const StepArc> arcs_;
  std::vector<std::size_t> first_arc_;      ///< by entry; one more at the end
  std::vector<std::uint32_t> group_of_;     ///< by entry, numbered as `strong_groups` does
  std::vector<const StepArc*> arrived_by_;  ///< by entry, in the search that is under way
  std::vector<VertexId> queue_;
};

}  // namespace patgraph
