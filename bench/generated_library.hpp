#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator_random.hpp"

namespace patgraph::bench {

/// What a generated library is to be. The same numbers make the same bytes on every machine.
struct LibraryPlan {
  std::uint64_t patterns = 0;
  std::uint64_t links = 0;  ///< that entries state, those of faults included; proposals come on top
  std::uint64_t seed = 1;
};

/// The ways to write front matter that live side by side in the real library.
enum class Generation : std::uint8_t { v1, v7, v8 };

/// What is wrong with a pattern: one in a thousand has a fault.
enum class Flaw : std::uint8_t {
  none,
  dangling_link,
  repeated_id,
  invalid_yaml,
  unclosed,
  invalid_date,
  weight_out_of_range,
  unknown_value,
  unknown_relation
};

/// Says which patterns a library has, of which kind each is and how they are linked, in the proportions of
/// a real library of 3,616 patterns.
class GeneratedLibrary {
 public:
  explicit GeneratedLibrary(const LibraryPlan& plan);

  const LibraryPlan& plan() const { return plan_; }
  Generation generation(std::uint64_t pattern) const;
  Flaw flaw(std::uint64_t pattern) const;
  /// Returns how many links a pattern states. Over all patterns they are as many as planned.
  std::uint64_t link_count(std::uint64_t pattern) const;
  /// Returns whether a pattern states links, however few are planned. Those that state none are hardly ever
  /// targets: a third of the library is isolated.
  bool is_linked(std::uint64_t pattern) const { return link_weight(pattern) > 0; }
  std::string id(std::uint64_t pattern) const;

  /// Draws what a link may lead to. A few patterns are the targets of most links.
  std::uint64_t target(Random& random) const;
  /// Draws the same for a relation that makes a hierarchy: following it leads to the patterns that most links
  /// lead to, and in no circle. A pattern that has none above it gets any.
  std::uint64_t target_above(std::uint64_t pattern, Random& random) const;
  /// Draws the same for the relation that leads the other way.
  std::uint64_t target_below(std::uint64_t pattern, Random& random) const;

 private:
  std::uint64_t link_weight(std::uint64_t pattern) const;
  std::uint64_t at_rank(std::uint64_t rank) const;
  std::uint64_t rank_of(std::uint64_t pattern) const;

  LibraryPlan plan_;
  std::uint64_t target_count_;                 ///< of the first ranks, to which links lead
  std::uint64_t stride_;                       ///< between the patterns of two ranks
  std::uint64_t back_stride_;                  ///< its inverse, modulo the patterns
  std::vector<std::uint64_t> weights_before_;  ///< by pattern, and the sum of all
};

/// Returns where a pattern is, as seen from the library: in a folder for the first word of its name.
std::string path_of(std::uint64_t pattern);

/// Returns the content of a pattern's file.
std::string file_of(const GeneratedLibrary& library, std::uint64_t pattern);

}  // namespace patgraph::bench
