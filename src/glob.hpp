#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// A pattern of paths, matched in time linear in the path.
///
/// `*` stands for any characters but "/", `?` for one of them, `[a-z]` for one of a set and `[!a-z]` for one
/// outside it. As a whole segment, `**` stands for any number of folders, none included, and at the end for
/// everything inside.
class Glob {
 public:
  /// Throws std::invalid_argument, with a reason to show, where the text can match no relative path.
  explicit Glob(std::string text);

  const std::string& text() const { return text_; }
  bool matches(std::string_view path) const;

 private:
  struct Range {
    char32_t first;
    char32_t last;
  };
  /// A step of the pattern: what it takes from the path before the next step has its turn.
  struct Step {
    enum class Kind : std::uint8_t {
      one,      ///< one character
      run,      ///< characters of one segment, none included
      folders,  ///< segments with the "/" behind each, none included
      inside    ///< one character or more, whatever they are
    };
    Kind kind = Kind::one;
    bool negated = false;
    std::vector<Range> ranges = {};  ///< of `one`
  };

  static bool takes(const Step& step, char32_t character);
  std::size_t add_set(std::u32string_view pattern, std::size_t begin);
  void enter(std::size_t step, std::vector<char>& active) const;

  std::string text_;
  std::vector<Step> steps_;
};

}  // namespace patgraph
