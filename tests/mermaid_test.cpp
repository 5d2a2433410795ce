#include "map/palette.hpp"
#include "map_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the lines behind the title.
std::string flowchart(const TextLibrary& library, const MapOptions& options = {}) {
  const std::string text = drawn(library, "mermaid", options);
  return text.substr(text.find('\n', text.find("accTitle")) + 1);
}

/// Returns the label of an entry with that title, which is written in quotes of YAML.
std::string label(const std::string& title) {
  const std::string text =
      flowchart(TextLibrary({SourceText{"a.md", "---\ntitle: \"" + title + "\"\n---\n"}}));
  const std::size_t begin = text.find("n0(\"") + 4;
  return text.substr(begin, text.find("\")\n") - begin);
}

const std::string kPlain = ",stroke:#555555,color:" + std::string(kLabelColor);

std::string color_of(const TextLibrary& library, const std::string& relation) {
  const Schema& schema = library.graph().schema();
  return schema.relations[*schema.relation_by_key(relation)].color;
}

TEST(Mermaid, DrawsNodesLinksAndALegend) {
  const TextLibrary library(
      {entry("a", "requires: [b]\nrelationships: {tools: [{name: Hoe}]}\n"), entry("b")});
  EXPECT_EQ(drawn(library, "mermaid"),
            "flowchart RL\n"
            "  accTitle: Example\n"
            "  n0(\"The a\")\n"
            "  n1(\"The b\")\n"
            "  n2(\"Hoe\")\n"
            "  n0 --> n1\n"
            "  n0 -.-> n2\n"
            "  subgraph legend[\"Links\"]\n"
            "    direction LR\n"
            "    k0(\" \") -->|\"requires\"| k1(\" \")\n"
            "    k2(\" \") -.->|\"tools\"| k3(\" \")\n"
            "  end\n"
            "  linkStyle 0,2 stroke:" +
                color_of(library, "requires") +
                ",stroke-width:2px\n"
                "  linkStyle 1,3 stroke:" +
                color_of(library, "tools") +
                ",stroke-width:2px\n"
                "  classDef s0 fill:#FFFFFF" +
                kPlain +
                "\n"
                "  class n0,n1 s0\n"
                "  classDef s1 fill:#FFFFFF" +
                kPlain +
                ",stroke-dasharray:4 3\n"
                "  class n2 s1\n"
                "  classDef s2 fill:none,stroke:#999999\n"
                "  class legend s2\n"
                "  click n0 href \"https://example.org/a\" _blank\n"
                "  click n1 href \"https://example.org/b\" _blank\n");
}

TEST(Mermaid, LinesAreDrawnAsTheOntologySays) {
  const TextLibrary library({entry("a", "loves: [b]\nmeets: [b]\nknows: [b]\n"), entry("b")},
                            kPrefixes + relation("loves", "pg:color \"crimson\" ; pg:lineStyle \"bold\"") +
                                relation("meets", "a owl:SymmetricProperty ; pg:lineStyle \"dashed\"") +
                                relation("knows", "pg:color \"0.5 1 1;x\""));
  const std::string text = flowchart(library);
  EXPECT_EQ(text.substr(text.find("  n0 "), text.find("  subgraph") - text.find("  n0 ")),
            "  n0 --> n1\n"
            "  n0 ==> n1\n"
            "  n0 -.- n1\n");
  EXPECT_EQ(text.substr(text.find("  linkStyle"), text.find("  classDef") - text.find("  linkStyle")),
            "  linkStyle 1,4 stroke:crimson,stroke-width:3px\n"
            "  linkStyle 2,5 stroke:#000000,stroke-width:2px,stroke-dasharray:8 4\n");
}

TEST(Mermaid, ColoursHaveALegend) {
  const TextLibrary library({entry("a", "lifecycle: {status: draft}\n"), entry("b")});
  MapOptions options;
  options.color = field(library, "status");
  EXPECT_EQ(flowchart(library, options),
            "  n0(\"The a\")\n"
            "  n1(\"The b\")\n"
            "  subgraph values[\"status\"]\n"
            "    v0(\"draft\")\n"
            "  end\n"
            "  classDef s0 fill:" +
                std::string(fill_of(0)) + kPlain +
                "\n"
                "  class n0,v0 s0\n"
                "  classDef s1 fill:#FFFFFF" +
                kPlain +
                "\n"
                "  class n1 s1\n"
                "  classDef s2 fill:none,stroke:#999999\n"
                "  class values s2\n"
                "  click n0 href \"https://example.org/a\" _blank\n"
                "  click n1 href \"https://example.org/b\" _blank\n");
}

TEST(Mermaid, ClustersAreSubgraphsAndTellTheirColours) {
  const TextLibrary library({entry("a", "lifecycle: {status: draft}\n"), entry("b")});
  EXPECT_EQ(flowchart(library, by_field(library, "status")),
            "  n1(\"The b\")\n"
            "  subgraph c0[\"draft\"]\n"
            "    n0(\"The a\")\n"
            "  end\n"
            "  classDef s0 fill:#FFFFFF" +
                kPlain +
                "\n"
                "  class n1 s0\n"
                "  classDef s1 fill:none,stroke:#999999\n"
                "  class c0 s1\n"
                "  classDef s2 fill:" +
                std::string(fill_of(0)) + kPlain +
                "\n"
                "  class n0 s2\n"
                "  click n0 href \"https://example.org/a\" _blank\n"
                "  click n1 href \"https://example.org/b\" _blank\n");
}

TEST(Mermaid, LinksBetweenGroupsAreCounted) {
  const TextLibrary library(
      {entry("a", "lifecycle: {status: draft}\nrequires: [b]\n"), entry("b", "related: [a]\n")});
  EXPECT_EQ(flowchart(library, collapsed(library, "status")),
            "  n0([\"no status (1)\"])\n"
            "  n1([\"draft (1)\"])\n"
            "  n0 ---|\"2\"| n1\n"
            "  classDef s0 fill:#FFFFFF,stroke:#555555,color:#000000\n"
            "  class n0,n1 s0\n");
}

TEST(Mermaid, LabelsHoldNothingButText) {
  EXPECT_EQ(label("A \\\"b\\\"] #35; &amp; <i>"), "A #34;b#34;#93; #35;35#59; #38;amp#59; #60;i#62;");
  EXPECT_EQ(label("%%{init: {}}%%"), "#37;#37;#123;init#58; #123;#125;#125;#37;#37;");
  EXPECT_EQ(label("`*b*` $$x$$"), "#96;#42;b#42;#96; #36;#36;x#36;#36;");
  EXPECT_EQ(label("a\\nb\\r\\n\\tc\\x01"), "a<br/>b<br/> c\xEF\xBF\xBD");
  EXPECT_EQ(label("\xEF\xAC\x82\xC2\xB0\x33\xC2\xB6\xC3\x9F"),
            "\xEF\xAC\x82\xE2\x81\xA0\xC2\xB0\x33\xC2\xB6\xE2\x81\xA0\xC3\x9F");
}

TEST(Mermaid, LabelsMakeNoListsAndHeadings) {
  EXPECT_EQ(label("1) a-b (c)"), "1#41; a-b (c)");
  EXPECT_EQ(label("- a\\n- b"), "#45; a<br/>#45; b");
  EXPECT_EQ(label("1. a"), "1#46; a");
  EXPECT_EQ(label(" "), " ");
}

TEST(Mermaid, LabelsOfFilesWhoseNamesAreNotUtf8HoldReplacementCharacters) {
  const std::string text = drawn(TextLibrary({SourceText{"caf\xE9.md", "---\nid: x\n---\n"}}), "mermaid");
  EXPECT_NE(text.find("n0(\"caf\uFFFD\")\n"), std::string::npos) << text;
}

TEST(Mermaid, AddressesEndNoEntity) {
  const std::string text = flowchart(TextLibrary({entry("a", "page_url: https://example.net/style:#b;\n")}));
  EXPECT_NE(text.find("  click n0 href \"https://example.net/style:#b%3B\" _blank\n"), text.npos) << text;
}

using MermaidLimits = ProgramTest;

TEST_F(MermaidLimits, MoreThanTwoHundredNodesAreRefusedWithAHint) {
  for (int i = 0; i < 201; ++i)
    write("lib/p" + std::to_string(i) + ".md", "---\nslug: p" + std::to_string(i) + "\n---\n");
  write("old.mmd", "old");
  const Result run = this->run("map lib --format mermaid --output old.mmd");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(
      run.err,
      "patgraph: Mermaid draws at most 200 nodes, and these are 201; select fewer, with --around, --top, "
      "--relation or --collapse of 'patgraph map'\n");
  EXPECT_EQ(text_of(folder() / "old.mmd"), "old");
  EXPECT_EQ(this->run("map lib --format mermaid --top 200").exit_code, 0);
}

TEST_F(MermaidLimits, MoreLinksThanMermaidTakesAreRefused) {
  std::string all;
  for (int i = 0; i < 40; ++i) all += "p" + std::to_string(i) + ", ";
  for (int i = 0; i < 40; ++i) {
    write("lib/p" + std::to_string(i) + ".md",
          "---\nslug: p" + std::to_string(i) + "\nenables: [" + all + "]\n---\n");
  }
  const Result run = this->run("map lib --format mermaid");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(
      run.err,
      "patgraph: Mermaid draws at most 499 links, and these are 1,600; select fewer, with --around, --top, "
      "--relation or --collapse of 'patgraph map'\n");
}

TEST_F(MermaidLimits, MoreTextThanMermaidTakesIsRefused) {
  write("lib/a.md", "---\ntitle: " + std::string(50000, 'a') + "\n---\n");
  const Result run = this->run("map lib --format mermaid");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(run.err.starts_with("patgraph: Mermaid draws at most 50,000 characters, and these are 50,"))
      << run.err;
  EXPECT_EQ(run.out, "");
}

}  // namespace
}  // namespace patgraph::testing
