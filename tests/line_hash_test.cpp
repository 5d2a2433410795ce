#include "report/line_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace patgraph::testing {
namespace {

using Hashes = std::vector<std::string>;

/// Returns the hashes of that many lines.
Hashes hashes_of(const std::string& text, std::size_t lines) {
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t line = 1; line <= lines; ++line) wanted.push_back(line);
  Hashes hashes;
  for (const auto& [line, hash] : line_hashes(text, wanted)) hashes.push_back(hash);
  return hashes;
}

// These texts and hashes are those of src/fingerprints.test.ts in github/codeql-action.

TEST(LineHash, OfAnEmptyFileIsThatOfItsEnd) {
  EXPECT_EQ(hashes_of("", 1), (Hashes{"c129715d7a2bc9a3:1"}));
}

TEST(LineHash, PassesOverBlanksAndTabs) {
  EXPECT_EQ(hashes_of(" a\nb\n  \t\tc\n d", 4),
            (Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}));
}

TEST(LineHash, CountsEmptyLinesToo) {
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End", 6),
            (Hashes{"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
                    "b86d3392aea1be30:1", "e6ceba753e1a442:1"}));
}

TEST(LineHash, IsTheSameWhateverEndsTheLines) {
  const Hashes expected{"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1"};
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", 7), expected);
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", 7), expected);
  EXPECT_EQ(hashes_of(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", 7), expected);
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", 7), expected);
}

TEST(LineHash, CountsLinesWithOneHash) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  EXPECT_EQ(hashes_of(text, 11),
            (Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                    "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                    "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"}));
}

// The rest is our own.

TEST(LineHash, OfALineIsTheSameWhereOthersAreNotAskedFor) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  const std::vector<std::uint32_t> lines{6, 3, 3};
  EXPECT_EQ(line_hashes(text, lines),
            (std::map<std::uint32_t, std::string>{{3, "a7f2ff13bc495cf2:3"}, {6, "a7f2ff13bc495cf2:6"}}));
}

TEST(LineHash, CountsUtf16CodeUnits) {
  EXPECT_EQ(hashes_of("\xEF\xBB\xBFgr\xC3\xBCn \xF0\x9F\x90\x9D\nb", 2),
            (Hashes{"3c83890cc1dadf0f:1", "8ee5a81e681643c1:1"}));
}

TEST(LineHash, ReadsWhatIsNotUtf8AsNodeDoes) {
  EXPECT_EQ(hashes_of("a\xE2\x82z\xFF\xC0\xAF\n\xF0\x9F\x90", 2),
            (Hashes{"7d7fa4b92ccc2f1:1", "8989dec65f08d110:1"}));
  EXPECT_EQ(hashes_of("\xED\xA0\x80x\n\xE0\x80\x80\xF4\x90\x80\x80", 2),
            (Hashes{"7ed33263c6ace77b:1", "b51d8b9d3a9f4bba:1"}));
}

TEST(LineHash, OfLinesThatAreNotThereIsLeftOut) {
  EXPECT_EQ(hashes_of("a\nb", 9).size(), 2U);
}

}  // namespace
}  // namespace patgraph::testing
