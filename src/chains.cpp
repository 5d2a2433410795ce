#include "chains.hpp"

#include <algorithm>

namespace patgraph {

std::vector<StepArc> arcs_along(const PatternGraph& graph, std::span<const Step> steps) {
  std::vector<std::vector<bool>> turns(graph.schema().relations.size());
  for (const Step& step : steps) turns[step.relation].push_back(step.turned);
  std::vector<StepArc> arcs;
  const std::span<const Edge> edges = graph.edges();
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    if (edge.outcome != Outcome::resolved || edge.source == edge.target) continue;
    for (const bool turned : turns[edge.relation]) {
      arcs.push_back(turned ? StepArc{edge.target, edge.source, i} : StepArc{edge.source, edge.target, i});
    }
  }
  std::ranges::sort(arcs);
  return arcs;
}

std::span<const StepArc> arcs_between(std::span<const StepArc> arcs, VertexId from, VertexId to) {
  const auto ends = [](const StepArc& arc) { return std::pair(arc.from, arc.to); };
  return {std::ranges::lower_bound(arcs, std::pair(from, to), {}, ends),
          std::ranges::upper_bound(arcs, std::pair(from, to), {}, ends)};
}

Chains::Chains(std::size_t entry_count, std::span<const StepArc> arcs)
    : arcs_(arcs), first_arc_(entry_count + 1), arrived_by_(entry_count) {
  std::vector<Arc> ends;
  ends.reserve(arcs.size());
  for (const StepArc& arc : arcs) {
    ends.emplace_back(arc.from, arc.to);
    ++first_arc_[arc.from + 1];
  }
  for (std::size_t i = 0; i < entry_count; ++i) first_arc_[i + 1] += first_arc_[i];
  group_of_ = strong_groups(entry_count, ends);
}

std::span<const StepArc> Chains::arcs_from(VertexId entry) const {
  return arcs_.subspan(first_arc_[entry], first_arc_[entry + 1] - first_arc_[entry]);
}

/// Walks from `start`, nearest first, over the arcs that `passes` lets through, and calls `arrives` for each.
/// It goes on until that returns false.
template <typename Passes, typename Arrives>
void Chains::walk(VertexId start, const Passes& passes, const Arrives& arrives) {
  queue_.assign(1, start);
  bool goes_on = true;
  for (std::size_t next = 0; next < queue_.size() && goes_on; ++next) {
    for (const StepArc& arc : arcs_from(queue_[next])) {
      if (!passes(arc)) continue;
      goes_on = arrives(arc);
      if (!goes_on) break;
      if (arc.to == start || arrived_by_[arc.to] != nullptr) continue;
      arrived_by_[arc.to] = &arc;
      queue_.push_back(arc.to);
    }
  }
  for (const VertexId reached : queue_) arrived_by_[reached] = nullptr;
}

Chain Chains::chain_by(const StepArc& last, VertexId start) const {
  Chain chain{{last.to}, {}};
  for (const StepArc* arc = &last;; arc = arrived_by_[arc->from]) {
    chain.stops.push_back(arc->from);
    chain.edges.push_back(arc->edge);
    if (arc->from == start) break;
  }
  std::ranges::reverse(chain.stops);
  std::ranges::reverse(chain.edges);
  return chain;
}

std::map<VertexId, Chain> Chains::detours(VertexId start) {
  const auto leaves_circle = [&](const StepArc& arc) { return group_of_[arc.from] != group_of_[arc.to]; };
  std::vector<VertexId> ends;
  std::uint32_t last_group = ~std::uint32_t{0};
  for (const StepArc& arc : arcs_from(start)) {
    if (!leaves_circle(arc) || (!ends.empty() && ends.back() == arc.to)) continue;
    ends.push_back(arc.to);
    last_group = std::min(last_group, group_of_[arc.to]);
  }
  std::map<VertexId, Chain> found;
  if (ends.size() < 2) return found;
  walk(
      start, [&](const StepArc& arc) { return leaves_circle(arc) && group_of_[arc.to] >= last_group; },
      [&](const StepArc& arc) {
        if (arc.from != start && !found.contains(arc.to) && std::ranges::binary_search(ends, arc.to))
          found.emplace(arc.to, chain_by(arc, start));
        return true;
      });
  return found;
}

std::map<VertexId, Chain> Chains::chains_to(VertexId start, std::span<const VertexId> ends) {
  std::uint32_t last_group = ~std::uint32_t{0};
  for (const VertexId end : ends) last_group = std::min(last_group, group_of_[end]);
  std::map<VertexId, Chain> found;
  walk(
      start, [&](const StepArc& arc) { return group_of_[arc.to] >= last_group; },
      [&](const StepArc& arc) {
        if (!found.contains(arc.to) && std::ranges::binary_search(ends, arc.to))
          found.emplace(arc.to, chain_by(arc, start));
        return found.size() < ends.size();
      });
  return found;
}

}  // namespace patgraph
