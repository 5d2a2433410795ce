#include "timings.hpp"

#include <algorithm>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <utility>

namespace patgraph {
namespace {

using Seconds = std::chrono::duration<double>;

void write_row(std::string_view name, Seconds time, Seconds total, std::ostream& out) {
  std::ostringstream row;  // leaves the stream as it is set
  row << std::left << std::setw(12) << name << std::right << std::fixed << std::setprecision(2)
      << std::setw(12) << 1000 * time.count() << " ms" << std::setprecision(1) << std::setw(8)
      << (total > Seconds{} ? 100 * (time / total) : 0) << " %\n";
  out << row.str();
}

}  // namespace

void Timings::write(std::ostream& out) const {
  const Clock::duration total = Clock::now() - begin_;
  Clock::duration rest = total;
  out << "stage                  wall     share\n";
  for (const Stage& stage : stages_) {
    write_row(stage.name, stage.time, total, out);
    rest -= stage.time;
  }
  write_row("rest", rest, total, out);
  write_row("total", total, total, out);
}

Timings::Clock::duration& Timings::time_of(std::string_view stage) {
  auto found = std::ranges::find(stages_, stage, &Stage::name);
  if (found == stages_.end()) found = stages_.insert(stages_.end(), {std::string(stage), {}});
  return found->time;
}

TimedPass::TimedPass(Timings* timings, std::vector<std::string> stages, unsigned threads)
    : timings_(timings), stages_(std::move(stages)) {
  if (timings_ == nullptr) return;
  threads_.assign(std::max(1U, threads), Thread(stages_.size()));
  begin_ = Timings::Clock::now();
}

TimedPass::~TimedPass() {
  if (timings_ == nullptr) return;
  const Seconds wall = Timings::Clock::now() - begin_;
  std::vector<Seconds> sums(stages_.size());
  for (const Thread& thread : threads_) {
    for (std::size_t stage = 0; stage < sums.size(); ++stage) sums[stage] += thread.by_stage[stage];
  }
  const Seconds all = std::accumulate(sums.begin(), sums.end(), Seconds{});
  for (std::size_t stage = 0; stage < sums.size(); ++stage) {
    const double share = all > Seconds{} ? sums[stage] / all : 0;
    timings_->time_of(stages_[stage]) += std::chrono::duration_cast<Timings::Clock::duration>(share * wall);
  }
}

}  // namespace patgraph
