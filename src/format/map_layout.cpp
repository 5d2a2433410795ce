#include "map_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "island_layout.hpp"

namespace patgraph {
namespace {

/// Pictures are wider than high.
constexpr double kAspect = 1.5;
constexpr double kStrait = kNodeSpacing * 2.4;

double squared(double number) {
  return number * number;
}

/// How many links lead from one island to another, either way.
class Traffic {
 public:
  explicit Traffic(std::size_t islands) : islands_(islands), links_(islands * islands) {}
  void add(std::uint32_t one, std::uint32_t other) {
    ++links_[one * islands_ + other];
    ++links_[other * islands_ + one];
  }
  double between(std::size_t one, std::size_t other) const { return links_[one * islands_ + other]; }

 private:
  std::size_t islands_;
  std::vector<double> links_;
};

/// Puts one island after the other, large ones and those with links to others that are there first, where it
/// touches two that are there already: at the place nearest to the islands with which it has links, and to
/// the middle.
class Archipelago {
 public:
  Archipelago(std::vector<Circle>& islands, const Traffic& traffic) : islands_(islands), traffic_(traffic) {
    std::vector<std::size_t> left;
    for (std::size_t island = 0; island < islands.size(); ++island) {
      if (islands[island].radius > 0) left.push_back(island);
    }
    while (!left.empty()) {
      const auto next = std::ranges::max_element(left, {}, [&](std::size_t island) { return rank(island); });
      place(*next);
      left.erase(next);
    }
  }

 private:
  double rank(std::size_t island) const {
    double links = 0;
    for (std::size_t other = 0; other < islands_.size(); ++other) links += traffic_.between(island, other);
    double links_to_placed = 0;
    for (const std::size_t other : placed_) links_to_placed += traffic_.between(island, other);
    return islands_[island].radius * (1 + links_to_placed / std::max(links, 1.0));
  }

  void place(std::size_t island) {
    Circle& added = islands_[island];
    added.center = wished_place(island);
    if (!fits(added)) added.center = free_place(added, added.center);
    placed_.push_back(island);
  }

  Point wished_place(std::size_t island) const {
    Point sum;
    double weight = 1;  // of the middle
    for (const std::size_t other : placed_) {
      const double links = std::sqrt(traffic_.between(island, other));
      sum.x += links * islands_[other].center.x;
      sum.y += links * islands_[other].center.y;
      weight += links;
    }
    return {sum.x / weight, sum.y / weight};
  }

  Point free_place(const Circle& added, const Point& wished) const {
    Point best;
    double best_cost = std::numeric_limits<double>::infinity();
    const auto consider = [&](const Point& point) {
      const double cost = squared((point.x - wished.x) / kAspect) + squared(point.y - wished.y) +
                          squared(point.x / kAspect) + squared(point.y);
      if (cost < best_cost && fits({point, added.radius})) {
        best = point;
        best_cost = cost;
      }
    };
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      const Circle& one = islands_[placed_[i]];
      const double reach = one.radius + kStrait + added.radius;
      consider({one.center.x + reach, one.center.y});
      consider({one.center.x - reach, one.center.y});
      for (std::size_t j = 0; j < i; ++j) consider_corners(one, islands_[placed_[j]], added.radius, consider);
    }
    return best;
  }

  /// Considers the two places where a disc touches two others: where circles around them meet.
  template <typename Consider>
  static void consider_corners(const Circle& one, const Circle& other, double radius,
                               const Consider& consider) {
    const double from_one = one.radius + kStrait + radius;
    const double from_other = other.radius + kStrait + radius;
    const double dx = other.center.x - one.center.x;
    const double dy = other.center.y - one.center.y;
    const double distance = std::sqrt(squared(dx) + squared(dy));
    if (distance > from_one + from_other) return;
    const double along = (squared(from_one) - squared(from_other) + squared(distance)) / (2 * distance);
    const double across = std::sqrt(std::max(0.0, squared(from_one) - squared(along)));
    const Point foot{one.center.x + along * dx / distance, one.center.y + along * dy / distance};
    consider({foot.x - across * dy / distance, foot.y + across * dx / distance});
    consider({foot.x + across * dy / distance, foot.y - across * dx / distance});
  }

  bool fits(const Circle& circle) const {
    constexpr double kRounding = 1e-6;
    return std::ranges::none_of(placed_, [&](std::size_t island) {
      const Circle& other = islands_[island];
      const double apart = circle.radius + other.radius + kStrait - kRounding;
      return squared(circle.center.x - other.center.x) + squared(circle.center.y - other.center.y) <
             squared(apart);
    });
  }

  std::vector<Circle>& islands_;
  const Traffic& traffic_;
  std::vector<std::size_t> placed_;
};

}  // namespace

MapLayout lay_out_islands(std::span<const std::uint32_t> island_of,
                          std::span<const std::pair<std::uint32_t, std::uint32_t>> links,
                          std::size_t island_count) {
  std::vector<Islander> islanders(island_of.size());
  std::vector<std::uint32_t> place(island_of.size());  // among the nodes of its island
  Traffic traffic(island_count);
  std::vector<std::vector<std::uint32_t>> members(island_count);
  for (std::uint32_t node = 0; node < island_of.size(); ++node) {
    place[node] = static_cast<std::uint32_t>(members[island_of[node]].size());
    members[island_of[node]].push_back(node);
  }
  std::vector<std::vector<Road>> roads(island_count);
  for (const auto& [source, target] : links) {
    if (source == target) continue;
    ++islanders[source].links;
    ++islanders[target].links;
    if (island_of[source] != island_of[target]) {
      traffic.add(island_of[source], island_of[target]);
    } else {
      roads[island_of[source]].push_back({place[source], place[target]});
    }
  }
  MapLayout layout;
  layout.nodes.resize(island_of.size());
  layout.islands.resize(island_count);
  for (std::size_t island = 0; island < island_count; ++island)
    layout.islands[island].radius = island_radius(members[island].size());
  const Archipelago archipelago(layout.islands, traffic);
  // Whoever has links across the water is drawn towards the other shores.
  for (const auto& [source, target] : links) {
    if (island_of[source] == island_of[target]) continue;
    const Point& from = layout.islands[island_of[source]].center;
    const Point& to = layout.islands[island_of[target]].center;
    const double distance = std::sqrt(squared(to.x - from.x) + squared(to.y - from.y));
    const Point step{(to.x - from.x) / distance, (to.y - from.y) / distance};
    islanders[source].pull.x += step.x;
    islanders[source].pull.y += step.y;
    islanders[target].pull.x -= step.x;
    islanders[target].pull.y -= step.y;
  }
  for (std::size_t island = 0; island < island_count; ++island) {
    std::vector<Islander> inhabitants;
    for (const std::uint32_t node : members[island]) inhabitants.push_back(islanders[node]);
    const std::vector<Point> places = settle_island(inhabitants, roads[island]);
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Point& center = layout.islands[island].center;
      layout.nodes[members[island][i]] = {center.x + places[i].x, center.y + places[i].y};
    }
  }
  return layout;
}

}  // namespace patgraph
