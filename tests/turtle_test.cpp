#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

TEST(Turtle, DeclaresThePrefixesOfTheOntologyAndOfTheLibrary) {
  const TextLibrary library({});
  const std::string turtle = exported(library, "turtle");
  EXPECT_EQ(turtle.substr(0, turtle.find("\n\n") + 2),
            "@prefix cc: <http://creativecommons.org/ns#> .\n"
            "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
            "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
            "@prefix extra: <https://w3id.org/patgraph/ns#extra/> .\n"
            "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
            "@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n"
            "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
            "@prefix pattern: <https://example.org/> .\n"
            "@prefix pg: <https://w3id.org/patgraph/ns#> .\n"
            "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "@prefix schema: <https://schema.org/> .\n"
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix vann: <http://purl.org/vocab/vann/> .\n"
            "@prefix void: <http://rdfs.org/ns/void#> .\n"
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
            "\n");
}

TEST(Turtle, PlainLinkIsOneStatementAndWeightedLinkHasANodeBesides) {
  const TextLibrary library(
      {entry("a", "requires:\n  - b\nenables:\n  - {slug: b, weight: 0.8}\n"), entry("b")});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    dcterms:identifier \"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\" ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    skos:prefLabel \"The a\" ;\n"
            "    pg:enables pattern:b ;\n"
            "    pg:requires pattern:b ;\n"
            "    pg:slug \"a\" .\n"
            "\n"
            "<https://example.org/a#enables:b> a pg:Relationship ;\n"
            "    pg:relation pg:enables ;\n"
            "    pg:source pattern:a ;\n"
            "    pg:target pattern:b ;\n"
            "    pg:weight 0.8 .\n"
            "\n"
            "pattern:b a skos:Concept , pg:Pattern ;\n"
            "    dcterms:identifier \"pat_baaaaaaaaaaaaaaaaaaaaaaaaa\" ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    skos:prefLabel \"The b\" ;\n"
            "    pg:slug \"b\" .\n");
}

/// Returns the statements about `a`, one a line, without those that every entry has.
std::string statements_about_a(const std::string& lines) {
  const TextLibrary library({entry("a", lines), entry("b")});
  const std::string body = turtle_body(library);
  const std::size_t begin = body.find("pattern:a a skos:Concept , pg:Pattern ;\n");
  std::istringstream block(body.substr(begin, body.find(" .\n", begin) - begin));
  std::string kept;
  for (std::string line; std::getline(block, line);) {
    const bool common = line.find("dcterms:identifier") != line.npos ||
                        line.find("skos:prefLabel") != line.npos || line.find("skos:inScheme") != line.npos ||
                        line.find("pg:slug") != line.npos || line.starts_with("pattern:a a ");
    if (!common) kept += line.substr(4) + "\n";
  }
  return kept;
}

TEST(Turtle, DatesTakeTheFormOfXmlSchema) {
  EXPECT_EQ(statements_about_a("created: 2026-02-01\n"), "dcterms:created \"2026-02-01\"^^xsd:date ;\n");
  EXPECT_EQ(statements_about_a("created: \"2026-02-01 7:05:09 +2\"\n"),
            "dcterms:created \"2026-02-01T07:05:09+02:00\"^^xsd:dateTime ;\n");
  EXPECT_EQ(statements_about_a("created: 2026-02-01 00:00:00+00:00\n"),
            "dcterms:created \"2026-02-01T00:00:00+00:00\"^^xsd:dateTime ;\n");
}

TEST(Turtle, OtherLiteralsKeepTheirLexicalForm) {
  EXPECT_EQ(statements_about_a("version: 1.0\n"), "owl:versionInfo \"1.0\" ;\n");
  EXPECT_EQ(statements_about_a("orbital_layer: 03\n"), "pg:orbitalLayer 03 ;\n");
  EXPECT_EQ(statements_about_a("confidence_score: 0.70\n"), "pg:confidenceScore 0.70 ;\n");
  EXPECT_EQ(statements_about_a("confidence_score: 1.\n"), "pg:confidenceScore \"1.\"^^xsd:decimal ;\n");
  EXPECT_EQ(statements_about_a("confidence_score: 1\n"), "pg:confidenceScore \"1\"^^xsd:decimal ;\n");
}

TEST(Turtle, ValueThatDoesNotFitStaysAsText) {
  EXPECT_EQ(statements_about_a("created: soon\n"), "dcterms:created \"soon\" ;\n");
  EXPECT_EQ(statements_about_a("confidence_score: high\n"), "pg:confidenceScore \"high\" ;\n");
  EXPECT_EQ(statements_about_a("page_url: not a page\n"), "foaf:page \"not a page\" ;\n");
}

TEST(Turtle, IrisArePercentEncodedOrStayText) {
  EXPECT_EQ(statements_about_a("sources:\n  - https://example.org/a b?q=\"ä\"\n"),
            "dcterms:source <https://example.org/a%20b?q=%22%C3%A4%22> ;\n");
  EXPECT_EQ(statements_about_a("sources:\n  - 'Ostrom: Governing the Commons'\n"),
            "dcterms:source \"Ostrom: Governing the Commons\" ;\n");
}

TEST(Turtle, TextThatOnlyLooksLikeAnIriStaysText) {
  EXPECT_EQ(statements_about_a("sources: ['https://example.org:port/']\n"),
            "dcterms:source \"https://example.org:port/\" ;\n");
  EXPECT_EQ(statements_about_a("sources: ['http://[::1]/']\n"), "dcterms:source \"http://[::1]/\" ;\n");
  EXPECT_EQ(statements_about_a("sources: ['pg:requires']\n"), "dcterms:source \"pg:requires\" ;\n");
}

TEST(Turtle, IriCannotEndItsBrackets) {
  EXPECT_EQ(statements_about_a("sources: ['https://example.org/> . <a> <b> <c://[::1]']\n"),
            "dcterms:source <https://example.org/%3E%20.%20%3Ca%3E%20%3Cb%3E%20%3Cc://%5B::1%5D> ;\n");
  EXPECT_EQ(statements_about_a("sources: ['https://example.org/a#b#c[d]']\n"),
            "dcterms:source <https://example.org/a#b%23c%5Bd%5D> ;\n");
}

TEST(Turtle, TextIsEscapedAndNothingElse) {
  EXPECT_EQ(statements_about_a("summary: \"a \\\"b\\\" \\\\ c\\n\\t\\r \\x01 é 🌱\"\n"),
            "skos:definition \"a \\\"b\\\" \\\\ c\\n\\t\\r \\u0001 é 🌱\" ;\n");
}

TEST(Turtle, SlugsThatNoPrefixedNameHoldsAreWrittenInFull) {
  const TextLibrary library({SourceText{"x.md", "---\nslug: \"a b/c.d\"\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "<https://example.org/a%20b%2Fc.d> a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:slug \"a b/c.d\" .\n");
}

TEST(Turtle, ConceptsStandInOneSchemeAField) {
  const TextLibrary library({SourceText{"a.md", "---\nlifecycle: {status: draft}\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:status <https://example.org/status/draft> .\n"
            "\n"
            "<https://example.org/status/> a skos:ConceptScheme ;\n"
            "    skos:prefLabel \"status\" .\n"
            "\n"
            "<https://example.org/status/draft> a skos:Concept , pg:Status ;\n"
            "    skos:inScheme <https://example.org/status/> ;\n"
            "    skos:prefLabel \"draft\" .\n");
}

TEST(Turtle, ToolWithOnlyANameIsANodeOfItsOwn) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nrelationships:\n  tools:\n    - {name: Wheel hoe, role: weeding}\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:tools <https://example.org/tool/Wheel%20hoe> .\n"
            "\n"
            "<https://example.org/a#tools:tool/Wheel%20hoe> a pg:Relationship ;\n"
            "    pg:relation pg:tools ;\n"
            "    pg:role \"weeding\" ;\n"
            "    pg:source pattern:a ;\n"
            "    pg:target <https://example.org/tool/Wheel%20hoe> .\n"
            "\n"
            "<https://example.org/tool/Wheel%20hoe> a pg:Tool ;\n"
            "    rdfs:label \"Wheel hoe\" .\n");
}

TEST(Turtle, InferredLinkIsANodeWithoutThePlainStatement) {
  const TextLibrary library(
      {SourceText{"a.md",
                  "---\ngraph_garden:\n  inferred_links:\n"
                  "    - {target: b, type: requires, confidence: 0.7, reason: both dig}\n---\n"},
       {"b.md", "---\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> .\n"
            "\n"
            "<https://example.org/a#inferredLink:requires:b> a pg:InferredRelationship ;\n"
            "    pg:confidence 0.7 ;\n"
            "    pg:reason \"both dig\" ;\n"
            "    pg:relation pg:requires ;\n"
            "    pg:source pattern:a ;\n"
            "    pg:target pattern:b .\n"
            "\n"
            "pattern:b a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> .\n");
}

TEST(Turtle, LinksOfDifferentTargetsNeverShareANode) {
  const TextLibrary library({SourceText{"a.md",
                                        "---\ngraph_garden:\n  inferred_links:\n"
                                        "    - {target: z, type: x-y}\n    - {target: y-z, type: x}\n---\n"},
                             SourceText{"y-z.md", "---\n---\n"}, SourceText{"z.md", "---\n---\n"}});
  const std::string body = turtle_body(library);
  EXPECT_NE(body.find("<https://example.org/a#inferredLink:x:y-z> "), body.npos) << body;
  EXPECT_NE(body.find("<https://example.org/a#inferredLink:x-y:z> "), body.npos) << body;
}

TEST(Turtle, DanglingAndRejectedLinksHaveNoStatement) {
  EXPECT_EQ(statements_about_a("requires:\n  - nowhere\n  - {weight: 1}\n"), "");
}

TEST(Turtle, LinkStatedTwiceIsOneNode) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nrequires:\n  - {slug: b, weight: 0.5}\n  - {slug: b, weight: 0.5}\n---\n"},
       {"b.md", "---\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:requires pattern:b .\n"
            "\n"
            "<https://example.org/a#requires:b> a pg:Relationship ;\n"
            "    pg:relation pg:requires ;\n"
            "    pg:source pattern:a ;\n"
            "    pg:target pattern:b ;\n"
            "    pg:weight 0.5 .\n"
            "\n"
            "pattern:b a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> .\n");
}

TEST(Turtle, EntriesWithOneSlugAreOneSubject) {
  const TextLibrary library(
      {SourceText{"x/a.md", "---\ntitle: First\n---\n"}, {"y/a.md", "---\ntitle: Second\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    skos:prefLabel \"First\" , \"Second\" .\n");
}

TEST(Turtle, SubjectsAscendByIri) {
  const TextLibrary library({entry("a-b"),
                             entry("a", "requires:\n  - {slug: b, weight: 1}\n"),
                             entry("b"),
                             {"s.md", "---\nslug: a!\ncontributors: [Zoe]\n---\n"}});
  std::istringstream body(turtle_body(library));
  std::vector<std::string> subjects;
  bool at_start = true;
  for (std::string line; std::getline(body, line); at_start = line.empty()) {
    if (at_start) subjects.push_back(line.substr(0, line.find(' ')));
  }
  for (std::string& subject : subjects) {
    if (subject.starts_with("pattern:")) subject = "<https://example.org/" + subject.substr(8) + ">";
    subject.pop_back();
  }
  EXPECT_EQ(subjects.size(), 6U);
  EXPECT_TRUE(std::ranges::is_sorted(subjects)) << turtle_body(library);
}

TEST(Turtle, LongListsHaveALineForEachObject) {
  EXPECT_EQ(statements_about_a("aliases: [a, b, c, d, e, f, g, h]\n"),
            "skos:altLabel \"a\" , \"b\" , \"c\" , \"d\" , \"e\" , \"f\" , \"g\" , \"h\" ;\n");
  EXPECT_EQ(statements_about_a("aliases: [a, b, c, d, e, f, g, h, i]\n"),
            "skos:altLabel \"a\" ,\n    \"b\" ,\n    \"c\" ,\n    \"d\" ,\n    \"e\" ,\n    \"f\" ,\n"
            "    \"g\" ,\n    \"h\" ,\n    \"i\" ;\n");
}

}  // namespace
}  // namespace patgraph::testing
