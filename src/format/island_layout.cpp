#include "island_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace patgraph {
namespace {

/// How much more room an island has than its nodes would fill if they were packed. The titles of few nodes
/// are all written, so they have more.
double room_for(std::size_t nodes) {
  return 1.25 + 3 / std::sqrt(static_cast<double>(nodes));
}

constexpr double kPi = 3.14159265358979323846;

/// Yields directions as seeds of a sunflower grow: each turned from the one before by the golden angle, so
/// that no two are alike. Turned step by step, for the sine of a C library may differ from that of another.
class SunflowerDirections {
 public:
  Point next() {
    constexpr double kCosine = -0.7373688780783197;
    constexpr double kSine = 0.6754902942615238;
    direction_ = {direction_.x * kCosine - direction_.y * kSine,
                  direction_.x * kSine + direction_.y * kCosine};
    return direction_;
  }

 private:
  Point direction_{1, 0};
};

/// Squares into which an island is divided, so that neighbours are found without looking at all nodes.
class Squares {
 public:
  Squares(double radius, double width)
      : radius_(radius), width_(width), side_(static_cast<std::size_t>(2 * radius / width) + 1) {}

  void fill(std::span<const Point> points) {
    begin_.assign(side_ * side_ + 1, 0);
    for (const Point& point : points) ++begin_[square_of(point) + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    inside_.resize(points.size());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t i = 0; i < points.size(); ++i) inside_[next[square_of(points[i])]++] = i;
  }

  /// Calls `visit(i)` for every point of the square of a point and those around it.
  template <typename Visit>
  void for_each_near(const Point& point, const Visit& visit) const {
    const std::size_t column = coordinate(point.x);
    const std::size_t row = coordinate(point.y);
    for (std::size_t r = row - std::min<std::size_t>(row, 1); r <= std::min(row + 1, side_ - 1); ++r) {
      const std::size_t first = r * side_ + column - std::min<std::size_t>(column, 1);
      const std::size_t last = r * side_ + std::min(column + 1, side_ - 1);
      for (std::uint32_t at = begin_[first]; at < begin_[last + 1]; ++at) visit(inside_[at]);
    }
  }

 private:
  std::size_t coordinate(double value) const {
    const double square = std::max(0.0, (value + radius_) / width_);
    return std::min(static_cast<std::size_t>(square), side_ - 1);
  }
  std::size_t square_of(const Point& point) const {
    return coordinate(point.y) * side_ + coordinate(point.x);
  }

  double radius_;
  double width_;
  std::size_t side_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> inside_;
};

/// Moves nodes by forces that fade, as Fruchterman and Reingold do ("Graph drawing by force-directed
/// placement", 1991), in a disc that they do not leave.
class Settlement {
 public:
  Settlement(std::span<const Islander> islanders, std::span<const Road> roads, std::size_t moves)
      : islanders_(islanders),
        roads_(roads),
        radius_(island_radius(islanders.size()) - kNodeSpacing / 2),
        spacing_(kNodeSpacing * std::sqrt(0.8 * room_for(islanders.size()))),
        squares_(radius_, spacing_),
        moves_(islanders.size()) {
    sow();
    for (std::size_t move = 0; move < moves; ++move)
      move_all(1 - static_cast<double>(move) / static_cast<double>(moves));
    for (int step = 0; step < 8; ++step) {
      push_apart(0.5);
      apply(spacing_);
    }
  }

  std::vector<Point> take() { return std::move(points_); }

 private:
  /// Those with most links stand in the middle at first.
  void sow() {
    std::vector<std::uint32_t> order(islanders_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](std::uint32_t i) { return islanders_[i].links; });
    points_.resize(order.size());
    SunflowerDirections directions;
    for (std::size_t k = 0; k < order.size(); ++k) {
      const double distance =
          radius_ * std::sqrt((static_cast<double>(k) + 0.5) / static_cast<double>(order.size()));
      const Point direction = directions.next();
      points_[order[k]] = {direction.x * distance, direction.y * distance};
    }
  }

  void move_all(double heat) {
    for (const Road& road : roads_) draw_together(road, heat);
    // A node whose links all lead one way over the water is drawn to that shore, others to the middle.
    for (std::size_t i = 0; i < points_.size(); ++i) {
      moves_[i].x += heat * 0.1 * (radius_ * islanders_[i].pull.x / islanders_[i].links - points_[i].x);
      moves_[i].y += heat * 0.1 * (radius_ * islanders_[i].pull.y / islanders_[i].links - points_[i].y);
    }
    push_apart(0.5);
    apply(spacing_ * (0.2 + 2 * heat));
  }

  /// A node with many links is not torn about by each of them.
  void draw_together(const Road& road, double heat) {
    const Point& from = points_[road.from];
    const Point& to = points_[road.to];
    const Point apart{to.x - from.x, to.y - from.y};
    const double distance = std::sqrt(apart.x * apart.x + apart.y * apart.y);
    if (distance <= 1.2 * spacing_) return;
    const double least = std::min(islanders_[road.from].links, islanders_[road.to].links);
    const double share = heat * 0.5 / least * (distance - 1.2 * spacing_) / distance;
    const double from_share = static_cast<double>(islanders_[road.to].links) /
                              (islanders_[road.from].links + islanders_[road.to].links);
    moves_[road.from].x += share * from_share * apart.x;
    moves_[road.from].y += share * from_share * apart.y;
    moves_[road.to].x -= share * (1 - from_share) * apart.x;
    moves_[road.to].y -= share * (1 - from_share) * apart.y;
  }

  void push_apart(double share) {
    squares_.fill(points_);
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      squares_.for_each_near(points_[i], [&](std::uint32_t j) {
        const Point apart{points_[i].x - points_[j].x, points_[i].y - points_[j].y};
        const double square = apart.x * apart.x + apart.y * apart.y;
        if (j == i || square >= spacing_ * spacing_) return;
        const double distance = std::sqrt(square);
        const double push = share * (spacing_ - distance);
        // Two in one place part, the earlier one to the left.
        moves_[i].x += distance > 0 ? push * apart.x / distance : (i < j ? -push : push);
        moves_[i].y += distance > 0 ? push * apart.y / distance : 0;
      });
    }
  }

  void apply(double furthest) {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      Point& move = moves_[i];
      const double length = std::sqrt(move.x * move.x + move.y * move.y);
      const double scale = length > furthest ? furthest / length : 1;
      Point& point = points_[i];
      point.x += move.x * scale;
      point.y += move.y * scale;
      const double distance = std::sqrt(point.x * point.x + point.y * point.y);
      if (distance > radius_) {
        point.x *= radius_ / distance;
        point.y *= radius_ / distance;
      }
      move = {};
    }
  }

  std::span<const Islander> islanders_;
  std::span<const Road> roads_;
  double radius_;
  double spacing_;
  Squares squares_;
  std::vector<Point> points_;
  std::vector<Point> moves_;
};

}  // namespace

double island_radius(std::size_t nodes) {
  if (nodes == 0) return 0;
  return kNodeSpacing * std::sqrt(room_for(nodes) * static_cast<double>(nodes) / kPi);
}

std::vector<Point> settle_island(std::span<const Islander> islanders, std::span<const Road> roads,
                                 std::size_t moves) {
  std::vector<std::uint32_t> place(islanders.size());
  std::vector<Islander> linked;
  for (std::size_t i = 0; i < islanders.size(); ++i) {
    place[i] = static_cast<std::uint32_t>(linked.size());
    if (islanders[i].links > 0) linked.push_back(islanders[i]);
  }
  std::vector<Road> linked_roads;
  for (const Road& road : roads) linked_roads.push_back({place[road.from], place[road.to]});
  std::vector<Point> settled;
  if (!linked.empty()) settled = Settlement(linked, linked_roads, moves).take();
  std::vector<Point> points;
  SunflowerDirections directions;
  std::size_t inside = linked.size();
  for (std::size_t i = 0; i < islanders.size(); ++i) {
    if (islanders[i].links > 0) {
      points.push_back(settled[place[i]]);
      continue;
    }
    const double distance = island_radius(inside++);
    const Point direction = directions.next();
    points.push_back({direction.x * distance, direction.y * distance});
  }
  return points;
}

}  // namespace patgraph
