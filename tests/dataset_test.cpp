#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns what the Turtle of a library says of the library itself.
std::string dataset_of(const TextLibrary& library, const StatementOptions& options = example_options()) {
  const std::string turtle = exported(library, "turtle", options);
  return turtle.substr(turtle.find("<" + options.base + "> a "));
}

TEST(Dataset, IsDescribedAtTheEndOfEveryExport) {
  StatementOptions options = example_options();
  options.timestamp = "2026-02-01T07:05:09Z";
  const TextLibrary library({SourceText{"a.md", "---\ntitle: A\nlicense: MIT\nrequires: [b]\n---\n"},
                             {"b.md", "---\ntitle: B\nmood: calm\n---\n"}});
  EXPECT_EQ(
      dataset_of(library, options),
      "<https://example.org/> a void:Dataset , skos:ConceptScheme , dcat:Dataset ;\n"
      "    dcterms:issued \"2026-02-01T07:05:09Z\"^^xsd:dateTime ;\n"
      "    dcterms:license <https://spdx.org/licenses/MIT> ;\n"
      "    dcterms:title \"Example\" ;\n"
      "    void:classPartition <https://example.org/#class:dcterms:LicenseDocument> , "
      "<https://example.org/#class:pg:Pattern> , <https://example.org/#class:skos:Concept> ;\n"
      "    void:entities 2 ;\n"
      "    void:propertyPartition <https://example.org/#property:dcterms:license> , "
      "<https://example.org/#property:extra:mood> , <https://example.org/#property:pg:requires> , "
      "<https://example.org/#property:rdf:type> , <https://example.org/#property:rdfs:label> , "
      "<https://example.org/#property:skos:inScheme> , <https://example.org/#property:skos:prefLabel> ;\n"
      "    void:triples 13 ;\n"
      "    void:uriSpace \"https://example.org/\" ;\n"
      "    void:vocabulary <http://purl.org/dc/terms/> , <http://www.w3.org/1999/02/22-rdf-syntax-ns#> , "
      "<http://www.w3.org/2000/01/rdf-schema#> , <http://www.w3.org/2004/02/skos/core#> , "
      "<https://w3id.org/patgraph/ns#> , <https://w3id.org/patgraph/ns#extra/> ;\n"
      "    prov:wasGeneratedBy <https://example.org/#export> .\n"
      "\n"
      "<https://example.org/#class:dcterms:LicenseDocument> void:class dcterms:LicenseDocument ;\n"
      "    void:entities 1 .\n"
      "\n"
      "<https://example.org/#class:pg:Pattern> void:class pg:Pattern ;\n"
      "    void:entities 2 .\n"
      "\n"
      "<https://example.org/#class:skos:Concept> void:class skos:Concept ;\n"
      "    void:entities 2 .\n"
      "\n"
      "<https://example.org/#export> a prov:Activity ;\n"
      "    prov:wasAssociatedWith <https://example.org/#patgraph> .\n"
      "\n"
      "<https://example.org/#patgraph> a prov:SoftwareAgent ;\n"
      "    rdfs:label \"patgraph\" ;\n"
      "    owl:versionInfo \"0.1.0\" .\n"
      "\n"
      "<https://example.org/#property:dcterms:license> void:property dcterms:license ;\n"
      "    void:triples 1 .\n"
      "\n"
      "<https://example.org/#property:extra:mood> void:property extra:mood ;\n"
      "    void:triples 1 .\n"
      "\n"
      "<https://example.org/#property:pg:requires> void:property pg:requires ;\n"
      "    void:triples 1 .\n"
      "\n"
      "<https://example.org/#property:rdf:type> void:property rdf:type ;\n"
      "    void:triples 5 .\n"
      "\n"
      "<https://example.org/#property:rdfs:label> void:property rdfs:label ;\n"
      "    void:triples 1 .\n"
      "\n"
      "<https://example.org/#property:skos:inScheme> void:property skos:inScheme ;\n"
      "    void:triples 2 .\n"
      "\n"
      "<https://example.org/#property:skos:prefLabel> void:property skos:prefLabel ;\n"
      "    void:triples 2 .\n");
}

TEST(Dataset, HasTheLicenceThatAllItsEntriesShare) {
  const std::string mit = "    dcterms:license <https://spdx.org/licenses/MIT> ;\n";
  const auto license_of = [&](const std::string& a, const std::string& b) {
    const std::string text =
        dataset_of(TextLibrary({SourceText{"a.md", "---\n" + a + "---\n"}, {"b.md", "---\n" + b + "---\n"}}));
    const std::size_t begin = text.find("    dcterms:license ");
    return begin != text.npos ? text.substr(begin, text.find('\n', begin) + 1 - begin) : "";
  };
  EXPECT_EQ(license_of("license: MIT\n", "provenance: {license: MIT}\n"), mit);
  EXPECT_EQ(license_of("license: MIT\n", ""), mit);
  EXPECT_EQ(license_of("license: MIT\n", "license: ''\n"), mit);
  EXPECT_EQ(license_of("license: MIT\n", "license: 0BSD\n"), "");
  EXPECT_EQ(license_of("", ""), "");
  EXPECT_EQ(license_of("license: our own\n", "license: our own\n"),
            "    dcterms:license <https://example.org/license-document/our%20own> ;\n");
}

TEST(Dataset, OfAnEmptyLibraryCountsNothing) {
  EXPECT_EQ(dataset_of(TextLibrary({})),
            "<https://example.org/> a void:Dataset , skos:ConceptScheme , dcat:Dataset ;\n"
            "    dcterms:title \"Example\" ;\n"
            "    void:entities 0 ;\n"
            "    void:triples 0 ;\n"
            "    void:uriSpace \"https://example.org/\" ;\n"
            "    prov:wasGeneratedBy <https://example.org/#export> .\n"
            "\n"
            "<https://example.org/#export> a prov:Activity ;\n"
            "    prov:wasAssociatedWith <https://example.org/#patgraph> .\n"
            "\n"
            "<https://example.org/#patgraph> a prov:SoftwareAgent ;\n"
            "    rdfs:label \"patgraph\" ;\n"
            "    owl:versionInfo \"0.1.0\" .\n");
}

TEST(Dataset, CountsTheStatementsThatStandBeforeIt) {
  const TextLibrary library({entry("a", "requires: [{slug: b, weight: 0.5}]\n"), entry("b")});
  const std::string triples = exported(library, "ntriples");
  const std::string before = triples.substr(0, triples.find("<https://example.org/> <"));
  const auto count = std::ranges::count(before, '\n');
  EXPECT_NE(triples.find("<https://example.org/> <http://rdfs.org/ns/void#triples> \"" +
                         std::to_string(count) + "\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"),
            triples.npos)
      << triples;
  // What each property is counted for adds up to the same.
  std::istringstream lines(triples);
  long of_properties = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("<https://example.org/#property:")) continue;
    const std::size_t triples_at = line.find("void#triples> \"");
    if (triples_at != line.npos) of_properties += std::stol(line.substr(triples_at + 15));
  }
  EXPECT_EQ(of_properties, count);
}

}  // namespace
}  // namespace patgraph::testing
