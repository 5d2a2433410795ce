#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pattern_graph.hpp"

namespace patgraph {

// How much each of `vertex_count` entries counts by the arcs between them. Arcs that lead back to their own
// entry count for nothing, parallel ones as one.

/// Returns how many other entries each is joined with, whichever way.
std::vector<double> degrees(std::size_t vertex_count, std::span<const Arc> arcs);

/// Returns for each entry the share of their time that readers spend there who follow an arc 85 times of 100,
/// and else, or where none leads on, go to any entry: Brin and Page, "The anatomy of a large-scale
/// hypertextual Web search engine" (1998). The shares sum to 1; rounding apart, their error is below 1e-8.
std::vector<double> page_rank(std::size_t vertex_count, std::span<const Arc> arcs);

/// Returns for each entry the number of pairs of others between which it lies: how many of their shortest
/// chains, arcs taken either way, run through it, of several each in its share. Brandes, "A faster algorithm
/// for betweenness centrality" (2001). Of a large graph the values are estimates, from `betweenness_pivots`
/// entries. The threads change nothing but the time.
std::vector<double> betweenness(std::size_t vertex_count, std::span<const Arc> arcs, unsigned threads = 1);

/// Estimates betweenness by chains that start at that many entries, which a generator with a fixed seed
/// draws: Brandes and Pich, "Centrality estimation in large networks" (2007). By Hoeffding's inequality, of k
/// pivots among n entries, a value is off by more than e n^2 / 2 with a probability of at most 2 exp(-2 k
/// e^2).
std::vector<double> estimate_betweenness(std::size_t vertex_count, std::span<const Arc> arcs,
                                         std::size_t pivot_count, unsigned threads = 1);

/// Returns from how many entries `betweenness` starts: from all, unless that takes more than half a billion
/// steps, one for each entry and each end of an arc.
std::size_t betweenness_pivots(std::size_t vertex_count, std::size_t arc_count);

}  // namespace patgraph
