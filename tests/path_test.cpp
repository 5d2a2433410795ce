#include <nlohmann/json.hpp>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

class PathTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/seed.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: seed\ntitle: Seed Library\n"
          "requires: [{slug: hours, weight: 0.7}]\n---\n");
    write("lib/hours.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hp\nslug: hours\ntitle: Open Gate Hours\n---\n");
    write("lib/rota.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hq\nslug: rota\ntitle: Water Rota\n"
          "requires: [hours]\nrelated: [swap]\n---\n");
    write("lib/swap.md", "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hr\nslug: swap\ntitle: Swap Day\n---\n");
    write("lib/shed.md", "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hs\nslug: shed\ntitle: Tool Shed\n---\n");
  }
};

TEST_F(PathTest, EachStepIsALineWithItsArrowAsTheLinkLeads) {
  const Result path = run("path seed swap lib");
  EXPECT_EQ(path.exit_code, 0);
  EXPECT_EQ(path.err, "");
  EXPECT_EQ(path.out,
            "Seed Library ─requires→ Open Gate Hours (0.7)\n"
            "Open Gate Hours ←requires─ Water Rota\n"
            "Water Rota ─related─ Swap Day\n");
}

TEST_F(PathTest, EndsAreNamedByIdOrTitleToo) {
  EXPECT_EQ(run("path pat_01k5d9mzq3v8w2x7r4c6t1b0hn 'swap day' lib").out, run("path seed swap lib").out);
}

TEST_F(PathTest, DirectionSaysHowLinksAreFollowed) {
  EXPECT_EQ(run("path seed hours lib --direction out").out,
            "Seed Library ─requires→ Open Gate Hours (0.7)\n");
  EXPECT_EQ(run("path hours seed lib --direction in").out, "Open Gate Hours ←requires─ Seed Library (0.7)\n");
  EXPECT_EQ(run("path hours swap lib --direction in").out,
            "Open Gate Hours ←requires─ Water Rota\nWater Rota ─related─ Swap Day\n");
}

TEST_F(PathTest, WithoutAChainInThatDirectionItNamesTheOther) {
  const Result path = run("path seed swap lib --direction out");
  EXPECT_EQ(path.exit_code, 1);
  EXPECT_EQ(path.out, "");
  EXPECT_EQ(
      path.err,
      "no chain of links leads from 'Seed Library' to 'Swap Day': without --direction there is one of 3 "
      "links\n");
}

TEST_F(PathTest, OnlyLinksOfTheRelationsCount) {
  EXPECT_EQ(run("path rota hours lib --relation requires,enables").out,
            "Water Rota ─requires→ Open Gate Hours\n");
  EXPECT_EQ(run("path seed swap lib --relation requires").err,
            "no chain of links leads from 'Seed Library' to 'Swap Day': without --relation there is one of 3 "
            "links\n");
}

TEST_F(PathTest, WithoutAnyChainItTellsThePartsInWhichTheEndsAre) {
  const Result path = run("path seed shed lib");
  EXPECT_EQ(path.exit_code, 1);
  EXPECT_EQ(path.err,
            "no chain of links leads from 'Seed Library' to 'Tool Shed': 'Seed Library' is in a part of 4 "
            "entries; no link joins 'Tool Shed' with another entry\n");
}

TEST_F(PathTest, FromAPatternToItselfIsThePattern) {
  const Result path = run("path shed shed lib");
  EXPECT_EQ(path.exit_code, 0);
  EXPECT_EQ(path.out, "Tool Shed\n");
}

TEST_F(PathTest, UnknownNamesAreUsageErrors) {
  EXPECT_EQ(run("path sede swap lib").err,
            "patgraph: no pattern is called 'sede'; did you mean 'seed'?\nTry 'patgraph --help'.\n");
  EXPECT_EQ(run("path seed swp lib").exit_code, 2);
  EXPECT_EQ(run("path seed swap lib --direction along").exit_code, 2);
  EXPECT_EQ(run("path seed swap lib --relation requries").exit_code, 2);
  EXPECT_EQ(run("path seed swap lib --format dot").exit_code, 2);
  EXPECT_EQ(run("path seed swap").exit_code, 2);
}

TEST_F(PathTest, LeadsThroughWhatIsNamedOnly) {
  write("tools/a.md", "---\nid: a\ntitle: A\nrelationships: {tools: [{name: Wheel hoe}]}\n---\n");
  write("tools/b.md", "---\nid: b\ntitle: B\nrelationships: {tools: [{name: Wheel hoe}]}\n---\n");
  EXPECT_EQ(run("path a b tools").out, "A ─tools→ Wheel hoe\nWheel hoe ←tools─ B\n");
}

TEST_F(PathTest, TextsOfTheDataCannotSteerTheTerminal) {
  write("evil/a.md", "---\nid: a\ntitle: \"A\\x1B[31m\"\nrequires: [b]\n---\n");
  write("evil/b.md", "---\nid: b\ntitle: \"B\\u202E\"\n---\n");
  write("evil/c.md", "---\nid: c\ntitle: \"C\\a\"\n---\n");
  EXPECT_EQ(run("path a b evil").out, "A\\x1B[31m ─requires→ B<U+202E>\n");
  EXPECT_EQ(run("path a c evil").err,
            "no chain of links leads from 'A\\x1B[31m' to 'C\\x07': 'A\\x1B[31m' is in a part of 2 entries; "
            "no link joins 'C\\x07' with another entry\n");
}

TEST_F(PathTest, JsonHasAStepForEachLink) {
  const auto json = nlohmann::ordered_json::parse(run("path seed rota lib --format json").out);
  EXPECT_EQ(json["from"]["slug"], "seed");
  EXPECT_EQ(json["to"]["title"], "Water Rota");
  ASSERT_EQ(json["steps"].size(), 2U);
  EXPECT_EQ(json["steps"][0].dump(),
            R"({"from":{"slug":"seed","id":"pat_01k5d9mzq3v8w2x7r4c6t1b0hn","title":"Seed Library"},)"
            R"("relation":"requires","label":"requires","direction":"out",)"
            R"("to":{"slug":"hours","id":"pat_01k5d9mzq3v8w2x7r4c6t1b0hp","title":"Open Gate Hours"},)"
            R"("weight":0.7})");
  EXPECT_EQ(json["steps"][1]["direction"], "in");
  EXPECT_FALSE(json["steps"][1].contains("weight"));
}

}  // namespace
}  // namespace patgraph::testing
