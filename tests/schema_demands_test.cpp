#include <gtest/gtest.h>

#include <algorithm>

#include "ontology.hpp"
#include "rdf.hpp"
#include "schema.hpp"

namespace patgraph {
namespace {

Schema schema_with(const std::string& extension) {
  const std::string prefixes =
      "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . "
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix ex: <https://example.org/> . "
      "@prefix dcterms: <http://purl.org/dc/terms/> .\n";
  std::vector<rdf::Document> documents;
  documents.push_back(rdf::parse_turtle("patgraph.ttl", builtin_ontology()));
  documents.push_back(rdf::parse_turtle("x.ttl", prefixes + extension));
  return build_schema(documents);
}

/// Returns what is wrong with an extension; its first line is line 2.
std::string error_of(const std::string& extension) {
  try {
    schema_with(extension);
  } catch (const OntologyError& error) {
    return error.what();
  }
  return "nothing";
}

TEST(RelationGroup, OfTheOntologyNeverMergesWhatIsNeededWithWhatEnables) {
  const Schema schema = schema_with("");
  const RelationId needs = schema.relation_by_key("requires").value();
  const RelationId eases = schema.relation_by_key("enables").value();
  ASSERT_FALSE(schema.relation_groups.empty());
  for (const RelationGroup& group : schema.relation_groups) {
    const bool has_both = std::ranges::find(group.axes, needs) != group.axes.end() &&
                          std::ranges::find(group.axes, eases) != group.axes.end();
    EXPECT_FALSE(has_both) << group.label;
  }
}

TEST(RelationGroup, OfSomethingThatIsNoRelationIsAnError) {
  EXPECT_EQ(error_of("pg:dependence\n  pg:groups pg:requiers .\n"),
            "x.ttl:3:1: error: 'https://w3id.org/patgraph/ns#requiers' is no relation; did you mean "
            "'https://w3id.org/patgraph/ns#requires'? [ontology-invalid]");
}

TEST(RelationGroup, OfARelationWhoseCyclesAreThoseOfAnotherIsAnError) {
  EXPECT_EQ(error_of("pg:dependence pg:groups pg:manifestsAs .\n"),
            "x.ttl:2:1: error: the circles of 'https://w3id.org/patgraph/ns#manifestsAs' are those of "
            "'https://w3id.org/patgraph/ns#generalizesFrom'; expected that relation in the group "
            "[ontology-invalid]");
}

TEST(RelationGroup, WithAnUnknownSeverityIsAnError) {
  EXPECT_EQ(
      error_of("ex:loop a pg:RelationGroup ; pg:groups pg:enables ; pg:cycle \"bad\" .\n"),
      "x.ttl:2:1: error: pg:cycle of 'https://example.org/loop' is 'bad'; expected 'error', 'warning' or "
      "'info' [ontology-invalid]");
}

TEST(RelationGroup, IsAWarningUnlessItSaysOtherwise) {
  const Schema schema = schema_with("ex:loop a pg:RelationGroup ; pg:groups pg:enables .\n");
  ASSERT_EQ(schema.relation_groups.front().label, "loop");
  EXPECT_EQ(schema.relation_groups.front().cycle, Severity::warning);
}

TEST(Generation, StandsBeforeThoseThatItSucceeds) {
  const Schema schema = schema_with(
      "ex:v0 a pg:Generation . pg:v1 pg:succeeds ex:v0 .\nex:v9 a pg:Generation ; pg:succeeds pg:v8 .\n");
  std::string order;
  for (const Generation& generation : schema.generations) order += generation.label + " ";
  EXPECT_EQ(order, "v9 v8 v7 v1 v0 ");
}

TEST(Generation, ThatSucceedsItselfDoesNotHang) {
  EXPECT_EQ(schema_with("pg:v1 pg:succeeds pg:v8 .\n").generations.size(), 3U);
}

TEST(Generation, ThatRequiresWhatNoEntryHasIsAnError) {
  EXPECT_EQ(error_of("pg:v7 pg:requiresField pg:sumary .\n").substr(0, 74),
            "x.ttl:2:1: error: 'https://w3id.org/patgraph/ns#sumary' is no field of ent");
  EXPECT_EQ(error_of("pg:v7 pg:requiresField pg:weight .\n").substr(0, 78),
            "x.ttl:2:1: error: 'https://w3id.org/patgraph/ns#weight' is no field of entries");
}

TEST(Demands, ThatTwoDocumentsStateAreStatedOnce) {
  const Schema once = schema_with("");
  const Schema twice = schema_with(
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . pg:v7 pg:requiresField skos:definition .\n"
      "pg:dependence pg:groups pg:requires . dcterms:modified pg:notBefore dcterms:created .\n");
  ASSERT_EQ(once.generations[1].label, "v7");
  EXPECT_EQ(twice.generations[1].required, once.generations[1].required);
  EXPECT_EQ(twice.relation_groups.front().axes, once.relation_groups.front().axes);
  const FieldId modified = std::get<FieldRef>(once.keys.children.at("modified").term).id;
  EXPECT_EQ(twice.fields[modified].not_before, once.fields[modified].not_before);
}

TEST(DeprecatedValue, ThatTheClassHasNotIsAnError) {
  EXPECT_EQ(
      error_of("pg:Status pg:deprecatedValue \"depreciated\" .\n"),
      "x.ttl:2:1: error: 'depreciated' is no value of 'https://w3id.org/patgraph/ns#Status'; did you mean "
      "'deprecated'? [ontology-invalid]");
}

TEST(NotBefore, BetweenFieldsThatAreNoDatesIsAnError) {
  EXPECT_EQ(error_of("dcterms:created pg:notBefore pg:founded .\n"),
            "x.ttl:2:1: error: pg:notBefore leads from 'http://purl.org/dc/terms/created' to "
            "'https://w3id.org/patgraph/ns#founded'; expected two fields of the range "
            "'https://w3id.org/patgraph/ns#DateOrTime' [ontology-invalid]");
}

}  // namespace
}  // namespace patgraph
