#include "export_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the statements that follow from a library, shortened to prefixed names.
std::string derived_from(const std::vector<SourceText>& files,
                         const StatementOptions& options = example_options()) {
  const TextLibrary library(files);
  std::ostringstream stated;
  std::ostringstream derived;
  ExportTarget target{&*std::ranges::find(all_formats(), "ntriples", &Format::name), &stated, &derived};
  write_exports(library.graph(), options, {&target, 1}, 1);
  const std::string text = derived.str();
  EXPECT_EQ(target.derived_statements, static_cast<std::size_t>(std::ranges::count(text, '\n')));
  EXPECT_EQ(target.statements, static_cast<std::size_t>(std::ranges::count(stated.str(), '\n')));
  // Nothing that is asserted already.
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    EXPECT_EQ(("\n" + stated.str()).find("\n" + line + "\n"), std::string::npos) << line;
  std::string shortened;
  const std::vector<std::pair<std::string, std::string>> prefixes{
      {"https://example.org/", ""},
      {"https://w3id.org/patgraph/ns#", "pg:"},
      {"http://purl.org/dc/terms/", "dcterms:"},
      {"http://www.w3.org/2000/01/rdf-schema#", "rdfs:"},
      {"http://www.w3.org/2004/02/skos/core#", "skos:"}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '<') {
      shortened += text[i];
      continue;
    }
    const std::size_t end = text.find('>', i);
    std::string iri = text.substr(i + 1, end - i - 1);
    for (const auto& [space, prefix] : prefixes) {
      if (iri.starts_with(space)) iri = prefix + iri.substr(space.size());
    }
    shortened += iri;
    i = end;
  }
  return shortened;
}

/// Returns what follows from the lines of an entry `a` beside an entry `b`.
std::string follows(const std::string& lines) {
  return derived_from({SourceText{"a.md", "---\n" + lines + "---\n"}, {"b.md", "---\n---\n"}});
}

TEST(Derived, InverseAndSuperPropertiesOfBoth) {
  EXPECT_EQ(follows("generalizes_from: [b]\n"),
            "a skos:broader b .\n"
            "a skos:broaderTransitive b .\n"
            "b skos:narrower a .\n"
            "b skos:narrowerTransitive a .\n"
            "b pg:specializesTo a .\n");
}

TEST(Derived, SymmetricRelationLeadsBack) {
  EXPECT_EQ(follows("related: [b]\n"),
            "a skos:related b .\n"
            "b skos:related a .\n"
            "b pg:related a .\n");
}

TEST(Derived, ImpliedInverseIsStatedTheOtherWay) {
  EXPECT_EQ(follows("requires: [b]\n"),
            "a dcterms:requires b .\n"
            "b dcterms:relation a .\n"
            "b pg:enables a .\n");
}

TEST(Derived, SubPropertyOfOwnRelationGoesUpTheWholeWay) {
  EXPECT_EQ(follows("manifests_as: [b]\n"),
            "a skos:narrower b .\n"
            "a skos:narrowerTransitive b .\n"
            "a pg:specializesTo b .\n"
            "b skos:broader a .\n"
            "b skos:broaderTransitive a .\n"
            "b pg:generalizesFrom a .\n");
}

TEST(Derived, FieldsGoUpToTheirSuperProperties) {
  EXPECT_EQ(follows("context_labels: {corporate: C}\nlast_updated: 2026-02-01\n"
                    "github_url: https://example.org/x\nclassification: {domain: food}\n"),
            "a dcterms:date \"2026-02-01\"^^http://www.w3.org/2001/XMLSchema#date .\n"
            "a dcterms:subject domain/food .\n"
            "a rdfs:seeAlso x .\n"
            "a skos:altLabel \"C\" .\n");
}

TEST(Derived, NothingIsDerivedThatIsAssertedAlready) {
  EXPECT_EQ(derived_from({SourceText{"a.md", "---\nrelated: [b]\nrequires: [b]\n---\n"},
                          {"b.md", "---\nrelated: [a]\nenables: [a]\n---\n"}}),
            "a dcterms:requires b .\n"
            "a skos:related b .\n"
            "b dcterms:relation a .\n"
            "b skos:related a .\n");
  EXPECT_EQ(follows("aliases: [C]\ncontext_labels: {corporate: C}\n"), "");
}

TEST(Derived, MembershipIsStatedBySkosMemberAlready) {
  EXPECT_EQ(follows("graph_garden: {communities: [Soil]}\n"), "a dcterms:isPartOf community/Soil .\n");
}

TEST(Derived, NothingFollowsFromAProposalUnlessItIsStated) {
  const std::vector<SourceText> files{
      {"a.md", "---\ngraph_garden: {inferred_links: [{target: b, type: related}]}\n---\n"},
      {"b.md", "---\n---\n"}};
  EXPECT_EQ(derived_from(files), "");
  StatementOptions options = example_options();
  options.proposals = true;
  EXPECT_EQ(derived_from(files, options),
            "a skos:related b .\n"
            "b skos:related a .\n"
            "b pg:related a .\n");
}

TEST(Derived, NothingFollowsFromALinkThatLeadsNowhere) {
  EXPECT_EQ(follows("related: [gone, {weight: 1}]\n"), "");
}

TEST(Derived, ExternalTargetsHaveNoEntryButTheirLinkCounts) {
  EXPECT_EQ(follows("tools: [{name: Hoe}]\n"), "a dcterms:relation tool/Hoe .\n");
}

class Materialize : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nrelated: [b]\n---\n");
    write("lib/b.md", "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\n---\n");
  }
};

TEST_F(Materialize, WritesAFileOfItsOwn) {
  const Result run =
      this->run("export lib --format turtle,dot --materialize --output out --base https://example.org/");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "");
  // What is derived is what the other side leaves unsaid.
  EXPECT_EQ(run.err,
            "wrote out/graph.ttl\nwrote out/graph-derived.ttl\nwrote out/graph.dot\n"
            "0 errors, 0 warnings, 1 info: 'patgraph check' shows them\n");
  const std::string derived = text_of(folder() / "out/graph-derived.ttl");
  EXPECT_EQ(derived.substr(derived.find("\n\n") + 2),
            "pattern:a skos:related pattern:b .\n"
            "\n"
            "pattern:b skos:related pattern:a ;\n"
            "    pg:related pattern:a .\n");
  // What is stated is the same with and without.
  const std::string stated = text_of(folder() / "out/graph.ttl");
  this->run("export lib --format turtle --output out --base https://example.org/");
  EXPECT_EQ(text_of(folder() / "out/graph.ttl"), stated);
}

TEST_F(Materialize, IsAGraphOfItsOwnInNquads) {
  const std::string stated = run("export lib --format nquads --base https://example.org/").out;
  const Result run = this->run("export lib --format nquads --materialize --base https://example.org/");
  EXPECT_EQ(run.exit_code, 0);
  const std::string graph = " <https://example.org/#derived> .\n";
  EXPECT_EQ(run.out, stated +
                         "<https://example.org/a> <http://www.w3.org/2004/02/skos/core#related> "
                         "<https://example.org/b>" +
                         graph +
                         "<https://example.org/b> <http://www.w3.org/2004/02/skos/core#related> "
                         "<https://example.org/a>" +
                         graph +
                         "<https://example.org/b> <https://w3id.org/patgraph/ns#related> "
                         "<https://example.org/a>" +
                         graph);
  const Result files =
      this->run("export lib --format nquads --materialize --output out --base https://example.org/");
  EXPECT_EQ(files.err, "wrote out/graph.nq\n0 errors, 0 warnings, 1 info: 'patgraph check' shows them\n");
  EXPECT_EQ(text_of(folder() / "out/graph.nq"), run.out);
}

TEST_F(Materialize, OfTwoFilesOnStandardOutputIsAUsageError) {
  for (const char* format : {"turtle", "ntriples", "rdfxml", "jsonld"}) {
    const Result run = this->run("export lib --materialize --format " + std::string(format));
    EXPECT_EQ(run.exit_code, 2) << format;
    EXPECT_EQ(run.out, "") << format;
    EXPECT_EQ(run.err,
              "patgraph: --materialize writes two files, but for nquads; expected --output DIR\n"
              "Try 'patgraph --help'.\n")
        << format;
  }
}

TEST(Derived, FieldsOfLinksAndOfSharedNodesGoUpToo) {
  const std::string extension =
      "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix x: <https://example.org/x#> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> "
      ".\n"
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
      "x:since a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"since\" ;\n"
      "  rdfs:domain pg:Relationship ; rdfs:range xsd:string ; rdfs:subPropertyOf dcterms:date .\n"
      "x:size a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"size\" ;\n"
      "  rdfs:domain pg:Tool ; rdfs:range xsd:string ; rdfs:subPropertyOf dcterms:extent .\n";
  const TextLibrary library(
      {SourceText{"a.md",
                  "---\nrequires: [{slug: b, since: '2020'}]\ntools: [{name: Hoe, size: big}]\n---\n"},
       {"b.md", "---\n---\n"}},
      extension);
  std::ostringstream out;
  ExportTarget target{&*std::ranges::find(all_formats(), "nquads", &Format::name), &out, &out};
  const StatementOptions options = example_options();
  write_exports(library.graph(), options, {&target, 1}, 1);
  const std::string graph = " <https://example.org/#derived> .\n";
  for (const std::string line :
       {"<https://example.org/a#requires:b> <http://purl.org/dc/terms/date> \"2020\"",
        "<https://example.org/tool/Hoe> <http://purl.org/dc/terms/extent> \"big\""}) {
    EXPECT_NE(out.str().find(line + graph), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace patgraph::testing
