#include "map_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the lines that draw nodes and edges.
std::string drawing(const TextLibrary& library, const MapOptions& options = {}) {
  const std::string dot = drawn(library, "dot", options);
  const std::size_t begin = dot.find("\n\n") + 2;
  return dot.substr(begin, dot.find("\n  label=<") - begin);
}

/// Returns the lines of the legend that hold the text.
std::string legend(const TextLibrary& library, const std::string& text, const MapOptions& options = {}) {
  const std::string dot = drawn(library, "dot", options);
  std::istringstream lines(dot.substr(dot.find("\n  label=<")));
  std::string found;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(text) != line.npos) found += line + "\n";
  }
  return found;
}

MapOptions by_color(const TextLibrary& library) {
  MapOptions options;
  options.color = field(library, "classification/domain");
  return options;
}

/// A library of one entry with that title, which is YAML.
TextLibrary titled(const std::string& title) {
  return TextLibrary({SourceText{"a.md", "---\ntitle: " + title + "\n---\n"}});
}

/// Returns what `drawing` makes of the only entry of a library, with that label and tooltip.
std::string node_a(const std::string& label, const std::string& tooltip) {
  return "  \"a\" [label=\"" + label + "\", URL=\"https://example.org/a\", tooltip=\"" + tooltip + "\"];\n\n";
}

const std::string kNodes =
    "  \"a\" [label=\"The a\", URL=\"https://example.org/a\", tooltip=\"The a\"];\n"
    "  \"b\" [label=\"The b\", URL=\"https://example.org/b\", tooltip=\"The b\"];\n"
    "\n";

TEST(Dot, NodesAreSlugsLabelledWithTitles) {
  EXPECT_EQ(drawing(TextLibrary({entry("a"), {"b.md", "---\nid: x\n---\n"}})),
            "  \"a\" [label=\"The a\", URL=\"https://example.org/a\", tooltip=\"The a\"];\n"
            "  \"b\" [label=\"b\", URL=\"https://example.org/b\", tooltip=\"b\"];\n"
            "\n");
}

TEST(Dot, NodesLeadToTheirPagesAndTellTheirSummaries) {
  EXPECT_EQ(drawing(TextLibrary(
                {entry("a", "summary: Water\n  \"early\".\npage_url: https://example.net/a?b=1&lt;=2\n")})),
            "  \"a\" [label=\"The a\", URL=\"https://example.net/a?b=1&amp;lt;=2\", "
            "tooltip=\"The a: Water \\\"early\\\".\"];\n\n");
}

TEST(Dot, PagesOfOtherSchemesAreNoLinks) {
  const std::string dot = drawn(TextLibrary({entry("a", "page_url: javascript:alert(1)\n")}), "dot");
  EXPECT_EQ(dot.find("javascript"), dot.npos);
}

TEST(Dot, SymmetricRelationStatedFromBothSidesIsOneEdgeWithoutArrowheads) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "related: [b]\n"), entry("b", "related: [a]\n")})),
            kNodes +
                "  \"a\" -> \"b\" [color=\"#676762\", style=\"dotted\", dir=none, "
                "tooltip=\"The a — related — The b\"];\n");
}

TEST(Dot, InverseRelationsAreOneEdge) {
  EXPECT_EQ(
      drawing(TextLibrary({entry("a", "generalizes_from: [b]\n"), entry("b", "specializes_to: [a]\n")})),
      kNodes +
          "  \"a\" -> \"b\" [color=\"#4664AC\", style=\"bold\", "
          "tooltip=\"The a — generalizes from → The b\"];\n");
}

TEST(Dot, RelationAgainstTheHierarchyKeepsItsLayers) {
  EXPECT_EQ(drawing(TextLibrary(
                {entry("a", "relationships: {manifests_as: [{slug: b, weight: 0.5}]}\n"), entry("b")})),
            kNodes +
                "  \"b\" -> \"a\" [color=\"#00A0BC\", style=\"bold\", dir=back, "
                "tooltip=\"The a — manifests as → The b (0.5)\"];\n");
}

TEST(Dot, OnlyTheHierarchyMakesLayersWhereItHoldsMostNodes) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\nrequires: [b]\n"), entry("b")});
  EXPECT_EQ(drawing(library), kNodes +
                                  "  \"a\" -> \"b\" [color=\"#4664AC\", style=\"bold\", "
                                  "tooltip=\"The a — generalizes from → The b\"];\n"
                                  "  \"a\" -> \"b\" [color=\"#D95F02\", style=\"solid\", constraint=false, "
                                  "tooltip=\"The a — requires → The b\"];\n");
}

TEST(Dot, EdgesBesideTheHierarchyMakeNoCircle) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b]\nenables: [b]\n"), entry("b", "enables: [a]\n")});
  EXPECT_EQ(drawing(library),
            kNodes +
                "  \"a\" -> \"b\" [color=\"#187457\", style=\"solid\", constraint=false, "
                "tooltip=\"The a — enables → The b\"];\n"
                "  \"a\" -> \"b\" [color=\"#4664AC\", style=\"bold\", "
                "tooltip=\"The a — generalizes from → The b\"];\n"
                "  \"a\" -> \"b\" [color=\"#187457\", style=\"solid\", dir=back, constraint=false, "
                "tooltip=\"The b — enables → The a\"];\n");
}

TEST(Dot, ExternalToolIsDashed) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "relationships: {tools: [{name: Hoe, role: x}]}\n")})),
            "  \"a\" [label=\"The a\", URL=\"https://example.org/a\", tooltip=\"The a\"];\n"
            "  \"external:Hoe\" [label=\"Hoe\", style=\"dashed\", tooltip=\"Hoe\"];\n"
            "\n"
            "  \"a\" -> \"external:Hoe\" [color=\"#A34E1F\", style=\"dotted\", "
            "tooltip=\"The a — tools → Hoe\"];\n");
}

TEST(Dot, ExternalToolWithTheNameOfAnEntryIsANodeOfItsOwn) {
  EXPECT_EQ(
      drawing(TextLibrary({entry("a", "relationships: {tools: [{name: a}]}\n")})),
      "  \"a\" [label=\"The a\", URL=\"https://example.org/a\", tooltip=\"The a\"];\n"
      "  \"external:a\" [label=\"a\", style=\"dashed\", tooltip=\"a\"];\n"
      "\n"
      "  \"a\" -> \"external:a\" [color=\"#A34E1F\", style=\"dotted\", tooltip=\"The a — tools → a\"];\n");
}

TEST(Dot, EntriesOfAnotherClassHaveAnotherShape) {
  const TextLibrary library(
      {SourceText{"t.md", "---\nid: lh_abcdefghijklmnopqrstuvwxyz\ntitle: Trust\n---\n"}});
  EXPECT_EQ(drawing(library),
            "  \"t\" [label=\"Trust\", shape=house, URL=\"https://example.org/t\", tooltip=\"Trust\"];\n\n");
  EXPECT_EQ(legend(library, "lighthouse"),
            "        <tr><td align=\"right\"><font point-size=\"15\">⌂</font></td><td "
            "align=\"left\">lighthouse</td></tr>\n");
}

TEST(Dot, ValuesOfAFieldAreFramesAndFills) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\n"), entry("b")});
  EXPECT_EQ(drawing(library, by_field(library, "classification/domain")),
            "  subgraph cluster_0 {\n"
            "    label=\"soil\"; labelloc=t; labeljust=l; style=\"rounded,filled\"; fillcolor=\"#F3F3F0\"; "
            "color=\"#D0D0C8\"; fontsize=13; tooltip=\"domain: soil\";\n"
            "    \"a\" [label=\"The a\", fillcolor=\"#95B3FE\", URL=\"https://example.org/a\", "
            "tooltip=\"The a\"];\n"
            "  }\n"
            "  \"b\" [label=\"The b\", URL=\"https://example.org/b\", tooltip=\"The b\"];\n"
            "\n");
}

TEST(Dot, ValuesBeyondTheFillsShareOne) {
  std::vector<SourceText> files;
  for (char name = 'a'; name < 'k'; ++name)
    files.push_back(entry({name}, std::string("classification: {domain: d") + name + "}\n"));
  const TextLibrary library(files);
  const MapOptions options = by_color(library);
  EXPECT_NE(drawing(library, options).find("\"j\" [label=\"The j\", fillcolor=\"#BDBDBD\""),
            std::string::npos);
  EXPECT_NE(legend(library, "#BDBDBD", options).find("other: 2 more values"), std::string::npos);
  EXPECT_EQ(legend(library, "none", options), "");
}

TEST(Dot, LegendTellsTheColourOfEntriesWithoutAValue) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\n"), entry("b")});
  EXPECT_NE(legend(library, "none", by_color(library)).find("bgcolor=\"#FFFFFF\""), std::string::npos);
}

TEST(Dot, LegendLeavesOutColoursThatLabelsTell) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\n")});
  EXPECT_NE(legend(library, "frames: domain", by_field(library, "classification/domain")), "");
  EXPECT_EQ(legend(library, "#95B3FE", by_field(library, "classification/domain")), "");
  MapOptions without_frames = by_field(library, "classification/domain");
  without_frames.layout = "neato";
  EXPECT_EQ(legend(library, "frames: domain", without_frames), "");
  EXPECT_NE(legend(library, "#95B3FE", without_frames), "");
}

TEST(Dot, GroupsAreCirclesJoinedByCountedLinks) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\nrequires: [b]\n"),
                             entry("b", "classification: {domain: water}\nrequires: [c]\nenables: [a]\n"),
                             entry("c", "classification: {domain: water}\n")});
  EXPECT_EQ(
      drawing(library, collapsed(library, "classification/domain")),
      "  \"group:soil\" [label=\"soil\\n1 entry\", shape=circle, fixedsize=true, width=2.67, "
      "fontsize=22.00, tooltip=\"soil: 1 entry, 0 links among them\"];\n"
      "  \"group:water\" [label=\"water\\n2 entries\", shape=circle, fixedsize=true, width=3.40, "
      "fontsize=22.00, tooltip=\"water: 2 entries, 1 link among them\"];\n"
      "\n"
      "  \"group:soil\" -> \"group:water\" [color=\"#2F3B55\", dir=none, penwidth=8.00, len=3.83, "
      "label=<<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\" "
      "bgcolor=\"#FFFFFF\"><tr><td>2</td></tr></table>>, tooltip=\"2 links between soil and water\"];\n");
}

TEST(Dot, MeasuredNodesHaveLargerTexts) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b"), entry("c", "requires: [b]\n")});
  MapOptions options;
  options.size = Measure::degree;
  EXPECT_NE(drawing(library, options).find("\"a\" [label=\"The a\", fontsize=16.00,"), std::string::npos);
  EXPECT_NE(drawing(library, options).find("\"b\" [label=\"The b\", fontsize=22.00,"), std::string::npos);
}

TEST(Dot, TheEntryThatASelectionNamesStandsOut) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b")});
  MapOptions options;
  options.around = {library.graph().find("b")->vertex, 1};
  EXPECT_NE(drawing(library, options).find("\"b\" [label=\"The b\", color=\"#000000\", penwidth=3,"),
            std::string::npos);
  EXPECT_NE(drawing(library, options).find("\"a\" [label=\"The a\", URL"), std::string::npos);
  EXPECT_NE(legend(library, "Example", options).find("Example: at most 1 link around The b<"),
            std::string::npos);
}

TEST(Dot, LayersGrowAsAsked) {
  const TextLibrary library({entry("a")});
  MapOptions options;
  options.rankdir = "TB";
  EXPECT_NE(drawn(library, "dot", options).find("layout=dot; rankdir=TB;"), std::string::npos);
}

TEST(Dot, LayoutEngineFollowsTheShapeOfTheMapUnlessAskedFor) {
  const TextLibrary cycle({entry("a", "requires: [b]\n"), entry("b", "requires: [a]\n")});
  MapOptions options;
  options.only_cycles = true;
  EXPECT_NE(drawn(cycle, "dot", options).find("layout=circo;"), std::string::npos);
  options.layout = "fdp";
  EXPECT_NE(drawn(cycle, "dot", options).find("layout=fdp;"), std::string::npos);
}

/// A chain of that many entries, and one without a link.
TextLibrary chain(unsigned length) {
  std::vector<SourceText> files{entry("alone")};
  for (unsigned i = 0; i < length; ++i) {
    files.push_back(
        entry("e" + std::to_string(i), i == 0 ? "" : "requires: [e" + std::to_string(i - 1) + "]\n"));
  }
  return TextLibrary(files);
}

TEST(Dot, TooManyNodesToReadAreDotsBesideTheIsolatedOnes) {
  const TextLibrary library = chain(400);
  const std::string dot = drawn(library, "dot");
  EXPECT_NE(dot.find("layout=sfdp;"), dot.npos);
  EXPECT_NE(dot.find("\"e0\" [label=\"\", shape=circle, width=0.12, URL=\"https://example.org/e0\", "
                     "tooltip=\"The e0\"];"),
            dot.npos);
  EXPECT_NE(dot.find("\"isolated:\" -> \"alone\" [style=invis];"), dot.npos);
  EXPECT_EQ(dot.find("\"isolated:\" -> \"e0\""), dot.npos);
  const std::string fewer = drawn(chain(399), "dot");
  EXPECT_NE(fewer.find("\"e0\" [label=\"The e0\""), fewer.npos);
  EXPECT_EQ(fewer.find("isolated:"), fewer.npos);
}

TEST(Dot, LongTitlesAreWrappedAndCut) {
  EXPECT_EQ(
      drawing(titled("A well-known place to rest for bees and for those who look after them in the long, "
                     "dry summers")),
      node_a("A well-known place to\\nrest for bees and for\\nthose who look after…",
             "A well-known place to rest for bees and for those who look after them in the long, dry "
             "summers"));
  EXPECT_EQ(drawing(titled("Donaudampfschifffahrtsgesellschaft")),
            node_a("Donaudampfschifffahrtsge\\nsellschaft", "Donaudampfschifffahrtsgesellschaft"));
}

TEST(Dot, LongTooltipsAreCutAtAWord) {
  const std::string dot =
      drawing(TextLibrary({entry("a", "summary: " + std::string(290, 'x') + " two words\n")}));
  EXPECT_NE(dot.find("tooltip=\"The a: " + std::string(290, 'x') + "…\""), dot.npos);
}

TEST(Dot, LabelsHaveNoEntities) {
  EXPECT_EQ(drawing(titled("Fish &amp; &#9731;")),
            node_a("Fish &amp;amp; &amp;#9731;", "Fish &amp;amp; &amp;#9731;"));
}

TEST(Dot, SlugsCannotChangeTheDrawing) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"a.md", "---\nslug: \"a\\x01\\\"b\"\n---\n"}})),
            "  \"a%01%22b\" [label=\"a\xEF\xBF\xBD\\\"b\", URL=\"https://example.org/a%01%22b\", "
            "tooltip=\"a\xEF\xBF\xBD\\\"b\"];\n\n");
}

TEST(Dot, WordsOfDotAreNames) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"node.md", "---\ntitle: graph\n---\n"}})),
            "  \"node\" [label=\"graph\", URL=\"https://example.org/node\", tooltip=\"graph\"];\n\n");
}

TEST(Dot, LabelsCannotChangeTheDrawing) {
  EXPECT_EQ(drawing(titled("\"\\\"]; x [label=\\\\N\\n<b>\\\\\"")),
            node_a("\\\"]; x [label=\\\\N <b>\\\\", "\\\"]; x [label=\\\\N <b>\\\\"));
}

TEST(Dot, WhatHasNoGlyphOrTurnsTheDirectionIsReplaced) {
  EXPECT_EQ(drawing(titled("\"a\\0b\\x7Fc\\u202Ed\\u2066e\\uFFFFf\\u2028g\"")),
            node_a("a�b�c�d�e�f g", "a�b�c�d�e�f g"));
}

TEST(Dot, BytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"a\xE9.md", "---\nid: x\n---\n"}})),
            "  \"a%E9\" [label=\"a\xEF\xBF\xBD\", URL=\"https://example.org/a%E9\", "
            "tooltip=\"a\xEF\xBF\xBD\"];\n\n");
}

TEST(Dot, LegendNamesTheRelationsThatAreThere) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "related: [a]\n")});
  const std::string line =
      "        <tr><td><table align=\"right\" fixedsize=\"true\" width=\"36\" height=\"16\" border=\"0\" "
      "cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"34\" height=\"6\" sides=\"b\" border=\"2\" "
      "color=\"";
  const std::string rest =
      "\"></td></tr><tr><td width=\"34\" height=\"6\"></td></tr></table></td><td align=\"left\">";
  EXPECT_EQ(legend(library, "#D95F02"),
            line + "#D95F02\" style=\"solid" + rest + "requires &#8594;</td></tr>\n");
  EXPECT_EQ(legend(library, "#676762"), line + "#676762\" style=\"dotted" + rest + "related</td></tr>\n");
  EXPECT_EQ(legend(library, "enables"), "");
}

TEST(Dot, LegendReadsAnArrow) {
  const TextLibrary library(
      {SourceText{"a.md", "---\ntitle: <b>&\nrelationships: {manifests_as: [b]}\n---\n"}, entry("b")});
  EXPECT_NE(legend(library, "an arrow reads").find("an arrow reads: &lt;b&gt;&amp; manifests as The b<"),
            std::string::npos);
}

TEST(Dot, LegendOfTextsOfTheDataStaysALegend) {
  const TextLibrary library({entry("a", "classification: {domain: \"</td><\\\"&amp;\\n\\x01\"}\n")});
  EXPECT_NE(legend(library, "#95B3FE", by_color(library))
                .find("<td align=\"left\">&lt;/td&gt;&lt;&quot;&amp;amp; �</td></tr>"),
            std::string::npos);
}

}  // namespace
}  // namespace patgraph::testing
