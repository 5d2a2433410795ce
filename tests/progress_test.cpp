#include "progress.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <thread>

namespace patgraph {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(ProgressLine, TellsWhatIsDoneHowFastAndTheTimeLeft) {
  EXPECT_EQ(progress_line("read", 2'000, 10'000, seconds(4), 80),
            "read 2,000 of 10,000, 500 a second, 16 s left");
}

TEST(ProgressLine, TellsLongTimesInMinutesAndHours) {
  EXPECT_EQ(progress_line("read", 10, 2'000, seconds(10), 80),
            "read 10 of 2,000, 1 a second, 33 min 10 s left");
  EXPECT_EQ(progress_line("read", 10, 20'000, seconds(10), 80),
            "read 10 of 20,000, 1 a second, 5 h 33 min left");
}

TEST(ProgressLine, PromisesNothingBeforeAnythingIsDone) {
  EXPECT_EQ(progress_line("check", 0, 46, seconds(3), 80), "check 0 of 46");
}

TEST(ProgressLine, LeavesTheLastColumnFree) {
  EXPECT_EQ(progress_line("read", 2'000, 10'000, seconds(4), 12), "read 2,000 ");
  EXPECT_EQ(progress_line("read", 2'000, 10'000, seconds(4), 0), "");
}

TEST(ProgressStage, ShowsNothingInTheFirstHalfSecondOfARun) {
  std::ostringstream terminal;
  const Progress progress{terminal};
  { ProgressStage stage(&progress, "read", 10); }
  EXPECT_EQ(terminal.str(), "");
}

TEST(ProgressStage, ErasesItsLineAtTheEnd) {
  std::ostringstream terminal;
  const Progress progress{terminal, 80, std::chrono::steady_clock::now() - seconds(1)};
  {
    ProgressStage stage(&progress, "read", 10);
    stage.advance(3);
    std::this_thread::sleep_for(milliseconds(400));
  }
  EXPECT_TRUE(terminal.str().starts_with("\r\x1b[Kread 3 of 10, ")) << terminal.str();
  EXPECT_TRUE(terminal.str().ends_with(" left\r\x1b[K")) << terminal.str();
}

}  // namespace
}  // namespace patgraph
