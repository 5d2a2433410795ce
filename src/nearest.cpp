#include "nearest.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace patgraph {
namespace {

std::uint64_t bytes_of(std::string_view text) {
  std::uint64_t bytes = 0;
  for (const char c : text) bytes |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64);
  return bytes;
}

/// Returns the distance of `a` and `b`, or anything above `limit` as soon as it must be above.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({substitution, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    if (std::min(*std::ranges::min_element(row), *std::ranges::min_element(last)) > limit) return limit + 1;
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

NearestName::NearestName(std::vector<std::string_view> names) {
  std::ranges::sort(names);
  candidates_.reserve(names.size());
  for (const std::string_view name : names) candidates_.push_back({name, bytes_of(name)});
}

std::optional<std::string_view> NearestName::operator()(std::string_view text) const {
  std::size_t limit = std::clamp<std::size_t>(text.size() / 4, 1, 4);
  const std::uint64_t bytes = bytes_of(text);
  std::optional<std::string_view> nearest;
  for (const Candidate& candidate : candidates_) {
    // An edit changes the length by one at most, and removes or adds one kind of byte at most.
    const std::size_t longer = std::max(text.size(), candidate.name.size());
    const std::size_t shorter = std::min(text.size(), candidate.name.size());
    if (longer - shorter > limit) continue;
    if (static_cast<std::size_t>(std::popcount(bytes & ~candidate.bytes)) > limit) continue;
    if (static_cast<std::size_t>(std::popcount(candidate.bytes & ~bytes)) > limit) continue;
    const std::size_t found = distance(text, candidate.name, limit);
    if (found > limit) continue;
    nearest = candidate.name;
    if (found == 0) break;
    limit = found - 1;  // from here on only a strictly nearer name counts
  }
  return nearest;
}

std::string did_you_mean(std::string_view text, std::vector<std::string_view> names) {
  const auto nearest = NearestName(std::move(names))(text);
  return nearest ? "; did you mean '" + std::string(*nearest) + "'?" : std::string();
}

}  // namespace patgraph
