#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "../nearest.hpp"
#include "../pattern_graph.hpp"

namespace patgraph {

/// An entry that a text was probably meant to name.
struct Suggestion {
  const Entity* entity = nullptr;
  bool by_title = false;  ///< the text is near its title, not its slug
};

/// Finds the entry whose slug or title is nearest to a text that names none. Made for many questions; the
/// graph must outlive it.
class Suggestions {
 public:
  /// Every question compares a text with all names. Where a large library has most of its names wrong, that
  /// would take longer than everything else by far, so that after so many steps none is answered.
  static constexpr std::size_t kMostSteps = 4'000'000'000;

  explicit Suggestions(const PatternGraph& graph, std::size_t most_steps = kMostSteps);

  /// Returns nothing where no entry is near, or all steps are taken.
  std::optional<Suggestion> operator()(std::string_view text);

 private:
  std::optional<Suggestion> answer(std::string_view text, std::size_t& steps) const;

  const PatternGraph& graph_;
  std::size_t steps_left_;
  std::map<std::string_view, const Entity*> by_slug_;
  std::map<std::string, const Entity*, std::less<>> by_title_;
  std::optional<NearestName> nearest_slug_;
  std::optional<NearestName> nearest_title_;
  std::map<std::string, std::optional<Suggestion>, std::less<>> answers_;
};

/// Returns "; did you mean 'SLUG'?", with the title where that is what is near; for nothing, an empty text.
std::string did_you_mean(const std::optional<Suggestion>& suggestion);

}  // namespace patgraph
