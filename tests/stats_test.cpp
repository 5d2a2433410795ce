#include <nlohmann/json.hpp>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

class StatsTest : public ProgramTest {
 protected:
  void add(const std::string& slug, const std::string& lines, const std::string& title = "") const {
    write("lib/" + slug + ".md",
          "---\nid: " + slug + "\ntitle: \"" + (title.empty() ? slug : title) + "\"\n" + lines + "---\n");
  }
  /// Writes a hub to which that many others lead.
  void add_star(int rays) const {
    add("hub", "");
    for (int i = 1; i <= rays; ++i) add("ray-" + std::to_string(i), "requires: [hub]\n");
  }
  std::string part(const std::string& from, const std::string& to) const {
    const std::string out = run("stats lib").out;
    const std::size_t begin = out.find(from);
    return begin == out.npos ? out : out.substr(begin, out.find(to, begin) - begin);
  }
};

TEST_F(StatsTest, HistogramCountsEntriesByHowManyOthersTheyAreLinkedWith) {
  add_star(6);
  add("alone", "");
  EXPECT_EQ(part("others linked", "\nPageRank"),
            "others linked with      entries\n"
            "0                             1 ████████\n"
            "1                             6 ████████████████████████████████████████████████\n"
            "2                             0\n"
            "3-4                           0\n"
            "5-8                           1 ████████\n");
}

TEST_F(StatsTest, InverseAndRepeatedLinksCountOnce) {
  add("a", "generalizes_from: [b, b]\nrelated: [b]\n");
  add("b", "specializes_to: [a]\nrelated: [a, b]\n");
  EXPECT_EQ(part("others linked", "\nPageRank"),
            "others linked with      entries\n"
            "0                             0\n"
            "1                             2 ████████████████████████████████████████████████\n");
}

TEST_F(StatsTest, ProposalsAndDanglingLinksCountForNothing) {
  add("a", "requires: [nowhere]\ngraph_garden: {inferred_links: [{target: b, type: enables}]}\n");
  add("b", "");
  EXPECT_EQ(part("others linked", "\nPageRank"),
            "others linked with      entries\n"
            "0                             2 ████████████████████████████████████████████████\n");
  EXPECT_EQ(part("PageRank", "\n\n").find("share"), std::string::npos);
}

TEST_F(StatsTest, RankingsAreOfAtMostTenThatAreLinked) {
  add_star(11);
  add("alone", "");
  const std::string ranks = part("PageRank: ", "\n\n");
  EXPECT_EQ(std::count(ranks.begin(), ranks.end(), '\n'), 10);
  EXPECT_EQ(ranks.find("alone"), std::string::npos);
  EXPECT_EQ(part("betweenness: ", "\n\n"),
            "betweenness: share of the pairs of others between which it lies\n"
            "  83.333 %  hub\n");
}

TEST_F(StatsTest, JsonHasTheHistogramAndTheRankings) {
  add_star(3);
  const auto json = nlohmann::ordered_json::parse(run("stats lib --format json").out);
  EXPECT_EQ(json["degrees"].dump(),
            R"([{"from":0,"to":0,"entries":0},{"from":1,"to":1,"entries":3},{"from":2,"to":2,"entries":0},)"
            R"({"from":3,"to":4,"entries":1}])");
  // A hub with three rays: 3.55 parts of 6.55, as the test of PageRank says.
  EXPECT_EQ(json["page_rank"][0].dump(), R"({"slug":"hub","id":"hub","title":"hub","share":0.54198473})");
  EXPECT_EQ(json["page_rank"][1].dump(),
            R"({"slug":"ray-1","id":"ray-1","title":"ray-1","share":0.15267176})");
  EXPECT_EQ(json["betweenness"].dump(), R"([{"slug":"hub","id":"hub","title":"hub","share":1.0}])");
  EXPECT_EQ(json["betweenness_pivots"], 4);
}

TEST_F(StatsTest, EveryLineFitsEightyColumnsWhateverATitleIs) {
  add("a", "requires: [b]\n", std::string(200, 'x'));
  add("b", "requires: [c]\n", "B\\x1B[31m\\u202E");
  add("c", "",
      "\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34"
      "\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34"
      "\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34\\u6c34");
  const std::string ranks = part("PageRank: ", "\n\n");
  EXPECT_NE(ranks.find("%  " + std::string(67, 'x') + "…"), std::string::npos) << ranks;
  EXPECT_NE(ranks.find("%  B\\x1B[31m<U+202E>\n"), std::string::npos) << ranks;
  std::string wide;
  for (int i = 0; i < 33; ++i) wide += "水";
  EXPECT_NE(ranks.find("%  " + wide + "…\n"), std::string::npos) << ranks;
}

TEST_F(StatsTest, ALibraryWithoutEntriesHasNone) {
  write("lib/readme.md", "No front matter.\n");
  const Result stats = run("stats lib --format json");
  EXPECT_EQ(stats.exit_code, 0);
  const auto json = nlohmann::ordered_json::parse(stats.out);
  EXPECT_EQ(json["degrees"].dump(), "[]");
  EXPECT_EQ(json["page_rank"].dump(), "[]");
  EXPECT_EQ(run("stats lib").out.find("PageRank"), std::string::npos);
}

}  // namespace
}  // namespace patgraph::testing
