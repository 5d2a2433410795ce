#include "centrality.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>

#include "parallel.hpp"

namespace patgraph {
namespace {

using ArcGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                    boost::no_property, VertexId, std::uint32_t>;

/// Joins entries by the arcs, each once; `both_ways` adds those that run against them.
ArcGraph simple_graph(std::size_t vertex_count, std::span<const Arc> arcs, bool both_ways) {
  std::vector<Arc> sorted;
  sorted.reserve(arcs.size() * (both_ways ? 2 : 1));
  for (const auto& [from, to] : arcs) {
    if (from == to) continue;
    sorted.emplace_back(from, to);
    if (both_ways) sorted.emplace_back(to, from);
  }
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return {boost::edges_are_sorted, sorted.begin(), sorted.end(), static_cast<VertexId>(vertex_count)};
}

auto neighbours(VertexId v, const ArcGraph& graph) {
  return boost::make_iterator_range(boost::adjacent_vertices(v, graph));
}

/// Says when ranks, which sum to the number of entries, change no more. As each round leaves at most 0.85 of
/// the change of the one before, that takes no more than 140 rounds.
class Settled {
 public:
  explicit Settled(std::size_t vertex_count) : before_(vertex_count) {}

  template <typename Ranks>
  bool operator()(const Ranks& ranks, const ArcGraph& graph) {
    double change = 0;
    for (const VertexId v : boost::make_iterator_range(boost::vertices(graph))) {
      change += std::abs(ranks[v] - before_[v]);
      before_[v] = ranks[v];
    }
    return change <= 1e-9 * static_cast<double>(before_.size());
  }

 private:
  std::vector<double> before_;
};

/// Follows the shortest chains from one entry after another.
///
/// Boost's brandes_betweenness_centrality starts from every entry, on one thread, and counts chains in the
/// integers with which the graph counts arcs: a row of 32 rhombi has more of them than 32 bits hold. It keeps
/// lists of the entries before each; keeping those behind it in one vector takes half of the time.
class ChainCounter {
 public:
  explicit ChainCounter(const ArcGraph& graph)
      : graph_(graph),
        next_(boost::num_edges(graph) + 1),
        distance_(boost::num_vertices(graph), kUnreached),
        chains_(distance_.size()),
        share_(distance_.size()) {}

  /// Adds for each entry how many others are reached from the pivot through it.
  void add_dependencies(VertexId pivot, std::vector<double>& sums) {
    std::size_t end = count_chains_from(pivot);
    for (std::size_t i = reached_.size(); i-- > 0;) {
      const auto& [v, first] = reached_[i];
      double shares = 0;
      for (std::size_t next = first; next < end; ++next) shares += share_[next_[next]];
      end = first;
      const double dependency = counted(v) * shares;
      share_[v] = (1 + dependency) / chains_[v];
      if (i > 0) sums[v] += dependency;
    }
    for (const auto& [v, first] : reached_) {
      distance_[v] = kUnreached;
      chains_[v] = 0;
    }
  }

 private:
  static constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

  /// Returns where the entries of `next_` end.
  std::size_t count_chains_from(VertexId pivot) {
    std::size_t end = 0;
    reached_.assign(1, {pivot, 0});
    distance_[pivot] = 0;
    chains_[pivot] = 1;
    for (std::size_t i = 0; i < reached_.size(); ++i) {
      const VertexId v = reached_[i].entry;
      reached_[i].first = end;
      const std::uint32_t distance = distance_[v] + 1;
      const double chains = counted(v);
      for (const VertexId next : neighbours(v, graph_)) {
        if (distance_[next] == kUnreached) {
          distance_[next] = distance;
          reached_.push_back({next, 0});
        }
        // Without a branch, which no processor could foresee.
        next_[end] = next;
        end += static_cast<std::size_t>(distance_[next] == distance);
      }
      for (std::size_t k = reached_[i].first; k < end; ++k) chains_[next_[k]] += chains;
    }
    return end;
  }

  /// Chains can be more than a double holds: beyond this, all numbers count as one.
  double counted(VertexId v) const { return std::min(chains_[v], 1e300); }

  struct Reached {
    VertexId entry;
    std::size_t first;  ///< of those that follow it, in `next_`
  };

  const ArcGraph& graph_;
  std::vector<Reached> reached_;  ///< in the order of their distance
  std::vector<VertexId> next_;    ///< those one step further, of each that is reached; room for one more
  std::vector<std::uint32_t> distance_;
  std::vector<double> chains_;  ///< shortest ones from the pivot
  std::vector<double> share_;   ///< of what lies behind an entry, for each of its chains
};

/// Returns a new number for each entry, the least for those that are joined with most others. They are met
/// most often: near each other, they stay in the fastest memory, which takes a fifth off the time.
std::vector<VertexId> numbers_by_degree(std::size_t vertex_count, std::span<const Arc> arcs) {
  const std::vector<double> degree = degrees(vertex_count, arcs);
  std::vector<VertexId> order(vertex_count);
  std::iota(order.begin(), order.end(), VertexId{0});
  std::ranges::stable_sort(order, std::ranges::greater(), [&](VertexId v) { return degree[v]; });
  std::vector<VertexId> numbers(vertex_count);
  for (VertexId i = 0; i < vertex_count; ++i) numbers[order[i]] = i;
  return numbers;
}

/// Draws that many of the entries, the same ones every time.
std::vector<VertexId> draw_pivots(std::size_t vertex_count, std::size_t pivot_count) {
  std::vector<VertexId> entries(vertex_count);
  std::iota(entries.begin(), entries.end(), VertexId{0});
  if (pivot_count < vertex_count) {
    // The distributions of the standard library differ from one to another; the generator does not.
    std::mt19937_64 generator;  // NOLINT(cert-msc51-cpp): the same pivots in every run
    for (std::size_t i = 0; i < pivot_count; ++i)
      std::swap(entries[i], entries[i + generator() % (vertex_count - i)]);
    entries.resize(pivot_count);
  }
  return entries;
}

}  // namespace

std::vector<double> degrees(std::size_t vertex_count, std::span<const Arc> arcs) {
  const ArcGraph graph = simple_graph(vertex_count, arcs, true);
  std::vector<double> found(vertex_count);
  for (VertexId v = 0; v < vertex_count; ++v) found[v] = boost::out_degree(v, graph);
  return found;
}

std::vector<double> page_rank(std::size_t vertex_count, std::span<const Arc> arcs) {
  const ArcGraph graph = simple_graph(vertex_count, arcs, false);
  std::vector<double> ranks(vertex_count);
  constexpr double kDamping = 0.85;
  constexpr VertexId kFirstRank = 1;  // Boost takes the number of entries and divides by it
  boost::graph::page_rank(
      graph, boost::make_iterator_property_map(ranks.begin(), boost::get(boost::vertex_index, graph)),
      Settled(vertex_count), kDamping, kFirstRank);
  // Boost lets the readers go where no arc leads on. To send them to any entry instead multiplies all ranks
  // by the same: Del Corso, Gulli and Romani, "Fast PageRank computation via a sparse linear system" (2005).
  const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (double& rank : ranks) rank /= sum;
  return ranks;
}

std::size_t betweenness_pivots(std::size_t vertex_count, std::size_t arc_count) {
  constexpr std::size_t kSteps = 500'000'000;
  const std::size_t steps_of_one = vertex_count + 2 * arc_count;
  return std::min(vertex_count, 1 + kSteps / std::max<std::size_t>(steps_of_one, 1));
}

std::vector<double> betweenness(std::size_t vertex_count, std::span<const Arc> arcs, unsigned threads) {
  return estimate_betweenness(vertex_count, arcs, betweenness_pivots(vertex_count, arcs.size()), threads);
}

std::vector<double> estimate_betweenness(std::size_t vertex_count, std::span<const Arc> arcs,
                                         std::size_t pivot_count, unsigned threads) {
  const std::vector<VertexId> numbers = numbers_by_degree(vertex_count, arcs);
  std::vector<Arc> numbered;
  numbered.reserve(arcs.size());
  for (const auto& [from, to] : arcs) numbered.emplace_back(numbers[from], numbers[to]);
  const ArcGraph graph = simple_graph(vertex_count, numbered, true);
  const std::vector<VertexId> pivots = draw_pivots(vertex_count, pivot_count);
  // What is summed in another order is another number: the parts are the same on any number of threads.
  constexpr std::size_t kParts = 8;
  std::vector<std::vector<double>> sums(kParts, std::vector<double>(vertex_count));
  parallel_for(kParts, threads, [&](std::size_t part, unsigned) {
    ChainCounter counter(graph);
    for (std::size_t i = part; i < pivots.size(); i += kParts)
      counter.add_dependencies(pivots[i], sums[part]);
  });
  // Each pair is met from both of its ends.
  const double scale = static_cast<double>(vertex_count) / static_cast<double>(2 * pivots.size());
  std::vector<double> found(vertex_count);
  for (const std::vector<double>& part : sums) {
    for (std::size_t v = 0; v < vertex_count; ++v) found[v] += part[numbers[v]];
  }
  for (double& value : found) value *= scale;
  return found;
}

}  // namespace patgraph
