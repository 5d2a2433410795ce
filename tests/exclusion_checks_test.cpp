#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

TEST(RelationClash, IsReportedForAnAncestorOverSeveralSteps) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\nrelated: [c]\n"), entry("b"),
                             entry("c", "manifests_as: [{slug: b, weight: 0.5}]\n")});
  EXPECT_EQ(
      library.findings("relation-clash"),
      "a.md:6:11: error: 'related' joins 'a' and 'c', but so does 'generalizes_from', which excludes it: "
      "a → b → c [relation-clash]\n"
      "  a.md:5:20: note: a generalizes_from b\n"
      "  c.md:5:16: note: c manifests_as b (0.5)\n");
}

TEST(RelationClash, IsReportedOnceWhicheverSideStatesIt) {
  const TextLibrary library({entry("a", "related: [b]\nspecializes_to: [b]\n"),
                             entry("b", "generalizes_from: [a]\nrelated: [a]\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:11: error: 'related' joins 'a' and 'b', but so does 'generalizes_from', which excludes it: "
      "b → a [relation-clash]\n"
      "  a.md:6:18: note: a specializes_to b\n"
      "  b.md:6:11: note: stated here as well: b related a\n");
}

TEST(RelationClash, IsReportedOnceForALinkWithinACircle) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b]\nrelated: [b]\n"), entry("b", "generalizes_from: [a]\n")});
  EXPECT_EQ(
      library.findings("relation-clash"),
      "a.md:6:11: error: 'related' joins 'a' and 'b', but so does 'generalizes_from', which excludes it: "
      "a → b [relation-clash]\n"
      "  a.md:5:20: note: a generalizes_from b\n");
}

TEST(RelationClash, KeepsTheChainOutOfItsIdentity) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b]\nrelated: [b]\n"), entry("b", "specializes_to: [a]\n")});
  const CheckSettings settings{{"missing-symmetric", {.off = true}}};
  const std::vector<Diagnostic> findings = run_checks(library.graph(), settings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().identity, "'related' joins 'a' and 'b'");
}

TEST(RelationClash, IsNotReportedForCousinsOrOtherRelations) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\nrelated: [c]\ncomplementary: [b]\n"),
                             entry("b", "generalizes_from: [d]\n"), entry("c", "generalizes_from: [d]\n"),
                             entry("d")});
  EXPECT_EQ(library.findings("relation-clash"), "");
}

TEST(RelationClash, IsReportedForRelationsOfAnExtensionBelowThoseOfSkos) {
  const TextLibrary library(
      {entry("a", "akin: [c]\n"), entry("b", "inside: [a]\n"), entry("c", "inside: [b]\n")},
      kPrefixes + relation("akin", "rdfs:subPropertyOf skos:related") +
          relation("inside", "rdfs:subPropertyOf skos:broader"));
  EXPECT_EQ(library.findings(),
            "a.md:5:8: error: 'akin' joins 'a' and 'c', but so does 'inside', which excludes it: "
            "c → b → a [relation-clash]\n"
            "  c.md:5:10: note: c inside b\n"
            "  b.md:5:10: note: b inside a\n");
}

TEST(RelationClash, NamesTheRelationThatRunsAlongTheChainWhateverElseDoes) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b", "manifests_as: [a]\n")},
                            kPrefixes + relation("inside", "rdfs:subPropertyOf skos:broader"));
  EXPECT_EQ(
      library.findings("relation-clash"),
      "a.md:5:11: error: 'related' joins 'a' and 'b', but so does 'generalizes_from', which excludes it: "
      "a → b [relation-clash]\n"
      "  b.md:5:16: note: b manifests_as a\n");
}

TEST(RelationClash, ReadsExclusionsInEitherOrderAndEachOnce) {
  const std::string part_of = relation("part_of", "a owl:TransitiveProperty ; owl:inverseOf ex:has_part") +
                              relation("has_part", "rdfs:label \"has part\"") +
                              relation("rivals", "a owl:SymmetricProperty");
  const std::vector<SourceText> files{entry("a", "part_of: [b]\nrivals: [c]\n"),
                                      entry("b", "part_of: [c]\nhas_part: [a]\n"),
                                      entry("c", "has_part: [b]\nrivals: [a]\n")};
  const std::string expected =
      "a.md:6:10: error: 'rivals' joins 'a' and 'c', but so does 'part_of', which excludes it: a → b → c "
      "[relation-clash]\n"
      "  a.md:5:11: note: a part_of b\n"
      "  b.md:5:11: note: b part_of c\n"
      "  c.md:6:10: note: stated here as well: c rivals a\n";
  for (const char* declared : {"ex:rivals owl:propertyDisjointWith ex:part_of .\n",
                               "ex:part_of owl:propertyDisjointWith ex:rivals .\n",
                               "ex:rivals owl:propertyDisjointWith ex:part_of , ex:has_part .\n"
                               "ex:part_of owl:propertyDisjointWith ex:rivals .\n"}) {
    EXPECT_EQ(TextLibrary(files, kPrefixes + part_of + declared).findings(), expected) << declared;
  }
}

TEST(RelationClash, OfADirectedRelationIsReportedInItsDirectionAlone) {
  const std::string extension = kPrefixes + relation("part_of", "a owl:TransitiveProperty") +
                                relation("outlives", "owl:propertyDisjointWith ex:part_of");
  const TextLibrary library(
      {entry("a", "part_of: [b]\n"), entry("b", "part_of: [c]\n"), entry("c", "outlives: [a]\n")}, extension);
  EXPECT_EQ(library.findings(), "");
}

TEST(RelationConflict, IsReportedAtTheLaterLinkAndPointsAtTheEarlier) {
  const TextLibrary library(
      {entry("a", "requires: [{slug: b, weight: 0.9}]\n"), entry("b", "alternatives: [a]\n")});
  EXPECT_EQ(library.findings("relation-conflict"),
            "b.md:5:16: error: 'alternatives' joins 'b' and 'a', but so does 'requires', which excludes it "
            "[relation-conflict]\n"
            "  a.md:5:12: note: a requires b (0.9)\n");
}

TEST(RelationConflict, IsReportedOnceForAPair) {
  const TextLibrary library(
      {entry("a", "alternatives: [b]\nrequires: [b]\n"), entry("b", "alternatives: [a]\nrequires: [a]\n")});
  EXPECT_EQ(library.findings("relation-conflict"),
            "a.md:6:12: error: 'requires' joins 'a' and 'b', but so does 'alternatives', which excludes it "
            "[relation-conflict]\n"
            "  a.md:5:16: note: a alternatives b\n");
}

TEST(RelationConflict, IsNotReportedForRelationsThatMayMeetOrForOtherPairs) {
  const TextLibrary library(
      {entry("a", "alternatives: [b]\nenables: [b]\ncomplementary: [b]\nrequires: [c]\n"),
       entry("b", "requires: [c]\n"), entry("c")});
  EXPECT_EQ(library.findings("relation-conflict"), "");
}

TEST(RelationConflict, IsReportedForRelationsOfAnExtensionAndWhatImpliesThem) {
  const TextLibrary library(
      {entry("a", "grafts_onto: [b]\n"), entry("b", "poisons: [a]\n"), entry("c", "poisons: [a]\n")},
      kPrefixes + relation("grows_on", "rdfs:label \"grows on\"") +
          relation("grafts_onto", "rdfs:subPropertyOf ex:grows_on") +
          relation("tolerates", "owl:propertyDisjointWith ex:grows_on") +
          relation("poisons", "pg:impliesInverse ex:tolerates"));
  EXPECT_EQ(library.findings(),
            "b.md:5:11: error: 'poisons' joins 'b' and 'a', but so does 'grafts_onto', which excludes it "
            "[relation-conflict]\n"
            "  a.md:5:15: note: a grafts_onto b\n");
}

TEST(ValuelessRelated, IsReportedOnceBetweenSiblings) {
  const TextLibrary library({entry("a", "generalizes_from: [parent]\nrelated: [b]\n"),
                             entry("b", "related: [a]\n"), entry("parent", "specializes_to: [a, b]\n")});
  EXPECT_EQ(
      library.findings("valueless-related"),
      "a.md:6:11: info: 'related' joins 'a' and 'b', which are siblings: 'generalizes_from' leads from both "
      "to 'parent' [valueless-related]\n"
      "  a.md:5:20: note: a generalizes_from parent\n"
      "  parent.md:5:21: note: parent specializes_to b\n"
      "  b.md:5:11: note: stated here as well: b related a\n");
}

TEST(ValuelessRelated, IsNotReportedForOtherKinOrOtherRelations) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\ncomplementary: [d]\nrelated: [e, a]\n"),
                             entry("b", "generalizes_from: [c]\nrelated: [c]\n"), entry("c"),
                             entry("d", "generalizes_from: [c]\n"), entry("e", "generalizes_from: [d]\n")});
  EXPECT_EQ(library.findings("valueless-related"), "");
}

TEST(ValuelessRelated, IsReportedForRelationsOfAnExtension) {
  const TextLibrary library(
      {entry("a", "part_of: [whole]\nrivals: [b]\n"), entry("b", "part_of: [whole]\n"), entry("whole")},
      kPrefixes + relation("part_of", "a owl:TransitiveProperty ; owl:propertyDisjointWith ex:rivals") +
          relation("rivals", "rdfs:label \"rivals\""));
  EXPECT_EQ(
      library.findings(),
      "a.md:6:10: info: 'rivals' joins 'a' and 'b', which are siblings: 'part_of' leads from both to 'whole' "
      "[valueless-related]\n"
      "  a.md:5:11: note: a part_of whole\n"
      "  b.md:5:11: note: b part_of whole\n");
}

}  // namespace
}  // namespace patgraph::testing
