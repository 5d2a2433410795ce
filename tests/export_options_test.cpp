#include "export_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

const std::string kConcept = "a skos:Concept , pg:Pattern ;\n";

/// A library of an entry with an id, which refers to one without.
TextLibrary mixed_library() {
  return TextLibrary(
      {SourceText{"a.md",
                  "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nrequires: [{slug: b, weight: 0.5}]\n---\n"},
       {"b.md", "---\nrelated: [a]\n---\n"}});
}

TEST(NameOfEntries, IsTheIdWhereThereIsOne) {
  StatementOptions options = example_options();
  options.by_id = true;
  EXPECT_EQ(turtle_body(mixed_library(), options),
            "pattern:b " + kConcept +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:related pattern:pat_aaaaaaaaaaaaaaaaaaaaaaaaaa .\n"
                "\n"
                "pattern:pat_aaaaaaaaaaaaaaaaaaaaaaaaaa " +
                kConcept +
                "    dcterms:identifier \"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\" ;\n"
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:requires pattern:b .\n"
                "\n"
                "<https://example.org/pat_aaaaaaaaaaaaaaaaaaaaaaaaaa#requires:b> a pg:Relationship ;\n"
                "    pg:relation pg:requires ;\n"
                "    pg:source pattern:pat_aaaaaaaaaaaaaaaaaaaaaaaaaa ;\n"
                "    pg:target pattern:b ;\n"
                "    pg:weight 0.5 .\n");
}

TEST(AssertedOnly, LeavesOutTheNodesOfLinksAndKeepsTheLinks) {
  StatementOptions options = example_options();
  options.plain = true;
  const TextLibrary library(
      {SourceText{"a.md",
                  "---\nrequires: [{slug: b, weight: 0.5}]\n"
                  "graph_garden: {inferred_links: [{target: b, type: enables}]}\n---\n"},
       {"b.md", "---\n---\n"}});
  EXPECT_EQ(turtle_body(library, options), "pattern:a " + kConcept +
                                               "    skos:inScheme <https://example.org/> ;\n"
                                               "    pg:requires pattern:b .\n"
                                               "\n"
                                               "pattern:b " +
                                               kConcept + "    skos:inScheme <https://example.org/> .\n");
}

TEST(Inferred, StatesAProposalWithTheRelationThatItNames) {
  StatementOptions options = example_options();
  options.proposals = true;
  const TextLibrary library(
      {SourceText{
           "a.md",
           "---\ngraph_garden:\n  inferred_links:\n    - {target: b, type: requires, confidence: 0.7}\n"
           "    - {target: b}\n    - {target: gone, type: enables}\n---\n"},
       {"b.md", "---\n---\n"}});
  EXPECT_EQ(turtle_body(library, options),
            "pattern:a " + kConcept +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:inferredLink pattern:b ;\n"
                "    pg:requires pattern:b .\n"
                "\n"
                "<https://example.org/a#inferredLink:b> a pg:InferredRelationship ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target pattern:b .\n"
                "\n"
                "<https://example.org/a#inferredLink:requires:b> a pg:InferredRelationship ;\n"
                "    pg:confidence 0.7 ;\n"
                "    pg:relation pg:requires ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target pattern:b .\n"
                "\n"
                "pattern:b " +
                kConcept + "    skos:inScheme <https://example.org/> .\n");
}

TEST(Namespace, StandsBeforeEveryTermOfTheVocabularyAndForItsPrefix) {
  StatementOptions options = example_options();
  options.own_namespace = "https://example.net/terms#";
  const TextLibrary library({SourceText{"a.md", "---\nmood: calm\nrequires: [{slug: b, weight: 0.5}]\n---\n"},
                             {"b.md", "---\n---\n"}});
  for (const Format& format : all_formats()) {
    if (format.statement_writer == nullptr) continue;
    const std::string text = exported(library, format.name, options);
    EXPECT_EQ(text.find("w3id.org/patgraph"), text.npos) << format.name << "\n" << text;
  }
  const std::string turtle = exported(library, "turtle", options);
  EXPECT_NE(turtle.find("@prefix pg: <https://example.net/terms#> .\n"), turtle.npos);
  EXPECT_NE(turtle.find("@prefix extra: <https://example.net/terms#extra/> .\n"), turtle.npos);
  EXPECT_EQ(turtle_body(library, options), turtle_body(library));
}

class ExportOptions : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/a.md",
          "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nrequires: [{slug: b, weight: 0.5}]\n"
          "graph_garden: {inferred_links: [{target: b, type: enables}]}\n---\n");
    write("lib/b.md", "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\n---\n");
  }

  /// Returns the N-Triples of an export with those options.
  std::string triples(const std::string& options) const {
    const Result result = run("export lib --format ntriples --base https://example.org/ " + options);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

TEST_F(ExportOptions, IriNamesEntriesByTheirIds) {
  EXPECT_TRUE(has(triples(""),
                  "<https://example.org/a> <https://w3id.org/patgraph/ns#requires> "
                  "<https://example.org/b> .\n"));
  EXPECT_TRUE(has(triples("--iri id"),
                  "<https://example.org/pat_aaaaaaaaaaaaaaaaaaaaaaaaaa> "
                  "<https://w3id.org/patgraph/ns#requires> "
                  "<https://example.org/pat_bbbbbbbbbbbbbbbbbbbbbbbbbb> .\n"));
  EXPECT_EQ(triples("--iri slug"), triples(""));
}

TEST_F(ExportOptions, IriOfAnotherNameIsAUsageError) {
  const Result run = this->run("export lib --format turtle --iri sulg");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: unknown name of entries 'sulg'; expected one of slug, id; did you mean 'slug'?\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(ExportOptions, BaseNamesTheLibraryAndItsEntries) {
  const Result run = this->run("export lib --format turtle --base https://example.net/p/");
  EXPECT_TRUE(has(run.out, "@prefix pattern: <https://example.net/p/> .\n"));
  EXPECT_TRUE(has(run.out, "\npattern:a a skos:Concept , pg:Pattern ;\n"));
  EXPECT_TRUE(
      has(run.out, "\n<https://example.net/p/> a void:Dataset , skos:ConceptScheme , dcat:Dataset ;\n"));
}

TEST_F(ExportOptions, NamespaceMustBeAnIriThatTermsCanFollow) {
  const Result run = this->run("export lib --format turtle --namespace https://example.org/x");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: --namespace 'https://example.org/x' is not usable; expected an absolute IRI that ends "
            "in '/' or '#'\nTry 'patgraph --help'.\n");
}

TEST_F(ExportOptions, NamespaceIsThatOfTheOntologyToo) {
  const Result run = this->run("ontology --format turtle --namespace https://example.net/terms#");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_TRUE(has(run.out, "@prefix pg: <https://example.net/terms#> .\n")) << run.out.substr(0, 2000);
  EXPECT_TRUE(has(run.out, "<https://example.net/terms#extra/>")) << run.out.substr(0, 2000);
  EXPECT_FALSE(has(run.out, "<https://w3id.org/patgraph/ns#"));
  EXPECT_FALSE(has(this->run("ontology --format context --namespace https://example.net/terms#").out,
                   "w3id.org/patgraph/ns#"));
  EXPECT_FALSE(has(this->run("ontology --format shacl --namespace https://example.net/terms#").out,
                   "w3id.org/patgraph/ns#"));
}

TEST_F(ExportOptions, InferredAddsThePlainStatementsOfProposals) {
  const std::string proposal =
      "<https://example.org/a> <https://w3id.org/patgraph/ns#enables> <https://example.org/b> .\n";
  EXPECT_FALSE(has(triples(""), proposal));
  EXPECT_TRUE(has(triples("--inferred"), proposal));
}

TEST_F(ExportOptions, AssertedOnlyLeavesOutTheNodesOfLinks) {
  EXPECT_TRUE(has(triples(""), "<https://example.org/a#requires:b> "));
  EXPECT_FALSE(has(triples("--asserted-only"), "<https://example.org/a#"));
}

TEST_F(ExportOptions, InferredAndAssertedOnlyExcludeEachOther) {
  const Result run = this->run("export lib --format turtle --inferred --asserted-only");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "patgraph: --inferred and --asserted-only exclude each other\nTry 'patgraph --help'.\n");
}

const std::string kTitle = "<https://example.org/> <http://purl.org/dc/terms/title> ";

TEST_F(ExportOptions, TitleIsThatOfTheFolderUnlessGiven) {
  EXPECT_TRUE(has(triples(""), kTitle + "\"lib\" .\n"));
  EXPECT_TRUE(has(triples("--title 'Our \"patterns\"'"), kTitle + "\"Our \\\"patterns\\\"\" .\n"));
  EXPECT_TRUE(
      has(run("export lib/ --format ntriples --base https://example.org/").out, kTitle + "\"lib\" .\n"));
  EXPECT_TRUE(
      has(run("export lib/. --format ntriples --base https://example.org/").out, kTitle + "\"lib\" .\n"));
}

/// Sets the moment of exports for as long as it lives.
class Epoch {
 public:
  explicit Epoch(const char* text) { ::setenv("SOURCE_DATE_EPOCH", text, 1); }
  ~Epoch() { ::unsetenv("SOURCE_DATE_EPOCH"); }
  Epoch(const Epoch&) = delete;
  Epoch& operator=(const Epoch&) = delete;
};

TEST_F(ExportOptions, SourceDateEpochIsWhenTheExportWasIssued) {
  EXPECT_FALSE(has(triples(""), "dc/terms/issued"));
  const std::string issued = "<https://example.org/> <http://purl.org/dc/terms/issued> ";
  const std::string type = "^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n";
  {
    const Epoch epoch("1769929509");
    EXPECT_TRUE(has(triples(""), issued + "\"2026-02-01T07:05:09Z\"" + type));
  }
  const Epoch epoch("0");
  EXPECT_TRUE(has(triples(""), issued + "\"1970-01-01T00:00:00Z\"" + type));
}

TEST_F(ExportOptions, SourceDateEpochThatIsNoNumberIsAUsageError) {
  for (const char* garbage : {"yesterday", "12x", "1.5", " 1", "99999999999999999999"}) {
    const Epoch epoch(garbage);
    const Result run = this->run("export lib --format turtle");
    EXPECT_EQ(run.exit_code, 2) << garbage;
    EXPECT_EQ(run.out, "") << garbage;
    EXPECT_EQ(run.err, "patgraph: SOURCE_DATE_EPOCH is '" + std::string(garbage) +
                           "'; expected a number of seconds\nTry 'patgraph --help'.\n");
  }
  const Epoch epoch("");
  EXPECT_FALSE(has(triples(""), "dc/terms/issued"));
}

TEST(Namespace, OfTheVocabularyInAValueIsTheAuthorsOwn) {
  StatementOptions options = example_options();
  options.own_namespace = "https://example.net/terms#";
  const TextLibrary library(
      {SourceText{"a.md", "---\nsources: ['https://w3id.org/patgraph/ns#requires']\n---\n"}});
  const std::string triples = exported(library, "ntriples", options);
  EXPECT_NE(triples.find("<http://purl.org/dc/terms/source> <https://w3id.org/patgraph/ns#requires> .\n"),
            triples.npos)
      << triples;
}

TEST_F(ExportOptions, TitleMustBeUtf8) {
  write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: A\n---\n");
  const Result result = run("export lib --format turtle --title \"$(printf 'a\\377')\"");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("--title is not UTF-8"), result.err.npos) << result.err;
}

TEST_F(ExportOptions, WhatIsNoFileIsNotReplaced) {
  write("folder/a.md", "");
  const Result result = run("ontology --format turtle --output folder");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("folder: cannot be written: it is no file"), result.err.npos) << result.err;
}

}  // namespace
}  // namespace patgraph::testing
