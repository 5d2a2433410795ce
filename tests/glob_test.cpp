#include "glob.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace patgraph::testing {
namespace {

/// Returns the paths, of those given, that the glob matches.
std::vector<std::string> matched(const std::string& glob, const std::vector<std::string>& paths) {
  const Glob pattern(glob);
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (pattern.matches(path)) found.push_back(path);
  }
  return found;
}

using Paths = std::vector<std::string>;

TEST(Glob, WithoutWildcardsMatchesOnePath) {
  EXPECT_EQ(matched("beds/a.md", {"beds/a.md", "a.md", "beds/a.mdx", "x/beds/a.md", "beds/A.md", "beds"}),
            (Paths{"beds/a.md"}));
}

TEST(Glob, StarStaysWithinItsSegment) {
  EXPECT_EQ(matched("*.md", {"a.md", ".md", "beds/a.md", "a.md.txt"}), (Paths{"a.md", ".md"}));
  EXPECT_EQ(matched("b*s/*", {"beds/a.md", "bs/", "beds/x/a.md", "beds"}), (Paths{"beds/a.md", "bs/"}));
  EXPECT_EQ(matched("*a*b*", {"ab", "xaxbx", "ba", "aab", "a/b"}), (Paths{"ab", "xaxbx", "aab"}));
}

TEST(Glob, TwoStarsMatchAnyNumberOfFolders) {
  EXPECT_EQ(matched("**/a.md", {"a.md", "x/a.md", "x/y/a.md", "xa.md", "x/aa.md"}),
            (Paths{"a.md", "x/a.md", "x/y/a.md"}));
  EXPECT_EQ(matched("beds/**/*.md", {"beds/a.md", "beds/x/y/a.md", "bedsx/a.md", "a.md"}),
            (Paths{"beds/a.md", "beds/x/y/a.md"}));
  EXPECT_EQ(matched("**/x/**/y", {"x/y", "a/x/b/y", "x/a/x/y", "xy", "x/ay"}),
            (Paths{"x/y", "a/x/b/y", "x/a/x/y"}));
}

TEST(Glob, TwoStarsAtTheEndMatchEverythingInside) {
  EXPECT_EQ(matched("beds/**", {"beds/a.md", "beds/x/a.md", "beds", "beds/", "bedsx/a.md"}),
            (Paths{"beds/a.md", "beds/x/a.md"}));
  EXPECT_EQ(matched("**", {"a.md", "x/y/a.md", ""}), (Paths{"a.md", "x/y/a.md"}));
}

TEST(Glob, TwoStarsWithinASegmentAreOne) {
  EXPECT_EQ(matched("a**b", {"ab", "axb", "a/b"}), (Paths{"ab", "axb"}));
}

TEST(Glob, QuestionMarkIsOneCharacterButNoSlash) {
  EXPECT_EQ(matched("a?c", {"abc", "ac", "abbc", "a/c",
                            "a\xC3\xA4"
                            "c"}),
            (Paths{"abc",
                   "a\xC3\xA4"
                   "c"}));
}

TEST(Glob, BracketsAreOneOfASet) {
  EXPECT_EQ(matched("[a-cx]1", {"a1", "b1", "x1", "d1", "-1", "1"}), (Paths{"a1", "b1", "x1"}));
  EXPECT_EQ(matched("[!a-c]1", {"a1", "d1", "/1"}), (Paths{"d1"}));
  EXPECT_EQ(matched("[]-]", {"]", "-", "a"}), (Paths{"]", "-"}));
  EXPECT_EQ(matched("[[]x", {"[x", "x"}), (Paths{"[x"}));
  EXPECT_EQ(matched("[\xC3\xA0-\xC3\xA5]", {"\xC3\xA4", "a", "\xC3\xB6"}), (Paths{"\xC3\xA4"}));
  EXPECT_EQ(matched("a[.-0]b", {"a/b", "a.b", "a0b"}), (Paths{"a.b", "a0b"}));
}

TEST(Glob, TakesBytesThatAreNoCharactersOneByOne) {
  EXPECT_EQ(matched("a??", {"a\xFF\xC3", "a\xFF"}), (Paths{"a\xFF\xC3"}));
}

TEST(Glob, ThatCanMatchNoRelativePathIsRefused) {
  const auto reason = [](const char* glob) -> std::string {
    try {
      const Glob accepted(glob);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_EQ(reason(""), "is empty");
  EXPECT_EQ(reason("/beds"), "starts with '/'; paths are relative to the configuration, without it");
  EXPECT_EQ(reason("./beds"), "starts with './'; paths are relative to the configuration, without it");
  EXPECT_EQ(reason("beds/"), "ends with '/'; for all files in a folder, '**' follows");
  EXPECT_EQ(reason("a[b"), "has a '[' without a ']'");
  EXPECT_EQ(reason("a[]"), "has a '[' without a ']'");
  EXPECT_EQ(reason("[!]"), "has a '[' without a ']'");
  EXPECT_EQ(reason("../beds/**"), "accepted");
}

TEST(Glob, OfManyFoldersDoesNotGrowBeyondMeasure) {
  std::string folders;
  for (int i = 0; i < 100'000; ++i) folders += "**/";
  EXPECT_EQ(matched(folders + "b.md", {"a/a/a/a/a/a/a/a/a/a/a.md", "b.md", "a/a/b.md"}),
            (Paths{"b.md", "a/a/b.md"}));
}

TEST(Glob, OfManyStarsDoesNotGrowBeyondMeasure) {
  std::string glob;
  for (int i = 0; i < 200; ++i) glob += "**/*a";
  EXPECT_FALSE(Glob(glob + "b").matches(std::string(2'000, 'a')));
}

}  // namespace
}  // namespace patgraph::testing
