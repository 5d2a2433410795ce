#include "progress.hpp"

#include <algorithm>
#include <cmath>

#include "grouped_number.hpp"

namespace patgraph {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kQuiet{500};     ///< a run that is done by then shows nothing
constexpr std::chrono::milliseconds kInterval{100};  ///< between two lines
constexpr std::string_view kErased = "\r\x1b[K";     ///< ECMA-48: erase to the end of the line

std::string duration_text(std::size_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  const std::size_t minutes = seconds / 60;
  if (minutes < 60) return std::to_string(minutes) + " min " + std::to_string(seconds % 60) + " s";
  return grouped(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

std::string progress_line(std::string_view name, std::size_t done, std::size_t total,
                          std::chrono::duration<double> elapsed, std::size_t columns) {
  std::string line = std::string(name) + " " + grouped(done) + " of " + grouped(total);
  if (done > 0 && elapsed.count() > 0) {
    const double rate = static_cast<double>(done) / elapsed.count();
    const double left = static_cast<double>(total - std::min(done, total)) / rate;
    line += ", " + grouped(static_cast<std::size_t>(std::llround(rate))) + " a second, " +
            duration_text(static_cast<std::size_t>(std::ceil(left))) + " left";
  }
  // In the last column, some terminals would begin another line.
  if (line.size() + 1 > columns) line.resize(columns > 0 ? columns - 1 : 0);
  return line;
}

ProgressStage::ProgressStage(const Progress* progress, std::string_view name, std::size_t total)
    : progress_(progress), name_(name), total_(total) {
  if (progress_ != nullptr) shower_ = std::thread([this] { show_until_stopped(); });
}

ProgressStage::~ProgressStage() {
  if (progress_ == nullptr) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_one();
  shower_.join();
}

void ProgressStage::show_until_stopped() {
  std::unique_lock lock(mutex_);
  bool shown = false;
  for (auto next = std::max(progress_->began + kQuiet, began_ + kInterval);
       !stopped_.wait_until(lock, next, [this] { return stopping_; }); next = Clock::now() + kInterval) {
    progress_->out << kErased
                   << progress_line(name_, done_.load(std::memory_order_relaxed), total_,
                                    Clock::now() - began_, progress_->columns)
                   << std::flush;
    shown = true;
  }
  if (shown) progress_->out << kErased << std::flush;
}

}  // namespace patgraph
