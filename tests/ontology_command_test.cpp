#include <algorithm>
#include <set>
#include <sstream>

#include "check/check.hpp"
#include "export_fixture.hpp"
#include "format/jsonld_context.hpp"
#include "markdown.hpp"
#include "ontology_format/turtle_document.hpp"
#include "program_fixture.hpp"
#include "vocabulary.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kDecisions = R"(@prefix pg: <https://w3id.org/patgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/ns#> .

ex:Decision a owl:Class ;
    rdfs:subClassOf pg:Entry ; rdfs:label "decision"@en , "Entscheidung"@de ; pg:idPattern "^adr_[0-9]{4}$" .
ex:Mood a owl:Class ; rdfs:subClassOf skos:Concept ; rdfs:label "mood"@en ; pg:value "wild" , "calm" .
ex:supersedes a owl:ObjectProperty ;
    pg:key "supersedes" , "relationships/supersedes" ; rdfs:label "supersedes"@en ;
    skos:definition "Takes the place of\nthe `target` | <b>at once</b>."@en ;
    skos:example "supersedes:\n  - adr_0001\n" ;
    owl:inverseOf ex:supersededBy ; pg:cycle "warning" ; rdfs:subPropertyOf skos:broader ;
    rdfs:domain ex:Decision ; rdfs:range ex:Decision .
ex:supersededBy a owl:ObjectProperty ;
    pg:key "superseded_by" ; rdfs:label "superseded by"@en ; rdfs:domain ex:Decision ; rdfs:range ex:Decision .
ex:akin a owl:ObjectProperty ; pg:key "akin" ; rdfs:label "akin"@en ; rdfs:subPropertyOf skos:related ;
    rdfs:domain ex:Decision ; rdfs:range pg:Entry .
ex:mood a owl:ObjectProperty , owl:FunctionalProperty ; pg:key "mood" ; rdfs:label "mood"@en ;
    rdfs:domain ex:Decision ; rdfs:range ex:Mood .
ex:cost a owl:DatatypeProperty ; pg:key "cost" ; rdfs:label "cost"@en ; rdfs:domain ex:Decision ;
    rdfs:range xsd:decimal ; pg:minInclusive 0.5 .
ex:due a owl:DatatypeProperty ; pg:key "due" ; rdfs:domain ex:Decision ; rdfs:range pg:DateOrTime .
)";

/// Returns what stands from that line on, as far as the next one that is empty.
std::string paragraph(const std::string& text, const std::string& first_line) {
  const std::size_t begin = text.find("\n" + first_line);
  if (begin == text.npos) return {};
  return text.substr(begin + 1, text.find("\n\n", begin + 1) - begin);
}

class OntologyCommand : public ProgramTest {
 protected:
  std::string with_decisions(const std::string& format) const {
    write("decisions.ttl", kDecisions);
    const Result result = run("ontology --ontology decisions.ttl --format " + format);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
  }
};

TEST_F(OntologyCommand, TurtleHoldsTheExtension) {
  const std::string turtle = with_decisions("turtle");
  EXPECT_EQ(turtle.substr(0, 44), "@prefix cc: <http://creativecommons.org/ns#>");
  EXPECT_EQ(paragraph(turtle, "ex:Decision "), R"(ex:Decision a owl:Class ;
    rdfs:label "Entscheidung"@de , "decision"@en ;
    rdfs:subClassOf pg:Entry ;
    pg:idPattern "^adr_[0-9]{4}$" .
)");
  EXPECT_EQ(paragraph(turtle, "ex:cost "), R"(ex:cost a owl:DatatypeProperty ;
    rdfs:domain ex:Decision ;
    rdfs:label "cost"@en ;
    rdfs:range xsd:decimal ;
    pg:key "cost" ;
    pg:minInclusive 0.5 .
)");
  EXPECT_EQ(paragraph(turtle, "pg:target "), R"(pg:target a owl:FunctionalProperty , owl:ObjectProperty ;
    rdfs:domain pg:Relationship ;
    rdfs:isDefinedBy <https://w3id.org/patgraph/ns> ;
    rdfs:label "target"@en ;
    rdfs:range rdfs:Resource ;
    skos:closeMatch rdf:object ;
    skos:definition "What the link points at. Of several keys the first that names an entry counts."@en ;
    skos:example "requires: [{typeid: pat_01g5wzr2kmctecjfjm0ck9qbk7, slug: shared-tool-shed}]" ;
    pg:keys ( "typeid" "id" "slug" "hub_id" "target" ) .
)");
}

std::string turtle_of(std::string_view text) {
  const rdf::Document document = rdf::parse_turtle("a.ttl", text);
  std::ostringstream out;
  write_turtle_document(document.statements, document.prefixes, out);
  return out.str();
}

TEST(TurtleDocument, KeepsEveryKindOfLiteral) {
  EXPECT_EQ(
      turtle_of("@prefix e: <http://e.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
                "e:a e:p 1 , 2.5 , true , \"1\"^^xsd:boolean , \"x\"@en-GB , \"x\" , \"1.\"^^xsd:decimal ,\n"
                "  \"a\\\"\\\\\\t\" , \"two\\nlines \\\"\\\"\\\"\" , e:b , <http://e.org/b/c> ."),
      "@prefix e: <http://e.org/> .\n"
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
      "\n"
      "e:a e:p <http://e.org/b/c> , e:b , \"\"\"two\n"
      "lines \\\"\\\"\\\"\"\"\" , \"1\"^^xsd:boolean , \"1.\"^^xsd:decimal , \"a\\\"\\\\\\t\" , \"x\" ,\n"
      "        \"x\"@en-GB , 1 , 2.5 , true .\n");
}

TEST(TurtleDocument, KeepsListsAndBlankNodes) {
  EXPECT_EQ(turtle_of("@prefix e: <http://e.org/> .\n"
                      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                      "e:a e:p ( e:b ( 1 2 ) [ e:q _:x ] ) , () . _:x e:next _:x .\n"
                      "_:ring rdf:first 1 ; rdf:rest _:ring .\n"
                      "e:a e:q _:shared . e:b e:q _:shared . _:shared rdf:first 1 ; rdf:rest rdf:nil .\n"),
            "@prefix e: <http://e.org/> .\n"
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "\n"
            "e:a e:p rdf:nil , ( e:b ( 1 2 ) _:b1 ) ;\n"
            "    e:q _:b4 .\n"
            "\n"
            "e:b e:q _:b4 .\n"
            "\n"
            "_:b1 e:q _:b2 .\n"
            "\n"
            "_:b2 e:next _:b2 .\n"
            "\n"
            "_:b3 rdf:first 1 ;\n"
            "    rdf:rest _:b3 .\n"
            "\n"
            "_:b4 rdf:first 1 ;\n"
            "    rdf:rest rdf:nil .\n");
}

TEST(TurtleDocument, StatesOnceWhatDocumentsSayTwice) {
  EXPECT_EQ(turtle_of("@prefix e: <http://e.org/> . e:b e:p 1 . e:a e:p \"x\" . e:b e:p 1 ."),
            "@prefix e: <http://e.org/> .\n\ne:a e:p \"x\" .\n\ne:b e:p 1 .\n");
}

TEST_F(OntologyCommand, ContextTypesEveryTermOfTheExtension) {
  const std::string context = with_decisions("jsonld-context");
  EXPECT_EQ(context.substr(0, 56), "{\"@context\": {\n  \"@version\": 1.1,\n  \"@protected\": true,\n");
  EXPECT_NE(context.find("  \"ex\": \"https://example.org/ns#\",\n"), context.npos);
  EXPECT_NE(context.find(
                "  \"ex:akin\": {\n    \"@id\": \"ex:akin\",\n    \"@type\": \"@id\"\n  },\n"
                "  \"ex:cost\": {\n    \"@id\": \"ex:cost\",\n    \"@type\": \"xsd:decimal\"\n  },\n"
                "  \"ex:due\": {\n    \"@id\": \"ex:due\",\n    \"@type\": \"xsd:date\"\n  },\n"
                "  \"ex:mood\": {\n    \"@id\": \"ex:mood\",\n    \"@type\": \"@id\"\n  },\n"
                "  \"ex:supersededBy\": {\n    \"@id\": \"ex:supersededBy\",\n    \"@type\": \"@id\"\n  },\n"
                "  \"ex:supersedes\": {\n    \"@id\": \"ex:supersedes\",\n    \"@type\": \"@id\"\n  },\n"),
            context.npos)
      << context;
  EXPECT_NE(context.find("  \"weight\": {\n    \"@id\": \"pg:weight\",\n    \"@type\": \"xsd:decimal\"\n  }"),
            context.npos);
  EXPECT_EQ(context.substr(context.size() - 3), "}}\n");
}

TEST_F(OntologyCommand, ContextHoldsTheBase) {
  const Result result = run("ontology --format jsonld-context --base https://example.org/p/");
  EXPECT_NE(result.out.find("  \"pattern\": \"https://example.org/p/\",\n"), result.out.npos);
}

TEST(JsonldContext, PrefixTakesANameBeforeABareTerm) {
  const std::vector<rdf::Document> documents{
      rdf::parse_turtle("patgraph.ttl", builtin_ontology()),
      rdf::parse_turtle("a.ttl", "@prefix weight: <https://example.org/weight#> .")};
  const Schema schema = build_schema(documents);
  const JsonldContext context = jsonld_context(Terms(schema, example_options(), {}));
  EXPECT_NE(std::ranges::find(context.terms, "pg:weight"), context.terms.end());
  EXPECT_EQ(std::ranges::find(context.terms, "weight"), context.terms.end());
}

TEST_F(OntologyCommand, ShapesCheckTheFieldsOfTheExtension) {
  const std::string shapes = with_decisions("shacl");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-cost "), R"(shapes:Decision-cost a sh:PropertyShape ;
    sh:datatype xsd:decimal ;
    sh:message "Expected each 'cost' to be a number of at least 0.5."@en ;
    sh:minInclusive 0.5 ;
    sh:name "cost"@en ;
    sh:path ex:cost ;
    sh:severity sh:Warning ;
    pg:check "invalid-value" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-mood "), R"(shapes:Decision-mood a sh:PropertyShape ;
    sh:class ex:Mood ;
    sh:maxCount 1 ;
    sh:message "Expected at most one 'mood', an instance of ex:Mood."@en ;
    sh:name "mood"@en ;
    sh:nodeKind sh:IRI ;
    sh:path ex:mood ;
    sh:severity sh:Warning ;
    pg:check "invalid-value" , "wrong-shape" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-mood-values "),
            R"(shapes:Decision-mood-values a sh:PropertyShape ;
    sh:in ( "calm" "wild" ) ;
    sh:message "Expected 'mood' to be one of 'calm', 'wild'."@en ;
    sh:name "mood values"@en ;
    sh:path ( ex:mood skos:prefLabel ) ;
    sh:severity sh:Warning ;
    pg:check "unknown-value" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-akin "), R"(shapes:Decision-akin a sh:PropertyShape ;
    sh:message "Expected each 'akin' to be an instance of ex:Decision or pg:Lighthouse or pg:Pattern."@en ;
    sh:name "akin"@en ;
    sh:nodeKind sh:IRI ;
    sh:or ( shapes:instance-Decision shapes:instance-Lighthouse shapes:instance-Pattern ) ;
    sh:path ex:akin ;
    sh:severity sh:Warning ;
    pg:check "wrong-target-kind" .
)");
}

TEST_F(OntologyCommand, ShapesCheckIdentityAndLinks) {
  const std::string shapes = with_decisions("shacl");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-title "), R"(shapes:Decision-title a sh:PropertyShape ;
    sh:datatype xsd:string ;
    sh:maxCount 1 ;
    sh:message "Expected exactly one 'title', a text."@en ;
    sh:minCount 1 ;
    sh:name "title"@en ;
    sh:path skos:prefLabel ;
    sh:severity sh:Violation ;
    pg:check "duplicate-slug" , "missing-title" , "wrong-shape" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Decision-identifier-pattern "),
            R"(shapes:Decision-identifier-pattern a sh:PropertyShape ;
    sh:message "Expected an id of the form ^adr_[0-9]{4}$."@en ;
    sh:name "identifier pattern"@en ;
    sh:path dcterms:identifier ;
    sh:pattern "^adr_[0-9]{4}$" ;
    sh:severity sh:Violation ;
    pg:check "invalid-id" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Relationship-source "),
            R"(shapes:Relationship-source a sh:PropertyShape ;
    sh:maxCount 1 ;
    sh:message "Expected exactly one 'source', an instance of ex:Decision or pg:Lighthouse or pg:Pattern."@en ;
    sh:minCount 1 ;
    sh:name "source"@en ;
    sh:nodeKind sh:IRI ;
    sh:or ( shapes:instance-Decision shapes:instance-Lighthouse shapes:instance-Pattern ) ;
    sh:path pg:source ;
    sh:severity sh:Violation .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:Relationship-weight "),
            R"(shapes:Relationship-weight a sh:PropertyShape ;
    sh:datatype xsd:decimal ;
    sh:maxCount 1 ;
    sh:maxInclusive 1 ;
    sh:message "Expected at most one 'weight', a number from 0 to 1."@en ;
    sh:minInclusive 0 ;
    sh:name "weight"@en ;
    sh:path pg:weight ;
    sh:severity sh:Warning ;
    pg:check "duplicate-link" , "weight-out-of-range" .
)");
}

TEST_F(OntologyCommand, ShapesFollowRelationsOfTheExtensionByQueries) {
  const std::string shapes = with_decisions("shacl");
  EXPECT_EQ(paragraph(shapes, "shapes:cycle-supersedes "), R"(shapes:cycle-supersedes a sh:NodeShape ;
    sh:message "Expected no circle along 'superseded by', 'supersedes'; one leads from this entry back to it."@en ;
    sh:severity sh:Warning ;
    sh:sparql shapes:cycle-supersedes-query ;
    sh:targetClass ex:Decision , pg:Lighthouse , pg:Pattern ;
    pg:check "cycle" , "mutual-hierarchy" .
)");
  EXPECT_EQ(paragraph(shapes, "shapes:cycle-supersedes-query "),
            R"(shapes:cycle-supersedes-query a sh:SPARQLConstraint ;
    sh:prefixes <https://w3id.org/patgraph/ns/shapes> ;
    sh:select """SELECT DISTINCT $this
WHERE {
  $this (^ex:supersededBy|ex:supersedes) ?next .
  FILTER (?next != $this)
  ?next (^ex:supersededBy|ex:supersedes)+ $this .
}""" .
)");
  // SKOS S27: a relation below skos:related leads neither up nor down the hierarchy.
  EXPECT_EQ(paragraph(shapes, "shapes:related-disjoint-with-broaderTransitive-query "),
            R"(shapes:related-disjoint-with-broaderTransitive-query a sh:SPARQLConstraint ;
    sh:prefixes <https://w3id.org/patgraph/ns/shapes> ;
    sh:select """SELECT DISTINCT $this ?value
WHERE {
  $this (ex:akin|^ex:akin|pg:related|^pg:related) ?value .
  $this (^ex:supersededBy|ex:supersedes|pg:generalizesFrom|^pg:manifestsAs|^pg:specializesTo)+ ?value .
}""" .
)");
  EXPECT_EQ(shapes.find("cycle-enables"), shapes.npos) << "a cycle of severity info is no fault";
}

TEST_F(OntologyCommand, ShapesNameChecksThatThereAre) {
  const rdf::Document shapes = rdf::parse_turtle("shapes.ttl", run("ontology --format shacl").out);
  std::set<std::string> named;
  for (const rdf::Statement& statement : shapes.statements) {
    if (statement.predicate == vocabulary::pg_check) named.insert(statement.object);
  }
  for (const std::string& id : named)
    EXPECT_NE(std::ranges::find(all_checks(), id, &Check::id), all_checks().end()) << id;
  for (const char* id : {"cycle", "duplicate-id", "invalid-id", "missing-id", "missing-title", "self-link"})
    EXPECT_TRUE(named.contains(id)) << id;
}

TEST_F(OntologyCommand, PageTellsOfTheExtension) {
  const std::string page = with_decisions("markdown");
  EXPECT_EQ(page.substr(0, 22), "# patgraph vocabulary\n");
  const std::size_t begin = page.find("<a id=\"ex-supersedes\"></a>\n");
  const std::size_t end = page.find("<a id=\"", begin + 1);
  ASSERT_NE(begin, page.npos);
  EXPECT_EQ(page.substr(begin, end - begin), R"(<a id="ex-supersedes"></a>

### supersedes

Takes the place of the \`target\` | \<b\>at once\</b\>.

| | |
| --- | --- |
| Term | [`ex:supersedes`](#ex-supersedes) `https://example.org/ns#supersedes` |
| Front matter | `supersedes`, `relationships/supersedes` |
| Domain | [`ex:Decision`](#ex-Decision) |
| Range | [`ex:Decision`](#ex-Decision) |
| Rules | inverse of [`ex:supersededBy`](#ex-supersededBy); a cycle is of severity `warning` |
| Aligned to | sub-property of `skos:broader` |

```yaml
supersedes:
  - adr_0001
```

)");
  EXPECT_NE(page.find("| Values | `calm`, `wild` |\n"), page.npos);
  EXPECT_EQ(page.find("Apache-2.0`"), page.npos) << "a long list of values is not told";
  EXPECT_NE(page.find(" values, those of <https://spdx.org/licenses/> |\n"), page.npos);
}

TEST_F(OntologyCommand, PageTellsOfRelationGroupsAndGenerations) {
  write(
      "extension.ttl",
      "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix ex: <https://example.org/ns#> .\n"
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "ex:loop a pg:RelationGroup ; skos:definition \"Feeds.\" ; pg:groups pg:enables ; pg:cycle \"info\" .\n"
      "ex:v9 a pg:Generation ; skos:definition \"New.\" ; pg:succeeds pg:v8 ; pg:markedBy \"season\" ;\n"
      "  pg:requiresField pg:status ; skos:example \"season: spring\" .\n");
  const std::string page = run("ontology --format markdown --ontology extension.ttl").out;
  const std::size_t begin = page.find("### loop\n");
  ASSERT_NE(begin, page.npos);
  EXPECT_EQ(page.substr(begin, page.find("\n## ", begin) - begin), R"(### loop

Feeds.

| | |
| --- | --- |
| Term | [`ex:loop`](#ex-loop) `https://example.org/ns#loop` |
| Rules | a cycle over several of them is of severity `info` |
| groups | [`pg:enables`](#pg-enables) |

<a id="ex-v9"></a>

### v9

New.

| | |
| --- | --- |
| Term | [`ex:v9`](#ex-v9) `https://example.org/ns#v9` |
| requires field | [`pg:status`](#pg-status) |
| marked by | `season` |
| succeeds | [`pg:v8`](#pg-v8) |

```yaml
season: spring
```
)");
}

TEST(Markdown, ShowsTextAsItIs) {
  EXPECT_EQ(markdown_text("a*b_c`d<e>[f](g)\nh"), "a\\*b\\_c\\`d\\<e\\>\\[f\\](g) h");
  EXPECT_EQ(markdown_text("- a"), "\\- a");
  EXPECT_EQ(markdown_text("12. a"), "12\\. a");
  EXPECT_EQ(markdown_text("1.5 a-b"), "1.5 a-b");
  EXPECT_EQ(markdown_code("a`b"), "``a`b``");
  EXPECT_EQ(markdown_code("`a\nb"), "`` `a b ``");
  EXPECT_EQ(markdown_block("a\n```\n", "yaml"), "````yaml\na\n```\n````\n");
  EXPECT_EQ(markdown_cell("a|`b|c`"), "a\\|`b\\|c`");
}

TEST_F(OntologyCommand, WritesAFile) {
  const Result result = run("ontology --format turtle --output out.ttl");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "wrote out.ttl\n");
  EXPECT_EQ(text_of(folder() / "out.ttl"), run("ontology --format turtle").out);
}

TEST_F(OntologyCommand, UnknownFormatGetsASuggestion) {
  const Result result = run("ontology --format shakl");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(
      result.err,
      "patgraph: unknown format 'shakl'; expected one of turtle, jsonld-context, shacl, markdown; did you "
      "mean 'shacl'?\nTry 'patgraph --help'.\n");
}

TEST_F(OntologyCommand, FormatIsRequired) {
  const Result result = run("ontology");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "patgraph: --format is required\nTry 'patgraph --help'.\n");
}

TEST_F(OntologyCommand, BrokenExtensionIsReportedWithItsLine) {
  write("bad.ttl", "@prefix pg: <https://w3id.org/patgraph/ns#> .\n<https://example.org/r> pg:kye \"r\" .\n");
  const Result result = run("ontology --format turtle --ontology bad.ttl");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err.substr(0, 18), "bad.ttl:2:1: error") << result.err;
}

TEST_F(OntologyCommand, FolderThatIsNotThere) {
  const Result result = run("ontology --format turtle --output nowhere/out.ttl");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
}

}  // namespace
}  // namespace patgraph::testing
