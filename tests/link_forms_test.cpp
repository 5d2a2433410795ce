#include <array>

#include "library_fixture.hpp"
#include "statistics.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kIdOfB = "pat_baaaaaaaaaaaaaaaaaaaaaaaaa";

/// A file with these lines as its front matter, and nothing else.
SourceText file(const std::string& path, const std::string& lines) {
  return {path, "---\n" + lines + "---\n"};
}

std::string at(Position position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string fields_of(const Schema& schema, std::span<const Attribute> attributes) {
  std::string text;
  for (const Attribute& attribute : attributes) {
    text += " " + schema.fields[attribute.field].key + "=" + std::string(attribute.value.text);
  }
  return text;
}

std::string outcome_of(const PatternGraph& graph, const Edge& edge) {
  static constexpr std::array<std::string_view, 3> kMatchedBy{"id", "slug", "title"};
  switch (edge.outcome) {
    case Outcome::resolved:
      return std::string(graph.vertices()[edge.target]->slug) + " by " +
             std::string(kMatchedBy.at(static_cast<std::size_t>(edge.matched_by)));
    case Outcome::external:
      return "external";
    case Outcome::dangling:
      return "dangling";
    case Outcome::rejected:
      return "rejected";
  }
  return {};
}

/// Writes each link as "LINE:COLUMN RELATION [KEY] TEXT LINE:COLUMN … -> OUTCOME" with its fields.
std::string links_of(const TextLibrary& library) {
  const PatternGraph& graph = library.graph();
  std::string text;
  for (const Edge& edge : graph.edges()) {
    text += at(edge.link->span.begin) + " " + graph.relation_of(edge).key;
    for (const Reference& reference : edge.link->references) {
      text += " [" + std::string(reference.key) + "] " + std::string(reference.value.text) + " " +
              at(reference.value.span.begin);
    }
    text += " -> " + outcome_of(graph, edge) + fields_of(graph.schema(), edge.link->attributes) +
            fields_of(graph.schema(), edge.link->description) + "\n";
  }
  return text;
}

std::string ledger_text(const LinkLedger& ledger) {
  return std::to_string(ledger.declared) + " = " + std::to_string(ledger.resolved) + " + " +
         std::to_string(ledger.external) + " + " + std::to_string(ledger.dangling) + " + " +
         std::to_string(ledger.rejected);
}

/// Writes the ledgers that are not empty, one a line.
std::string ledgers_text(const std::map<std::string, LinkLedger>& ledgers) {
  std::string text;
  for (const auto& [name, ledger] : ledgers) {
    if (ledger.declared > 0) text += name + ": " + ledger_text(ledger) + "\n";
  }
  return text;
}

// The three generations

TEST(LinksOfVersion1, StandInListsAtTheRoot) {
  const TextLibrary library(
      {entry("a",
             "generalizes_from:\n  - pat_baaaaaaaaaaaaaaaaaaaaaaaaa\nspecializes_to: [c]\n"
             "enables: [c]\nrequires:\n- b\nrelated: []\n"),
       entry("b", "specializes_to: [a]\n"), entry("c", "generalizes_from: [a]\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(links_of(library),
            "6:5 generalizes_from [] pat_baaaaaaaaaaaaaaaaaaaaaaaaa 6:5 -> b by id\n"
            "7:18 specializes_to [] c 7:18 -> c by slug\n"
            "8:11 enables [] c 8:11 -> c by slug\n"
            "10:3 requires [] b 10:3 -> b by slug\n"
            "5:18 specializes_to [] a 5:18 -> a by slug\n"
            "5:20 generalizes_from [] a 5:20 -> a by slug\n");
}

TEST(LinksOfVersion7, StandUnderRelationships) {
  const TextLibrary library({entry("a",
                                   "relationships:\n"
                                   "  complementary:\n    - slug: b\n      weight: 0.8\n"
                                   "  alternatives:\n    - {id: c, weight: 0.5, description: \"Or that\"}\n"
                                   "  tools:\n    - b\n"
                                   "  related: []\n"),
                             entry("b", "complementary: [a]\n"), entry("c", "alternatives: [a]\n")});
  EXPECT_EQ(library.findings_besides("missing-field"), "");
  EXPECT_EQ(links_of(library),
            "7:7 complementary [slug] b 7:13 -> b by slug weight=0.8\n"
            "10:7 alternatives [id] c 10:12 -> c by slug weight=0.5 description=Or that\n"
            "12:7 tools [] b 12:7 -> b by slug\n"
            "5:17 complementary [] a 5:17 -> a by slug\n"
            "5:16 alternatives [] a 5:16 -> a by slug\n");
}

TEST(LinksOfVersion8, HaveATypeidASlugAndASource) {
  const TextLibrary library(
      {entry("a",
             "relationships:\n"
             "  manifests_as:\n"
             "    - typeid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\n      slug: b\n      weight: 1\n"
             "      source: curated\n"
             "  governed_by:\n    - {slug: c, source: graphrag}\n"
             "gravitational_hubs:\n"
             "  - {hub_id: b, principle: Care, influence: 0.75}\n"),
       entry("b"), entry("c")});
  EXPECT_EQ(library.findings_besides("missing-field"), "");
  EXPECT_EQ(links_of(library),
            "7:7 manifests_as [typeid] pat_baaaaaaaaaaaaaaaaaaaaaaaaa 7:15 [slug] b 8:13 -> b by id weight=1 "
            "source=curated\n"
            "12:7 governed_by [slug] c 12:14 -> c by slug source=graphrag\n"
            "14:5 gravitational_hubs [hub_id] b 14:14 -> b by slug principle=Care influence=0.75\n");
}

TEST(LinksOfVersion8, MayNameToolsOutsideTheLibrary) {
  const TextLibrary library(
      {entry("a",
             "relationships:\n  tools:\n    - {name: Loomio, role: deciding}\n    - Pen and Paper\n"
             "    - {slug: far-away, name: Far}\n"),
       entry("b")});
  EXPECT_EQ(
      library.findings_besides("missing-field"),
      "a.md:9:14: error: 'tools' names 'far-away', which is no entry of the library [dangling-reference]\n");
  EXPECT_EQ(links_of(library),
            "7:7 tools -> external role=deciding name=Loomio\n"
            "8:7 tools [] Pen and Paper 8:7 -> external\n"
            "9:7 tools [slug] far-away 9:14 -> dangling name=Far\n");
}

TEST(LinksOfLighthouses, LeadToPatternsAndLighthouses) {
  const TextLibrary library(
      {file("l.md",
            "id: lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: L\nimplements: "
            "[b]\ninspired_by: [m]\ncollaborates_with: [m]\n"),
       file("m.md", "id: lh_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: M\ncollaborates_with: [l]\n"), entry("b")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(links_of(library),
            "4:14 implements [] b 4:14 -> b by slug\n"
            "5:15 inspired_by [] m 5:15 -> m by slug\n"
            "6:21 collaborates_with [] m 6:21 -> m by slug\n"
            "4:21 collaborates_with [] l 4:21 -> l by slug\n");
}

TEST(InferredLinks, NameTheirTargetTypeAndReason) {
  const TextLibrary library({entry("a",
                                   "graph_garden:\n  inferred_links:\n"
                                   "    - {target: b, type: enables, confidence: 0.9, reason: near}\n"
                                   "    - {target: b, reason: far, strength: 7}\n"),
                             entry("b")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(links_of(library),
            "7:7 inferred_links [target] b 7:16 -> b by slug type=enables confidence=0.9 reason=near\n"
            "8:7 inferred_links [target] b 8:16 -> b by slug reason=far strength=7\n");
}

// Resolution

TEST(Resolution, TakesTypeidBeforeIdBeforeSlugWhateverTheirOrder) {
  const TextLibrary library(
      {entry("a", "requires:\n  - slug: d\n    id: c\n    typeid: b\n  - {slug: d, id: c}\n"), entry("b"),
       entry("c"), entry("d")});
  EXPECT_EQ(links_of(library),
            "6:5 requires [typeid] b 8:13 [id] c 7:9 [slug] d 6:11 -> b by slug\n"
            "9:5 requires [id] c 9:19 [slug] d 9:12 -> c by slug\n");
}

TEST(Resolution, TakesTheFirstKeyThatNamesAnEntry) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {typeid: none, id: nothing, slug: b}\n"), entry("b")});
  EXPECT_EQ(links_of(library),
            "6:5 requires [typeid] none 6:14 [id] nothing 6:24 [slug] b 6:39 -> b by slug\n");
}

TEST(Resolution, TakesAnIdBeforeASlugBeforeATitle) {
  const TextLibrary library({file("one.md", "id: one\nslug: two\ntitle: three\n"),
                             file("two.md", "id: two\nslug: three\ntitle: four\n"),
                             file("three.md", "id: three\nslug: one\ntitle: two\naliases: [five]\n"),
                             entry("a", "requires: [one, two, three, four, FIVE]\n")});
  EXPECT_EQ(links_of(library),
            "5:12 requires [] one 5:12 -> two by id\n"
            "5:17 requires [] two 5:17 -> three by id\n"
            "5:22 requires [] three 5:22 -> one by id\n"
            "5:29 requires [] four 5:29 -> three by title\n"
            "5:35 requires [] FIVE 5:35 -> one by title\n");
}

TEST(Resolution, TakesATitleBeforeAnAlias) {
  const TextLibrary library(
      {file("b.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: Bees\naliases: [Insects]\n"),
       file("c.md", "id: pat_caaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: Insects\n"),
       entry("a", "requires: [insects]\n")});
  EXPECT_EQ(links_of(library), "5:12 requires [] insects 5:12 -> c by title\n");
}

TEST(Resolution, FoldsNoCaseOfIdsAndSlugs) {
  const TextLibrary library({entry("b"), entry("a", "requires: [B, PAT_BAAAAAAAAAAAAAAAAAAAAAAAAA]\n")});
  EXPECT_EQ(links_of(library),
            "5:12 requires [] B 5:12 -> dangling\n"
            "5:15 requires [] PAT_BAAAAAAAAAAAAAAAAAAAAAAAAA 5:15 -> dangling\n");
}

// Links of a wrong shape

TEST(ScalarForList, IsTakenAsOneLink) {
  const TextLibrary library({entry("a", "requires: b\nenables: {slug: b}\n"), entry("b")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:11: info: 'requires' is a plain value, taken as a list of one; expected a list "
      "[scalar-for-list]\n"
      "a.md:6:10: info: 'enables' is a mapping, taken as a list of one; expected a list [scalar-for-list]\n");
  EXPECT_EQ(links_of(library),
            "5:11 requires [] b 5:11 -> b by slug\n"
            "6:10 enables [slug] b 6:17 -> b by slug\n");
}

TEST(LinkMalformed, IsReportedForNothingInAList) {
  const TextLibrary library({entry("a", "requires:\n  -\n  - ~\n  - \"\"\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:6:4: error: a link of 'requires' is empty; expected an id, a slug or a mapping [link-malformed]\n"
      "a.md:7:5: error: a link of 'requires' is nothing; expected an id, a slug or a mapping "
      "[link-malformed]\n"
      "a.md:8:5: error: a link of 'requires' is empty; expected an id, a slug or a mapping "
      "[link-malformed]\n");
  EXPECT_EQ(links_of(library),
            "6:4 requires -> rejected\n7:5 requires -> rejected\n8:5 requires -> rejected\n");
}

TEST(LinkMalformed, IsReportedForAListInAList) {
  const TextLibrary library({entry("a", "requires: [[b]]\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: error: a link of 'requires' is a list; expected an id, a slug or a mapping "
            "[link-malformed]\n");
}

TEST(LinkMalformed, IsReportedForAMappingThatNamesNoTarget) {
  const TextLibrary library({entry("a", "requires:\n  - {weight: 0.5}\n  - {}\n  - slug:\n")});
  const std::string expected =
      ": error: a link of 'requires' names no target; expected one of the keys 'typeid', 'id', 'slug', "
      "'hub_id', 'target' "
      "[link-malformed]\n";
  EXPECT_EQ(library.findings(), "a.md:6:5" + expected + "a.md:7:5" + expected + "a.md:8:5" + expected);
}

TEST(LinkMalformed, IsReportedForATargetThatIsAList) {
  const TextLibrary library({entry("a", "requires:\n  - slug: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:6:5: error: a link of 'requires' names no target; expected one of the keys 'typeid', 'id', "
            "'slug', "
            "'hub_id', 'target' [link-malformed]\n"
            "a.md:6:11: warning: 'slug' holds a list; expected a plain value [wrong-shape]\n");
}

TEST(LinkMalformed, IsNotReportedForARelationWithoutLinks) {
  const TextLibrary library({entry("a", "requires: []\nenables:\nrelated: ~\nrelationships: {tools: []}\n")});
  EXPECT_EQ(library.findings_besides("missing-field"), "");
  EXPECT_EQ(links_of(library), "");
}

TEST(UnknownLinkKey, SuggestsTheNearestKey) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {slug: b, wieght: 0.5}\n  - {slug: c, frobnication: 1}\n"), entry("b"),
       entry("c")});
  EXPECT_EQ(
      library.findings(),
      "a.md:6:15: warning: key 'wieght' of a link means nothing; did you mean 'weight'? [unknown-link-key]\n"
      "a.md:7:15: warning: key 'frobnication' of a link means nothing [unknown-link-key]\n");
}

TEST(UnknownLinkKey, IsReportedForTheNameOfAToolInALinkToAPattern) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {slug: b, name: B}\nrelationships: {tools: [{name: B}]}\n"), entry("b")});
  EXPECT_EQ(library.findings_besides("missing-field"),
            "a.md:6:15: warning: key 'name' of a link means nothing [unknown-link-key]\n");
}

TEST(WeightOutOfRange, PointsAtTheWeight) {
  const TextLibrary library(
      {entry("a",
             "requires:\n  - {slug: b, weight: 1.01}\nenables:\n  - {slug: b, weight: -0.1}\n"
             "governed_by:\n  - {slug: b, weight: high}\ntools:\n  - {slug: b, weight: 5e-1}\n"),
       entry("b")});
  const std::string expected = "'; expected a number from 0 to 1 [weight-out-of-range]\n";
  EXPECT_EQ(library.findings(), "a.md:6:23: warning: 'weight' is '1.01" + expected +
                                    "a.md:8:23: warning: 'weight' is '-0.1" + expected +
                                    "a.md:10:23: warning: 'weight' is 'high" + expected +
                                    "a.md:12:23: warning: 'weight' is '5e-1" + expected);
}

TEST(WeightOutOfRange, IsReportedForTheConfidenceOfAProposal) {
  const TextLibrary library(
      {entry("a", "graph_garden: {inferred_links: [{target: b, confidence: 90}]}\n"), entry("b")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:57: warning: 'confidence' is '90'; expected a number from 0 to 1 [weight-out-of-range]\n");
}

TEST(WeightOutOfRange, IsNotReportedAtTheBoundsOrWithoutAValue) {
  const TextLibrary library({entry("a",
                                   "requires: [{slug: b, weight: 0}]\nenables: [{slug: b, weight: \"1.0\"}]\n"
                                   "governed_by: [{slug: b, weight: }]\ntools: [{slug: b, weight: ~}]\n"),
                             entry("b")});
  EXPECT_EQ(library.findings(), "");
}

TEST(WrongShape, IsReportedForAListAsTheWeightOfALink) {
  const TextLibrary library({entry("a", "requires:\n  - {slug: b, weight: [0.5]}\n"), entry("b")});
  EXPECT_EQ(library.findings(),
            "a.md:6:23: warning: 'weight' holds a list; expected a plain value [wrong-shape]\n");
}

// The ledger

TEST(Ledger, AccountsForEveryLink) {
  const TextLibrary library(
      {entry("a", std::string("requires: [b, ") + kIdOfB +
                      ", The b, far-away, ~]\nenables: [{slug: b}, {id: b, slug: b}, {weight: 1}]\n"
                      "tools: [{name: Pen}, Ink, b]\ngraph_garden: {inferred_links: [{target: b}, {target: "
                      "far-away}, {reason: x}]}\n"),
       entry("b", "related: b\n")});
  const Statistics statistics = statistics_of(library.graph());
  EXPECT_EQ(ledger_text(statistics.links), "12 = 7 + 2 + 1 + 2");
  EXPECT_EQ(ledgers_text(statistics.by_relation),
            "enables: 3 = 2 + 0 + 0 + 1\n"
            "related: 1 = 1 + 0 + 0 + 0\n"
            "requires: 5 = 3 + 0 + 1 + 1\n"
            "tools: 3 = 1 + 2 + 0 + 0\n");
  EXPECT_EQ(ledgers_text(statistics.by_form),
            "id: 1 = 1 + 0 + 0 + 0\n"
            "nothing: 2 = 0 + 0 + 0 + 2\n"
            "text: 6 = 4 + 1 + 1 + 0\n"
            "{id, slug}: 1 = 1 + 0 + 0 + 0\n"
            "{name}: 1 = 0 + 1 + 0 + 0\n"
            "{slug}: 1 = 1 + 0 + 0 + 0\n");
  EXPECT_EQ(ledger_text(statistics.inferred_links), "3 = 1 + 0 + 1 + 1");
}

TEST(Ledger, TakesAnEntryForIsolatedThatIsLinkedToItselfOrProposedOnly) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b"),
                             entry("c", "related: [c, far-away]\n"),
                             entry("d", "graph_garden: {inferred_links: [{target: a}]}\ntools: [Pen]\n")});
  const Statistics statistics = statistics_of(library.graph());
  EXPECT_EQ(statistics.isolated, 2U);
  EXPECT_EQ(statistics.components, 3U);
}

}  // namespace
}  // namespace patgraph::testing
