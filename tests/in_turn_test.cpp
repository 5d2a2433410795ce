#include "in_turn.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "parallel.hpp"

namespace patgraph {
namespace {

constexpr unsigned kThreads = 8;
constexpr std::size_t kCount = 2000;
constexpr std::size_t kRoom = 4;

TEST(InTurn, HandsOnInOrderWhicheverThreadIsDoneFirst) {
  InTurn turns(kRoom);
  std::vector<std::size_t> handed_on;
  std::atomic<std::size_t> ahead = 0;
  std::atomic<std::size_t> furthest_ahead = 0;
  parallel_for(kCount, kThreads, [&](std::size_t number, unsigned) {
    ASSERT_TRUE(turns.wait_for_room(number));
    const std::size_t now = ++ahead;
    for (std::size_t known = furthest_ahead;
         now > known && !furthest_ahead.compare_exchange_weak(known, now);) {
    }
    turns.made(number, [&](std::size_t turn) {
      handed_on.push_back(turn);
      --ahead;
    });
  });
  std::vector<std::size_t> all(kCount);
  std::iota(all.begin(), all.end(), std::size_t{0});
  EXPECT_EQ(handed_on, all);
  EXPECT_LE(furthest_ahead, kRoom);
}

TEST(InTurn, LetsNobodyWaitOnceItIsCalledOff) {
  InTurn turns(kRoom);
  const auto work = [&](std::size_t number, unsigned) {
    if (number == 1) {
      turns.call_off();
      throw std::runtime_error("cannot be made");
    }
    if (turns.wait_for_room(number)) turns.made(number, [](std::size_t) {});
  };
  EXPECT_THROW(parallel_for(kCount, kThreads, work), std::runtime_error);
  EXPECT_FALSE(turns.wait_for_room(kCount));
}

}  // namespace
}  // namespace patgraph
