#include "centrality.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>
#include <string>

namespace patgraph::testing {
namespace {

using Arcs = std::vector<Arc>;

/// Returns the values with six digits.
std::string shown(const std::vector<double>& values) {
  std::ostringstream text;
  for (const double value : values) text << (text.tellp() > 0 ? " " : "") << value;
  return text.str();
}

const Arcs kStar = {{1, 0}, {2, 0}, {3, 0}};
const Arcs kChain = {{0, 1}, {1, 2}, {2, 3}};
const Arcs kCycle = {{0, 1}, {1, 2}, {2, 3}, {3, 0}};
const Arcs kTwoParts = {{0, 1}, {1, 2}, {3, 4}};
const Arcs kChainWithLoopsAndRepetitions = {{0, 1}, {1, 2}, {2, 3}, {1, 1}, {0, 1}, {3, 3}};

TEST(Degrees, CountOtherEntriesWhicheverWay) {
  EXPECT_EQ(shown(degrees(4, kStar)), "3 1 1 1");
  EXPECT_EQ(shown(degrees(4, kChain)), "1 2 2 1");
  EXPECT_EQ(shown(degrees(4, kCycle)), "2 2 2 2");
  EXPECT_EQ(shown(degrees(6, kTwoParts)), "1 2 1 1 1 0");
}

TEST(Degrees, LoopsParallelAndOppositeArcsAddNothing) {
  EXPECT_EQ(shown(degrees(4, kChainWithLoopsAndRepetitions)), "1 2 2 1");
  EXPECT_EQ(shown(degrees(2, Arcs{{0, 1}, {1, 0}})), "1 1");
}

// From its definition: where no arc leads to an entry it has c, else c and 0.85 of what flows in; c makes the
// sum 1.
TEST(PageRank, FlowsAlongArcs) {
  EXPECT_EQ(shown(page_rank(4, kStar)), shown({3.55 / 6.55, 1 / 6.55, 1 / 6.55, 1 / 6.55}));
  EXPECT_EQ(shown(page_rank(3, Arcs{{0, 1}, {1, 2}})), shown({1 / 5.4225, 1.85 / 5.4225, 2.5725 / 5.4225}));
  EXPECT_EQ(shown(page_rank(4, kCycle)), "0.25 0.25 0.25 0.25");
  EXPECT_EQ(shown(page_rank(5, kTwoParts)),
            shown({1 / 8.2725, 1.85 / 8.2725, 2.5725 / 8.2725, 1 / 8.2725, 1.85 / 8.2725}));
}

TEST(PageRank, AnEntryDividesItsRankAmongThoseToWhichItLeads) {
  EXPECT_EQ(shown(page_rank(3, Arcs{{0, 1}, {0, 2}})), shown({1 / 3.85, 1.425 / 3.85, 1.425 / 3.85}));
}

TEST(PageRank, EntriesWithoutArcsShareEqually) {
  EXPECT_EQ(shown(page_rank(4, {})), "0.25 0.25 0.25 0.25");
}

TEST(PageRank, LoopsAndParallelArcsAddNothing) {
  EXPECT_EQ(page_rank(4, kChainWithLoopsAndRepetitions), page_rank(4, kChain));
}

TEST(PageRank, SumsToOneWhereMostArcsEndBlindly) {
  Arcs arcs;
  for (VertexId v = 1; v < 1000; ++v) arcs.emplace_back(v / 3, v);
  const std::vector<double> ranks = page_rank(1000, arcs);
  EXPECT_NEAR(std::accumulate(ranks.begin(), ranks.end(), 0.0), 1, 1e-12);
}

TEST(Betweenness, CountsPairsWhoseChainsRunThrough) {
  EXPECT_EQ(shown(betweenness(4, kStar)), "3 0 0 0");
  EXPECT_EQ(shown(betweenness(4, kChain)), "0 2 2 0");
  EXPECT_EQ(shown(betweenness(6, kTwoParts)), "0 1 0 0 0 0");
}

TEST(Betweenness, OfSeveralShortestChainsEachCountsInItsShare) {
  EXPECT_EQ(shown(betweenness(4, kCycle)), "0.5 0.5 0.5 0.5");
  EXPECT_EQ(shown(betweenness(5, Arcs{{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}, {3, 4}})),
            shown({1.5, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.5}));
}

TEST(Betweenness, TheWayOfAnArcDoesNotMatter) {
  EXPECT_EQ(shown(betweenness(4, Arcs{{1, 0}, {1, 2}, {3, 2}})), "0 2 2 0");
}

TEST(Betweenness, LoopsAndParallelArcsAddNothing) {
  EXPECT_EQ(betweenness(4, kChainWithLoopsAndRepetitions), betweenness(4, kChain));
}

TEST(Betweenness, MoreChainsThanANumberHoldsAreCountedInShares) {
  // A row of rhombi, of which each doubles the number of chains.
  constexpr VertexId kRhombi = 1500;
  Arcs arcs;
  for (VertexId begin = 0; begin < 3 * kRhombi; begin += 3) {
    for (const VertexId corner : {begin + 1, begin + 2}) {
      arcs.emplace_back(begin, corner);
      arcs.emplace_back(corner, begin + 3);
    }
  }
  constexpr double kEntries = 3 * kRhombi + 1;
  const std::vector<double> found = estimate_betweenness(3 * kRhombi + 1, arcs, 20);
  for (const double value : found) {
    ASSERT_TRUE(std::isfinite(value));
    ASSERT_LE(value, kEntries * kEntries / 2);
  }
  EXPECT_GT(found[std::size_t{3} * (kRhombi / 2)], 1.5 * found[std::size_t{3} * (kRhombi / 2) + 1]);
}

/// Returns rings of that many entries, whose first ones are joined in a star.
Arcs joined_rings(VertexId rings, VertexId size) {
  Arcs arcs;
  for (VertexId ring = 0; ring < rings; ++ring) {
    for (VertexId i = 0; i < size; ++i) arcs.emplace_back(ring * size + i, ring * size + (i + 1) % size);
    arcs.emplace_back(0, ring * size);
  }
  return arcs;
}

TEST(Betweenness, IsTheSameOnAnyNumberOfThreads) {
  const Arcs arcs = joined_rings(20, 50);
  const std::vector<double> one = betweenness(1000, arcs, 1);
  EXPECT_EQ(one, betweenness(1000, arcs, 2));
  EXPECT_EQ(one, betweenness(1000, arcs, 7));
}

TEST(Betweenness, IsEstimatedWithinItsBound) {
  constexpr VertexId kRings = 40;
  constexpr VertexId kSize = 25;
  const Arcs arcs = joined_rings(kRings, kSize);
  const std::vector<double> exact = betweenness(1000, arcs);
  const std::vector<double> estimate = estimate_betweenness(1000, arcs, 100);
  // Pairs of two other rings; one of its own ring and one of the others; of its own ring, which is odd.
  EXPECT_DOUBLE_EQ(exact[0], 39.0 * 38 / 2 * 625 + 24 * 975 + 24.0 * 22 / 8);
  // A hundred pivots are off by less than this with a probability of 99.9 of 100.
  const double bound = std::sqrt(std::log(2 / 0.001) / 200) * 1000 * 1000 / 2;
  for (std::size_t v = 0; v < 1000; ++v) ASSERT_NEAR(estimate[v], exact[v], bound) << v;
  EXPECT_NE(estimate, exact);
  EXPECT_EQ(*std::max_element(estimate.begin(), estimate.end()), estimate[0]);
}

TEST(Betweenness, StartsFromAllEntriesOfAnOrdinaryLibrary) {
  EXPECT_EQ(betweenness_pivots(4000, 20000), 4000);
  EXPECT_EQ(betweenness_pivots(1'000'000, 5'000'000), 46);
}

TEST(Centrality, OfNothingIsNothing) {
  EXPECT_TRUE(degrees(0, {}).empty());
  EXPECT_TRUE(page_rank(0, {}).empty());
  EXPECT_TRUE(betweenness(0, {}).empty());
  EXPECT_EQ(betweenness_pivots(0, 0), 0);
}

}  // namespace
}  // namespace patgraph::testing
