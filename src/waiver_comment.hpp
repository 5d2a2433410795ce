#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

namespace patgraph {

struct ScalarRange;

/// How a comment that speaks to patgraph begins.
inline constexpr std::string_view kWaiverMark = "patgraph:";

/// A comment of the front matter that begins with `patgraph:`.
struct WaiverComment {
  Span span;              ///< from the "#" on
  bool own_line = false;  ///< nothing stands before it on its line
  std::string text;       ///< what follows `patgraph:`, blanks around it left out
};

/// Finds those comments in front matter, in order. The scalars, in order, tell what is no comment: a "#" in
/// them. Positions count from the start of the file.
std::vector<WaiverComment> find_waiver_comments(std::string_view yaml, std::span<const ScalarRange> scalars);

}  // namespace patgraph
