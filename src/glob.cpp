#include "glob.hpp"

#include <algorithm>
#include <stdexcept>

#include "utf8.hpp"

namespace patgraph {
namespace {

constexpr char32_t kLastCharacter = 0x10FFFF;

std::u32string decode(std::string_view text) {
  std::u32string characters;
  for_each_code_point(text, [&](char32_t character, std::string_view) { characters += character; });
  return characters;
}

bool is_whole_segment(std::u32string_view pattern, std::size_t begin, std::size_t end) {
  return (begin == 0 || pattern[begin - 1] == U'/') && (end == pattern.size() || pattern[end] == U'/');
}

void require_relative(std::string_view text) {
  if (text.empty()) throw std::invalid_argument("is empty");
  if (text.starts_with('/') || text.starts_with("./"))
    throw std::invalid_argument("starts with '" + std::string(text.substr(0, text.find('/') + 1)) +
                                "'; paths are relative to the configuration, without it");
  if (text.ends_with('/'))
    throw std::invalid_argument("ends with '/'; for all files in a folder, '**' follows");
}

}  // namespace

Glob::Glob(std::string text) : text_(std::move(text)) {
  require_relative(text_);
  const std::u32string pattern = decode(text_);
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t stars = std::min(pattern.find_first_not_of(U'*', i), pattern.size()) - i;
    if (stars == 2 && is_whole_segment(pattern, i, i + stars)) {
      const bool last = i + stars == pattern.size();
      // "**/**/" says no more than "**/" does.
      const bool again = !last && !steps_.empty() && steps_.back().kind == Step::Kind::folders;
      if (!again) steps_.push_back({last ? Step::Kind::inside : Step::Kind::folders});
      i += last ? stars : stars + 1;
    } else if (stars > 0) {
      steps_.push_back({Step::Kind::run});
      i += stars;
    } else if (pattern[i] == U'[') {
      i = add_set(pattern, i);
    } else {
      const bool any = pattern[i] == U'?';
      const Range range = any ? Range{0, kLastCharacter} : Range{pattern[i], pattern[i]};
      steps_.push_back({Step::Kind::one, false, {range}});
      ++i;
    }
  }
}

/// Adds the set that begins there; returns the place behind it.
std::size_t Glob::add_set(std::u32string_view pattern, std::size_t begin) {
  Step step;
  std::size_t i = begin + 1;
  if (i < pattern.size() && pattern[i] == U'!') {
    step.negated = true;
    ++i;
  }
  // A "]" that comes first is one of the characters.
  const std::size_t end = pattern.find(U']', i + 1);
  if (end == std::u32string_view::npos) throw std::invalid_argument("has a '[' without a ']'");
  while (i < end) {
    const bool is_range = i + 2 < end && pattern[i + 1] == U'-';
    step.ranges.push_back({pattern[i], pattern[is_range ? i + 2 : i]});
    i += is_range ? 3 : 1;
  }
  steps_.push_back(std::move(step));
  return end + 1;
}

bool Glob::takes(const Step& step, char32_t character) {
  // No wildcard stands for a "/", only a "/" does.
  const bool in_ranges = std::ranges::any_of(
      step.ranges, [&](const Range& range) { return range.first <= character && character <= range.last; });
  const bool is_slash_itself =
      step.ranges.size() == 1 && step.ranges[0].first == U'/' && step.ranges[0].last == U'/';
  return in_ranges != step.negated && (character != U'/' || is_slash_itself);
}

/// Lets a step have its turn, and with it those behind steps that may take nothing.
void Glob::enter(std::size_t step, std::vector<char>& active) const {
  active[step] = 1;
  while (step < steps_.size() &&
         (steps_[step].kind == Step::Kind::run || steps_[step].kind == Step::Kind::folders)) {
    active[++step] = 1;
  }
}

bool Glob::matches(std::string_view path) const {
  // All ways to match are followed at once: no way back, whatever the pattern.
  std::vector<char> active(steps_.size() + 1);
  std::vector<char> next(active.size());
  enter(0, active);
  for (const char32_t character : decode(path)) {
    std::ranges::fill(next, 0);
    bool alive = false;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (active[i] == 0) continue;
      const Step::Kind kind = steps_[i].kind;
      if (kind == Step::Kind::one) {
        if (!takes(steps_[i], character)) continue;
        enter(i + 1, next);
      } else if (kind == Step::Kind::run) {
        if (character == U'/') continue;
        enter(i, next);
      } else if (kind == Step::Kind::folders) {
        next[i] = 1;
        if (character == U'/') enter(i + 1, next);
      } else {
        next[i] = 1;
        enter(i + 1, next);
      }
      alive = true;
    }
    if (!alive) return false;
    std::swap(active, next);
  }
  return active.back() != 0;
}

}  // namespace patgraph
