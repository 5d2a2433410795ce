#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>

namespace patgraph {

/// Where a run says on a terminal how far it is. Runs of less than half a second say nothing.
struct Progress {
  std::ostream& out;
  std::size_t columns = 80;  ///< of the terminal
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

/// A stage of a run: while it lasts, one line on the terminal tells what is done, how fast, and the time
/// left; it is rewritten in place by a thread of its own and erased at the end.
class ProgressStage {
 public:
  /// Without a progress, nothing is shown and no thread runs. `name` is that of the stage, such as "read".
  ProgressStage(const Progress* progress, std::string_view name, std::size_t total);
  ~ProgressStage();
  ProgressStage(const ProgressStage&) = delete;
  ProgressStage& operator=(const ProgressStage&) = delete;

  /// Tells that more is done; any thread may.
  void advance(std::size_t count = 1) {
    if (progress_ != nullptr) done_.fetch_add(count, std::memory_order_relaxed);
  }

 private:
  void show_until_stopped();

  const Progress* progress_;
  std::string_view name_;
  std::size_t total_;
  std::atomic<std::size_t> done_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread shower_;
};

/// Returns the line of a stage: "read 1,200 of 3,616, 4,000 a second, 1 s left"; cut to what fits.
std::string progress_line(std::string_view name, std::size_t done, std::size_t total,
                          std::chrono::duration<double> elapsed, std::size_t columns);

}  // namespace patgraph
