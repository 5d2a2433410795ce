#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../library.hpp"

namespace patgraph {

/// The line of a source in which a place begins, or what of it lies near the place.
struct Excerpt {
  std::string before;  ///< what of the line stands before the place
  std::string marked;  ///< the place itself, as far as it is on this line
  std::string after;
  bool cut_before = false;  ///< the line begins before `before`
  bool cut_after = false;   ///< the line goes on after `after`
};

/// The lines around places, read from the files of a library: each file once, and only those with places.
class Excerpts {
 public:
  Excerpts(const Library& library, std::vector<SourceLocation> places);

  /// Returns the excerpt at a place; null where the file cannot be read now, or has no such line any more.
  const Excerpt* at(const SourceLocation& place) const;

 private:
  std::vector<std::pair<SourceLocation, Excerpt>> excerpts_;  // by place
};

/// How an excerpt is shown.
struct ExcerptStyle {
  std::size_t indent = 0;        ///< blanks before the line number
  std::size_t width = 80;        ///< cells that a line may take, indent included
  std::string_view before = {};  ///< what switches the colour of the caret on
  std::string_view after = {};   ///< and off
  std::string replacement = {};  ///< what would mend the place: shown under it, where it fits
};

/// Writes an excerpt with its line number, and a caret under the place. Tabs become blanks; controls and
/// characters that turn the direction of text are named.
void write_excerpt(const Excerpt& excerpt, std::uint32_t line, const ExcerptStyle& style, std::ostream& out);

}  // namespace patgraph
