#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the nodes of the export, one a line.
std::string nodes(const TextLibrary& library) {
  const std::string jsonld = exported(library, "jsonld");
  const std::string opening = "\"@graph\": [\n";
  return jsonld.substr(jsonld.find(opening) + opening.size());
}

TEST(Jsonld, NodesCarryTheStatementsOfTheTurtle) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {slug: b, weight: 0.80}\naliases: [x, y]\n"), entry("b")});
  EXPECT_EQ(
      nodes(library),
      R"({"@id":"pattern:a","@type":"pg:Pattern","dcterms:identifier":"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa",)"
      R"("skos:altLabel":["x","y"],"skos:prefLabel":"The a","requires":"pattern:b","slug":"a"},)"
      "\n"
      R"({"@id":"https://example.org/a#requires:b","@type":"pg:Relationship","relation":"pg:requires",)"
      R"("source":"pattern:a","target":"pattern:b","weight":"0.80"},)"
      "\n"
      R"({"@id":"pattern:b","@type":"pg:Pattern","dcterms:identifier":"pat_baaaaaaaaaaaaaaaaaaaaaaaaa",)"
      R"("skos:prefLabel":"The b","slug":"b"})"
      "\n]}\n");
}

TEST(Jsonld, ValuesThatDoNotFollowTheRuleOfTheirTermSayWhatTheyAre) {
  const TextLibrary library({SourceText{"a.md",
                                        "---\ncreated: 2026-02-01\nconfidence_score: high\n"
                                        "sources: [a book, https://example.org/]\n---\n"}});
  EXPECT_EQ(nodes(library), R"({"@id":"pattern:a","@type":"pg:Pattern",)"
                            R"("dcterms:created":{"@value":"2026-02-01","@type":"xsd:date"},)"
                            R"("dcterms:source":["https://example.org/",{"@value":"a book"}],)"
                            R"("confidenceScore":{"@value":"high"}})"
                            "\n]}\n");
}

TEST(Jsonld, TextCannotEndAScriptElement) {
  const TextLibrary library({SourceText{"a.md", "---\ntitle: </script><b>\n---\n"}});
  EXPECT_EQ(nodes(library),
            R"({"@id":"pattern:a","@type":"pg:Pattern","skos:prefLabel":"\u003C/script>\u003Cb>"})"
            "\n]}\n");
}

TEST(Jsonld, EmptyLibraryIsAnEmptyGraph) {
  EXPECT_EQ(nodes(TextLibrary({})), "\n]}\n");
}

TEST(Exports, DoNotDependOnTheNumberOfThreads) {
  std::vector<SourceText> files;
  for (int i = 0; i < 3000; ++i) {
    const std::string next = "p" + std::to_string((i * 7 + 1) % 3000);
    files.push_back(entry("p" + std::to_string(i), "requires:\n  - {slug: " + next + ", weight: 0.5}\n"));
  }
  const TextLibrary library(files);
  for (const Format& format : all_formats()) {
    EXPECT_EQ(exported(library, format.name, example_options(), 1),
              exported(library, format.name, example_options(), 4))
        << format.name;
  }
}

}  // namespace
}  // namespace patgraph::testing
