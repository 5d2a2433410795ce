#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

TEST(MissingInverse, IsReportedAtTheLinkAndPointsAtTheTarget) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:5:20: info: 'generalizes_from' names 'b', which has no 'specializes_to' back to 'a' "
            "[missing-inverse]\n"
            "  b.md:2:1: note: expected here\n");
}

TEST(MissingInverse, IsReportedFromEitherSide) {
  const TextLibrary library({entry("a"), entry("b", "specializes_to: [a]\n")});
  EXPECT_EQ(library.findings(),
            "b.md:5:18: info: 'specializes_to' names 'a', which has no 'generalizes_from' back to 'b' "
            "[missing-inverse]\n"
            "  a.md:2:1: note: expected here\n");
}

TEST(MissingInverse, IsNotReportedWhereBothSidesAreStated) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [The b]\n"),
       entry("b", "specializes_to: [{id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa, slug: a}]\n")});
  EXPECT_EQ(library.findings("missing-inverse"), "");
}

TEST(MissingInverse, TakesASubPropertyOfTheInverseForIt) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b", "manifests_as: [a]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(MissingInverse, DoesNotTakeASuperPropertyOfTheInverseForIt) {
  const TextLibrary library({entry("a", "embodies: [b]\n"), entry("b", "specializes_to: [a]\n")},
                            kPrefixes + relation("embodies", "owl:inverseOf pg:manifestsAs"));
  // What embodies another is its narrower one, so that one of the two is answered.
  EXPECT_EQ(
      library.findings("missing-inverse"),
      "a.md:5:12: info: 'embodies' names 'b', which has no 'manifests_as' back to 'a' [missing-inverse]\n"
      "  b.md:2:1: note: expected here\n");
}

TEST(MissingInverse, IsReportedForARelationOfAnExtension) {
  const TextLibrary library({entry("a", "follows: [b, c]\n"), entry("b", "precedes: [a]\n"), entry("c")},
                            kPrefixes + relation("follows", "owl:inverseOf ex:precedes") +
                                relation("precedes", "rdfs:label \"precedes\""));
  EXPECT_EQ(library.findings(),
            "a.md:5:14: info: 'follows' names 'c', which has no 'precedes' back to 'a' [missing-inverse]\n"
            "  c.md:2:1: note: expected here\n");
}

TEST(MissingInverse, PassesByLinksThatLeadNowhereOrBack) {
  const TextLibrary library({entry("a",
                                   "generalizes_from: [a, gone]\ngraph_garden: {inferred_links: [{target: b, "
                                   "type: specializes_to}]}\n"),
                             entry("b", "requires: [a]\n")});
  EXPECT_EQ(library.findings("missing-inverse"), "");
}

TEST(MissingInverse, QuotesWhatIsControl) {
  const TextLibrary library(
      {{"a.md", "---\nslug: \"a\\x1B[31m\"\ngeneralizes_from: [b]\n---\n"}, entry("b")});
  EXPECT_EQ(
      library.findings("missing-inverse"),
      "a.md:3:20: info: 'generalizes_from' names 'b', which has no 'specializes_to' back to 'a\\x1B[31m' "
      "[missing-inverse]\n"
      "  b.md:2:1: note: expected here\n");
}

TEST(MissingSymmetric, IsReportedAtTheLinkAndPointsAtTheTarget) {
  const TextLibrary library({entry("a", "related:\n  - {slug: b, weight: 0.5}\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:6:5: info: 'related' names 'b', which has no 'related' back to 'a' [missing-symmetric]\n"
            "  b.md:2:1: note: expected here\n");
}

TEST(MissingSymmetric, IsNotReportedWhereBothStateIt) {
  const TextLibrary library(
      {entry("a", "complementary: [b]\n"), entry("b", "relationships: {complementary: [a]}\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(MissingSymmetric, AsksForEachRelationAlone) {
  const TextLibrary library({entry("a", "complementary: [b]\n"), entry("b", "alternatives: [a]\n")});
  EXPECT_EQ(library.findings("missing-symmetric"),
            "a.md:5:17: info: 'complementary' names 'b', which has no 'complementary' back to 'a' "
            "[missing-symmetric]\n"
            "  b.md:2:1: note: expected here\n"
            "b.md:5:16: info: 'alternatives' names 'a', which has no 'alternatives' back to 'b' "
            "[missing-symmetric]\n"
            "  a.md:2:1: note: expected here\n");
}

TEST(MissingSymmetric, TakesASubPropertyOfAnExtensionForTheRelation) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b", "twinned: [a]\n")},
                            kPrefixes + relation("twinned", "rdfs:subPropertyOf pg:related"));
  EXPECT_EQ(library.findings(), "");
}

TEST(MissingSymmetric, IsReportedOnceForARelationThatIsItsOwnInverse) {
  const TextLibrary library(
      {entry("a", "adjoins: [b]\n"), entry("b")},
      kPrefixes + relation("adjoins", "a owl:SymmetricProperty ; owl:inverseOf ex:adjoins"));
  EXPECT_EQ(library.findings(),
            "a.md:5:11: info: 'adjoins' names 'b', which has no 'adjoins' back to 'a' [missing-symmetric]\n"
            "  b.md:2:1: note: expected here\n");
}

TEST(ConflictingWeight, IsReportedWhereTheTwoSidesDiffer) {
  const TextLibrary library({entry("a", "generalizes_from:\n  - {slug: b, weight: 0.8}\n"),
                             entry("b", "specializes_to:\n  - {slug: a, weight: 0.6}\n")});
  EXPECT_EQ(library.findings(),
            "b.md:6:23: warning: 'weight' is '0.6', but '0.8' where 'a' states the relationship "
            "[conflicting-weight]\n"
            "  a.md:6:23: note: a generalizes_from b (0.8)\n");
}

TEST(ConflictingWeight, ComparesNumbersNotTexts) {
  const TextLibrary library({entry("a", "related: [{slug: b, weight: 0.8}]\n"),
                             entry("b", "related: [{slug: a, weight: '0.80'}]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(ConflictingWeight, IsReportedForTheTwoDirectionsOfASymmetricRelation) {
  const TextLibrary library(
      {entry("a", "related: [{slug: b, weight: 1}]\n"), entry("b", "related: [{slug: a, weight: 0.5}]\n")});
  EXPECT_EQ(library.findings(),
            "b.md:5:29: warning: 'weight' is '0.5', but '1' where 'a' states the relationship "
            "[conflicting-weight]\n"
            "  a.md:5:29: note: a related b (1)\n");
}

TEST(ConflictingWeight, IsReportedForALinkStatedTwiceAndComparesWithTheFirst) {
  const TextLibrary library({entry("a",
                                   "requires:\n  - {slug: b, weight: 0.1}\n  - {slug: b, weight: 0.10}\n"
                                   "  - {slug: b, weight: 0.2}\n"),
                             entry("b")});
  EXPECT_EQ(library.findings("conflicting-weight"),
            "a.md:8:23: warning: 'weight' is '0.2', but '0.1' where 'a' states the relationship "
            "[conflicting-weight]\n"
            "  a.md:6:23: note: a requires b (0.1)\n");
}

TEST(ConflictingWeight, IsNotReportedForLinksOfOtherMeaning) {
  const TextLibrary library(
      {entry("a", "requires: [{slug: b, weight: 1}]\nenables: [{slug: b, weight: 0.9}]\n"),
       entry("b", "requires: [{slug: a, weight: 0.5}]\nmanifests_as: [{slug: a, weight: 0.1}]\n")});
  EXPECT_EQ(library.findings("conflicting-weight"), "");
}

TEST(ConflictingWeight, PassesByWhatIsNoNumberOrNotThere) {
  const TextLibrary library({entry("a", "related: [{slug: b, weight: high}, c]\n"),
                             entry("b", "related: [{slug: a, weight: 0.5}]\n"),
                             entry("c", "related: [{slug: a, weight: 0.5}]\n")});
  EXPECT_EQ(library.findings("conflicting-weight"), "");
}

TEST(ConflictingWeight, ReadsTheStrengthThatAnExtensionAdds) {
  const TextLibrary library(
      {entry("a", "related: [{slug: b, closeness: 3}]\n"),
       entry("b", "related: [{slug: a, closeness: 4}]\n")},
      kPrefixes +
          "ex:closeness a owl:DatatypeProperty , pg:StrengthProperty ; pg:key \"closeness\" ;\n"
          "  rdfs:domain pg:Relationship ; rdfs:range xsd:decimal .\n");
  EXPECT_EQ(library.findings(),
            "b.md:5:32: warning: 'closeness' is '4', but '3' where 'a' states the relationship "
            "[conflicting-weight]\n"
            "  a.md:5:32: note: a related b (3)\n");
}

TEST(ConflictingWeight, ToleratesWhatAConfigurationAllows) {
  const TextLibrary library({entry("a", "related: [{slug: b, weight: 0.8}, {slug: c, weight: 0.8}]\n"),
                             entry("b", "related: [{slug: a, weight: 0.7}]\n"),
                             entry("c", "related: [{slug: a, weight: 0.69}]\n")});
  const CheckSettings settings{{"conflicting-weight", {.options = {{"tolerance", 0.1}}}}};
  const std::vector<Diagnostic> findings = run_checks(library.graph(), settings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().message, "'weight' is '0.69', but '0.8' where 'a' states the relationship");
}

}  // namespace
}  // namespace patgraph::testing
