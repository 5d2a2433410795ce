#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// Adds the time until its end to another; reads no clock where that is null.
class TimedScope {
 public:
  using Clock = std::chrono::steady_clock;

  explicit TimedScope(Clock::duration* into) : into_(into) {
    if (into_ != nullptr) begin_ = Clock::now();
  }
  ~TimedScope() {
    if (into_ != nullptr) *into_ += Clock::now() - begin_;
  }
  TimedScope(const TimedScope&) = delete;
  TimedScope& operator=(const TimedScope&) = delete;

 private:
  Clock::duration* into_;
  Clock::time_point begin_;
};

/// How long the stages of a run take, from its making on. Where nobody asks there is none: a null pointer.
class Timings {
 public:
  using Clock = TimedScope::Clock;

  /// Returns the time of a stage, to be added to. Stages stand in the order in which they are first met.
  Clock::duration& time_of(std::string_view stage);

  /// Writes the stages with the wall time and the share of each, what none of them covers, and the sum.
  void write(std::ostream& out) const;

 private:
  struct Stage {
    std::string name;
    Clock::duration time{};
  };

  Clock::time_point begin_ = Clock::now();
  std::deque<Stage> stages_;  ///< a deque, for scopes keep the places of their times
};

/// Does the work of a stage and returns what that returns; what a stage takes in several turns adds up.
template <typename Work>
auto measure(Timings* timings, std::string_view stage, const Work& work) {
  const TimedScope scope(timings != nullptr ? &timings->time_of(stage) : nullptr);
  return work();
}

/// What one thread spends on each stage of a TimedPass; unless it comes from one, it measures nothing.
class ThreadTimes {
 public:
  ThreadTimes() = default;
  explicit ThreadTimes(std::span<Timings::Clock::duration> by_stage) : by_stage_(by_stage) {}

  /// Does work of a stage, given by its index, and returns what that returns.
  template <typename Work>
  auto measure(std::size_t stage, const Work& work) const {
    const TimedScope scope(by_stage_.empty() ? nullptr : &by_stage_[stage]);
    return work();
  }

 private:
  std::span<Timings::Clock::duration> by_stage_;
};

/// A part of a run in which several threads work on several stages by turns, as when each reads and parses
/// file after file. Its wall time is divided among the stages in proportion to what all threads together
/// spent on them.
class TimedPass {
 public:
  TimedPass(Timings* timings, std::vector<std::string> stages, unsigned threads);
  /// Adds the wall time, divided, to the timings.
  ~TimedPass();
  TimedPass(const TimedPass&) = delete;
  TimedPass& operator=(const TimedPass&) = delete;

  /// Returns the index of a stage, which must be one of the pass.
  std::size_t index_of(std::string_view stage) const {
    return static_cast<std::size_t>(std::ranges::find(stages_, stage) - stages_.begin());
  }

  /// Returns the times of a thread; only that one may use them, while the pass lasts.
  ThreadTimes of_thread(unsigned thread) {
    return timings_ != nullptr ? ThreadTimes(threads_[thread].by_stage) : ThreadTimes();
  }

 private:
  /// On cache lines of its own, for every thread writes often.
  struct alignas(64) Thread {
    explicit Thread(std::size_t stages) : by_stage(stages) {}
    std::vector<Timings::Clock::duration> by_stage;
  };

  Timings* timings_;
  std::vector<std::string> stages_;
  std::vector<Thread> threads_;
  Timings::Clock::time_point begin_;
};

}  // namespace patgraph
