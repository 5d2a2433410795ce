#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.hpp"

namespace patgraph {

struct ScalarRange;

/// A comment of the front matter that begins with `patgraph:`. What should follow is `ignore CHECK (REASON)`.
struct WaiverComment {
  Span span;              ///< from the "#" on
  bool own_line = false;  ///< nothing stands before it on its line
  std::string text;       ///< what follows `patgraph:`, blanks around it left out
  std::string check;      ///< empty where the text is not of that form
  std::string reason;     ///< empty where none is given
};

/// Returns whether there may be such a comment in front matter; nearly always there is none, which is soon
/// found.
bool may_hold_waivers(std::string_view yaml);

/// Finds those comments in front matter, in order. The scalars, in order, tell what is no comment: a "#" in
/// them. Positions count from the start of the file.
std::vector<WaiverComment> find_waiver_comments(std::string_view yaml, std::span<const ScalarRange> scalars);

}  // namespace patgraph
