#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

TEST(Jsonld, NodesCarryTheStatementsOfTheTurtle) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {slug: b, weight: 0.80}\naliases: [x, y]\n"), entry("b")});
  EXPECT_EQ(
      jsonld_nodes(library),
      R"({"@id":"pattern:a","@type":["skos:Concept","pg:Pattern"],)"
      R"("dcterms:identifier":"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa","skos:altLabel":["x","y"],)"
      R"("skos:inScheme":"https://example.org/","skos:prefLabel":"The a","requires":"pattern:b","slug":"a"},)"
      "\n"
      R"({"@id":"https://example.org/a#requires:b","@type":"pg:Relationship","relation":"pg:requires",)"
      R"("source":"pattern:a","target":"pattern:b","weight":"0.80"},)"
      "\n"
      R"({"@id":"pattern:b","@type":["skos:Concept","pg:Pattern"],)"
      R"("dcterms:identifier":"pat_baaaaaaaaaaaaaaaaaaaaaaaaa","skos:inScheme":"https://example.org/",)"
      R"("skos:prefLabel":"The b","slug":"b"},)"
      "\n");
}

TEST(Jsonld, DateIsPlainAndATimeSaysWhatItIs) {
  const TextLibrary library(
      {SourceText{"a.md", "---\ncreated: 2026-02-01\nmodified: 2026-02-01 07:05:09Z\n---\n"}});
  EXPECT_EQ(jsonld_nodes(library),
            R"({"@id":"pattern:a","@type":["skos:Concept","pg:Pattern"],"dcterms:created":"2026-02-01",)"
            R"("dcterms:modified":{"@value":"2026-02-01T07:05:09Z","@type":"xsd:dateTime"},)"
            R"("skos:inScheme":"https://example.org/"},)"
            "\n");
}

TEST(Jsonld, ValuesThatDoNotFollowTheRuleOfTheirTermSayWhatTheyAre) {
  const TextLibrary library({SourceText{"a.md",
                                        "---\ncreated: soon\nconfidence_score: high\n"
                                        "sources: [a book, https://example.org/]\n---\n"}});
  EXPECT_EQ(jsonld_nodes(library),
            R"({"@id":"pattern:a","@type":["skos:Concept","pg:Pattern"],)"
            R"("dcterms:created":{"@value":"soon"},)"
            R"("dcterms:source":["https://example.org/",{"@value":"a book"}],)"
            R"("skos:inScheme":"https://example.org/","confidenceScore":{"@value":"high"}},)"
            "\n");
}

TEST(Jsonld, ContextTypesADateAsADayAndTextAsAString) {
  const std::string jsonld = exported(TextLibrary({}), "jsonld");
  for (const char* term : {R"("dcterms:created": {
    "@id": "dcterms:created",
    "@type": "xsd:date"
  })",
                           R"("slug": {
    "@id": "pg:slug",
    "@type": "xsd:string"
  })",
                           R"("weight": {
    "@id": "pg:weight",
    "@type": "xsd:decimal"
  })",
                           R"("requires": {
    "@id": "pg:requires",
    "@type": "@id"
  })"}) {
    EXPECT_NE(jsonld.find(term), jsonld.npos) << term;
  }
}

TEST(Jsonld, TextCannotEndAScriptElement) {
  const TextLibrary library({SourceText{"a.md", "---\ntitle: </script><b>\n---\n"}});
  EXPECT_EQ(jsonld_nodes(library),
            R"({"@id":"pattern:a","@type":["skos:Concept","pg:Pattern"],)"
            R"("skos:inScheme":"https://example.org/","skos:prefLabel":"\u003C/script>\u003Cb>"},)"
            "\n");
}

TEST(Jsonld, EmptyLibraryDescribesNothingButItself) {
  EXPECT_EQ(jsonld_nodes(TextLibrary({})), "");
}

TEST(Exports, DoNotDependOnTheNumberOfThreads) {
  std::vector<SourceText> files;
  for (int i = 0; i < 3000; ++i) {
    const std::string next = "p" + std::to_string((i * 7 + 1) % 3000);
    files.push_back(entry("p" + std::to_string(i), "requires:\n  - {slug: " + next + ", weight: 0.5}\n"));
  }
  const TextLibrary library(files);
  for (const Format& format : all_formats()) {
    if (format.name == "mermaid") continue;  // it refuses so many
    EXPECT_EQ(exported(library, format.name, example_options(), 1),
              exported(library, format.name, example_options(), 4))
        << format.name;
  }
}

}  // namespace
}  // namespace patgraph::testing
