#include <algorithm>

#include "library_fixture.hpp"
#include "statistics.hpp"

namespace patgraph::testing {
namespace {

TEST(Cycle, OfTwoIsReportedAtItsFirstLinkWithEveryLinkOfIt) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires:\n  - a\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: error: cycle of 2 entries along 'requires', the shortest: a → b → a [cycle]\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:6:5: note: b requires a\n");
}

TEST(Cycle, OfThreeIsReportedOnce) {
  const TextLibrary library(
      {entry("a", "requires: [c]\n"), entry("b", "requires: [a]\n"), entry("c", "requires: [b]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: error: cycle of 3 entries along 'requires', the shortest: a → c → b → a [cycle]\n"
            "  a.md:5:12: note: a requires c\n"
            "  c.md:5:12: note: c requires b\n"
            "  b.md:5:12: note: b requires a\n");
}

TEST(Cycle, IsNotReportedForADiamond) {
  const TextLibrary library({entry("a", "requires: [b, c]\n"), entry("b", "requires: [d]\n"),
                             entry("c", "requires: [d]\n"), entry("d")});
  EXPECT_EQ(library.findings(), "");
}

TEST(Cycle, NamesTheWeakestLink) {
  const TextLibrary library({entry("a", "requires: [{slug: b, weight: 0.8}]\n"),
                             entry("b", "requires: [{slug: c, weight: 0.25}]\n"),
                             entry("c", "requires: [{slug: a, weight: 0.250}]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: error: cycle of 3 entries along 'requires', the shortest: a → b → c → a; the weakest "
            "link: b "
            "requires c (0.25) [cycle]\n"
            "  a.md:5:12: note: a requires b (0.8)\n"
            "  b.md:5:12: note: b requires c (0.25)\n"
            "  c.md:5:12: note: c requires a (0.250)\n");
}

TEST(Cycle, TakesALinkWithoutANumberAsFirm) {
  const TextLibrary library({entry("a", "requires: [b]\n"),
                             entry("b", "requires: [{slug: c, weight: low}]\n"),
                             entry("c", "requires: [{slug: a, weight: 1}]\n")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:12: error: cycle of 3 entries along 'requires', the shortest: a → b → c → a; the weakest "
            "link: c "
            "requires a (1) [cycle]\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:5:12: note: b requires c\n"
            "  c.md:5:12: note: c requires a (1)\n");
}

TEST(Cycle, IsFoundWhereTheTwoSidesOfTheHierarchyMeet) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b", "generalizes_from: [c]\n"),
                             entry("a-broad", "specializes_to: [far]\n"), entry("far"),
                             entry("c", "related: []\n"),
                             entry("d", "generalizes_from: [a]\nspecializes_to: [c]\n")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:20: error: cycle of 4 entries along 'generalizes_from', the shortest: a → b → c → d → a "
            "[cycle]\n"
            "  a.md:5:20: note: a generalizes_from b\n"
            "  b.md:5:20: note: b generalizes_from c\n"
            "  d.md:6:18: note: d specializes_to c\n"
            "  d.md:5:20: note: d generalizes_from a\n");
}

TEST(Cycle, IsFoundThroughAManifestation) {
  const TextLibrary library({entry("a", "generalizes_from: [c]\nmanifests_as: [b]\n"),
                             entry("b", "specializes_to: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:20: error: cycle of 3 entries along 'generalizes_from', the shortest: a → c → b → a "
            "[cycle]\n"
            "  a.md:5:20: note: a generalizes_from c\n"
            "  b.md:5:18: note: b specializes_to c\n"
            "  a.md:6:16: note: a manifests_as b\n");
}

TEST(Cycle, OfTwoEntriesOfAHierarchyIsLeftToTheCheckOfPairs) {
  const TextLibrary library({entry("a", "manifests_as: [b]\n"), entry("b", "specializes_to: [a]\n")});
  EXPECT_EQ(library.findings("cycle"), "");
  EXPECT_NE(library.findings("mutual-hierarchy"), "");
}

TEST(Cycle, OfMoreThanTwoEntriesOfAHierarchyIsReportedBesideThePairsInIt) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b", "generalizes_from: [a, c]\n"),
                             entry("c", "generalizes_from: [a]\n")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:20: error: cycle of 3 entries along 'generalizes_from', the shortest: a → b → a [cycle]\n"
            "  a.md:5:20: note: a generalizes_from b\n"
            "  b.md:5:20: note: b generalizes_from a\n");
  EXPECT_NE(library.findings("mutual-hierarchy"), "");
}

TEST(Cycle, IsNotReportedForOneHierarchyLinkWrittenFromBothSides) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b]\n"), entry("b", "specializes_to: [a]\nmanifests_as: [a]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(Cycle, ShowsTheShortestOfALargerGroup) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [c]\n"),
                             entry("c", "requires: [d]\n"), entry("d", "requires: [a, e]\n"),
                             entry("e", "requires: [d]\n")});
  EXPECT_EQ(library.findings(),
            "d.md:5:15: error: cycle of 5 entries along 'requires', the shortest: d → e → d [cycle]\n"
            "  d.md:5:15: note: d requires e\n"
            "  e.md:5:12: note: e requires d\n");
}

TEST(Cycle, IsReportedOnceForEachGroup) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a, c]\n"),
                             entry("c", "requires: [d]\n"), entry("d", "requires: [c]\n")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:12: error: cycle of 2 entries along 'requires', the shortest: a → b → a [cycle]\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:5:12: note: b requires a\n"
            "c.md:5:12: error: cycle of 2 entries along 'requires', the shortest: c → d → c [cycle]\n"
            "  c.md:5:12: note: c requires d\n"
            "  d.md:5:12: note: d requires c\n");
}

TEST(Cycle, ShowsTheEndsOfALongOne) {
  std::vector<SourceText> files;
  for (int i = 10; i < 24; ++i) {
    files.push_back(
        entry("p" + std::to_string(i), "requires: [p" + std::to_string(i == 23 ? 10 : i + 1) + "]\n"));
  }
  const std::string findings = TextLibrary(std::move(files)).findings();
  EXPECT_EQ(findings.substr(0, findings.find('\n') + 1),
            "p10.md:5:12: error: cycle of 14 entries along 'requires', the shortest: p10 → p11 → p12 → p13 → "
            "p14 → p15 → "
            "… 2 more … → p18 → p19 → p20 → p21 → p22 → p23 → p10 [cycle]\n");
  EXPECT_EQ(std::ranges::count(findings, '\n'), 15);
}

TEST(Cycle, OfEnablesIsAFeedbackLoop) {
  const TextLibrary library({entry("a", "enables: [b]\n"), entry("b", "enables: [a]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:11: info: cycle of 2 entries along 'enables', the shortest: a → b → a [cycle]\n"
            "  a.md:5:11: note: a enables b\n"
            "  b.md:5:11: note: b enables a\n");
}

TEST(Cycle, OfGovernedByIsAWarning) {
  const TextLibrary library({entry("a", "governed_by: [b]\n"), entry("b", "governed_by: [a]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:15: warning: cycle of 2 entries along 'governed_by', the shortest: a → b → a [cycle]\n"
            "  a.md:5:15: note: a governed_by b\n"
            "  b.md:5:15: note: b governed_by a\n");
}

TEST(Cycle, IsNotReportedForRelationsThatMayRunInCircles) {
  const std::string lines = "]\ncomplementary: [x]\nalternatives: [x]\ntools: [x]\ngravitational_hubs: [x]\n";
  const TextLibrary library(
      {entry("a", "related: [x" + lines), entry("x", "related: [a]\ntools: [a]\ngravitational_hubs: [a]\n")});
  EXPECT_EQ(library.findings("cycle"), "");
}

TEST(Cycle, IsNotReportedForRequiresAndEnablesTogether) {
  const TextLibrary library({entry("a", "requires: [b]\nenables: [b]\n"), entry("b", "enables: [c]\n"),
                             entry("c", "requires: [a]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(Cycle, IsNotReportedForALinkToTheEntryItself) {
  const TextLibrary library({entry("a", "requires: [a, b]\n"), entry("b")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:12: warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n");
}

TEST(Cycle, PassesByALinkToTheEntryItself) {
  const TextLibrary library({entry("a", "requires: [a, b]\n"), entry("b", "requires: [a]\n")});
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:15: error: cycle of 2 entries along 'requires', the shortest: a → b → a [cycle]\n"
            "  a.md:5:15: note: a requires b\n"
            "  b.md:5:12: note: b requires a\n");
}

TEST(Cycle, IsNotClosedByAProposalOrADanglingLink) {
  const TextLibrary library({entry("a", "requires: [b]\n"),
                             entry("b", "graph_garden: {inferred_links: [{target: a, type: requires}]}\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(Cycle, IsCountedByAxisAndSize) {
  const TextLibrary library({entry("a", "requires: [b]\nspecializes_to: [b]\n"),
                             entry("b", "requires: [c]\nmanifests_as: [a]\n"), entry("c", "requires: [a]\n"),
                             entry("d", "requires: [e]\n"), entry("e", "requires: [d]\n")});
  const std::map<std::string, std::vector<std::size_t>> expected{
      {"enables", {}}, {"generalizes_from", {2}}, {"governed_by", {}}, {"requires", {3, 2}}};
  EXPECT_EQ(statistics_of(library.graph()).cycles, expected);
}

TEST(Cycle, HasTheSeverityThatAnExtensionSays) {
  const TextLibrary library({entry("a", "related: []\nblocks: [b]\n"), entry("b", "blocks: [a]\n")},
                            "@prefix pg: <https://w3id.org/patgraph/ns#> .\n"
                            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
                            "<https://example.org/blocks> pg:key \"blocks\" ; pg:cycle \"warning\" ;\n"
                            "    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n");
  EXPECT_EQ(library.findings(),
            "a.md:6:10: warning: cycle of 2 entries along 'blocks', the shortest: a → b → a [cycle]\n"
            "  a.md:6:10: note: a blocks b\n"
            "  b.md:5:10: note: b blocks a\n");
}

}  // namespace
}  // namespace patgraph::testing
