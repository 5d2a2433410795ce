#include <algorithm>
#include <array>
#include <unordered_set>

#include "../case_fold.hpp"
#include "../quotation.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

using sv = std::string_view;

/// Names of no entry, in folded case, words parted by blanks.
constexpr std::array<sv, 31> kNames{"add title",
                                    "add title here",
                                    "change me",
                                    "changeme",
                                    "enter title",
                                    "enter title here",
                                    "example pattern",
                                    "fixme",
                                    "insert title",
                                    "insert title here",
                                    "lorem",
                                    "lorem ipsum",
                                    "my pattern",
                                    "name of pattern",
                                    "name of the pattern",
                                    "new pattern",
                                    "pattern name",
                                    "pattern title",
                                    "placeholder",
                                    "placeholder title",
                                    "sample pattern",
                                    "tba",
                                    "tbc",
                                    "tbd",
                                    "template pattern",
                                    "title goes here",
                                    "title here",
                                    "title of the pattern",
                                    "todo",
                                    "untitled",
                                    "untitled pattern"};

/// Words with which made-up ids start behind their prefix.
constexpr std::array<sv, 5> kIdWords{"placeholder", "example", "sample", "dummy", "yourid"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// Returns whether the whole text is in the brackets of a template: `{{title}}`, `<title>`, `[title]`.
bool is_bracketed(std::string_view text) {
  static constexpr std::array<std::pair<sv, sv>, 5> kBrackets{
      {{"{{", "}}"}, {"${", "}"}, {"<%", "%>"}, {"<", ">"}, {"[", "]"}}};
  return std::ranges::any_of(kBrackets, [&](const auto& pair) {
    const auto& [open, close] = pair;
    return text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close) &&
           text.find(close) + close.size() == text.size();
  });
}

bool is_one_repeated(std::string_view text, char c) {
  return text.size() >= 3 && text.find_first_not_of(c) == std::string_view::npos;
}

/// Knows the names and ids that templates hold, and those that a configuration adds.
class Placeholders {
 public:
  explicit Placeholders(std::span<const std::string> further) {
    for (const sv name : kNames) names_.emplace(name);
    for (const std::string& word : further) names_.insert(folded(word));
  }

  /// Compares whole names, without regard to case and to how words are parted.
  bool is_name(std::string_view text) const {
    const std::string name = folded(text);
    return names_.contains(name) || name.starts_with("lorem ipsum ") || name.starts_with("your title") ||
           is_one_repeated(name, 'x') || is_bracketed(trimmed(text));
  }

  bool is_id(std::string_view text) const {
    const std::string id = case_fold(text);
    const std::string_view behind_prefix = sv(id).substr(id.find('_') + 1);  // npos + 1 is 0
    return is_name(text) || is_name(behind_prefix) || is_one_repeated(behind_prefix, '0') ||
           std::ranges::any_of(kIdWords, [&](sv word) { return behind_prefix.starts_with(word); });
  }

 private:
  static std::string folded(std::string_view text) {
    std::string name = case_fold(trimmed(text));
    std::ranges::replace_if(
        name, [](char c) { return c == '-' || c == '_'; }, ' ');
    return name;
  }

  std::unordered_set<std::string> names_;
};

void report(SourceLocation location, std::string_view kind, std::string_view text, std::string_view expected,
            Findings& findings) {
  findings.add(location, std::string(kind) + " " + in_quotes(text) + " is left from a template; expected " +
                             std::string(expected));
}

}  // namespace

void check_placeholder_value(const PatternGraph& graph, Findings& findings) {
  const Placeholders placeholders(findings.words("words"));
  for (const Entity* entity : graph.vertices()) {
    const std::uint32_t file = entity->file;
    if (entity->id && placeholders.is_id(entity->id->text))
      report({file, entity->id->span}, "id", entity->id->text, "an id of its own", findings);
    if (entity->title && placeholders.is_name(entity->title->text))
      report({file, entity->title->span}, "title", entity->title->text, "the name of the entry", findings);
    if (placeholders.is_name(entity->slug)) {
      const Span span = entity->declared_slug ? entity->declared_slug->span : point({2, 1});
      report({file, span}, "slug", entity->slug, "the name of the file", findings);
    }
  }
}

}  // namespace patgraph
