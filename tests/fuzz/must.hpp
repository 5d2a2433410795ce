#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace patgraph::fuzzing {

/// Ends the process where something does not hold that must: libFuzzer then keeps the input as a find.
inline void must(bool holds, std::string_view what, std::string_view shown = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n%s\n", std::string(what).c_str(), std::string(shown).c_str());
  std::abort();
}

}  // namespace patgraph::fuzzing
