#pragma once

#include <cstdint>
#include <span>

namespace patgraph::bench {

/// Random numbers that are the same on every machine (SplitMix64: Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", 2014). The standard library's distributions are not.
class Random {
 public:
  /// Numbers for one purpose: what is drawn for one does not depend on how much is drawn for another.
  Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index)
      : state_(mixed(mixed(seed + kStep * (purpose + 1)) + kStep * (index + 1))) {}

  std::uint64_t next() { return mixed(state_ += kStep); }

  /// Returns a number from 0 up to, and without, `bound`, which is at least 1 and at most 2^32.
  std::uint64_t below(std::uint64_t bound) { return ((next() >> 32) * bound) >> 32; }

  /// Returns a number from `low` up to and with `high`.
  std::uint64_t between(std::uint64_t low, std::uint64_t high) { return low + below(high - low + 1); }

  bool chance(std::uint64_t part, std::uint64_t of) { return below(of) < part; }

  template <typename T>
  const T& one_of(std::span<const T> choices) {
    return choices[below(choices.size())];
  }

  /// Returns a number below `bound`, low ones more often: the range is halved again and again, and the lower
  /// half taken with a probability of `percent`. How often each comes is then spread as by a log-normal law,
  /// with a heavy tail (Chakrabarti, Zhan, Faloutsos, "R-MAT: a recursive model for graph mining", 2004).
  std::uint64_t skewed_below(std::uint64_t bound, std::uint64_t percent) {
    std::uint64_t begin = 0;
    std::uint64_t end = bound;
    while (end - begin > 1) {
      const std::uint64_t middle = begin + (end - begin + 1) / 2;
      (chance(percent, 100) ? end : begin) = middle;
    }
    return begin;
  }

 private:
  static constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;

  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace patgraph::bench
