#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the statements of the entry `a` with those lines whose predicates are no terms of the ontology.
std::string unmapped_of(const std::string& lines, const std::string& extension = "") {
  const TextLibrary library({SourceText{"a.md", "---\n" + lines + "---\n"}, {"b.md", "---\n---\n"}},
                            extension);
  std::istringstream triples(exported(library, "ntriples"));
  const std::string extra = "<https://w3id.org/patgraph/ns#extra/";
  std::string kept;
  for (std::string line; std::getline(triples, line);) {
    const std::size_t predicate = line.find("> ") + 2;
    if (line.compare(predicate, extra.size(), extra) == 0)
      kept += line.substr(0, predicate) + line.substr(predicate + extra.size()) + "\n";
  }
  return kept;
}

TEST(UnmappedValue, AtTheRootIsStatedUnderItsKey) {
  const TextLibrary library({SourceText{"a.md", "---\nmood: curious\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    extra:mood \"curious\" .\n");
  EXPECT_EQ(jsonld_nodes(library), R"({"@id":"pattern:a","@type":["skos:Concept","pg:Pattern"],)"
                                   R"("skos:inScheme":"https://example.org/","extra:mood":"curious"},)"
                                   "\n");
}

TEST(UnmappedValue, InMappingsIsStatedUnderThePathOfItsKeys) {
  EXPECT_EQ(unmapped_of("x: {y: {z: 1}}\n"), "<https://example.org/a> x/y/z> \"1\" .\n");
}

TEST(UnmappedValue, InAListIsStatedLikeEveryOther) {
  EXPECT_EQ(unmapped_of("x: [one, {y: two}, [three, {y: four}], {y: two}]\n"),
            "<https://example.org/a> x> \"one\" .\n"
            "<https://example.org/a> x> \"three\" .\n"
            "<https://example.org/a> x/y> \"four\" .\n"
            "<https://example.org/a> x/y> \"two\" .\n");
}

TEST(UnmappedValue, UnderAKnownParentIsStatedUnderBoth) {
  EXPECT_EQ(unmapped_of("context_labels: {corporate: C, academic: A}\n"),
            "<https://example.org/a> context_labels/academic> \"A\" .\n");
}

TEST(UnmappedValue, InALinkIsStatedOfTheLink) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nrequires: [{slug: b, mood: {deep: yes}}]\n---\n"}, {"b.md", "---\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:requires pattern:b .\n"
            "\n"
            "<https://example.org/a#requires:b> a pg:Relationship ;\n"
            "    <https://w3id.org/patgraph/ns#extra/requires/mood/deep> \"yes\" ;\n"
            "    pg:relation pg:requires ;\n"
            "    pg:source pattern:a ;\n"
            "    pg:target pattern:b .\n"
            "\n"
            "pattern:b a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> .\n");
}

TEST(UnmappedValue, IsAWrongShapeUnderAKnownKeyToo) {
  EXPECT_EQ(unmapped_of("relationships: nothing\ntitle: {de: Titel}\nlifecycle: [draft]\n"),
            "<https://example.org/a> lifecycle> \"draft\" .\n"
            "<https://example.org/a> relationships> \"nothing\" .\n"
            "<https://example.org/a> title/de> \"Titel\" .\n");
}

TEST(UnmappedValue, ThatIsEmptyIsNotStated) {
  EXPECT_EQ(unmapped_of("a: ''\nb: null\nc: []\nd: {}\ne: [~, '', null]\nf: 'null'\n"),
            "<https://example.org/a> f> \"null\" .\n");
}

TEST(UnmappedKey, IsASegmentOfAnIriWithoutClashes) {
  EXPECT_EQ(unmapped_of("two words: 1\n"), "<https://example.org/a> two%20words> \"1\" .\n");
  EXPECT_EQ(unmapped_of("q?x#y%: 1\n"), "<https://example.org/a> q%3Fx%23y%25_> \"1\" .\n");
  EXPECT_EQ(unmapped_of("'2026': 1\n"), "<https://example.org/a> 2026_> \"1\" .\n");
  EXPECT_EQ(unmapped_of("2026_: 1\n"), "<https://example.org/a> 2026%5F> \"1\" .\n");
  EXPECT_EQ(unmapped_of("name_: 1\n"), "<https://example.org/a> name%5F> \"1\" .\n");
  EXPECT_EQ(unmapped_of("_: 1\n"), "<https://example.org/a> %5F> \"1\" .\n");
  EXPECT_EQ(unmapped_of("'': 1\n"), "<https://example.org/a> _> \"1\" .\n");
  EXPECT_EQ(unmapped_of("Größe: 1\n"), "<https://example.org/a> Gr%C3%B6%C3%9Fe> \"1\" .\n");
  EXPECT_EQ(unmapped_of("größ: 1\n"), "<https://example.org/a> gr%C3%B6%C3%9F> \"1\" .\n");
  EXPECT_EQ(unmapped_of("日: 1\n"), "<https://example.org/a> %E6%97%A5> \"1\" .\n");
  EXPECT_EQ(unmapped_of("é: 1\n"), "<https://example.org/a> %C3%A9> \"1\" .\n");
}

TEST(UnmappedKey, WithASlashIsNoPath) {
  EXPECT_EQ(unmapped_of("x/y: 1\n"), "<https://example.org/a> x%2Fy> \"1\" .\n");
  EXPECT_EQ(unmapped_of("x: {y: 1}\n"), "<https://example.org/a> x/y> \"1\" .\n");
  EXPECT_EQ(unmapped_of("'': {'': 1}\n"), "<https://example.org/a> _/_> \"1\" .\n");
  EXPECT_EQ(unmapped_of("~1: 1\n"), "<https://example.org/a> ~1_> \"1\" .\n");
  // Not the value that the term of that path claims.
  EXPECT_EQ(unmapped_of("lifecycle/version: 1\n"), "<https://example.org/a> lifecycle%2Fversion> \"1\" .\n");
}

TEST(UnmappedKey, EndsInANameThatXmlHas) {
  for (const char* key :
       {"two words", "'2026'", "2026_", "_", "''", "日", "größ", "q?x#y%", "x.", "-x", "a:b"}) {
    const TextLibrary library({SourceText{"a.md", "---\n? " + std::string(key) + "\n: 1\n---\n"}});
    EXPECT_EQ(library.findings("yaml-invalid"), "") << key;
    EXPECT_NO_THROW(exported(library, "rdfxml")) << key;
  }
}

TEST(UnmappedKey, ThatAnExtensionClaimsIsMapped) {
  const std::string extension =
      "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix x: <https://example.org/x#> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
      "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
      "x:mood a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"mood\" ;\n"
      "  rdfs:domain pg:Entry ; rdfs:range xsd:string .\n";
  EXPECT_EQ(unmapped_of("mood: curious\nfood: beans\n", extension),
            "<https://example.org/a> food> \"beans\" .\n");
  const TextLibrary library({SourceText{"a.md", "---\nmood: curious\n---\n"}}, extension);
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    x:mood \"curious\" .\n");
}

}  // namespace
}  // namespace patgraph::testing
