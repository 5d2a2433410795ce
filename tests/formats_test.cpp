#include "export_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

const std::string kGraph = " <https://example.org/> .\n";

/// Returns the lines before those about the library itself, and below it.
std::string lines_of_entries(const std::string& lines) {
  std::istringstream all(lines);
  std::string kept;
  for (std::string line; std::getline(all, line);) {
    if (!line.starts_with("<https://example.org/> ") && !line.starts_with("<https://example.org/#"))
      kept += line + "\n";
  }
  return kept;
}

TextLibrary weighted_library() {
  return TextLibrary(
      {SourceText{
           "a.md",
           "---\ntitle: A\nversion: 1.0\ncreated: 2026-02-01\nrequires: [{slug: b, weight: 0.80}]\n---\n"},
       {"b.md", "---\n---\n"}});
}

TEST(Ntriples, IsOneStatementALineInFull) {
  EXPECT_EQ(
      lines_of_entries(exported(weighted_library(), "ntriples")),
      "<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<http://www.w3.org/2004/02/skos/core#Concept> .\n"
      "<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<https://w3id.org/patgraph/ns#Pattern> .\n"
      "<https://example.org/a> <http://purl.org/dc/terms/created> "
      "\"2026-02-01\"^^<http://www.w3.org/2001/XMLSchema#date> .\n"
      "<https://example.org/a> <http://www.w3.org/2002/07/owl#versionInfo> \"1.0\" .\n"
      "<https://example.org/a> <http://www.w3.org/2004/02/skos/core#inScheme> <https://example.org/> .\n"
      "<https://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> \"A\" .\n"
      "<https://example.org/a> <https://w3id.org/patgraph/ns#requires> <https://example.org/b> .\n"
      "<https://example.org/a#requires:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<https://w3id.org/patgraph/ns#Relationship> .\n"
      "<https://example.org/a#requires:b> <https://w3id.org/patgraph/ns#relation> "
      "<https://w3id.org/patgraph/ns#requires> .\n"
      "<https://example.org/a#requires:b> <https://w3id.org/patgraph/ns#source> "
      "<https://example.org/a> .\n"
      "<https://example.org/a#requires:b> <https://w3id.org/patgraph/ns#target> "
      "<https://example.org/b> .\n"
      "<https://example.org/a#requires:b> <https://w3id.org/patgraph/ns#weight> "
      "\"0.80\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n"
      "<https://example.org/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<http://www.w3.org/2004/02/skos/core#Concept> .\n"
      "<https://example.org/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<https://w3id.org/patgraph/ns#Pattern> .\n"
      "<https://example.org/b> <http://www.w3.org/2004/02/skos/core#inScheme> <https://example.org/> .\n");
}

TEST(Ntriples, EscapesWhatALineCannotHold) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nsummary: \"a \\\"b\\\" \\\\ c\\n\\t\\r \\x01 \\x7f é 🌱\"\n---\n"}});
  const std::string triples = exported(library, "ntriples");
  EXPECT_NE(triples.find("<http://www.w3.org/2004/02/skos/core#definition> "
                         "\"a \\\"b\\\" \\\\ c\\n\\t\\r \\u0001 \\u007F é 🌱\" .\n"),
            triples.npos)
      << triples;
}

TEST(Nquads, IsTheTriplesInTheGraphOfTheLibrary) {
  const TextLibrary library = weighted_library();
  std::istringstream triples(exported(library, "ntriples"));
  std::string expected;
  for (std::string line; std::getline(triples, line);) expected += line.substr(0, line.size() - 2) + kGraph;
  EXPECT_EQ(exported(library, "nquads"), expected);
  EXPECT_EQ(expected.substr(0, expected.find('\n') + 1),
            "<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            "<http://www.w3.org/2004/02/skos/core#Concept>" +
                kGraph);
}

/// Returns the elements of the RDF/XML that are about entries and links.
std::string elements_of(const TextLibrary& library) {
  const std::string xml = exported(library, "rdfxml");
  const std::size_t begin = xml.find("  <rdf:Description");
  return xml.substr(begin, xml.find("  <rdf:Description rdf:about=\"https://example.org/\">") - begin);
}

TEST(Rdfxml, DeclaresEveryPrefixAtItsRoot) {
  const std::string xml = exported(TextLibrary({}), "rdfxml");
  EXPECT_EQ(
      xml.substr(0, xml.find("  <rdf:Description")),
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<rdf:RDF xmlns:cc=\"http://creativecommons.org/ns#\" xmlns:dcat=\"http://www.w3.org/ns/dcat#\" "
      "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:extra=\"https://w3id.org/patgraph/ns#extra/\" "
      "xmlns:foaf=\"http://xmlns.com/foaf/0.1/\" xmlns:geo=\"http://www.w3.org/2003/01/geo/wgs84_pos#\" "
      "xmlns:owl=\"http://www.w3.org/2002/07/owl#\" xmlns:pattern=\"https://example.org/\" "
      "xmlns:pg=\"https://w3id.org/patgraph/ns#\" xmlns:prov=\"http://www.w3.org/ns/prov#\" "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\" xmlns:schema=\"https://schema.org/\" "
      "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\" xmlns:vann=\"http://purl.org/vocab/vann/\" "
      "xmlns:void=\"http://rdfs.org/ns/void#\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema#\">\n");
  EXPECT_TRUE(xml.ends_with("  </rdf:Description>\n</rdf:RDF>\n")) << xml;
}

TEST(Rdfxml, IsAnElementASubject) {
  EXPECT_EQ(elements_of(weighted_library()),
            "  <rdf:Description rdf:about=\"https://example.org/a\">\n"
            "    <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n"
            "    <rdf:type rdf:resource=\"https://w3id.org/patgraph/ns#Pattern\"/>\n"
            "    <dcterms:created rdf:datatype=\"http://www.w3.org/2001/XMLSchema#date\">2026-02-01"
            "</dcterms:created>\n"
            "    <owl:versionInfo>1.0</owl:versionInfo>\n"
            "    <skos:inScheme rdf:resource=\"https://example.org/\"/>\n"
            "    <skos:prefLabel>A</skos:prefLabel>\n"
            "    <pg:requires rdf:resource=\"https://example.org/b\"/>\n"
            "  </rdf:Description>\n"
            "  <rdf:Description rdf:about=\"https://example.org/a#requires:b\">\n"
            "    <rdf:type rdf:resource=\"https://w3id.org/patgraph/ns#Relationship\"/>\n"
            "    <pg:relation rdf:resource=\"https://w3id.org/patgraph/ns#requires\"/>\n"
            "    <pg:source rdf:resource=\"https://example.org/a\"/>\n"
            "    <pg:target rdf:resource=\"https://example.org/b\"/>\n"
            "    <pg:weight rdf:datatype=\"http://www.w3.org/2001/XMLSchema#decimal\">0.80</pg:weight>\n"
            "  </rdf:Description>\n"
            "  <rdf:Description rdf:about=\"https://example.org/b\">\n"
            "    <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n"
            "    <rdf:type rdf:resource=\"https://w3id.org/patgraph/ns#Pattern\"/>\n"
            "    <skos:inScheme rdf:resource=\"https://example.org/\"/>\n"
            "  </rdf:Description>\n");
}

TEST(Rdfxml, EscapesMarkupAndCarriageReturns) {
  const TextLibrary library({SourceText{"a.md",
                                        "---\nsummary: \"a & b <c> ]]> \\\"d\\\" 'e'\\r\\n\\tf é "
                                        "🌱\"\nsources: ['https://example.org/?a=1&b=2']\n---\n"}});
  EXPECT_EQ(elements_of(library),
            "  <rdf:Description rdf:about=\"https://example.org/a\">\n"
            "    <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n"
            "    <rdf:type rdf:resource=\"https://w3id.org/patgraph/ns#Pattern\"/>\n"
            "    <dcterms:source rdf:resource=\"https://example.org/?a=1&amp;b=2\"/>\n"
            "    <skos:definition>a &amp; b &lt;c&gt; ]]&gt; \"d\" 'e'&#xD;\n\tf é 🌱</skos:definition>\n"
            "    <skos:inScheme rdf:resource=\"https://example.org/\"/>\n"
            "  </rdf:Description>\n");
}

TEST(Rdfxml, NamesAPredicateWithoutAPrefixByItsLastSegment) {
  const TextLibrary library({SourceText{"a.md", "---\nx: {y: {'2026': deep}}\ncafé: 1\n---\n"}});
  EXPECT_EQ(elements_of(library),
            "  <rdf:Description rdf:about=\"https://example.org/a\">\n"
            "    <rdf:type rdf:resource=\"http://www.w3.org/2004/02/skos/core#Concept\"/>\n"
            "    <rdf:type rdf:resource=\"https://w3id.org/patgraph/ns#Pattern\"/>\n"
            "    <skos:inScheme rdf:resource=\"https://example.org/\"/>\n"
            "    <ns:A9 xmlns:ns=\"https://w3id.org/patgraph/ns#extra/caf%C3%\">1</ns:A9>\n"
            "    <ns:_ xmlns:ns=\"https://w3id.org/patgraph/ns#extra/x/y/2026\">deep</ns:_>\n"
            "  </rdf:Description>\n");
}

using RdfxmlRefusal = ProgramTest;

TEST_F(RdfxmlRefusal, OfATextThatXmlCannotHoldNamesItAndKeepsTheOldFile) {
  write("lib/a.md", "---\nsummary: \"a\\x01b\"\n---\n");
  write("out/graph.rdf", "old");
  const Result run = this->run("export lib --format rdfxml,turtle --output out --base https://example.org/");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "patgraph: XML 1.0 cannot hold the character U+0001 in "
            "<http://www.w3.org/2004/02/skos/core#definition> of <https://example.org/a>\n");
  EXPECT_EQ(text_of(folder() / "out/graph.rdf"), "old");
  EXPECT_FALSE(std::filesystem::exists(folder() / "out/graph.ttl"));
}

TEST_F(RdfxmlRefusal, OfNoncharactersNamesThem) {
  write("a.md", "---\nsummary: \"a\\uFFFEb\"\n---\n");
  write("b.md", "---\nsummary: \"a\\uFFFFb\"\n---\n");
  EXPECT_EQ(run("export a.md --format rdfxml --base https://example.org/").err,
            "patgraph: XML 1.0 cannot hold the character U+FFFE in "
            "<http://www.w3.org/2004/02/skos/core#definition> of <https://example.org/a>\n");
  EXPECT_EQ(run("export b.md --format rdfxml --base https://example.org/").err,
            "patgraph: XML 1.0 cannot hold the character U+FFFF in "
            "<http://www.w3.org/2004/02/skos/core#definition> of <https://example.org/b>\n");
}

TEST_F(RdfxmlRefusal, OfAPredicateWithoutAnXmlNameNamesIt) {
  write("lib/a.md", "---\nmood: curious\n---\n");
  write("x.ttl",
        "@prefix pg: <https://w3id.org/patgraph/ns#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "<https://example.org/terms/2026> a owl:DatatypeProperty , owl:FunctionalProperty ;\n"
        "  pg:key \"mood\" ; rdfs:domain pg:Entry ; rdfs:range xsd:string .\n");
  const Result run = this->run("export lib --format rdfxml --ontology x.ttl --base https://example.org/");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: RDF/XML has no name for the property <https://example.org/terms/2026> of "
            "<https://example.org/a>\n");
  EXPECT_EQ(this->run("export lib --format turtle --ontology x.ttl").exit_code, 0);
}

using OddTexts = ProgramTest;

TEST_F(OddTexts, ComeBackFromEveryFormatAsManyStatements) {
  write("lib/a.md",
        "---\ntitle: \"<\\\"&]]>\\r\\n\\t'\"\nx y: 1\n'2026': 2\ncafé: 3\n日: 4\nx/y: 5\n'': 6\n"
        "sources: ['https://example.org/a b<c>', 'x']\n---\n");
  const Result run = this->run(
      "export lib --format turtle,ntriples,nquads,rdfxml,jsonld,dot --materialize --verify --output out");
  EXPECT_EQ(run.exit_code, 0) << run.err;
}

TEST(Rdfxml, KeepsTheDeleteCharacter) {
  const TextLibrary library({SourceText{"a.md", "---\ntitle: \"a\\x7fb\"\n---\n"}});
  const std::string xml = exported(library, "rdfxml");
  const bool kept = xml.find(
                        "<skos:prefLabel>a\x7F"
                        "b</skos:prefLabel>") != xml.npos ||
                    xml.find("<skos:prefLabel>a&#x7F;b</skos:prefLabel>") != xml.npos;
  EXPECT_TRUE(kept) << elements_of(library);
}

TEST(Rdfxml, DeclaresNoPrefixThatXmlKeepsForItself) {
  const TextLibrary library(
      {}, "@prefix xml: <https://example.org/x#> . @prefix xmlns: <https://example.org/y#> .\n");
  const std::string xml = exported(library, "rdfxml");
  EXPECT_EQ(xml.find("xmlns:xml=\"https://example.org/x#\""), xml.npos);
  EXPECT_EQ(xml.find("xmlns:xmlns="), xml.npos);
}

}  // namespace
}  // namespace patgraph::testing
