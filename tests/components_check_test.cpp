#include "library_fixture.hpp"
#include "statistics.hpp"

namespace patgraph::testing {
namespace {

// Entries that no link joins with another

TEST(Isolated, IsReportedWhereItsFrontMatterBegins) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b"), entry("c")});
  EXPECT_EQ(
      library.findings(),
      "c.md:2:1: info: no link joins 'c' and another entry; expected one to it or from it [isolated]\n");
}

TEST(Isolated, IsNotReportedForTheTargetOfALink) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b")});
  EXPECT_EQ(library.findings("isolated"), "");
}

TEST(Isolated, IsNotReportedInALibraryWithoutLinks) {
  EXPECT_EQ(TextLibrary({entry("a"), entry("b")}).findings(), "");
  EXPECT_EQ(TextLibrary(std::vector<SourceText>{}).findings(), "");
}

TEST(Isolated, IsNotJoinedByALinkToItselfAProposalADanglingLinkOrAThing) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b"), entry("itself", "related: [itself]\n"),
                             entry("lost", "related: [nowhere]\n"),
                             entry("proposal", "graph_garden: {inferred_links: [{target: a}]}\n"),
                             entry("thing", "tools: [Wheel hoe]\ngraph_garden: {entities: [humus]}\n")});
  const std::string expected = " and another entry; expected one to it or from it [isolated]\n";
  EXPECT_EQ(library.findings("isolated"), "itself.md:2:1: info: no link joins 'itself'" + expected +
                                              "lost.md:2:1: info: no link joins 'lost'" + expected +
                                              "proposal.md:2:1: info: no link joins 'proposal'" + expected +
                                              "thing.md:2:1: info: no link joins 'thing'" + expected);
  EXPECT_EQ(statistics_of(library.graph()).isolated, 4U);
}

const std::string kBlocks =
    "@prefix pg: <https://w3id.org/patgraph/ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "<https://example.org/blocks> pg:key \"blocks\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";

TEST(Isolated, IsNotReportedForWhatARelationOfAnExtensionJoins) {
  const TextLibrary library(
      {entry("a", "related: [b]\n"), entry("b"), entry("c", "blocks: [d]\n"), entry("d")}, kBlocks);
  EXPECT_EQ(library.findings("isolated"), "");
}

// Few entries that are joined with each other only

/// Returns a library of parts, each a chain of that many entries: "a1" to "a4", "b1" to "b3" and so on.
std::vector<SourceText> chains(const std::vector<int>& sizes, const std::string& relation = "requires") {
  std::vector<SourceText> files;
  for (std::size_t part = 0; part < sizes.size(); ++part) {
    const std::string name(1, static_cast<char>('a' + part));
    for (int i = 1; i < sizes[part]; ++i)
      files.push_back(
          entry(name + std::to_string(i), relation + ": [" + name + std::to_string(i + 1) + "]\n"));
    files.push_back(entry(name + std::to_string(sizes[part])));
  }
  return files;
}

TEST(SmallComponent, IsReportedOnceAtItsFirstEntryWithTheOthers) {
  EXPECT_EQ(TextLibrary(chains({4, 3})).findings(),
            "b1.md:2:1: info: no link joins 'b1' and the few entries around it with the others; expected one "
            "[small-component]\n"
            "  b2.md:2:1: note: joined with 'b2'\n"
            "  b3.md:2:1: note: joined with 'b3'\n");
}

TEST(SmallComponent, IsReportedForEachButTheLargest) {
  const std::string expected =
      " and the few entries around it with the others; expected one [small-component]\n";
  EXPECT_EQ(TextLibrary(chains({2, 3, 2})).findings(),
            "a1.md:2:1: info: no link joins 'a1'" + expected + "  a2.md:2:1: note: joined with 'a2'\n" +
                "c1.md:2:1: info: no link joins 'c1'" + expected + "  c2.md:2:1: note: joined with 'c2'\n");
}

TEST(SmallComponent, IsNotReportedWhereNoneIsLarger) {
  EXPECT_EQ(TextLibrary(chains({3, 3})).findings(), "");
  EXPECT_EQ(TextLibrary(chains({2})).findings(), "");
}

TEST(SmallComponent, IsNotReportedBeyondItsSize) {
  EXPECT_EQ(TextLibrary(chains({5, 4})).findings(), "");
}

TEST(SmallComponent, IsReportedUpToTheSizeThatIsSet) {
  const auto reported = [](double size) {
    const CheckSetting setting{.options = {{"size", size}}};
    const std::string findings = TextLibrary(chains({5, 4, 2})).findings_with("small-component", setting);
    std::string files;
    std::istringstream lines(findings);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(' ')) files += line.substr(0, line.find(':')) + ' ';
    }
    return files;
  };
  EXPECT_EQ(reported(4), "b1.md c1.md ");
  EXPECT_EQ(reported(3), "c1.md ");
  EXPECT_EQ(reported(1), "");
}

TEST(SmallComponent, IsJoinedByARelationOfAnExtension) {
  std::vector<SourceText> files = chains({4, 2}, "blocks");
  EXPECT_EQ(TextLibrary(files, kBlocks).findings("small-component"),
            "b1.md:2:1: info: no link joins 'b1' and the few entries around it with the others; expected one "
            "[small-component]\n"
            "  b2.md:2:1: note: joined with 'b2'\n");
  files.push_back(entry("x", "blocks: [a1, b2]\n"));
  EXPECT_EQ(TextLibrary(files, kBlocks).findings("small-component"), "");
}

TEST(Components, AreCountedWithThoseOfOneEntry) {
  std::vector<SourceText> files = chains({4, 2});
  files.push_back(entry("x"));
  const Statistics statistics = statistics_of(TextLibrary(files).graph());
  EXPECT_EQ(statistics.components, 3U);
  EXPECT_EQ(statistics.isolated, 1U);
}

}  // namespace
}  // namespace patgraph::testing
