#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "subjects.hpp"

namespace patgraph::bench {

/// What a program saw in the library, and how much it stated of it.
struct Seen {
  std::string program;
  std::uint64_t declared = 0;  ///< links that authors state
  std::uint64_t resolved = 0;
  std::uint64_t dangling = 0;
  std::uint64_t proposed = 0;  ///< links that machines propose
  std::uint64_t statements = 0;
  std::uint64_t bytes = 0;  ///< of the Turtle, the JSON-LD and the DOT together
};

/// Runs patgraph and the others once and asks them.
std::vector<Seen> ask_all(const Options& options);

/// Returns how many shared libraries both programs load. Throws std::runtime_error where these are not the
/// same, for then their starts cannot be compared.
std::size_t count_same_libraries(const std::string& program, const std::string& other);

}  // namespace patgraph::bench
