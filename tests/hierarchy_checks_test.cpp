#include <random>
#include <set>

#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kPartOf =
    "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <https://example.org/ns#> .\n"
    "ex:partOf a owl:ObjectProperty , owl:TransitiveProperty ; pg:key \"part_of\" ; pg:cycle \"warning\" ;\n"
    "  rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";

TEST(RedundantLink, ShowsTheChainThatImpliesIt) {
  const TextLibrary library({entry("a", "generalizes_from: [{slug: b, weight: 0.8}, c]\n"),
                             entry("b", "generalizes_from: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings("redundant-link"),
            "a.md:5:44: info: 'generalizes_from' names 'c', to which a longer chain leads as well: a → b → c "
            "[redundant-link]\n"
            "  a.md:5:20: note: a generalizes_from b (0.8)\n"
            "  b.md:5:20: note: b generalizes_from c\n");
}

TEST(RedundantLink, IsReportedOnceWhereBothSidesStateIt) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\n"),
                             entry("b", "generalizes_from: [c]\nspecializes_to: [a]\n"),
                             entry("c", "specializes_to: [b, a]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:23: info: 'generalizes_from' names 'c', to which a longer chain leads as well: a → b → c "
            "[redundant-link]\n"
            "  a.md:5:20: note: a generalizes_from b\n"
            "  b.md:5:20: note: b generalizes_from c\n"
            "  c.md:5:21: note: stated here as well: c specializes_to a\n");
}

TEST(RedundantLink, ShowsTheChainInTheDirectionOfTheLink) {
  const TextLibrary library({entry("a", "specializes_to: [b, c]\n"), entry("b", "specializes_to: [c]\n"),
                             entry("c", "generalizes_from: [a]\n")});
  EXPECT_EQ(library.findings("redundant-link"),
            "a.md:5:21: info: 'specializes_to' names 'c', to which a longer chain leads as well: a → b → c "
            "[redundant-link]\n"
            "  a.md:5:18: note: a specializes_to b\n"
            "  b.md:5:18: note: b specializes_to c\n"
            "  c.md:5:20: note: stated here as well: c generalizes_from a\n");
}

TEST(RedundantLink, ShowsTheShortestOfLongerChains) {
  const TextLibrary library({entry("a", "generalizes_from: [b, d, e]\n"),
                             entry("b", "generalizes_from: [c]\n"), entry("c", "generalizes_from: [e]\n"),
                             entry("d", "generalizes_from: [e]\n"), entry("e")});
  EXPECT_EQ(library.findings("redundant-link"),
            "a.md:5:26: info: 'generalizes_from' names 'e', to which a longer chain leads as well: a → d → e "
            "[redundant-link]\n"
            "  a.md:5:23: note: a generalizes_from d\n"
            "  d.md:5:20: note: d generalizes_from e\n");
}

TEST(RedundantLink, IsNotReportedForADiamond) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\n"), entry("b", "generalizes_from: [d]\n"),
                             entry("c", "generalizes_from: [d]\n"), entry("d")});
  EXPECT_EQ(library.findings("redundant-link"), "");
}

TEST(RedundantLink, IsNotReportedForALinkThatIsStatedTwiceOrFromBothSides) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b, b]\n"), entry("b", "specializes_to: [a]\nmanifests_as: [a]\n")});
  EXPECT_EQ(library.findings("redundant-link"), "");
}

TEST(RedundantLink, PassesByACircleForItIsNotSettledWhichLinkHolds) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\n"), entry("b", "generalizes_from: [c]\n"),
                             entry("c", "generalizes_from: [b]\n")});
  EXPECT_EQ(library.findings("redundant-link"), "");
}

TEST(RedundantLink, IsReportedWhereAChainPassesThroughAnEntryOfACircle) {
  const TextLibrary library({entry("a", "generalizes_from: [b, d]\n"),
                             entry("b", "generalizes_from: [c, d]\n"), entry("c", "generalizes_from: [b]\n"),
                             entry("d")});
  EXPECT_EQ(library.findings("redundant-link"),
            "a.md:5:23: info: 'generalizes_from' names 'd', to which a longer chain leads as well: a → b → d "
            "[redundant-link]\n"
            "  a.md:5:20: note: a generalizes_from b\n"
            "  b.md:5:23: note: b generalizes_from d\n");
}

TEST(RedundantLink, IsNotReportedForAManifestationWhichSaysMoreThanAChain) {
  const TextLibrary library({entry("a", "specializes_to: [b]\nmanifests_as: [c]\n"),
                             entry("b", "specializes_to: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings("redundant-link"), "");
}

TEST(RedundantLink, IsReportedForAManifestationOverAnother) {
  const TextLibrary library(
      {entry("a", "manifests_as: [b, c]\n"), entry("b", "manifests_as: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings(),
            "a.md:5:19: info: 'manifests_as' names 'c', to which a longer chain leads as well: a → b → c "
            "[redundant-link]\n"
            "  a.md:5:16: note: a manifests_as b\n"
            "  b.md:5:16: note: b manifests_as c\n");
}

TEST(RedundantLink, IsNotReportedForRelationsThatAreNotTransitive) {
  const TextLibrary library({entry("a", "requires: [b, c]\ncomplementary: [b, c]\n"),
                             entry("b", "requires: [c]\ncomplementary: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings("redundant-link"), "");
}

TEST(RedundantLink, IsReportedForATransitiveRelationOfAnExtension) {
  const TextLibrary library({entry("a", "part_of: [c, b]\n"), entry("b", "part_of: [c]\n"), entry("c")},
                            kPartOf);
  EXPECT_EQ(library.findings(),
            "a.md:5:11: info: 'part_of' names 'c', to which a longer chain leads as well: a → b → c "
            "[redundant-link]\n"
            "  a.md:5:14: note: a part_of b\n"
            "  b.md:5:11: note: b part_of c\n");
}

TEST(RedundantLink, ShowsTheEndsOfALongChainAndKeepsItOutOfItsIdentity) {
  std::vector<SourceText> files{entry("p10", "part_of: [p11, p30]\n")};
  for (int i = 11; i < 30; ++i)
    files.push_back(entry("p" + std::to_string(i), "part_of: [p" + std::to_string(i + 1) + "]\n"));
  files.push_back(entry("p30"));
  const TextLibrary library(std::move(files), kPartOf);
  const std::vector<Diagnostic> findings = run_checks(library.graph());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(
      findings.front().message,
      "'part_of' names 'p30', to which a longer chain leads as well: p10 → p11 → p12 → p13 → p14 → p15 → "
      "… 8 more … → p24 → p25 → p26 → p27 → p28 → p29 → p30");
  EXPECT_EQ(findings.front().identity, "'part_of' names 'p30', to which a longer chain leads as well");
  ASSERT_EQ(findings.front().related.size(), 12U);
  EXPECT_EQ(findings.front().related[5].message, "p15 part_of p16");
  EXPECT_EQ(findings.front().related[6].message, "p24 part_of p25");
}

/// Which of that many entries lead to which over at least one arc, found by trying all.
std::vector<std::vector<bool>> closure_of(const std::vector<std::vector<bool>>& arcs) {
  std::vector<std::vector<bool>> reached = arcs;
  for (std::size_t via = 0; via < arcs.size(); ++via) {
    for (std::size_t from = 0; from < arcs.size(); ++from) {
      for (std::size_t to = 0; to < arcs.size(); ++to) {
        if (reached[from][via] && reached[via][to]) reached[from][to] = true;
      }
    }
  }
  return reached;
}

TEST(RedundantLink, IsReportedWhereAndOnlyWhereASearchOfAllPathsFindsOne) {
  constexpr std::size_t kEntries = 12;
  std::mt19937 random(42);
  std::size_t reported = 0;
  for (int round = 0; round < 40; ++round) {
    std::vector<std::vector<bool>> arcs(kEntries, std::vector<bool>(kEntries));
    std::vector<SourceText> files;
    for (std::size_t from = 0; from < kEntries; ++from) {
      std::string targets;
      for (std::size_t to = 0; to < kEntries; ++to) {
        if (to == from || random() % 8 != 0) continue;
        arcs[from][to] = true;
        targets += " p" + std::to_string(to) + ",";
      }
      files.push_back(entry("p" + std::to_string(from), "part_of: [" + targets + "]\n"));
    }
    const std::vector<std::vector<bool>> reached = closure_of(arcs);
    std::vector<std::vector<bool>> outside_circles = arcs;
    for (std::size_t from = 0; from < kEntries; ++from) {
      for (std::size_t to = 0; to < kEntries; ++to) {
        if (reached[to][from]) outside_circles[from][to] = false;
      }
    }
    const std::vector<std::vector<bool>> chains = closure_of(outside_circles);
    std::set<std::string> expected;
    for (std::size_t from = 0; from < kEntries; ++from) {
      for (std::size_t to = 0; to < kEntries; ++to) {
        for (std::size_t via = 0; via < kEntries && outside_circles[from][to]; ++via) {
          if (outside_circles[from][via] && chains[via][to])
            expected.insert("p" + std::to_string(from) + " → p" + std::to_string(to));
        }
      }
    }
    const TextLibrary library(std::move(files), kPartOf);
    std::set<std::string> found;
    for (const Diagnostic& finding : run_checks(library.graph())) {
      if (finding.check != "redundant-link") continue;
      const std::string path = finding.message.substr(finding.message.find(": ") + 2);
      found.insert(path.substr(0, path.find(' ')) + " → " + path.substr(path.rfind(' ') + 1));
      EXPECT_GE(finding.related.size(), 2U);
    }
    EXPECT_EQ(found, expected) << "round " << round;
    reported += found.size();
  }
  EXPECT_GT(reported, 40U);
}

TEST(MutualHierarchy, IsReportedAtTheFirstLinkWithThoseOfTheOtherDirection) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\nspecializes_to: [b]\n"),
                             entry("b", "generalizes_from: [a]\nspecializes_to: [a]\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:20: error: 'a' and 'b' lead to each other along 'generalizes_from'; expected one direction "
      "[mutual-hierarchy]\n"
      "  a.md:6:18: note: a specializes_to b\n"
      "  b.md:5:20: note: b generalizes_from a\n");
}

TEST(MutualHierarchy, CountsBothSpellings) {
  const TextLibrary library({entry("a", "manifests_as: [b]\n"), entry("b", "specializes_to: [a]\n")});
  EXPECT_EQ(
      library.findings("mutual-hierarchy"),
      "a.md:5:16: error: 'a' and 'b' lead to each other along 'generalizes_from'; expected one direction "
      "[mutual-hierarchy]\n"
      "  b.md:5:18: note: b specializes_to a\n");
}

TEST(MutualHierarchy, IsReportedForEachPairOfALargerCircle) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b", "generalizes_from: [a, c]\n"),
                             entry("c", "generalizes_from: [b, a]\n")});
  EXPECT_EQ(
      library.findings("mutual-hierarchy"),
      "a.md:5:20: error: 'a' and 'b' lead to each other along 'generalizes_from'; expected one direction "
      "[mutual-hierarchy]\n"
      "  b.md:5:20: note: b generalizes_from a\n"
      "b.md:5:23: error: 'b' and 'c' lead to each other along 'generalizes_from'; expected one direction "
      "[mutual-hierarchy]\n"
      "  c.md:5:20: note: c generalizes_from b\n");
}

TEST(MutualHierarchy, IsNotReportedForOneLinkWrittenFromBothSidesOrALongerCircle) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"),
                             entry("b", "specializes_to: [a]\nmanifests_as: [a]\ngeneralizes_from: [c]\n"),
                             entry("c", "generalizes_from: [a, c]\n")});
  EXPECT_EQ(library.findings("mutual-hierarchy"), "");
}

TEST(MutualHierarchy, IsNotReportedForRelationsThatAreNoHierarchy) {
  const TextLibrary library(
      {entry("a", "requires: [b]\nrelated: [b]\n"), entry("b", "requires: [a]\nrelated: [a]\n")});
  EXPECT_EQ(library.findings("mutual-hierarchy"), "");
}

TEST(MutualHierarchy, HasTheSeverityThatAnExtensionGivesToItsCycles) {
  const TextLibrary library({entry("a", "part_of: [b]\n"), entry("b", "part_of: [a]\n")}, kPartOf);
  EXPECT_EQ(library.findings(),
            "a.md:5:11: warning: 'a' and 'b' lead to each other along 'part_of'; expected one direction "
            "[mutual-hierarchy]\n"
            "  b.md:5:11: note: b part_of a\n");
}

}  // namespace
}  // namespace patgraph::testing
