#include <algorithm>
#include <set>

#include "export_fixture.hpp"
#include "program_fixture.hpp"
#include "schema.hpp"
#include "vocabulary.hpp"

namespace patgraph::testing {
namespace {

namespace voc = vocabulary;

rdf::Document builtin() {
  return rdf::parse_turtle("patgraph.ttl", builtin_ontology());
}

const RelationType& relation(const Schema& schema, std::string_view key) {
  return schema.relations.at(schema.relation_by_key(key).value());
}

TEST(Ontology, IsTheFileOfTheProject) {
  EXPECT_EQ(builtin_ontology(), text_of(PATGRAPH_SOURCE_DIR "/ontology/patgraph.ttl"));
}

TEST(Ontology, EveryTermThatAuthorsWriteIsDescribed) {
  const rdf::Document document = builtin();
  std::map<std::string, std::set<std::string>> predicates;
  for (const rdf::Statement& statement : document.statements)
    predicates[statement.subject].insert(statement.predicate);
  const std::string definition = "http://www.w3.org/2004/02/skos/core#definition";
  const std::string defined_by = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy";
  std::size_t described = 0;
  for (const auto& [subject, stated] : predicates) {
    if (!stated.contains(std::string(voc::pg_key))) continue;
    ++described;
    for (const std::string& needed : {std::string(voc::rdfs_label), definition, defined_by}) {
      EXPECT_TRUE(stated.contains(needed)) << subject << " has no " << needed;
    }
  }
  EXPECT_GE(described, 80U);
}

TEST(Ontology, RelationsHaveTheirAlgebra) {
  const std::vector<rdf::Document> documents{builtin()};
  const Schema schema = build_schema(documents);
  const auto axis = [&](std::string_view key) { return schema.relations[relation(schema, key).axis].key; };
  EXPECT_EQ(axis("generalizes_from"), "generalizes_from");
  EXPECT_EQ(axis("specializes_to"), "generalizes_from");
  EXPECT_EQ(axis("manifests_as"), "generalizes_from");
  EXPECT_FALSE(relation(schema, "generalizes_from").against_axis);
  EXPECT_TRUE(relation(schema, "specializes_to").against_axis);
  EXPECT_TRUE(relation(schema, "manifests_as").against_axis);
  EXPECT_EQ(axis("requires"), "requires");
  EXPECT_EQ(axis("enables"), "enables");

  EXPECT_EQ(relation(schema, "generalizes_from").cycle, Severity::error);
  EXPECT_EQ(relation(schema, "requires").cycle, Severity::error);
  EXPECT_EQ(relation(schema, "governed_by").cycle, Severity::warning);
  EXPECT_EQ(relation(schema, "enables").cycle, Severity::info);
  EXPECT_EQ(relation(schema, "related").cycle, std::nullopt);

  std::set<std::string> symmetric;
  for (const RelationType& candidate : schema.relations) {
    if (candidate.symmetric) symmetric.insert(candidate.key);
  }
  EXPECT_EQ(symmetric,
            (std::set<std::string>{"related", "complementary", "alternatives", "collaborates_with"}));
  std::set<std::string> transitive;
  for (const RelationType& candidate : schema.relations) {
    if (candidate.transitive) transitive.insert(candidate.key);
  }
  EXPECT_EQ(transitive, (std::set<std::string>{"generalizes_from", "specializes_to", "manifests_as"}));
  EXPECT_TRUE(relation(schema, "tools").external.has_value());
  EXPECT_FALSE(relation(schema, "inferred_links").asserted);
}

/// Writes a property as the relations that state it: "related|^related", "(…)+" where chains count.
std::string path_of(const Schema& schema, const ExcludedProperty& property) {
  std::string path;
  for (const auto& [id, turned] : property.steps)
    path += (path.empty() ? "" : "|") + std::string(turned ? "^" : "") + schema.relations[id].key;
  return property.transitive ? "(" + path + ")+" : path;
}

TEST(Ontology, SaysWhichRelationsExcludeEachOther) {
  const std::vector<rdf::Document> documents{builtin()};
  const Schema schema = build_schema(documents);
  std::string text;
  for (const auto& [one, other] : schema.exclusions)
    text += path_of(schema, one) + " excludes " + path_of(schema, other) + "\n";
  EXPECT_EQ(text,
            "related|^related excludes (generalizes_from|^manifests_as|^specializes_to)+\n"
            "alternatives|^alternatives excludes requires\n");
}

TEST(Ontology, SourceNamesNoRelationAndNoField) {
  const std::vector<rdf::Document> documents{builtin()};
  const Schema schema = build_schema(documents);
  std::set<std::string> keys;
  for (const RelationType& candidate : schema.relations) keys.insert(candidate.key);
  for (const Field& field : schema.fields) keys.insert(field.key.substr(field.key.find_last_of('/') + 1));
  // Identity keys are known to the code; the others are common words that it uses for something else:
  // Members of what is written in JSON, Graphviz attributes, words of JSON Schema, keys of patgraph.yaml, and
  // the attribute by which graph tools know how much an edge counts.
  for (const char* allowed : {"id", "slug", "title", "aliases", "entities", "inferred_links", "label", "name",
                              "summary", "description", "type", "reason", "weight"})
    keys.erase(allowed);
  const std::set<std::string> of_sarif{"description", "name", "region", "version"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PATGRAPH_SOURCE_DIR "/src")) {
    if (!entry.is_regular_file()) continue;
    const std::string text = text_of(entry.path());
    for (const std::string& key : keys) {
      // SARIF has these words for things of its own.
      if (entry.path().filename() == "sarif.cpp" && of_sarif.contains(key)) continue;
      EXPECT_EQ(text.find('"' + key + '"'), text.npos) << entry.path() << " names " << key;
    }
  }
}

using Extension = ProgramTest;

constexpr const char* kSupersedes = R"(@prefix pg: <https://w3id.org/patgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://example.org/ns#> .

ex:supersedes a owl:ObjectProperty ;
    pg:key "supersedes" , "relationships/supersedes" ; owl:inverseOf ex:supersededBy ; pg:cycle "error" ;
    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .
ex:supersededBy a owl:ObjectProperty ;
    pg:key "superseded_by" , "relationships/superseded_by" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .
)";

TEST_F(Extension, AddsARelationThatIsReadCheckedAndExported) {
  write("supersedes.ttl", kSupersedes);
  write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nsupersedes: [b]\n---\n");
  write("lib/b.md",
        "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\nsuperseded_by: [a, c]\nsupersedes: "
        "[c]\n---\n");
  write("lib/c.md", "---\nid: pat_cccccccccccccccccccccccccc\nslug: c\ntitle: C\nsuperseded_by: [b]\n---\n");
  const Result check = run("check lib --brief --ontology supersedes.ttl");
  EXPECT_EQ(check.exit_code, 1);
  EXPECT_EQ(check.out,
            "lib/b.md:5:20: info: 'superseded_by' names 'c', which has no 'supersedes' back to 'b' "
            "[missing-inverse]\n"
            "  lib/c.md:2:1: note: expected here\n"
            "lib/b.md:6:14: error: cycle of 2 entries along 'supersedes', the shortest: b → c → b [cycle]\n"
            "  lib/b.md:6:14: note: b supersedes c\n"
            "  lib/b.md:5:20: note: b superseded_by c\n"
            "\n"
            "      1  error    cycle\n"
            "      1  info     missing-inverse\n"
            "\n"
            "3 files: 1 error, 0 warnings, 1 info\n");
  const Result turtle = run("export lib --ontology supersedes.ttl --format turtle");
  EXPECT_NE(turtle.out.find("@prefix ex: <https://example.org/ns#> .\n"), turtle.out.npos);
  EXPECT_NE(turtle.out.find("    ex:supersedes pattern:b ;\n"), turtle.out.npos) << turtle.out;
  EXPECT_NE(turtle.out.find("    ex:supersededBy pattern:a , pattern:c ;\n"), turtle.out.npos) << turtle.out;
  const Result dot = run("export lib --ontology supersedes.ttl --format dot");
  EXPECT_NE(dot.out.find(
                "  \"a\" -> \"b\" [color=\"#000000\", style=\"solid\", tooltip=\"A — supersedes → B\"];\n"),
            dot.out.npos)
      << dot.out;
  const Result stats = run("stats lib --ontology supersedes.ttl");
  EXPECT_NE(stats.out.find("supersedes                       2         2         0         0         0\n"),
            stats.out.npos)
      << stats.out;
}

TEST_F(Extension, AddsAClassAndItsEntries) {
  write("decisions.ttl", R"(@prefix pg: <https://w3id.org/patgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <https://example.org/ns#> .
ex:Decision a owl:Class ; rdfs:subClassOf pg:Entry ; rdfs:label "decision"@en ; pg:idPattern "^adr_[0-9]{4}$" .
)");
  write("lib/x.md", "---\nid: adr_0001\nslug: x\ntitle: X\n---\n");
  EXPECT_EQ(run("check lib --ontology decisions.ttl").exit_code, 0);
  const Result turtle = run("export lib --ontology decisions.ttl --format turtle");
  EXPECT_NE(turtle.out.find("pattern:x a ex:Decision ;\n"), turtle.out.npos) << turtle.out;
}

constexpr const char* kPrefixes =
    "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <https://example.org/ns#> .\n";

TEST(OntologyExtension, ItsBlankNodesDoNotMeetThoseOfTheBuiltinOntology) {
  const TextLibrary library(
      {entry("a", "requires:\n  - {typeid: nowhere, id: b}\n"), entry("b")},
      std::string(kPrefixes) + "ex:A owl:unionOf ( ex:B ex:C ) . ex:D owl:unionOf ( ex:E ) .\n");
  EXPECT_EQ(library.graph().edges().front().outcome, Outcome::resolved);
}

TEST(OntologyExtension, OwnMeaningOfACycleComesBeforeThatOfASuperProperty) {
  const TextLibrary library(
      {entry("a", "inspires: [b]\n"), entry("b", "inspires: [a]\n")},
      std::string(kPrefixes) +
          "ex:inspires pg:key \"inspires\" ; rdfs:range pg:Pattern ; pg:cycle \"warning\" ;\n"
          "  rdfs:subPropertyOf pg:related .\n");
  EXPECT_EQ(library.findings("cycle"),
            "a.md:5:12: warning: cycle of 2 entries along 'inspires', the shortest: a → b → a [cycle]\n"
            "  a.md:5:12: note: a inspires b\n"
            "  b.md:5:12: note: b inspires a\n");
}

TEST(OntologyExtension, PrefixThatJsonldWouldNotTakeIsNotUsed) {
  const TextLibrary library(
      {entry("a", "x: y\n")},
      std::string(kPrefixes) +
          "@prefix v1: <https://example.com/v1_> .\n"
          "v1:x pg:key \"x\" ; rdfs:range <http://www.w3.org/2001/XMLSchema#string> .\n");
  EXPECT_NE(turtle_body(library).find("<https://example.com/v1_x> \"y\""), std::string::npos)
      << turtle_body(library);
}

/// Returns what is wrong with an extension, as the program says it.
class BrokenExtension : public ProgramTest {
 protected:
  Result check_with(const std::string& lines) const {
    write(
        "bad.ttl",
        "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <https://example.org/ns#> .\n" +
            lines);
    write("a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n---\n");
    return run("check a.md --ontology bad.ttl");
  }
};

TEST_F(BrokenExtension, SyntaxErrorIsReportedWithItsLine) {
  const Result run = check_with("ex:a ex:b ;;; ex:c .\nex:d ex:e\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err.substr(0, 10), "bad.ttl:3:") << run.err;
  EXPECT_NE(run.err.find("error: "), run.err.npos) << run.err;
  EXPECT_NE(run.err.find(" [rdf-invalid]\n"), run.err.npos) << run.err;
}

TEST_F(BrokenExtension, UnknownSeverityOfACycle) {
  const Result run = check_with("ex:r pg:key \"r\" ; rdfs:range pg:Pattern ;\n  pg:cycle \"bad\" .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "bad.ttl:4:1: error: pg:cycle of 'https://example.org/ns#r' is 'bad'; expected 'error', "
            "'warning' or 'info' "
            "[ontology-invalid]\n");
}

TEST_F(BrokenExtension, UnknownRangeGetsASuggestion) {
  const Result run = check_with("ex:r pg:key \"r\" ;\n  rdfs:range pg:Patern .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "bad.ttl:4:1: error: the range of 'https://example.org/ns#r' is "
            "'https://w3id.org/patgraph/ns#Patern'; expected "
            "a declared owl:Class or one of http://www.w3.org/2000/01/rdf-schema#Literal, "
            "http://www.w3.org/2001/XMLSchema#string, http://www.w3.org/2001/XMLSchema#decimal, "
            "http://www.w3.org/2001/XMLSchema#integer, http://www.w3.org/2001/XMLSchema#boolean, "
            "http://www.w3.org/2001/XMLSchema#anyURI, http://www.w3.org/2001/XMLSchema#gYear, "
            "https://w3id.org/patgraph/ns#DateOrTime, http://www.w3.org/2000/01/rdf-schema#Resource, "
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property; did you mean "
            "'https://w3id.org/patgraph/ns#Pattern'? [ontology-invalid]\n");
}

TEST_F(BrokenExtension, KeyWithoutRange) {
  const Result run = check_with("ex:r pg:key \"r\" .\n");
  EXPECT_EQ(
      run.err,
      "bad.ttl:3:1: error: 'https://example.org/ns#r' has a pg:key but no rdfs:range [ontology-invalid]\n");
}

TEST_F(BrokenExtension, MisspeltTermOfTheVocabulary) {
  const Result run = check_with("ex:r pg:kye \"r\" .\n");
  EXPECT_EQ(
      run.err,
      "bad.ttl:3:1: error: 'https://w3id.org/patgraph/ns#kye' is no term of the vocabulary; did you mean "
      "'https://w3id.org/patgraph/ns#key'? [ontology-invalid]\n");
}

TEST_F(BrokenExtension, KeyThatBelongsToAnotherTerm) {
  const Result run = check_with("ex:r pg:key \"requires\" ; rdfs:range pg:Pattern .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(
      run.err,
      "bad.ttl:3:1: error: the key 'requires' belongs to 'https://w3id.org/patgraph/ns#requires' already "
      "[ontology-invalid]\n");
}

TEST_F(BrokenExtension, InverseThatIsNoRelationGetsASuggestion) {
  EXPECT_EQ(check_with("ex:r pg:key \"r\" ; rdfs:range pg:Pattern ;\n  owl:inverseOf pg:enabels .\n").err,
            "bad.ttl:4:1: error: the inverse of 'https://example.org/ns#r' is "
            "'https://w3id.org/patgraph/ns#enabels', which is no relation; did you mean "
            "'https://w3id.org/patgraph/ns#enables'? [ontology-invalid]\n");
}

TEST_F(BrokenExtension, LinkClassThatIsNoClass) {
  EXPECT_EQ(
      check_with("ex:r pg:key \"r\" ; rdfs:range pg:Pattern ;\n  pg:linkClass pg:Relationschip .\n").err,
      "bad.ttl:4:1: error: 'https://w3id.org/patgraph/ns#Relationschip' is no declared owl:Class; did you "
      "mean "
      "'https://w3id.org/patgraph/ns#Relationship'? [ontology-invalid]\n");
}

TEST_F(BrokenExtension, LowestValueThatIsNoNumber) {
  EXPECT_EQ(check_with("ex:f pg:key \"f\" ; rdfs:range rdfs:Literal ; pg:minInclusive \"low\" .\n").err,
            "bad.ttl:3:1: error: 'low' is no number [ontology-invalid]\n");
}

TEST_F(BrokenExtension, BaseOfConceptsThatIsNoIri) {
  EXPECT_EQ(check_with("ex:Soil a owl:Class ; pg:iriBase \"soils/\" .\n").err,
            "bad.ttl:3:1: error: 'soils/' is no absolute IRI [ontology-invalid]\n");
}

TEST_F(BrokenExtension, KeyOfALinkThatAnotherTermHas) {
  EXPECT_EQ(
      check_with("ex:w pg:key \"weight\" ; rdfs:domain pg:Relationship ; rdfs:range rdfs:Literal .\n").err,
      "bad.ttl:3:1: error: the key 'weight' belongs to 'https://w3id.org/patgraph/ns#weight' already "
      "[ontology-invalid]\n");
  EXPECT_EQ(
      check_with("ex:w pg:key \"slug\" ; rdfs:domain pg:Relationship ; rdfs:range rdfs:Literal .\n").err,
      "bad.ttl:3:1: error: the key 'slug' names the target of a link already [ontology-invalid]\n");
}

TEST_F(BrokenExtension, TwoValuesWhereOneCounts) {
  EXPECT_EQ(check_with("ex:r pg:key \"r\" ; rdfs:range pg:Pattern , pg:Lighthouse .\n").err,
            "bad.ttl:3:1: error: 'https://example.org/ns#r' has two values of "
            "'http://www.w3.org/2000/01/rdf-schema#range'; expected one [ontology-invalid]\n");
}

TEST_F(BrokenExtension, BytesThatAreNoUtf8) {
  const Result run = check_with("ex:a ex:b ex:c .\nex:a ex:b \"\xFF\xFE\" .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "bad.ttl:4:1: error: not UTF-8 [rdf-invalid]\n");
}

TEST_F(BrokenExtension, AStartOfACodePointInAName) {
  EXPECT_EQ(check_with("ex:a ex:b ex:Col\xED"
                       "Rot .\n")
                .err,
            "bad.ttl:3:1: error: not UTF-8 [rdf-invalid]\n");
}

TEST_F(BrokenExtension, ByteOrderMarkIsAllowed) {
  write("bom.ttl", "\xEF\xBB\xBF@prefix ex: <https://example.org/ns#> .\nex:a ex:b ex:c .\n");
  write("a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n---\n");
  EXPECT_EQ(run("check a.md --ontology bom.ttl").exit_code, 0);
}

TEST_F(BrokenExtension, TermThatIsNoLegalIri) {
  const Result run = check_with("<http://example.org/q\\u0022x> pg:key \"x\" ; rdfs:range pg:Pattern .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "bad.ttl:3:1: error: 'http://example.org/q\"x' is no legal IRI [ontology-invalid]\n");
}

TEST_F(BrokenExtension, SecondDefaultClass) {
  const Result run = check_with("ex:C a owl:Class ; pg:default true .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find("is the default class already [ontology-invalid]\n"), run.err.npos) << run.err;
}

TEST_F(BrokenExtension, FolderInPlaceOfAFile) {
  const Result run = this->run("check . --ontology /");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: /: cannot be read: it is a folder; expected a regular file\n");
}

TEST_F(BrokenExtension, IdPatternThatIsNoRegularExpression) {
  const Result run = check_with("ex:C a owl:Class ; pg:idPattern \"^(\" .\n");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err.substr(0, 85),
            "bad.ttl:3:1: error: the id pattern of 'https://example.org/ns#C' is no regular expres")
      << run.err;
}

TEST_F(BrokenExtension, FileThatIsNotThere) {
  const Result run = this->run("check . --ontology nowhere.ttl");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: nowhere.ttl: cannot be read: No such file or directory\n");
}

constexpr const char* kOwlPrefixes =
    "@prefix pg: <https://w3id.org/patgraph/ns#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix ex: <https://example.org/ns#> .\n";

TEST_F(Extension, BlankNodesReachNoExport) {
  write("ext.ttl", std::string(kOwlPrefixes) +
                       "pg:Pattern rdfs:subClassOf [ a owl:Restriction ; owl:onProperty pg:status ] .\n"
                       "pg:requires rdfs:subPropertyOf [ owl:inverseOf ex:other ] .\n");
  write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nrequires: [a]\n---\n");
  for (const std::string format : {"nquads --materialize", "jsonld"}) {
    const Result result = run("export lib --ontology ext.ttl --format " + format);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out.find("_:"), result.out.npos) << format;
  }
}

TEST_F(Extension, IllegalIriIsAnErrorWithItsLine) {
  write("ext.ttl",
        std::string(kOwlPrefixes) + "pg:requires rdfs:subPropertyOf <http://example.org/a\\u0022b> .\n");
  write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\n---\n");
  const Result result = run("check lib --ontology ext.ttl");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "ext.ttl:5:1: error: 'http://example.org/a\"b' is no legal IRI [ontology-invalid]\n");
}

TEST_F(Extension, ClassWithTheLocalNameOfAnotherIsAnError) {
  write("ext.ttl", std::string(kOwlPrefixes) + "ex:Status a owl:Class .\n");
  write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\n---\n");
  const Result result = run("check lib --ontology ext.ttl");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "ext.ttl:5:1: error: 'https://example.org/ns#Status' has the local name of "
            "'https://w3id.org/patgraph/ns#Status'; expected one of its own, for exports are named by it "
            "[ontology-invalid]\n");
}

}  // namespace
}  // namespace patgraph::testing
