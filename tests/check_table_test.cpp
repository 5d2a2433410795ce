#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <string>

#include "check/check.hpp"

namespace patgraph::testing {
namespace {

bool is_sentences(std::string_view text) {
  return text.size() > 40 && text.front() >= 'A' && text.front() <= 'Z' && text.back() == '.' &&
         text.find("  ") == text.npos && text.find('\n') == text.npos;
}

TEST(CheckTable, IdsAreWordsJoinedByHyphensAndSorted) {
  const std::regex kebab_case("[a-z]+(-[a-z]+)*");
  for (const Check& check : all_checks())
    EXPECT_TRUE(std::regex_match(std::string(check.id), kebab_case)) << check.id;
  EXPECT_TRUE(std::ranges::is_sorted(all_checks(), std::ranges::less_equal(), &Check::id));
}

TEST(CheckTable, EveryCheckIsFoundByItsId) {
  for (const Check& check : all_checks()) EXPECT_EQ(find_check(check.id), &check);
  EXPECT_EQ(find_check("no-such-check"), nullptr);
  EXPECT_EQ(find_check(""), nullptr);
}

TEST(CheckTable, SummariesAreOneLineWithoutAFullStop) {
  for (const Check& check : all_checks()) {
    EXPECT_GT(check.summary.size(), 15U) << check.id;
    EXPECT_LE(check.summary.size(), 100U) << check.id;
    EXPECT_NE(check.summary.back(), '.') << check.id;
    EXPECT_FALSE(check.summary.front() >= 'A' && check.summary.front() <= 'Z') << check.id;
  }
}

TEST(CheckTable, EveryCheckSaysWhyItMattersAndHowToMendIt) {
  for (const Check& check : all_checks()) {
    EXPECT_TRUE(is_sentences(check.rationale)) << check.id << ": " << check.rationale;
    EXPECT_TRUE(is_sentences(check.remedy)) << check.id << ": " << check.remedy;
  }
}

TEST(CheckTable, OptionsHaveNamesAndSaySomething) {
  for (const Check& check : all_checks()) {
    for (const CheckOption& option : check.options) {
      EXPECT_NE(option.name, "") << check.id;
      EXPECT_GT(option.summary.size(), 10U) << check.id << ": " << option.name;
    }
  }
}

}  // namespace
}  // namespace patgraph::testing
