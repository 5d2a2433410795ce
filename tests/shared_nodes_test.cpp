#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "export_fixture.hpp"
#include "statistics.hpp"

namespace patgraph::testing {
namespace {

/// Returns the Turtle of an entry `a` with those lines and of an entry `b` without any.
std::string turtle_of(const std::string& lines) {
  return turtle_body(TextLibrary({SourceText{"a.md", "---\n" + lines + "---\n"}, {"b.md", "---\n---\n"}}));
}

const std::string kA = "pattern:a a skos:Concept , pg:Pattern ;\n";
const std::string kB =
    "pattern:b a skos:Concept , pg:Pattern ;\n"
    "    skos:inScheme <https://example.org/> .\n";

TEST(Mentions, AreNodesWithTheirTypeAndTheLinkHasTheRelevance) {
  EXPECT_EQ(turtle_of("graph_garden:\n  entities:\n"
                      "    - {id: runner-bean, type: organism, label: Runner bean, relevance: 0.90}\n"),
            kA +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:mentions <https://example.org/entity/runner-bean> .\n"
                "\n"
                "<https://example.org/a#mentions:entity/runner-bean> a pg:Relationship ;\n"
                "    pg:relation pg:mentions ;\n"
                "    pg:relevance 0.90 ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target <https://example.org/entity/runner-bean> .\n"
                "\n" +
                kB +
                "\n"
                "<https://example.org/entity-type/> a skos:ConceptScheme ;\n"
                "    skos:prefLabel \"entity type\" .\n"
                "\n"
                "<https://example.org/entity-type/organism> a skos:Concept , pg:EntityType ;\n"
                "    skos:inScheme <https://example.org/entity-type/> ;\n"
                "    skos:prefLabel \"organism\" .\n"
                "\n"
                "<https://example.org/entity/runner-bean> a pg:Entity ;\n"
                "    rdfs:label \"Runner bean\" ;\n"
                "    pg:entityType <https://example.org/entity-type/organism> .\n");
}

TEST(Mentions, ThatArePlainTextAreNodesWithThatLabelAndNoLinkNode) {
  EXPECT_EQ(turtle_of("graph_garden:\n  entities: [Runner bean]\n"),
            kA +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:mentions <https://example.org/entity/Runner%20bean> .\n"
                "\n" +
                kB +
                "\n"
                "<https://example.org/entity/Runner%20bean> a pg:Entity ;\n"
                "    rdfs:label \"Runner bean\" .\n");
}

TEST(Mentions, StandInTheOrderOfTheirIris) {
  const std::string turtle = turtle_of(
      "graph_garden:\n"
      "  entities: [runner bean b, runner bean, runner bean~, runner be\u00E9, runner be, Bean, '.',\n"
      "             runner bean a, zest, '..', 7, 'runner bean: a',\n"
      "             long-names-that-begin-with-more-than-forty-bytes-of-the-same/b,\n"
      "             long-names-that-begin-with-more-than-forty-bytes-of-the-same-a,\n"
      "             long-names-that-begin-with-more-than-forty-bytes-of-the-same,\n"
      "             long-names-that-begin-with-more-bytes]\n");
  std::vector<std::string> subjects;
  std::istringstream lines(turtle);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("<https://example.org/entity/")) subjects.push_back(line.substr(0, line.find('>')));
  }
  EXPECT_EQ(subjects.size(), 16U);
  EXPECT_TRUE(std::ranges::is_sorted(subjects)) << turtle;
}

TEST(Entries, StandInTheOrderOfTheirIris) {
  std::vector<SourceText> files;
  for (const std::string_view name :
       {"bean-and-more-of-the-name-than-is-compared-as-numbers-b", "bean", "bean tunnel", "Bean", "beans",
        "a", "bean-and-more-of-the-name-than-is-compared-as-numbers", "bean-row",
        "bean-and-more-of-the-name-than-is-compared-as-numbers-a"})
    files.push_back({std::string(name) + ".md", "---\n---\n"});
  std::vector<std::string> subjects;
  std::istringstream lines(turtle_body(TextLibrary(files)));
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(" a skos:Concept , pg:Pattern ;"))
      subjects.push_back(line.substr(0, line.find(" a skos")));
  }
  EXPECT_EQ(subjects, (std::vector<std::string>{
                          "pattern:Bean", "pattern:a", "pattern:bean", "<https://example.org/bean%20tunnel>",
                          "pattern:bean-and-more-of-the-name-than-is-compared-as-numbers",
                          "pattern:bean-and-more-of-the-name-than-is-compared-as-numbers-a",
                          "pattern:bean-and-more-of-the-name-than-is-compared-as-numbers-b",
                          "pattern:bean-row", "pattern:beans"}));
}

TEST(Mentions, OfOneThingByManyAreOneNodeWithAllThatIsSaid) {
  const TextLibrary library(
      {SourceText{"a.md", "---\ngraph_garden: {entities: [{id: x, type: tool}]}\n---\n"},
       {"b.md",
        "---\ngraph_garden: {entities: [{id: x, type: practice, label: X}, {id: x, label: The x}]}\n---\n"}});
  const std::string body = turtle_body(library);
  const std::string node =
      "<https://example.org/entity/x> a pg:Entity ;\n"
      "    rdfs:label \"The x\" , \"X\" ;\n"
      "    pg:entityType <https://example.org/entity-type/practice> , "
      "<https://example.org/entity-type/tool> .\n";
  EXPECT_NE(body.find(node), body.npos) << body;
}

TEST(Communities, AreCollectionsThatHaveTheirMembers) {
  EXPECT_EQ(turtle_of("graph_garden:\n  communities:\n"
                      "    - {id: soil, label: Soil and Seed, confidence: 0.82, source: graphrag}\n"),
            kA +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:community <https://example.org/community/soil> .\n"
                "\n"
                "<https://example.org/a#community:community/soil> a pg:Relationship ;\n"
                "    pg:confidence 0.82 ;\n"
                "    pg:linkProvenance <https://example.org/link-provenance/graphrag> ;\n"
                "    pg:relation pg:community ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target <https://example.org/community/soil> .\n"
                "\n" +
                kB +
                "\n"
                "<https://example.org/community/soil> a skos:Collection , pg:Community ;\n"
                "    rdfs:label \"Soil and Seed\" ;\n"
                "    skos:member pattern:a .\n"
                "\n"
                "<https://example.org/link-provenance/> a skos:ConceptScheme ;\n"
                "    skos:prefLabel \"link provenance\" .\n"
                "\n"
                "<https://example.org/link-provenance/graphrag> a skos:Concept , pg:LinkProvenance ;\n"
                "    skos:inScheme <https://example.org/link-provenance/> ;\n"
                "    skos:prefLabel \"graphrag\" .\n");
}

TEST(Communities, ThatArePlainTextAreNamedByIt) {
  const TextLibrary library({SourceText{"a.md", "---\ngraph_garden: {communities: [Soil]}\n---\n"},
                             {"b.md", "---\ngraph_garden: {communities: [Soil]}\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:a a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:community <https://example.org/community/Soil> .\n"
            "\n"
            "pattern:b a skos:Concept , pg:Pattern ;\n"
            "    skos:inScheme <https://example.org/> ;\n"
            "    pg:community <https://example.org/community/Soil> .\n"
            "\n"
            "<https://example.org/community/Soil> a skos:Collection , pg:Community ;\n"
            "    rdfs:label \"Soil\" ;\n"
            "    skos:member pattern:a , pattern:b .\n");
}

TEST(GravitationalHubs, KeepTheirInfluenceAndPrinciple) {
  EXPECT_EQ(turtle_of("gravitational_hubs: [{hub_id: b, principle: mutual aid, influence: 2.5}]\n"),
            kA +
                "    skos:inScheme <https://example.org/> ;\n"
                "    pg:gravitationalHub pattern:b .\n"
                "\n"
                "<https://example.org/a#gravitationalHub:b> a pg:Relationship ;\n"
                "    pg:influence 2.5 ;\n"
                "    pg:principle \"mutual aid\" ;\n"
                "    pg:relation pg:gravitationalHub ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target pattern:b .\n"
                "\n" +
                kB);
}

TEST(Contributors, AreAgentsByNameWhateverTheirForm) {
  EXPECT_EQ(turtle_of("contributors: [Ada Marlow, {name: Jürgen Aust, role: seed keeper}]\n"),
            kA +
                "    dcterms:contributor <https://example.org/agent/Ada%20Marlow> , "
                "<https://example.org/agent/J%C3%BCrgen%20Aust> ;\n"
                "    skos:inScheme <https://example.org/> .\n"
                "\n"
                "<https://example.org/a#contributor:agent/J%C3%BCrgen%20Aust> a pg:Relationship ;\n"
                "    pg:relation dcterms:contributor ;\n"
                "    pg:role \"seed keeper\" ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target <https://example.org/agent/J%C3%BCrgen%20Aust> .\n"
                "\n"
                "<https://example.org/agent/Ada%20Marlow> a dcterms:Agent ;\n"
                "    rdfs:label \"Ada Marlow\" .\n"
                "\n"
                "<https://example.org/agent/J%C3%BCrgen%20Aust> a dcterms:Agent ;\n"
                "    rdfs:label \"Jürgen Aust\" .\n"
                "\n" +
                kB);
}

TEST(License, ThatSpdxKnowsHasTheIriOfSpdx) {
  EXPECT_EQ(turtle_of("license: CC-BY-4.0\n"),
            kA +
                "    dcterms:license <https://spdx.org/licenses/CC-BY-4.0> ;\n"
                "    skos:inScheme <https://example.org/> .\n"
                "\n" +
                kB +
                "\n"
                "<https://spdx.org/licenses/CC-BY-4.0> a dcterms:LicenseDocument ;\n"
                "    rdfs:label \"CC-BY-4.0\" .\n");
}

TEST(License, ThatSpdxDoesNotKnowIsANodeOfTheLibrary) {
  EXPECT_EQ(turtle_of("provenance: {license: CC BY 4.0}\n"),
            kA +
                "    dcterms:license <https://example.org/license-document/CC%20BY%204.0> ;\n"
                "    skos:inScheme <https://example.org/> .\n"
                "\n" +
                kB +
                "\n"
                "<https://example.org/license-document/CC%20BY%204.0> a dcterms:LicenseDocument ;\n"
                "    rdfs:label \"CC BY 4.0\" .\n");
}

TEST(Lighthouse, IsAnOrganisationAndNoConcept) {
  const TextLibrary library({SourceText{
      "l.md",
      "---\nid: lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: L\nfounded: 1998\nlocation:\n  city: Millbrook\n"
      "  coordinates: {lat: 52.41, lng: -1.78}\nwebsite: https://example.org/l\n---\n"}});
  EXPECT_EQ(turtle_body(library),
            "pattern:l a foaf:Organization , pg:Lighthouse ;\n"
            "    dcterms:identifier \"lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\" ;\n"
            "    geo:lat 52.41 ;\n"
            "    geo:long -1.78 ;\n"
            "    skos:prefLabel \"L\" ;\n"
            "    foaf:homepage pattern:l ;\n"
            "    pg:city \"Millbrook\" ;\n"
            "    pg:founded \"1998\"^^xsd:gYear .\n");
}

TEST(InferredLink, WithoutATypeNamesNoRelation) {
  EXPECT_EQ(turtle_of("graph_garden:\n  inferred_links: [{target: b, confidence: 0.5}]\n"),
            kA +
                "    skos:inScheme <https://example.org/> .\n"
                "\n"
                "<https://example.org/a#inferredLink:b> a pg:InferredRelationship ;\n"
                "    pg:confidence 0.5 ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target pattern:b .\n"
                "\n" +
                kB);
}

TEST(InferredLink, OfAnUnknownTypeKeepsItAsText) {
  EXPECT_EQ(turtle_of("graph_garden:\n  inferred_links: [{target: b, type: reqires}]\n"),
            kA +
                "    skos:inScheme <https://example.org/> .\n"
                "\n"
                "<https://example.org/a#inferredLink:reqires:b> a pg:InferredRelationship ;\n"
                "    pg:relation \"reqires\" ;\n"
                "    pg:source pattern:a ;\n"
                "    pg:target pattern:b .\n"
                "\n" +
                kB);
}

// A tool may be an entry of the library: what its link calls it must not get lost.
TEST(Tools, ThatAreEntriesKeepTheNameThatTheLinkGivesThem) {
  const std::string body = turtle_of("tools: [{slug: b, name: The big B}]\n");
  EXPECT_NE(body.find("\"The big B\""), body.npos) << body;
}

// What has no file is known by one name: the second is kept as a value that no term claims.
TEST(Mentions, ThatHaveTwoNamesKeepBoth) {
  const TextLibrary library(
      {SourceText{"a.md", "---\ngraph_garden: {entities: [{id: runner-bean, slug: other}]}\n---\n"}});
  EXPECT_NE(exported(library, "ntriples").find("#extra/graph_garden/entities/slug> \"other\""),
            std::string::npos);
  EXPECT_EQ(value_ledgers_of(library.graph()).at("graph_garden/entities/slug"), (ValueLedger{0, 1, 0, 0}));
}

}  // namespace
}  // namespace patgraph::testing
