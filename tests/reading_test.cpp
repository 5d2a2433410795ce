#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

TEST(Reading, WeightOutOfRangeIsReportedAtTheWeight) {
  const TextLibrary library({entry("a", "enables:\n  - {slug: b, weight: 1.5}\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:6:23: warning: 'weight' is '1.5'; expected a number from 0 to 1 [weight-out-of-range]\n");
}

}  // namespace
}  // namespace patgraph::testing
