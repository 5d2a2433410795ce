#include "suggestions.hpp"

#include <algorithm>

#include "../case_fold.hpp"
#include "../quotation.hpp"

namespace patgraph {

Suggestions::Suggestions(const PatternGraph& graph, std::size_t most_steps)
    : graph_(graph), steps_left_(most_steps) {
  for (const Entity* entity : graph.vertices()) {
    by_slug_.emplace(entity->slug, entity);
    if (entity->title) by_title_.emplace(case_fold(entity->title->text), entity);
  }
  const auto names_of = [](const auto& by_name) {
    std::vector<std::string_view> names;
    names.reserve(by_name.size());
    for (const auto& [name, entity] : by_name) names.push_back(name);
    return names;
  };
  nearest_slug_.emplace(names_of(by_slug_));
  nearest_title_.emplace(names_of(by_title_));
}

std::optional<Suggestion> Suggestions::operator()(std::string_view text) {
  const auto known = answers_.find(text);
  if (known != answers_.end()) return known->second;
  if (steps_left_ == 0) return std::nullopt;
  std::size_t steps = 0;
  const auto found = answers_.emplace(text, answer(text, steps)).first;
  steps_left_ -= std::min(steps, steps_left_);
  return found->second;
}

std::optional<Suggestion> Suggestions::answer(std::string_view text, std::size_t& steps) const {
  // Ids look alike without meaning it: no id is near another.
  if (graph_.schema().class_of_id(text)) return std::nullopt;
  const std::string folded = case_fold(text);
  auto slug = nearest_slug_->find(text, steps);
  if (!slug && folded != text) slug = nearest_slug_->find(folded, steps);
  if (slug) return Suggestion{by_slug_.find(*slug)->second, false};
  const auto title = nearest_title_->find(folded, steps);
  if (!title) return std::nullopt;
  return Suggestion{by_title_.find(*title)->second, true};
}

std::string did_you_mean(const std::optional<Suggestion>& suggestion) {
  if (!suggestion) return {};
  const Entity& entity = *suggestion->entity;
  return "; did you mean " + in_quotes(entity.slug) +
         (suggestion->by_title ? " (" + shortened(entity.title->text) + ")" : "") + "?";
}

}  // namespace patgraph
