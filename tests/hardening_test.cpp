#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace patgraph::testing {
namespace {

// The library is told so by patgraph_hardening, with which all of patgraph is compiled.
TEST(Hardening, ReadingBeyondAContainerEndsTheProgram) {
  const std::vector<int> beds(3);
  const std::size_t beyond = beds.size();
  // cppcheck-suppress containerOutOfBounds // is what the test is about
  EXPECT_DEATH(static_cast<void>(beds[beyond]), "Assertion");
  EXPECT_DEATH(static_cast<void>(std::string_view().front()), "Assertion");
}

}  // namespace
}  // namespace patgraph::testing
