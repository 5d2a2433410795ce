#include "waiver_comment.hpp"

#include "utf8.hpp"
#include "yaml.hpp"

namespace patgraph {
namespace {

/// How a comment that speaks to patgraph begins.
constexpr std::string_view kMark = "patgraph:";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

/// Reads the check and the reason out of the text, if it is of the form; the reason may be missing.
void read_waiver(WaiverComment& comment) {
  constexpr std::string_view kIgnore = "ignore";
  std::string_view text = comment.text;
  if (!text.starts_with(kIgnore)) return;
  text.remove_prefix(kIgnore.size());
  if (!text.starts_with(' ') && !text.starts_with('\t')) return;
  text = trimmed(text);
  const std::string_view check = text.substr(0, text.find_first_of(" \t("));
  const std::string_view rest = trimmed(text.substr(check.size()));
  const bool in_brackets = rest.size() >= 2 && rest.front() == '(' && rest.back() == ')';
  if (!rest.empty() && !in_brackets) return;
  comment.check = check;
  if (in_brackets) comment.reason = trimmed(rest.substr(1, rest.size() - 2));
}

/// Goes through front matter line by line.
class CommentFinder {
 public:
  explicit CommentFinder(std::span<const ScalarRange> scalars) : scalars_(scalars) {}

  std::vector<WaiverComment> find(std::string_view yaml) {
    for (std::size_t begin = 0; begin < yaml.size();) {
      const std::size_t end = std::min(yaml.find('\n', begin), yaml.size());
      const std::string_view line = yaml.substr(begin, end - begin);
      read_line(line);
      index_ += code_points_in(line) + 1;
      ++line_;
      begin = end + 1;
    }
    return std::move(found_);
  }

 private:
  void read_line(std::string_view line) {
    if (!may_hold_waivers(line)) return;
    std::size_t column = 0;  // of the "#", from 0
    std::size_t counted = 0;
    for (std::size_t hash = line.find('#'); hash != std::string_view::npos; hash = line.find('#', hash + 1)) {
      const bool apart = hash == 0 || line[hash - 1] == ' ' || line[hash - 1] == '\t';
      column += code_points_in(line.substr(counted, hash - counted));
      counted = hash;
      if (!apart || is_in_scalar(index_ + column)) continue;
      add(line, hash, column);
      return;  // What follows belongs to the comment.
    }
  }

  void add(std::string_view line, std::size_t hash, std::size_t column) {
    const std::string_view comment = trimmed(line.substr(hash + 1));
    if (!comment.starts_with(kMark)) return;
    const auto begin = static_cast<std::uint32_t>(column + 1);
    const auto length = static_cast<std::uint32_t>(code_points_in(trimmed(line.substr(hash))));
    WaiverComment& found = found_.emplace_back();
    found.span = {{line_, begin}, {line_, begin + length}};
    found.own_line = trimmed(line.substr(0, hash)).empty();
    found.text = trimmed(comment.substr(kMark.size()));
    read_waiver(found);
  }

  /// Asked with ascending places.
  bool is_in_scalar(std::size_t index) {
    while (next_ < scalars_.size() && scalars_[next_].end <= index) ++next_;
    if (next_ == scalars_.size() || index < scalars_[next_].begin) return false;
    // The line on which a block scalar begins may end in a comment.
    return !scalars_[next_].is_block || scalars_[next_].begin < index_;
  }

  std::span<const ScalarRange> scalars_;
  std::vector<WaiverComment> found_;
  std::size_t index_ = 0;   ///< code points before the line
  std::uint32_t line_ = 2;  ///< front matter begins on the second line of its file
  std::size_t next_ = 0;    ///< the first scalar that may not be past
};

}  // namespace

bool may_hold_waivers(std::string_view yaml) {
  // Few texts hold a "#", so that the search seldom stops.
  for (std::size_t hash = yaml.find('#'); hash != std::string_view::npos; hash = yaml.find('#', hash + 1)) {
    if (trimmed(yaml.substr(hash + 1, yaml.find('\n', hash) - hash - 1)).starts_with(kMark)) return true;
  }
  return false;
}

std::vector<WaiverComment> find_waiver_comments(std::string_view yaml, std::span<const ScalarRange> scalars) {
  return CommentFinder(scalars).find(yaml);
}

}  // namespace patgraph
