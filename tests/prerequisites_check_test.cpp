#include <algorithm>

#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

// Links into a cycle of prerequisites

TEST(DeadPrerequisite, IsReportedAtTheLinkWithAShortestCycle) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [c]\n"),
                             entry("c", "requires: [d, b]\n"), entry("d", "requires: [b]\n")});
  EXPECT_EQ(library.findings("dead-prerequisite"),
            "a.md:5:12: warning: 'a' needs 'b', which needs itself by a cycle along 'requires'; expected "
            "something that can be had [dead-prerequisite]\n"
            "  b.md:5:12: note: b requires c\n"
            "  c.md:5:15: note: c requires b\n");
}

TEST(DeadPrerequisite, IsNotReportedInsideTheGroupOrForWhatItLeadsTo) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a, c]\n"), entry("c")});
  EXPECT_EQ(library.findings("dead-prerequisite"), "");
}

TEST(DeadPrerequisite, IsReportedBetweenTwoGroups) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a, c]\n"),
                             entry("c", "requires: [d]\n"), entry("d", "requires: [c]\n")});
  EXPECT_EQ(library.findings("dead-prerequisite"),
            "b.md:5:15: warning: 'b' needs 'c', which needs itself by a cycle along 'requires'; expected "
            "something that can be had [dead-prerequisite]\n"
            "  c.md:5:12: note: c requires d\n"
            "  d.md:5:12: note: d requires c\n");
}

TEST(DeadPrerequisite, IsNotReportedForOtherRelations) {
  const TextLibrary library({entry("a", "enables: [b]\ngoverned_by: [b]\n"),
                             entry("b", "enables: [c]\ngoverned_by: [c]\n"),
                             entry("c", "enables: [b]\ngoverned_by: [b]\n")});
  EXPECT_EQ(library.findings("dead-prerequisite"), "");
}

TEST(DeadPrerequisite, IsNotReportedForAProposal) {
  const TextLibrary library({entry("a", "graph_garden: {inferred_links: [{target: b, type: requires}]}\n"),
                             entry("b", "requires: [c]\n"), entry("c", "requires: [b]\n")});
  EXPECT_EQ(library.findings("dead-prerequisite"), "");
}

TEST(DeadPrerequisite, IsReportedForARelationOfAnExtensionAndItsInverse) {
  const std::string needs =
      "ex:needs pg:key \"needs\" ; rdfs:subPropertyOf dcterms:requires ; pg:cycle \"info\" ;\n"
      "    owl:inverseOf ex:neededBy ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n"
      "ex:neededBy pg:key \"needed_by\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  const TextLibrary library({entry("a", "needs: [b]\n"), entry("b", "needs: [b]\nneeded_by: [c, d]\n"),
                             entry("c", "needed_by: [b]\n"), entry("d")},
                            kPrefixes + needs);
  const std::string expected =
      ", which needs itself by a cycle along 'needs'; expected something that can be had "
      "[dead-prerequisite]\n"
      "  c.md:5:13: note: c needed_by b\n"
      "  b.md:6:13: note: b needed_by c\n";
  EXPECT_EQ(library.findings("dead-prerequisite"),
            "a.md:5:9: warning: 'a' needs 'b'" + expected + "b.md:6:16: warning: 'd' needs 'b'" + expected);
}

TEST(DeadPrerequisite, IsNotReportedForARelationWhoseCyclesMeanNothing) {
  const std::string needs =
      "ex:needs pg:key \"needs\" ; rdfs:subPropertyOf dcterms:requires ;\n"
      "    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  const TextLibrary library(
      {entry("a", "needs: [b]\n"), entry("b", "needs: [c]\n"), entry("c", "needs: [b]\n")},
      kPrefixes + needs);
  EXPECT_EQ(library.findings("dead-prerequisite"), "");
}

// Cycles over several relations

TEST(MixedCycle, IsReportedAtItsFirstLinkWithEveryLinkOfIt) {
  const TextLibrary library({entry("a", "requires: [{slug: b, weight: 0.4}]\n"),
                             entry("b", "governed_by: [c]\n"), entry("c", "generalizes_from: [a]\n")});
  EXPECT_EQ(
      library.findings("mixed-cycle"),
      "a.md:5:12: warning: cycle of 3 entries over 'generalizes_from', 'governed_by' and 'requires' "
      "('dependence'), the shortest: a → b → c → a; the weakest link: a requires b (0.4) [mixed-cycle]\n"
      "  a.md:5:12: note: a requires b (0.4)\n"
      "  b.md:5:15: note: b governed_by c\n"
      "  c.md:5:20: note: c generalizes_from a\n");
}

TEST(MixedCycle, IsReportedAgainstTheDirectionOfAnInverse) {
  const TextLibrary library({entry("a", "requires: [b]\nspecializes_to: [b]\n"), entry("b")});
  EXPECT_EQ(
      library.findings("mixed-cycle"),
      "a.md:5:12: warning: cycle of 2 entries over 'generalizes_from' and 'requires' ('dependence'), the "
      "shortest: a → b → a [mixed-cycle]\n"
      "  a.md:5:12: note: a requires b\n"
      "  a.md:6:18: note: a specializes_to b\n");
}

TEST(MixedCycle, IsNotReportedForACycleOfOneRelation) {
  const TextLibrary library(
      {entry("a", "requires: [b]\ngoverned_by: [b]\n"), entry("b", "requires: [a]\ngoverned_by: [a]\n")});
  EXPECT_EQ(library.findings("mixed-cycle"), "");
}

TEST(MixedCycle, IsReportedOnceForALargerGroupThatHoldsACycleOfOneRelation) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a, c]\n"),
                             entry("c", "governed_by: [d]\n"), entry("d", "governed_by: [a]\n")});
  EXPECT_EQ(library.findings("mixed-cycle"),
            "a.md:5:12: warning: cycle of 4 entries over 'governed_by' and 'requires' ('dependence'), the "
            "shortest: a → b → c → d → a [mixed-cycle]\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:5:15: note: b requires c\n"
            "  c.md:5:15: note: c governed_by d\n"
            "  d.md:5:15: note: d governed_by a\n");
}

TEST(MixedCycle, IsNotReportedForRelationsThatAreNotGrouped) {
  const TextLibrary library({entry("a", "requires: [b]\nrelated: [b]\n"), entry("b", "enables: [a]\n")});
  EXPECT_EQ(library.findings("mixed-cycle"), "");
}

TEST(MixedCycle, IsNotClosedByALinkToTheEntryItselfAProposalOrADanglingLink) {
  const TextLibrary library(
      {entry("a", "requires: [a, b]\n"),
       entry(
           "b",
           "governed_by: [b, nowhere]\ngraph_garden: {inferred_links: [{target: a, type: governed_by}]}\n")});
  EXPECT_EQ(library.findings("mixed-cycle"), "");
}

TEST(MixedCycle, IsReportedForAGroupOfAnExtension) {
  const std::string loop =
      "ex:loop a pg:RelationGroup ; rdfs:label \"loop\" ; pg:cycle \"info\" ; pg:groups ex:feeds , "
      "pg:enables .\n"
      "ex:feeds pg:key \"feeds\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  const TextLibrary library({entry("a", "feeds: [b]\n"), entry("b", "enables: [a]\n")}, kPrefixes + loop);
  EXPECT_EQ(library.findings(),
            "a.md:5:9: info: cycle of 2 entries over 'feeds' and 'enables' ('loop'), the shortest: a → b → a "
            "[mixed-cycle]\n"
            "  a.md:5:9: note: a feeds b\n"
            "  b.md:5:11: note: b enables a\n");
}

TEST(MixedCycle, IsReportedForARelationThatAnExtensionAddsToTheGroup) {
  const std::string needs =
      "pg:dependence pg:groups ex:needs .\n"
      "ex:needs pg:key \"needs\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  const TextLibrary library({entry("a", "needs: [b]\n"), entry("b", "requires: [a]\n")}, kPrefixes + needs);
  const std::string findings = library.findings("mixed-cycle");
  EXPECT_EQ(
      findings.substr(0, findings.find('\n') + 1),
      "a.md:5:9: warning: cycle of 2 entries over 'needs' and 'requires' ('dependence'), the shortest: a → b "
      "→ a [mixed-cycle]\n");
}

TEST(MixedCycle, KeepsItsIdentityWhenAnotherCycleOfTheGroupBecomesTheShortest) {
  const auto finding_with = [](const std::string& lines) {
    const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [c]\n"),
                               entry("c", "governed_by: [a]\n" + lines)});
    const std::vector<Diagnostic> findings = run_checks(library.graph());
    return *std::ranges::find(findings, "mixed-cycle", &Diagnostic::check);
  };
  const Diagnostic before = finding_with("");
  const Diagnostic after = finding_with("generalizes_from: [b]\n");
  EXPECT_EQ(before.identity, "cycle over 'dependence': 'a' 'b' 'c'");
  EXPECT_EQ(after.identity, before.identity);
  EXPECT_NE(after.message, before.message);
}

}  // namespace
}  // namespace patgraph::testing
