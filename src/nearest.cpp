#include "nearest.hpp"

#include <algorithm>
#include <cstdlib>

namespace patgraph {
namespace {

/// Returns the distance of `a` and `b`, or anything above `limit` where it is above. Only the diagonal band
/// in which a distance within the limit can lie is computed. Adds the pairs of bytes that it compares.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit, std::size_t& pairs) {
  const std::size_t beyond = limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return beyond;
  std::vector<std::size_t> before_last(b.size() + 2, beyond);
  std::vector<std::size_t> last(b.size() + 2, beyond);
  std::vector<std::size_t> row(b.size() + 2, beyond);
  pairs += b.size();  // as long as it takes to fill the rows
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t final = std::min(b.size(), i + limit);
    pairs += final - first + 1;
    row[first - 1] = first == 1 ? i : beyond;
    std::size_t lowest = row[first - 1];
    for (std::size_t j = first; j <= final; ++j) {
      const std::size_t substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({substitution, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      lowest = std::min(lowest, row[j]);
    }
    row[final + 1] = beyond;
    if (lowest > limit) return beyond;
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

NearestName::NearestName(std::vector<std::string_view> names) {
  std::ranges::sort(names);
  candidates_.reserve(names.size());
  for (const std::string_view name : names) candidates_.push_back({name, histogram_of(name)});
}

NearestName::Histogram NearestName::histogram_of(std::string_view text) {
  Histogram histogram{};
  for (const char c : text) {
    std::uint8_t& count = histogram[static_cast<unsigned char>(c) % histogram.size()];
    if (count < 255) ++count;
  }
  return histogram;
}

int NearestName::difference(const Histogram& a, const Histogram& b) {
  int sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(int{a[i]} - int{b[i]});
  return sum;
}

std::optional<std::string_view> NearestName::operator()(std::string_view text) const {
  std::size_t steps = 0;
  return find(text, steps);
}

std::optional<std::string_view> NearestName::find(std::string_view text, std::size_t& steps) const {
  std::size_t limit = text.size() < 3 ? 0 : std::clamp<std::size_t>(text.size() / 4, 1, 4);
  const Histogram histogram = histogram_of(text);
  std::optional<std::string_view> nearest;
  steps += candidates_.size();
  for (const Candidate& candidate : candidates_) {
    // An edit changes two counts by one at most. Counts end at 255, which lets more through.
    if (difference(histogram, candidate.histogram) > 2 * static_cast<int>(limit)) continue;
    const std::size_t found = distance(text, candidate.name, limit, steps);
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
