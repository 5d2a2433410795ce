#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace patgraph {

/// Calls `work(index, worker)` for every index below `count`, on that many threads; `worker` counts them from
/// 0, so that each can have its own memory. Which worker gets which index is left open. Rethrows the first
/// exception.
template <typename Work>
void parallel_for(std::size_t count, unsigned threads, const Work& work) {
  const auto workers = static_cast<unsigned>(std::clamp<std::size_t>(count, 1, std::max(1U, threads)));
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&](unsigned worker) {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index, worker);
    } catch (...) {
      // A thread must not throw; what it met goes on in the caller.
      const std::lock_guard lock(failure_mutex);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned worker = 1; worker < workers; ++worker) others.emplace_back(run, worker);
    run(0);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace patgraph
