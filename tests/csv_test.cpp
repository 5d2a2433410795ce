#include "map_fixture.hpp"

namespace patgraph::testing {
namespace {

TextLibrary two_entries() {
  return TextLibrary(
      {SourceText{"a.md",
                  "---\nid: x\ntitle: \"=A, \\\"1\\\"\\n2\"\nsummary: ''\norbital_layer: 2\n"
                  "requires: [{slug: b, weight: 0.80}]\nrelationships: {tools: [{name: Hoe}]}\n---\n"},
       {"b.md", "---\ntitle: B\nrelated: [a]\nconfidence_score: .5\n---\n"}});
}

TEST(Csv, NodesForNeo4jHaveAnIdALabelAndTypes) {
  EXPECT_EQ(drawn(two_entries(), "neo4j-nodes"),
            "id:ID,:LABEL,label,kind,class,identifier,slug,url,confidence_score:double,orbital_layer:long\n"
            "\"a\",\"Pattern\",\"=A, "
            "\"\"1\"\"\n2\",\"entry\",\"Pattern\",\"x\",\"a\",\"https://example.org/a\",,2\n"
            "\"b\",\"Pattern\",\"B\",\"entry\",\"Pattern\",,\"b\",\"https://example.org/b\",.5,\n"
            "\"external:Hoe\",\"External\",\"Hoe\",\"external\",,,,,,\n");
}

TEST(Csv, EdgesForNeo4jHaveEndsATypeAndTypes) {
  EXPECT_EQ(drawn(two_entries(), "neo4j-edges"),
            ":START_ID,:END_ID,:TYPE,label,directed:boolean,weight:double,links:long\n"
            "\"a\",\"b\",\"related\",\"related\",false,,1\n"
            "\"a\",\"b\",\"requires\",\"requires\",true,0.8,1\n"
            "\"a\",\"external:Hoe\",\"tools\",\"tools\",true,,1\n");
}

TEST(Csv, NodesForGraphFramesHaveAnId) {
  EXPECT_EQ(drawn(two_entries(), "csv-nodes"),
            "id,label,kind,class,identifier,slug,url,confidence_score,orbital_layer\n"
            "\"a\",\"=A, \"\"1\"\"\n2\",\"entry\",\"Pattern\",\"x\",\"a\",\"https://example.org/a\",,2\n"
            "\"b\",\"B\",\"entry\",\"Pattern\",,\"b\",\"https://example.org/b\",.5,\n"
            "\"external:Hoe\",\"Hoe\",\"external\",,,,,,\n");
}

TEST(Csv, EdgesForGraphFramesHaveASourceADestinationAndARelationship) {
  EXPECT_EQ(drawn(two_entries(), "csv-edges"),
            "src,dst,relationship,label,directed,weight,links\n"
            "\"a\",\"b\",\"related\",\"related\",false,,1\n"
            "\"a\",\"b\",\"requires\",\"requires\",true,0.8,1\n"
            "\"a\",\"external:Hoe\",\"tools\",\"tools\",true,,1\n");
}

TEST(Csv, NamesOfFilesThatAreNotUtf8HoldReplacementCharacters) {
  EXPECT_EQ(drawn(TextLibrary({SourceText{"caf\xE9.md", "---\ntitle: Café\n---\n"}}), "csv-nodes"),
            "id,label,kind,class,slug,url\n"
            "\"caf%E9\",\"Café\",\"entry\",\"Pattern\",\"caf\uFFFD\",\"https://example.org/caf%E9\"\n");
}

TEST(Csv, GroupsAreNodesAndTheirEdgesCountLinks) {
  const TextLibrary library(
      {entry("a", "lifecycle: {status: draft}\nrequires: [b]\n"), entry("b", "related: [a]\n")});
  EXPECT_EQ(drawn(library, "neo4j-nodes", collapsed(library, "status")),
            "id:ID,:LABEL,label,kind,members:long,inner_links:long\n"
            "\"group:\",\"Group\",\"no status\",\"group\",1,0\n"
            "\"group:draft\",\"Group\",\"draft\",\"group\",1,0\n");
  EXPECT_EQ(drawn(library, "csv-edges", collapsed(library, "status")),
            "src,dst,relationship,label,directed,weight,links\n"
            "\"group:\",\"group:draft\",\"links\",,false,,2\n");
}

TEST(Csv, FilesOfAllFourGoIntoOneFolder) {
  std::vector<std::string_view> extensions;
  for (const Format& format : all_formats()) {
    if (format.media_type == "text/csv") extensions.push_back(format.extension);
  }
  EXPECT_EQ(extensions,
            (std::vector<std::string_view>{"neo4j.nodes.csv", "neo4j.edges.csv", "nodes.csv", "edges.csv"}));
}

}  // namespace
}  // namespace patgraph::testing
