#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace patgraph {

/// What fills nodes that have a value of the field that colours them; the most frequent value has the first.
///
/// They differ in lightness as well as in hue, so that they stay apart for colour-blind readers (Machado,
/// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009)
/// and in print without colours. `kLabelColor` can be read on each of them (WCAG 2.2, 1.4.3). Relations have
/// their colours in the ontology.
inline constexpr std::array<std::string_view, 8> kFills{"#6F82E9", "#EED463", "#6DC86F", "#E07D44",
                                                        "#02D5FF", "#EA81D0", "#B8F1C2", "#A96877"};
/// What fills nodes with values for which no colour is left.
inline constexpr std::string_view kOtherFill = "#BDBDBD";
/// What fills nodes without a value.
inline constexpr std::string_view kPlainFill = "#FFFFFF";
/// The colour of labels on nodes.
inline constexpr std::string_view kLabelColor = "#000000";

/// Returns what fills a node with that colour of the map (MapNode::color).
constexpr std::string_view fill_of(std::optional<std::uint32_t> color) {
  if (!color) return kPlainFill;
  return *color < kFills.size() ? kFills[*color] : kOtherFill;
}

}  // namespace patgraph
