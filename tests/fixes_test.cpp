#include "fix_fixture.hpp"

// What a finding offers to write, and what of it a baseline compares, for checks whose tests are about more.

namespace patgraph::testing {
namespace {

/// The file a.md with these lines behind its names, as it is when the fixes of a check have been applied.
std::string mended_lines(const std::string& lines, const std::string& check) {
  const std::string text = mended({entry("a", lines), entry("water-rota"), entry("2024")}, check);
  const std::string head = entry("a").bytes.substr(0, entry("a").bytes.rfind("---\n"));
  return text.substr(head.size(), text.size() - head.size() - 4);
}

TEST(Fix, OfADanglingReferenceWritesTheSlugThatWasMeant) {
  EXPECT_EQ(mended_lines("requires: [water-rotta, 'The water rota', {slug: water_rota, weight: 1}]\n"
                         "enables:\n  - Water-Rotas\n  - nothing-near-it\n",
                         "dangling-reference"),
            "requires: [water-rota, water-rota, {slug: water-rota, weight: 1}]\n"
            "enables:\n  - water-rota\n  - nothing-near-it\n");
}

TEST(Fix, OfAReferenceByTitleWritesTheSlug) {
  EXPECT_EQ(mended_lines("requires: [The Water-Rota, \"The 2024\"]\n", "reference-by-title"),
            "requires: [water-rota, \"2024\"]\n");
}

TEST(Fix, OfAnUnknownValueWritesTheNearest) {
  EXPECT_EQ(mended_lines("lifecycle: {status: drafft, usage_stage: never}\n", "unknown-value"),
            "lifecycle: {status: draft, usage_stage: never}\n");
}

TEST(Fix, OfASlugWritesNoNameOfAFileThatIsNotUtf8) {
  const SourceText file{"caf\xE9.md", entry("cafe").bytes};
  EXPECT_NE(TextLibrary({file}).findings("slug-filename-mismatch"), "");
  EXPECT_EQ(mended({file}, "slug-filename-mismatch"), file.bytes);
}

TEST(Fix, OfAnUnknownRelationWritesTheKey) {
  EXPECT_EQ(
      mended_lines("relationships: {requries: [water-rota], nonsense: [water-rota]}\n", "unknown-relation"),
      "relationships: {requires: [water-rota], nonsense: [water-rota]}\n");
}

TEST(Fix, OfAnUnknownRelationLeavesAKeyThatIsThereAlone) {
  const std::string lines = "relationships: {requries: [water-rota], requires: [water-rota]}\n";
  EXPECT_EQ(mended_lines(lines, "unknown-relation"), lines);
}

TEST(Fix, OfAnUnknownTypeOfAProposalWritesTheRelation) {
  EXPECT_EQ(mended_lines("graph_garden: {inferred_links: [{target: water-rota, type: enabler}]}\n",
                         "unknown-relation"),
            "graph_garden: {inferred_links: [{target: water-rota, type: enables}]}\n");
}

TEST(Fix, OfAnUnknownLinkKeyWritesTheKey) {
  EXPECT_EQ(mended_lines("requires: [{slug: water-rota, wieght: 0.5}]\n", "unknown-link-key"),
            "requires: [{slug: water-rota, weight: 0.5}]\n");
  const std::string both = "requires: [{slug: water-rota, wieght: 0.5, weight: 1}]\n";
  EXPECT_EQ(mended_lines(both, "unknown-link-key"), both);
}

TEST(Fix, OfAScalarForAListWritesAList) {
  EXPECT_EQ(mended_lines("aliases: Rain, and more\nrequires: water-rota\nenables: {slug: water-rota}\n",
                         "scalar-for-list"),
            "aliases: [\"Rain, and more\"]\nrequires: [water-rota]\nenables: {slug: water-rota}\n");
}

TEST(Fix, OfAScalarForAListLeavesNumbersAlone) {
  EXPECT_EQ(mended_lines("aliases: 2024\n", "scalar-for-list"), "aliases: 2024\n");
}

TEST(Fix, OfANameThatIsNoTextWritesItInQuotes) {
  EXPECT_EQ(mended_lines("aliases: [2024, yes, 12:30]\n", "invalid-value"),
            "aliases: [\"2024\", \"yes\", \"12:30\"]\n");
}

TEST(Fix, OfASlugWritesTheNameOfTheFile) {
  SourceText file = entry("a");
  file.path = "2024.md";
  EXPECT_EQ(mended({file}, "slug-filename-mismatch"),
            "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: \"2024\"\ntitle: The a\n---\n");
}

TEST(Fix, IsNotOfferedWhereAnAnchorOrATagWouldGo) {
  const std::string lines = "requires: [&w water-rotta, !!str water-rotta]\nenables: [*w]\n";
  EXPECT_EQ(mended_lines(lines, "dangling-reference"), lines);
}

TEST(Fix, SaysWhatItWrites) {
  const TextLibrary library({entry("a", "requires: [water-rotta]\n"), entry("water-rota")});
  for (const Diagnostic& finding : run_checks(library.graph())) {
    if (finding.check != "dangling-reference") continue;
    ASSERT_TRUE(finding.fix);
    EXPECT_EQ(finding.fix->summary, "write 'water-rota'");
  }
}

TEST(Identity, OfADanglingReferenceLeavesTheSuggestionOut) {
  const TextLibrary library({entry("a", "requires: [water-rotta, gone]\n"), entry("water-rota")});
  EXPECT_EQ(identities(library, "dangling-reference"),
            "'requires' names 'water-rotta', which is no entry of the library\n"
            "'requires' names 'gone', which is no entry of the library\n");
}

TEST(Identity, OfAReferenceByTitleLeavesTheSlugOut) {
  const TextLibrary library({entry("a", "requires: [The B]\n"), entry("b")});
  EXPECT_EQ(identities(library, "reference-by-title"), "'The B' is a title or an alias\n");
}

TEST(Identity, OfAReferenceConflictIsWhatTheLinkSays) {
  const TextLibrary library({entry("a", "requires: [{id: b, slug: c}]\n"), entry("b"), entry("c")});
  EXPECT_EQ(identities(library, "reference-conflict"),
            "keys of a link name different entries: id 'b', slug 'c'\n");
}

TEST(Identity, OfInvalidYamlHoldsNoPosition) {
  const auto identity = [](const std::string& lines) {
    return identities(TextLibrary({entry("a", lines)}), "yaml-invalid");
  };
  EXPECT_EQ(identity("enables: [b, c\nsummary: x\n"),
            "did not find expected ',' or ']', while parsing a flow sequence\n");
  EXPECT_EQ(identity("summary: y\n\nenables: [b, c\nsummary: x\n"), identity("enables: [b, c\nsummary: x\n"));
}

}  // namespace
}  // namespace patgraph::testing
