#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

// Links and fields that belong to entries of another class

SourceText lighthouse(const std::string& slug, const std::string& lines = "") {
  return {slug + ".md", "---\nid: lh_aaaaaaaaaaaaaaaaaaaaaaaa" + slug.substr(0, 1) + "\nslug: " + slug +
                            "\ntitle: The " + slug + "\n" + lines + "---\n"};
}

TEST(WrongTargetKind, IsReportedForATargetOfAnotherClass) {
  const TextLibrary library({entry("a", "requires: [{slug: trust, weight: 0.4}]\n"), lighthouse("trust")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: warning: 'requires' names 'trust' of class 'lighthouse'; expected class 'pattern' "
            "[wrong-target-kind]\n");
}

TEST(WrongTargetKind, NamesEveryClassThatMayBeThere) {
  const TextLibrary library({entry("a", "tools: [trust, Wheel hoe]\n"), lighthouse("trust")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:9: warning: 'tools' names 'trust' of class 'lighthouse'; expected class 'pattern' or 'tool' "
      "[wrong-target-kind]\n");
}

TEST(WrongTargetKind, IsReportedOnceForARelationInAnEntryOfAnotherClass) {
  const TextLibrary library({entry("a", "implements: [b, c]\n"), entry("b"), entry("c")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:14: warning: 'implements' stands in an entry of class 'pattern'; expected class 'lighthouse' "
      "[wrong-target-kind]\n");
}

TEST(WrongTargetKind, IsReportedForBothEnds) {
  const TextLibrary library({entry("a", "inspired_by: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:5:15: warning: 'inspired_by' names 'b' of class 'pattern'; expected class 'lighthouse' "
            "[wrong-target-kind]\n"
            "a.md:5:15: warning: 'inspired_by' stands in an entry of class 'pattern'; expected class "
            "'lighthouse' [wrong-target-kind]\n");
}

TEST(WrongTargetKind, IsReportedForAFieldInAnEntryOfAnotherClass) {
  const TextLibrary library(
      {entry("a", "location: {city: Millbrook}\n"),
       lighthouse("trust", "orbital_layer: 3\nontology: {cross_domains: [soil, seed]}\n")});
  EXPECT_EQ(
      library.findings("wrong-target-kind"),
      "a.md:5:18: warning: 'city' stands in an entry of class 'pattern'; expected class 'lighthouse' "
      "[wrong-target-kind]\n"
      "trust.md:5:16: warning: 'orbital_layer' stands in an entry of class 'lighthouse'; expected class "
      "'pattern' [wrong-target-kind]\n"
      "trust.md:6:28: warning: 'cross_domains' stands in an entry of class 'lighthouse'; expected class "
      "'pattern' [wrong-target-kind]\n");
}

TEST(WrongTargetKind, IsNotReportedForWhatBelongsToEveryEntry) {
  const TextLibrary library({entry("a", "related: [trust]\nsummary: Shade.\ncreated: 2026-03-01\n"),
                             lighthouse("trust", "related: [a]\nimplements: [a]\nfounded: 1998\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(WrongTargetKind, IsNotReportedWhereTheClassOfAnEntryIsAGuess) {
  const TextLibrary library({SourceText{"a.md", "---\ntitle: A\nimplements: [b]\n---\n"},
                             {"b.md", "---\nid: todo\ntitle: B\n---\n"},
                             lighthouse("trust", "inspired_by: [a, b]\n")});
  EXPECT_EQ(library.findings("wrong-target-kind"), "");
}

TEST(WrongTargetKind, IsNotReportedForAProposalOrADanglingLink) {
  const TextLibrary library(
      {entry("a", "requires: [nowhere]\ngraph_garden: {inferred_links: [trust]}\n"), lighthouse("trust")});
  EXPECT_EQ(library.findings("wrong-target-kind"), "");
}

const std::string kBeds =
    "ex:Bed a owl:Class ; rdfs:label \"bed\" ; rdfs:subClassOf pg:Entry ; pg:idPattern \"^bed_[0-9]$\" .\n"
    "ex:HotBed a owl:Class ; rdfs:label \"hot bed\" ; rdfs:subClassOf ex:Bed ; pg:idPattern \"^hot_[0-9]$\" "
    ".\n"
    "ex:depth pg:key \"depth\" ; rdfs:domain ex:Bed ; rdfs:range xsd:decimal .\n"
    "ex:beside pg:key \"beside\" ; rdfs:domain ex:Bed ; rdfs:range ex:Bed .\n"
    "ex:feeds pg:key \"feeds\" ; schema:domainIncludes pg:Pattern ;\n"
    "    schema:rangeIncludes ex:Bed , pg:Lighthouse .\n";

TEST(WrongTargetKind, KnowsTheClassesOfAnExtensionAndThoseBelowThem) {
  const TextLibrary library(
      {SourceText{"b.md", "---\nid: bed_1\ntitle: B\ndepth: [1]\nbeside: [h, p]\n---\n"},
       {"h.md", "---\nid: hot_1\ntitle: H\ndepth: [1]\nbeside: [b]\n---\n"},
       entry("p", "depth: [1]\nfeeds: [b, h, trust, p2]\n"),
       entry("p2"),
       lighthouse("trust", "feeds: [b]\n")},
      kPrefixes + kBeds);
  EXPECT_EQ(
      library.findings(),
      "b.md:5:13: warning: 'beside' names 'p' of class 'pattern'; expected class 'bed' "
      "[wrong-target-kind]\n"
      "p.md:5:9: warning: 'depth' stands in an entry of class 'pattern'; expected class 'bed' "
      "[wrong-target-kind]\n"
      "p.md:6:22: warning: 'feeds' names 'p2' of class 'pattern'; expected class 'bed' or 'lighthouse' "
      "[wrong-target-kind]\n"
      "trust.md:5:9: warning: 'feeds' stands in an entry of class 'lighthouse'; expected class 'pattern' "
      "[wrong-target-kind]\n");
}

// Links to deprecated entries

TEST(TargetDeprecated, IsReportedWithThePlaceOfTheStatus) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "lifecycle: {status: deprecated}\n")});
  EXPECT_EQ(
      library.findings("target-deprecated"),
      "a.md:5:12: warning: 'requires' names 'b', whose 'status' is 'deprecated'; expected an entry that is "
      "in use [target-deprecated]\n"
      "  b.md:5:21: note: 'status' is 'deprecated'\n");
}

TEST(TargetDeprecated, IsNotReportedBetweenDeprecatedEntriesOrFromThem) {
  const TextLibrary library({entry("a", "requires: [b, c]\nlifecycle: {status: deprecated}\n"),
                             entry("b", "classification: {status: deprecated}\n"), entry("c")});
  EXPECT_EQ(library.findings("target-deprecated"), "");
}

TEST(TargetDeprecated, IsNotReportedForOtherValuesAndFields) {
  const TextLibrary library({entry("a", "requires: [b, c]\n"),
                             entry("b", "lifecycle: {status: Deprecated}\n"),
                             entry("c", "ontology: {domain: deprecated}\n")});
  EXPECT_EQ(library.findings("target-deprecated"), "");
}

TEST(TargetDeprecated, IsNotReportedForAProposalOrADanglingLink) {
  const TextLibrary library({entry("a", "requires: [nowhere]\ngraph_garden: {inferred_links: [b]}\n"),
                             entry("b", "lifecycle: {status: deprecated}\n")});
  EXPECT_EQ(library.findings("target-deprecated"), "");
}

TEST(TargetDeprecated, IsNotReportedForARelationThatAcceptsThemNorForOneBelowIt) {
  const std::string supersedes =
      "ex:supersedes pg:key \"supersedes\" ; pg:acceptsDeprecated true ;\n"
      "    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n"
      "ex:replaces pg:key \"replaces\" ; rdfs:subPropertyOf ex:supersedes ;\n"
      "    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n"
      "ex:follows pg:key \"follows\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  const TextLibrary library({entry("a", "supersedes: [b]\nreplaces: [b]\nfollows: [b]\n"),
                             entry("b", "lifecycle: {status: deprecated}\n")},
                            kPrefixes + supersedes);
  EXPECT_EQ(
      library.findings("target-deprecated"),
      "a.md:7:11: warning: 'follows' names 'b', whose 'status' is 'deprecated'; expected an entry that is "
      "in use [target-deprecated]\n"
      "  b.md:5:21: note: 'status' is 'deprecated'\n");
}

TEST(TargetDeprecated, IsReportedForAValueOfAnExtension) {
  const std::string fate =
      "ex:Fate a owl:Class ; rdfs:subClassOf skos:Concept ; pg:deprecatedValue \"given up\" .\n"
      "ex:fate pg:key \"fate\" ; rdfs:domain pg:Entry ; rdfs:range ex:Fate .\n";
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "fate: [tried, given up]\n")},
                            kPrefixes + fate);
  EXPECT_EQ(
      library.findings(),
      "a.md:5:12: warning: 'requires' names 'b', whose 'fate' is 'given up'; expected an entry that is in "
      "use [target-deprecated]\n"
      "  b.md:5:15: note: 'fate' is 'given up'\n");
}

}  // namespace
}  // namespace patgraph::testing
