#include "generated_library.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "generator_words.hpp"

namespace patgraph::bench {
namespace {

/// What random numbers are drawn for.
enum Purpose : std::uint64_t { kGeneration, kFlaw, kLinks, kId };

/// How much lower ranks are preferred: with 77 % the first of 1,027 gets 7 % of all links, as in the real
/// library.
constexpr std::uint64_t kSkew = 77;

/// Returns x with a · x ≡ 1 modulo n, by trying Euclid's quotients backwards; a and n share no factor.
std::uint64_t inverse_modulo(std::uint64_t a, std::uint64_t n) {
  std::int64_t x = 1;
  std::int64_t next_x = 0;
  for (std::uint64_t r = a, next_r = n; next_r != 0;) {
    const std::uint64_t quotient = r / next_r;
    r = std::exchange(next_r, r - quotient * next_r);
    x = std::exchange(next_x, x - static_cast<std::int64_t>(quotient) * next_x);
  }
  const auto modulus = static_cast<std::int64_t>(n);
  return static_cast<std::uint64_t>((x % modulus + modulus) % modulus);
}

/// Returns a number near the golden section of n that shares no factor with it: its multiples are spread
/// evenly.
std::uint64_t stride_through(std::uint64_t n) {
  std::uint64_t stride = n * 618 / 1000 + 1;
  while (std::gcd(stride, n) != 1) ++stride;
  return stride;
}

}  // namespace

GeneratedLibrary::GeneratedLibrary(const LibraryPlan& plan)
    : plan_(plan),
      target_count_(std::max<std::uint64_t>(1, plan.patterns * 427 / 1000)),
      stride_(stride_through(plan.patterns)),
      back_stride_(inverse_modulo(stride_, plan.patterns)),
      weights_before_(plan.patterns + 1) {
  for (std::uint64_t i = 0; i < plan.patterns; ++i)
    weights_before_[i + 1] = weights_before_[i] + link_weight(i);
  // Some pattern has to state the links.
  if (weights_before_.back() == 0) weights_before_.back() = 1;
}

Generation GeneratedLibrary::generation(std::uint64_t pattern) const {
  const std::uint64_t drawn = Random(plan_.seed, kGeneration, pattern).below(3614);
  return drawn < 1542 ? Generation::v1 : drawn < 1542 + 2030 ? Generation::v7 : Generation::v8;
}

Flaw GeneratedLibrary::flaw(std::uint64_t pattern) const {
  Random random(plan_.seed, kFlaw, pattern);
  if (!random.chance(1, 1000)) return Flaw::none;
  return static_cast<Flaw>(random.between(1, static_cast<std::uint64_t>(Flaw::unknown_relation)));
}

/// A third of the patterns has no links, the others have from one to forty.
std::uint64_t GeneratedLibrary::link_weight(std::uint64_t pattern) const {
  Random random(plan_.seed, kLinks, pattern);
  if (generation(pattern) == Generation::v1) {
    const std::uint64_t drawn = random.below(100);
    return drawn < 78 ? 0 : drawn < 86 ? 1 : 15;
  }
  if (random.chance(1, 400)) return random.between(18, 44);
  return random.between(2, 6) + random.between(0, 3) + random.between(0, 3);
}

std::uint64_t GeneratedLibrary::link_count(std::uint64_t pattern) const {
  // In two parts, so that no product overflows.
  const auto share = [&](std::uint64_t weight) {
    const std::uint64_t whole = weights_before_.back();
    return plan_.links / whole * weight + plan_.links % whole * weight / whole;
  };
  return share(weights_before_[pattern + 1]) - share(weights_before_[pattern]);
}

std::string GeneratedLibrary::id(std::uint64_t pattern) const {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";  // of TypeIDs
  Random random(plan_.seed, kId, pattern);
  std::string id = "pat_01";
  for (int i = 0; i < 24; ++i) id += kDigits[random.below(kDigits.size())];
  return id;
}

std::uint64_t GeneratedLibrary::at_rank(std::uint64_t rank) const {
  return rank * stride_ % plan_.patterns;
}

std::uint64_t GeneratedLibrary::rank_of(std::uint64_t pattern) const {
  return pattern * back_stride_ % plan_.patterns;
}

std::uint64_t GeneratedLibrary::target(Random& random) const {
  return at_rank(random.skewed_below(target_count_, kSkew));
}

std::uint64_t GeneratedLibrary::target_above(std::uint64_t pattern, Random& random) const {
  const std::uint64_t rank = std::min(rank_of(pattern), target_count_);
  return rank == 0 ? target(random) : at_rank(random.skewed_below(rank, kSkew));
}

std::uint64_t GeneratedLibrary::target_below(std::uint64_t pattern, Random& random) const {
  const std::uint64_t rank = rank_of(pattern) + 1;
  if (rank == plan_.patterns) return target(random);
  return at_rank(rank + random.skewed_below(plan_.patterns - rank, kSkew));
}

std::string path_of(std::uint64_t pattern) {
  const std::string name = slug_of(pattern);
  return name.substr(0, name.find('-')) + "/" + name + ".md";
}

}  // namespace patgraph::bench
