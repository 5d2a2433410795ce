#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

std::string findings_of(const std::string& lines, const std::string& extension = "") {
  return TextLibrary({entry("a", lines)}, extension).findings("unknown-value");
}

TEST(UnknownValue, IsReportedWithAllValuesAndTheNearest) {
  EXPECT_EQ(findings_of("lifecycle: {status: drafft}\n"),
            "a.md:5:21: warning: 'status' is 'drafft'; expected one of deprecated, draft, published, review; "
            "did you mean 'draft'? [unknown-value]\n");
}

TEST(UnknownValue, HasNoSuggestionWhereNothingIsNear) {
  EXPECT_EQ(findings_of("lifecycle: {status: abandoned-long-ago}\n"),
            "a.md:5:21: warning: 'status' is 'abandoned-long-ago'; expected one of deprecated, draft, "
            "published, review [unknown-value]\n");
}

TEST(UnknownValue, IsNotReportedForAValueOfTheClass) {
  EXPECT_EQ(findings_of("lifecycle: {status: draft, usage_stage: design, adoption_stage: early_adopters}\n"),
            "");
}

TEST(UnknownValue, IsNotReportedWhereTheClassNamesNone) {
  EXPECT_EQ(findings_of("classification: {era: [whichever], universality: so-so}\n"), "");
}

TEST(UnknownValue, IsReportedInLinks) {
  EXPECT_EQ(findings_of("requires: [{slug: a, source: curatd}]\n"),
            "a.md:5:30: warning: 'source' is 'curatd'; expected one of curated, graphrag, inferred, "
            "migration, taxonomy; did you mean 'curated'? [unknown-value]\n");
}

TEST(UnknownValue, IsExportedAllTheSame) {
  const std::string body = turtle_body(TextLibrary({entry("a", "lifecycle: {status: drafft}\n")}));
  EXPECT_NE(body.find("    pg:status <https://example.org/status/drafft> .\n"), body.npos) << body;
  EXPECT_NE(body.find("<https://example.org/status/drafft> a skos:Concept , pg:Status ;\n"), body.npos)
      << body;
}

// License is a relation to shared nodes: the values of its class are those that have an IRI, no others are
// wrong.
TEST(UnknownValue, IsNotReportedForALicence) {
  EXPECT_EQ(findings_of("license: our own terms\n"), "");
}

const std::string kExtension =
    "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix x: <https://example.org/x#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "x:Mood a owl:Class ; rdfs:label \"mood\" ; rdfs:subClassOf skos:Concept ; pg:value \"calm\" , \"wild\" "
    ".\n"
    "x:mood a owl:ObjectProperty ; pg:key \"mood\" ; rdfs:domain pg:Entry ; rdfs:range x:Mood .\n";

TEST(UnknownValue, IsReportedForTheValuesOfAnExtension) {
  EXPECT_EQ(findings_of("mood: [calm, calm, wlid]\n", kExtension),
            "a.md:5:20: warning: 'mood' is 'wlid'; expected one of calm, wild; did you mean 'wild'? "
            "[unknown-value]\n");
}

TEST(UnknownValue, CanBeKnownToAnExtension) {
  const std::string extension =
      "@prefix pg: <https://w3id.org/patgraph/ns#> . pg:Status pg:value \"drafft\" .\n";
  EXPECT_EQ(findings_of("lifecycle: {status: drafft}\n", extension), "");
}

TEST(UnknownValue, OfAClassWithAnIriBaseKeepsItsOwnIri) {
  const std::string extension = kExtension + "x:Mood pg:iriBase \"https://example.net/moods/\" .\n";
  const std::string body =
      turtle_body(TextLibrary({SourceText{"a.md", "---\nmood: [calm, cross]\n---\n"}}, extension));
  EXPECT_NE(body.find("x:mood <https://example.net/moods/calm> , <https://example.org/mood/cross> .\n"),
            body.npos)
      << body;
}

}  // namespace
}  // namespace patgraph::testing
