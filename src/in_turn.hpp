#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

namespace patgraph {

/// Hands on, in the order of their numbers, what several threads make in any order: a thread that has made
/// something hands on all that is next, unless another is doing so, and goes on to make more. Threads run no
/// further ahead than there is room for.
///
/// Numbers must be taken up in ascending order.
class InTurn {
 public:
  explicit InTurn(std::size_t room) : made_(room) {}

  /// Waits until there is room for what has that number; returns false where all has been called off.
  bool wait_for_room(std::size_t number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return called_off_ || number < next_ + made_.size(); });
    return !called_off_;
  }

  /// Says that something has been made, and calls `hand_on(number)` for all whose turn it is.
  template <typename HandOn>
  void made(std::size_t number, const HandOn& hand_on) {
    std::unique_lock lock(mutex_);
    made_[number % made_.size()] = true;
    if (handing_on_) return;
    handing_on_ = true;
    while (made_[next_ % made_.size()] && !called_off_) {
      const std::size_t turn = next_;
      lock.unlock();
      hand_on(turn);
      lock.lock();
      made_[turn % made_.size()] = false;
      ++next_;
      changed_.notify_all();
    }
    handing_on_ = false;
  }

  /// Lets nobody wait any longer, for something could not be made or handed on.
  void call_off() {
    const std::lock_guard lock(mutex_);
    called_off_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> made_;  ///< by number, in a ring
  std::size_t next_ = 0;    ///< whose turn it is
  bool handing_on_ = false;
  bool called_off_ = false;
};

}  // namespace patgraph
