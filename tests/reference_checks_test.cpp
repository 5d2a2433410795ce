#include "check/suggestions.hpp"
#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

/// A file with these lines as its front matter, and nothing else.
SourceText file(const std::string& path, const std::string& lines) {
  return {path, "---\n" + lines + "---\n"};
}

TEST(References, ByIdAndSlugGiveNoFinding) {
  const TextLibrary library(
      {entry("a", "requires: [b]\nenables: [pat_caaaaaaaaaaaaaaaaaaaaaaaaa]\ngoverned_by: [b, c]\n"),
       entry("b"), entry("c")});
  EXPECT_EQ(library.findings(), "");
}

TEST(DanglingReference, PointsAtWhatIsNamed) {
  const TextLibrary library({entry("a", "requires:\n  - {weight: 0.5, slug: nowhere-to-be-seen}\n")});
  EXPECT_EQ(library.findings(),
            "a.md:6:25: error: 'requires' names 'nowhere-to-be-seen', which is no entry of the library "
            "[dangling-reference]\n");
}

TEST(DanglingReference, SuggestsTheNearestSlug) {
  const TextLibrary library(
      {entry("community-land-trust"), entry("commons", "requires: [comunity-land-trusts]\n")});
  EXPECT_EQ(library.findings(),
            "commons.md:5:12: error: 'requires' names 'comunity-land-trusts', which is no entry of the "
            "library; did you "
            "mean 'community-land-trust'? [dangling-reference]\n");
}

TEST(DanglingReference, SuggestsASlugWithTransposedLetters) {
  const TextLibrary library({entry("bees"), entry("home", "requires: [bese]\n")});
  EXPECT_EQ(
      library.findings(),
      "home.md:5:12: error: 'requires' names 'bese', which is no entry of the library; did you mean 'bees'? "
      "[dangling-reference]\n");
}

TEST(DanglingReference, SuggestsASlugWithAnotherPrefix) {
  const TextLibrary library(
      {entry("open-source-license"), entry("x", "requires: [an-open-source-license]\n")});
  EXPECT_EQ(library.findings(),
            "x.md:5:12: error: 'requires' names 'an-open-source-license', which is no entry of the library; "
            "did you mean "
            "'open-source-license'? [dangling-reference]\n");
}

TEST(DanglingReference, SuggestsASlugThatDiffersInCaseOnly) {
  const TextLibrary library({entry("devops"), entry("x", "requires: [DevOps]\n")});
  EXPECT_EQ(
      library.findings(),
      "x.md:5:12: error: 'requires' names 'DevOps', which is no entry of the library; did you mean 'devops'? "
      "[dangling-reference]\n");
}

TEST(DanglingReference, SuggestsTheNearerOfTwo) {
  const TextLibrary library({entry("stewardship-circle"), entry("stewardship-circles"),
                             entry("x", "requires: [stewardship-circlees]\n")});
  EXPECT_EQ(
      library.findings(),
      "x.md:5:12: error: 'requires' names 'stewardship-circlees', which is no entry of the library; did "
      "you mean "
      "'stewardship-circles'? [dangling-reference]\n");
}

TEST(DanglingReference, SuggestsTheFirstOfTwoThatAreEquallyNear) {
  const TextLibrary library({entry("care-d"), entry("care-c"), entry("x", "requires: [care-x]\n")});
  EXPECT_EQ(
      library.findings(),
      "x.md:5:12: error: 'requires' names 'care-x', which is no entry of the library; did you mean 'care-c'? "
      "[dangling-reference]\n");
}

TEST(DanglingReference, SuggestsNothingWhereNoNameIsNear) {
  const TextLibrary library({entry("bees"), entry("home", "requires: [ants, beehive]\n")});
  EXPECT_EQ(
      library.findings(),
      "home.md:5:12: error: 'requires' names 'ants', which is no entry of the library [dangling-reference]\n"
      "home.md:5:18: error: 'requires' names 'beehive', which is no entry of the library "
      "[dangling-reference]\n");
}

TEST(DanglingReference, SuggestsAnEntryByItsTitle) {
  const TextLibrary library(
      {file("ced.md",
            "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: ced\ntitle: Community Economic Development\n"),
       entry("x", "requires: [comunity economic developement]\n")});
  EXPECT_EQ(library.findings(),
            "x.md:5:12: error: 'requires' names 'comunity economic developement', which is no entry of the "
            "library; did you "
            "mean 'ced' (Community Economic Development)? [dangling-reference]\n");
}

TEST(DanglingReference, SuggestsNothingForAnId) {
  const TextLibrary library({entry("b"), entry("x", "requires: [pat_baaaaaaaaaaaaaaaaaaaaaaaab]\n")});
  EXPECT_EQ(
      library.findings(),
      "x.md:5:12: error: 'requires' names 'pat_baaaaaaaaaaaaaaaaaaaaaaaab', which is no entry of the library "
      "[dangling-reference]\n");
}

TEST(DanglingProposal, IsWorthAnInfoOnly) {
  const TextLibrary library(
      {entry("a", "graph_garden:\n  inferred_links:\n    - {target: far-away, reason: none}\n")});
  EXPECT_EQ(library.findings(),
            "a.md:7:16: info: 'inferred_links' names 'far-away', which is no entry of the library "
            "[dangling-proposal]\n");
}

TEST(DanglingProposal, IsReportedWithoutASuggestion) {
  const TextLibrary library({entry("bees", "graph_garden: {inferred_links: [{target: beees}]}\n")});
  EXPECT_EQ(library.findings(),
            "bees.md:5:42: info: 'inferred_links' names 'beees', which is no entry of the library "
            "[dangling-proposal]\n");
}

TEST(DanglingProposal, IsNotReportedForAProposalThatResolves) {
  const TextLibrary library(
      {entry("a", "graph_garden: {inferred_links: [{target: b, type: enables}]}\n"), entry("b")});
  EXPECT_EQ(library.findings(), "");
}

TEST(UnknownRelation, IsReportedUnderRelationships) {
  const TextLibrary library({entry("a", "relationships:\n  enabels: [b]\n  frobnicates: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings_besides("missing-field"),
            "a.md:6:3: warning: 'enabels' under 'relationships' is no relation; did you mean 'enables'? "
            "[unknown-relation]\n"
            "a.md:7:3: warning: 'frobnicates' under 'relationships' is no relation [unknown-relation]\n");
}

TEST(UnknownRelation, IsReportedForTheTypeOfAProposal) {
  const TextLibrary library(
      {entry("a", "graph_garden:\n  inferred_links: [{target: b, type: require}]\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:6:38: warning: 'type' is 'require', which is no relation; did you mean 'requires'? "
            "[unknown-relation]\n");
}

TEST(UnknownRelation, IsNotReportedForOtherKeysAtTheRoot) {
  const TextLibrary library({entry("a", "enabels: [b]\nmood: fine\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(ReferenceByTitle, ExpectsTheSlug) {
  const TextLibrary library({entry("a", "requires: [The b, the B]\n"), entry("b")});
  EXPECT_EQ(
      library.findings("reference-by-title"),
      "a.md:5:12: warning: 'The b' is a title or an alias; expected the slug 'b' [reference-by-title]\n"
      "a.md:5:19: warning: 'the B' is a title or an alias; expected the slug 'b' [reference-by-title]\n");
}

TEST(ReferenceByTitle, FoldsCaseBeyondAscii) {
  const TextLibrary library(
      {file("b.md",
            "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: \xC3\x84PFEL\naliases: [Stra\xC3\x9F"
            "e]\n"),
       entry("a", "requires: [\xC3\xA4pfel]\nenables: [STRASSE]\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:12: warning: '\xC3\xA4pfel' is a title or an alias; expected the slug 'b' "
      "[reference-by-title]\n"
      "a.md:6:11: warning: 'STRASSE' is a title or an alias; expected the slug 'b' [reference-by-title]\n");
}

TEST(ReferenceByTitle, IsNotReportedWhereTheTitleIsAnotherSlug) {
  const TextLibrary library({file("b.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: c\n"), entry("c"),
                             entry("a", "requires: [c]\n")});
  EXPECT_EQ(library.findings_besides("isolated"), "");
  EXPECT_EQ(library.graph().vertices()[library.graph().edges().front().target]->slug, "c");
}

TEST(ReferenceConflict, SaysWhatEachKeyNames) {
  const TextLibrary library({entry("a", "requires:\n  - {slug: c, typeid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa}\n"),
                             entry("b"), entry("c")});
  EXPECT_EQ(library.findings_besides("isolated"),
            "a.md:6:5: warning: typeid 'pat_baaaaaaaaaaaaaaaaaaaaaaaaa' names 'b', slug 'c' names 'c'; "
            "expected one entry, "
            "'b' is taken [reference-conflict]\n");
}

TEST(ReferenceConflict, IsReportedWhereOneKeyNamesNothing) {
  const TextLibrary library(
      {entry("a", "requires:\n  - typeid: pat_zaaaaaaaaaaaaaaaaaaaaaaaaa\n    slug: c\n"), entry("c")});
  EXPECT_EQ(library.findings(),
            "a.md:6:5: warning: typeid 'pat_zaaaaaaaaaaaaaaaaaaaaaaaaa' names no entry, slug 'c' names 'c'; "
            "expected one "
            "entry, 'c' is taken [reference-conflict]\n");
}

TEST(ReferenceConflict, IsNotReportedWhereAllKeysAgree) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {typeid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa, id: b, slug: b}\n"), entry("b")});
  EXPECT_EQ(library.findings(), "");
}

TEST(ReferenceConflict, IsADanglingReferenceWhereNoKeyNamesAnEntry) {
  const TextLibrary library({entry("a", "requires:\n  - {slug: far-away, id: nowhere-at-all}\n")});
  EXPECT_EQ(library.findings(),
            "a.md:6:26: error: 'requires' names 'nowhere-at-all', which is no entry of the library "
            "[dangling-reference]\n");
}

TEST(SelfLink, IsReportedForEveryName) {
  const TextLibrary library({entry("a", "requires: [a]\nrelated: [pat_aaaaaaaaaaaaaaaaaaaaaaaaaa]\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:12: warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n"
      "a.md:6:11: warning: 'related' of 'a' names the entry itself; expected another one [self-link]\n");
}

TEST(SelfLink, IsNotReportedForAProposal) {
  const TextLibrary library({entry("a", "graph_garden: {inferred_links: [{target: a}]}\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(DuplicateLink, PointsAtTheFirst) {
  const TextLibrary library(
      {entry("a", "requires:\n  - b\n  - c\n  - {slug: b}\n  - pat_baaaaaaaaaaaaaaaaaaaaaaaaa\n"), entry("b"),
       entry("c")});
  EXPECT_EQ(library.findings(),
            "a.md:8:5: warning: 'requires' names 'b' once more [duplicate-link]\n"
            "  a.md:6:5: note: first named here\n"
            "a.md:9:5: warning: 'requires' names 'b' once more [duplicate-link]\n"
            "  a.md:6:5: note: first named here\n");
}

TEST(DuplicateLink, IsReportedAcrossTheTwoPlacesOfARelation) {
  const TextLibrary library({entry("a", "requires: [b]\nrelationships:\n  requires: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings_besides("missing-field"),
            "a.md:7:14: warning: 'requires' names 'b' once more [duplicate-link]\n"
            "  a.md:5:12: note: first named here\n");
}

TEST(DuplicateLink, IsNotReportedForTwoRelationsOrTheWayBack) {
  const TextLibrary library({entry("a", "requires: [b]\nrelated: [b]\n"), entry("b", "related: [a]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(Suggestions, EndWithTheStepsThatMayBeTaken) {
  const TextLibrary library({entry("water-rota"), entry("seed-box")});
  Suggestions suggestions(library.graph(), 1);  // the first question takes more
  EXPECT_EQ(did_you_mean(suggestions("water-rotta")), "; did you mean 'water-rota'?");
  EXPECT_EQ(did_you_mean(suggestions("sed-box")), "");
  EXPECT_EQ(did_you_mean(suggestions("water-rotta")), "; did you mean 'water-rota'?");
}

}  // namespace
}  // namespace patgraph::testing
