#include "map/palette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "schema.hpp"

namespace patgraph::testing {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector product(const Matrix& matrix, const Vector& vector) {
  Vector result{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) result[row] += matrix[row][column] * vector[column];
  }
  return result;
}

/// Returns the red, green and blue of "#RRGGBB" as amounts of light from 0 to 1 (IEC 61966-2-1).
Vector light_of(std::string_view color) {
  Vector light{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = std::stoi(std::string(color.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
    light[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  return light;
}

/// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
double contrast(std::string_view one, std::string_view other) {
  const auto luminance = [](std::string_view color) {
    const Vector light = light_of(color);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  };
  const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

/// CIE 1976 L*, a*, b*, under D65.
Vector lab_of(const Vector& light) {
  constexpr Matrix to_xyz{{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Vector white{0.95047, 1, 1.08883};
  Vector f = product(to_xyz, light);
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = f[i] / white[i];
    f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// How light is seen with and without colour blindness: Machado, Oliveira and Fernandes 2009, severity 1.
const std::map<std::string, Matrix> kSights{
    {"common", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

double distance(std::string_view one, std::string_view other, const Matrix& sight) {
  const auto seen = [&](std::string_view color) {
    Vector light = product(sight, light_of(color));
    for (double& amount : light) amount = std::clamp(amount, 0.0, 1.0);
    return lab_of(light);
  };
  const Vector a = seen(one);
  const Vector b = seen(other);
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

void expect_apart(const std::vector<std::string_view>& colors, double least) {
  for (const auto& [sight, matrix] : kSights) {
    for (std::size_t i = 0; i < colors.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_GE(distance(colors[i], colors[j], matrix), least)
            << colors[i] << " and " << colors[j] << ", " << sight;
      }
    }
  }
}

std::vector<std::string_view> all_fills() {
  std::vector<std::string_view> fills(kFills.begin(), kFills.end());
  fills.insert(fills.end(), {kOtherFill, kPlainFill});
  return fills;
}

/// The relations that are drawn, of inverse pairs one.
std::vector<RelationType> drawn_relations(const Schema& schema) {
  std::vector<RelationType> drawn;
  for (RelationId id = 0; id < schema.relations.size(); ++id) {
    const RelationType& relation = schema.relations[id];
    if (relation.to_entries && relation.base == id) drawn.push_back(relation);
  }
  return drawn;
}

TEST(Palette, ContrastsAndDistancesAreThoseOfTheirDefinitions) {
  EXPECT_NEAR(contrast("#FFFFFF", "#000000"), 21, 1e-9);
  EXPECT_NEAR(contrast("#777777", "#FFFFFF"), 4.48, 0.005);
  EXPECT_NEAR(distance("#FFFFFF", "#000000", kSights.at("common")), 100, 1e-3);
  EXPECT_NEAR(distance("#FF0000", "#000000", kSights.at("common")), 117.34, 0.05);  // L* 53.24, C* 104.55
}

TEST(Palette, SightsTellTooLittleApart) {
  EXPECT_GT(distance("#D93030", "#6B7300", kSights.at("common")), 60);
  EXPECT_LT(distance("#D93030", "#6B7300", kSights.at("deuteranopia")), 20);
}

TEST(Palette, LabelsCanBeReadOnEachFill) {
  for (const std::string_view fill : all_fills()) EXPECT_GE(contrast(kLabelColor, fill), 4.5) << fill;
}

TEST(Palette, FillsAreToldApartByEachSight) {
  expect_apart(all_fills(), 17);
}

TEST(Palette, FillsDifferInLightness) {
  std::vector<double> lightness;
  for (const std::string_view fill : kFills) lightness.push_back(lab_of(light_of(fill))[0]);
  std::ranges::sort(lightness);
  for (std::size_t i = 1; i < lightness.size(); ++i) EXPECT_GE(lightness[i] - lightness[i - 1], 4);
}

TEST(Palette, NodesBeyondTheFillsShareOne) {
  EXPECT_EQ(fill_of(std::nullopt), kPlainFill);
  EXPECT_EQ(fill_of(0), kFills.front());
  EXPECT_EQ(fill_of(7), kFills.back());
  EXPECT_EQ(fill_of(8), kOtherFill);
}

TEST(Palette, RelationsAreSeenOnLightAndDarkPages) {
  const Schema schema = load_schema({});
  for (const RelationType& relation : drawn_relations(schema)) {
    EXPECT_GE(contrast(relation.color, "#FFFFFF"), 3) << relation.key;
    EXPECT_GE(contrast(relation.color, "#16181D"), 3) << relation.key;
  }
}

TEST(Palette, RelationsWithOneLineStyleAreToldApartByEachSight) {
  const Schema schema = load_schema({});
  const std::vector<RelationType> drawn = drawn_relations(schema);
  std::map<std::string_view, std::vector<std::string_view>> colors;
  for (const RelationType& relation : drawn) colors[relation.line_style].push_back(relation.color);
  EXPECT_EQ(colors.size(), 4);
  for (const auto& [style, same_style] : colors) expect_apart(same_style, 20);
}

}  // namespace
}  // namespace patgraph::testing
