#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the lines that draw nodes and edges.
std::string drawing(const TextLibrary& library) {
  const std::string dot = exported(library, "dot");
  const std::size_t begin = dot.find("\n\n") + 2;
  return dot.substr(begin, std::min(dot.find("\n  \"legend:"), dot.size() - 2) - begin);
}

TEST(Dot, NodesAreSlugsLabelledWithTitles) {
  EXPECT_EQ(drawing(TextLibrary({entry("a"), {"b.md", "---\nid: x\n---\n"}})),
            "  \"a\" [label=\"The a\"];\n"
            "  \"b\" [label=\"b\"];\n"
            "\n");
}

TEST(Dot, SymmetricRelationStatedFromBothSidesIsOneEdgeWithoutArrowheads) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "related: [b]\n"), entry("b", "related: [a]\n")})),
            "  \"a\" [label=\"The a\"];\n"
            "  \"b\" [label=\"The b\"];\n"
            "\n"
            "  \"a\" -> \"b\" [color=\"#676762\", style=\"dotted\", dir=none, constraint=false];\n");
}

TEST(Dot, InverseRelationsAreOneEdge) {
  EXPECT_EQ(
      drawing(TextLibrary({entry("a", "generalizes_from: [b]\n"), entry("b", "specializes_to: [a]\n")})),
      "  \"a\" [label=\"The a\"];\n"
      "  \"b\" [label=\"The b\"];\n"
      "\n"
      "  \"a\" -> \"b\" [color=\"#4664AC\", style=\"bold\"];\n");
}

TEST(Dot, RelationAgainstTheHierarchyKeepsItsLayers) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "relationships: {manifests_as: [b]}\n"), entry("b")})),
            "  \"a\" [label=\"The a\"];\n"
            "  \"b\" [label=\"The b\"];\n"
            "\n"
            "  \"b\" -> \"a\" [color=\"#00A0BC\", style=\"bold\", dir=back];\n");
}

TEST(Dot, ExternalToolIsDashed) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "relationships: {tools: [{name: Hoe, role: x}]}\n")})),
            "  \"a\" [label=\"The a\"];\n"
            "  \"external:Hoe\" [label=\"Hoe\", style=\"dashed\"];\n"
            "\n"
            "  \"a\" -> \"external:Hoe\" [color=\"#A34E1F\", style=\"dotted\", constraint=false];\n");
}

TEST(Dot, ExternalToolWithTheNameOfAnEntryIsANodeOfItsOwn) {
  EXPECT_EQ(drawing(TextLibrary({entry("a", "relationships: {tools: [{name: a}]}\n")})),
            "  \"a\" [label=\"The a\"];\n"
            "  \"external:a\" [label=\"a\", style=\"dashed\"];\n"
            "\n"
            "  \"a\" -> \"external:a\" [color=\"#A34E1F\", style=\"dotted\", constraint=false];\n");
}

TEST(Dot, LabelsHaveNoEntities) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"a.md", "---\ntitle: Fish &amp; &#9731;\n---\n"}})),
            "  \"a\" [label=\"Fish &amp;amp; &amp;#9731;\"];\n"
            "\n");
}

TEST(Dot, SlugsCannotChangeTheDrawing) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"a.md", "---\nslug: \"a\\x01\\\"b\"\n---\n"}})),
            "  \"a%01%22b\" [label=\"a\\\"b\"];\n"
            "\n");
}

TEST(Dot, LabelsCannotChangeTheDrawing) {
  EXPECT_EQ(drawing(TextLibrary({SourceText{"a.md", "---\ntitle: \"\\\"]; x [label=\\\\N\\n<b>\"\n---\n"}})),
            "  \"a\" [label=\"\\\"]; x [label=\\\\N\\n<b>\"];\n"
            "\n");
}

TEST(Dot, LegendNamesTheRelationsThatAreThere) {
  const std::string dot =
      exported(TextLibrary({entry("a", "requires: [b]\n"), entry("b", "related: [a]\n")}), "dot");
  EXPECT_EQ(
      dot.substr(dot.find("\n  \"legend:")),
      "\n  \"legend:\" [shape=plain, style=\"\", fontsize=10, label=<\n"
      "    <table border=\"0\" cellspacing=\"2\" cellpadding=\"0\">\n"
      "    <tr><td width=\"36\" height=\"9\" fixedsize=\"true\" sides=\"b\" border=\"2\" color=\"#676762\" "
      "style=\"dotted\"></td><td rowspan=\"2\" align=\"left\">related</td></tr><tr><td "
      "height=\"7\"></td></tr>\n"
      "    <tr><td width=\"36\" height=\"9\" fixedsize=\"true\" sides=\"b\" border=\"2\" color=\"#D95F02\" "
      "style=\"solid\"></td><td rowspan=\"2\" align=\"left\">requires &#8594;</td></tr><tr><td "
      "height=\"7\"></td></tr>\n"
      "    </table>>];\n"
      "}\n");
}

TEST(Dot, EntryCalledLegendIsNotDrawnOver) {
  const std::string dot = exported(TextLibrary({entry("legend", "requires: [b]\n"), entry("b")}), "dot");
  EXPECT_NE(dot.find("\n  \"legend:\" [shape=plain"), dot.npos);
}

}  // namespace
}  // namespace patgraph::testing
