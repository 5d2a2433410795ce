#include <set>
#include <stdexcept>

#include "format/graphviz.hpp"
#include "map_fixture.hpp"

namespace patgraph::testing {
namespace {

class Svg : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      draw_with_graphviz("graph { layout=dot; a }", "svg");
    } catch (const std::runtime_error& error) {
      if (std::string_view(error.what()).find("without Graphviz") != std::string_view::npos)
        GTEST_SKIP() << error.what();
      throw;
    }
  }
};

/// Returns what stands between two texts, wherever that is, each once.
std::set<std::string> between(const std::string& svg, const std::string& before, const std::string& after) {
  std::set<std::string> found;
  for (std::size_t at = svg.find(before); at != svg.npos; at = svg.find(before, at + 1)) {
    const std::size_t begin = at + before.size();
    found.insert(svg.substr(begin, svg.find(after, begin) - begin));
  }
  return found;
}

/// Returns the texts that a reader sees.
std::set<std::string> texts(const std::string& svg) {
  std::set<std::string> found;
  for (const std::string& text : between(svg, "<text ", "</text>"))
    found.insert(text.substr(text.find('>') + 1));
  return found;
}

TEST_F(Svg, LabelsAreTexts) {
  const std::string svg = drawn(TextLibrary({SourceText{"a.md", "---\ntitle: Fish & Chips\n---\n"}}), "svg");
  EXPECT_EQ(texts(svg), (std::set<std::string>{"Example", "1 entry, 0 links", "Fish &amp; Chips"}));
}

TEST_F(Svg, NodesLeadToTheirPages) {
  const TextLibrary library({entry("a", "page_url: https://example.net/a?b&c\n"), entry("b")});
  EXPECT_EQ(between(drawn(library, "svg"), "xlink:href=\"", "\""),
            (std::set<std::string>{"https://example.net/a?b&amp;c", "https://example.org/b"}));
}

TEST_F(Svg, TooltipsAreTitles) {
  const TextLibrary library(
      {entry("a", "classification: {domain: soil}\nsummary: Dig.\nrequires: [b]\n"), entry("b")});
  const std::string svg = drawn(library, "svg", by_field(library, "classification/domain"));
  EXPECT_EQ(
      between(svg, "<title>", "</title>"),
      (std::set<std::string>{"Example", "domain: soil", "The a: Dig.", "The b", "The a — requires → The b"}));
  EXPECT_EQ(svg.find("xlink:title"), svg.npos);
}

TEST_F(Svg, TextsThatLookLikeMarkupStayTexts) {
  const std::string evil =
      R"(</text><script>alert(1)</script><a href=\"javascript:alert(1)\" onload=\"x\">]]>-->)";
  const TextLibrary library({SourceText{"a.md", "---\ntitle: \"" + evil + "\"\nsummary: \"" + evil +
                                                    "\"\npage_url: javascript:alert(1)\nclassification: "
                                                    "{domain: \"" +
                                                    evil + "\"}\nrequires: [a]\n---\n"}});
  const std::string svg = drawn(library, "svg", by_field(library, "classification/domain"));
  EXPECT_EQ(svg.find("<script"), svg.npos);
  EXPECT_EQ(svg.find(" onload=\""), svg.npos);
  EXPECT_EQ(between(svg, "href=\"", "\""), (std::set<std::string>{"https://example.org/a"}));
  EXPECT_TRUE(texts(svg).contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;")) << svg;
}

TEST_F(Svg, PngIsAWholePicture) {
  const std::string png = drawn(TextLibrary({entry("a")}), "png");
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n\x1A\n"));
  EXPECT_TRUE(png.ends_with("IEND\xAE\x42\x60\x82"));
}

/// Returns what Graphviz has against a graph.
std::string complaint(const std::string& dot, const char* format) {
  try {
    draw_with_graphviz(dot, format);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

TEST_F(Svg, FailuresOfGraphvizAreTold) {
  EXPECT_EQ(complaint("graph { a [", "svg"), "Graphviz cannot read the graph: syntax error in line 1");
  const std::string unknown_layout = complaint("graph { layout=spiral; a }", "svg");
  EXPECT_TRUE(unknown_layout.starts_with("Graphviz cannot lay out the graph: Layout type: \"spiral\""))
      << unknown_layout;
  EXPECT_EQ(complaint("graph { layout=dot; a }", "oil"),
            "Graphviz cannot draw the graph as oil: renderer for oil is unavailable");
  EXPECT_EQ(complaint("graph { layout=dot; a }", "svg"), "none");
}

}  // namespace
}  // namespace patgraph::testing
