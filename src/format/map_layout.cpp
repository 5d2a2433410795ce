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
  Archipelago(std::span<Circle> islands, const Traffic& traffic) : islands_(islands), traffic_(traffic) {}

  void place_all() {
    std::vector<std::size_t> left;
    for (std::size_t island = 0; island < islands_.size(); ++island) {
      if (islands_[island].radius > 0) left.push_back(island);
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

  std::span<Circle> islands_;
  const Traffic& traffic_;
  std::vector<std::size_t> placed_;
};

/// Who lives where, and how they are linked.
class Population {
 public:
  Population(std::span<const std::uint32_t> island_of, std::span<const Arc> links, std::size_t island_count)
      : island_of_(island_of),
        links_(links),
        islanders_(island_of.size()),
        members_(island_count),
        roads_(island_count),
        traffic_(island_count) {
    std::vector<std::uint32_t> place(island_of.size());  // among the nodes of its island
    for (std::uint32_t node = 0; node < island_of.size(); ++node) {
      place[node] = static_cast<std::uint32_t>(members_[island_of[node]].size());
      members_[island_of[node]].push_back(node);
    }
    for (const auto& [source, target] : links) {
      if (source == target) continue;
      ++islanders_[source].links;
      ++islanders_[target].links;
      if (island_of[source] != island_of[target]) {
        traffic_.add(island_of[source], island_of[target]);
      } else {
        roads_[island_of[source]].push_back({place[source], place[target]});
      }
    }
  }

  const Traffic& traffic() const { return traffic_; }
  std::size_t count(std::size_t island) const { return members_[island].size(); }

  /// Has whoever has links across the water drawn towards the other shores.
  void look_across(std::span<const Circle> islands) {
    for (const auto& [source, target] : links_) {
      if (island_of_[source] == island_of_[target]) continue;
      const Point& from = islands[island_of_[source]].center;
      const Point& to = islands[island_of_[target]].center;
      const double distance = std::sqrt(squared(to.x - from.x) + squared(to.y - from.y));
      const Point step{(to.x - from.x) / distance, (to.y - from.y) / distance};
      islanders_[source].pull.x += step.x;
      islanders_[source].pull.y += step.y;
      islanders_[target].pull.x -= step.x;
      islanders_[target].pull.y -= step.y;
    }
  }

  void settle(std::size_t island, const Point& center, std::vector<Point>& nodes) const {
    // Of a map that is too large to be looked at pattern by pattern, places need not be fine.
    constexpr std::size_t kWork = 6'000'000;
    const std::size_t moves = std::clamp<std::size_t>(kWork / (island_of_.size() + links_.size()), 12, 240);
    std::vector<Islander> inhabitants;
    for (const std::uint32_t node : members_[island]) inhabitants.push_back(islanders_[node]);
    const std::vector<Point> places = settle_island(inhabitants, roads_[island], moves);
    for (std::size_t i = 0; i < places.size(); ++i)
      nodes[members_[island][i]] = {center.x + places[i].x, center.y + places[i].y};
  }

 private:
  std::span<const std::uint32_t> island_of_;
  std::span<const Arc> links_;
  std::vector<Islander> islanders_;
  std::vector<std::vector<std::uint32_t>> members_;  ///< by island
  std::vector<std::vector<Road>> roads_;
  Traffic traffic_;
};

}  // namespace

MapLayout lay_out_islands(std::span<const std::uint32_t> island_of, std::span<const Arc> links,
                          std::size_t island_count) {
  Population population(island_of, links, island_count);
  MapLayout layout;
  layout.islands.resize(island_count);
  for (std::size_t island = 0; island < island_count; ++island)
    layout.islands[island].radius = island_radius(population.count(island));
  Archipelago(layout.islands, population.traffic()).place_all();
  population.look_across(layout.islands);
  layout.nodes.resize(island_of.size());
  for (std::size_t island = 0; island < island_count; ++island) {
    if (population.count(island) > 0) population.settle(island, layout.islands[island].center, layout.nodes);
  }
  return layout;
}

}  // namespace patgraph
