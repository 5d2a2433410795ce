#include "library_fixture.hpp"
#include "map/map.hpp"
#include "map/selection.hpp"

namespace patgraph::testing {
namespace {

std::string ends(const PatternMap& map, const MapEdge& edge) {
  const RelationType* relation = map.relation_of(edge);
  return map.nodes[edge.source].id + " " + (relation != nullptr ? relation->key : "-") + " " +
         map.nodes[edge.target].id;
}

/// Returns the ids of the nodes on the first line, and the edges, one a line.
std::string shown(const PatternMap& map) {
  std::string text;
  for (const MapNode& node : map.nodes) text += (text.empty() ? "" : " ") + node.id;
  text += "\n";
  for (const MapEdge& edge : map.edges) text += ends(map, edge) + "\n";
  return text;
}

VertexId vertex(const TextLibrary& library, const std::string& name) {
  return library.graph().find(name)->vertex;
}

FieldId field(const TextLibrary& library, const std::string& name) {
  return library.graph().schema().fields_named(name).front();
}

RelationId relation_id(const TextLibrary& library, const std::string& key) {
  return *library.graph().schema().relation_by_key(key);
}

/// a needs b, b needs c; d makes a possible; e stands alone.
TextLibrary chain() {
  return TextLibrary({entry("a", "requires: [b]\n"), entry("b", "requires: [c]\n"), entry("c"),
                      entry("d", "enables: [a]\n"), entry("e")});
}

TEST(MapSelection, WholeMapShowsEveryEntryAndLink) {
  EXPECT_EQ(shown(make_map(chain().graph(), {})),
            "a b c d e\n"
            "a requires b\n"
            "b requires c\n"
            "d enables a\n");
}

TEST(MapSelection, BothSidesOfARelationshipAreOneEdgeWithTheGreatestWeight) {
  const TextLibrary library({entry("a", "relationships: {generalizes_from: [{slug: b, weight: 0.4}]}\n"),
                             entry("b", "relationships: {specializes_to: [{slug: a, weight: 0.6}]}\n")});
  const PatternMap map = make_map(library.graph(), {});
  ASSERT_EQ(shown(map), "a b\na generalizes_from b\n");
  EXPECT_EQ(map.edges[0].weight, 0.6);
  EXPECT_EQ(map.edges[0].links, 2U);
}

TEST(MapSelection, ProposalsAreDrawnOnlyWhereTheyAreAskedFor) {
  const TextLibrary library(
      {entry("a", "graph_garden: {inferred_links: [{target: b, type: related}]}\n"), entry("b")});
  EXPECT_EQ(shown(make_map(library.graph(), {})), "a b\n");
  MapOptions options;
  for (RelationId id = 0; id < library.graph().schema().relations.size(); ++id) {
    const RelationType& relation = library.graph().schema().relations[id];
    if (relation.to_entries && !relation.asserted) options.relations.push_back(id);
  }
  EXPECT_EQ(make_map(library.graph(), options).edges.size(), 1U);
}

TEST(MapSelection, EntriesOfOneSlugAreNodesOfTheirOwn) {
  const TextLibrary library({SourceText{"x/a.md", "---\nid: pat_one\n---\n"},
                             SourceText{"y/a.md", "---\nid: pat_two\n---\n"},
                             SourceText{"z/a.md", "---\ntitle: Third\n---\n"}});
  EXPECT_EQ(shown(make_map(library.graph(), {})), "a a:2 a:pat_two\n");
}

TEST(MapSelection, NeighbourhoodReachesAsFarAsAsked) {
  const TextLibrary library = chain();
  MapOptions options;
  options.around = {vertex(library, "b"), 1};
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b c\na requires b\nb requires c\n");
  options.around->depth = 2;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b c d\na requires b\nb requires c\nd enables a\n");
}

TEST(MapSelection, NeighbourhoodFollowsArrowsWhereOneWayIsAskedFor) {
  const TextLibrary library = chain();
  MapOptions options;
  options.around = {vertex(library, "b"), 2};
  options.direction = Direction::out;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "b c\nb requires c\n");
  options.direction = Direction::in;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b d\na requires b\nd enables a\n");
}

TEST(MapSelection, SymmetricLinksLeadBothWays) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b")});
  MapOptions options;
  options.around = {vertex(library, "b"), 1};
  options.direction = Direction::out;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b\na related b\n");
}

TEST(MapSelection, RelationLeavesOutWhatItDoesNotTouch) {
  const TextLibrary library = chain();
  MapOptions options;
  options.relations = {relation_id(library, "enables")};
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a d\nd enables a\n");
}

TEST(MapSelection, NamedEntryStaysThoughTheRelationDoesNotTouchIt) {
  const TextLibrary library = chain();
  MapOptions options;
  options.relations = {relation_id(library, "enables")};
  options.around = {vertex(library, "c"), 1};
  EXPECT_EQ(shown(make_map(library.graph(), options)), "c\n");
}

TEST(MapSelection, LinksWithoutAWeightCountAsOne) {
  const TextLibrary library(
      {entry("a",
             "relationships: {requires: [{slug: b, weight: 0.3}, {slug: c, weight: 0.7},"
             " d]}\n"),
       entry("b"), entry("c"), entry("d")});
  MapOptions options;
  options.min_weight = 0.7;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a c d\na requires c\na requires d\n");
}

TEST(MapSelection, ConditionsOfOneFieldAreAlternativesAndAllFieldsMustAgree) {
  const TextLibrary library({entry("a", "classification: {domain: soil, status: draft}\n"),
                             entry("b", "classification: {domain: water, status: draft}\n"),
                             entry("c", "classification: {domain: water, status: published}\n"),
                             entry("d", "classification: {domain: people, status: draft}\n")});
  MapOptions options;
  options.where = {{field(library, "domain"), "soil"},
                   {field(library, "domain"), "water"},
                   {field(library, "status"), "draft"}};
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b\n");
}

TEST(MapSelection, OfSeveralValuesOneIsEnough) {
  const TextLibrary library(
      {entry("a", "tags: [x]\nontology: {cross_domains: [soil, water]}\n"), entry("b")});
  MapOptions options;
  options.where = {{field(library, "cross_domains"), "water"}};
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a\n");
}

TEST(MapSelection, CyclesAreThoseOfOneRelationWithTheirOwnLinks) {
  // a → b → a closes along requires; c → d → c needs two relations.
  const TextLibrary library({entry("a", "requires: [b]\nrelated: [b]\n"), entry("b", "requires: [a, c]\n"),
                             entry("c", "requires: [d]\n"), entry("d", "enables: [c]\n")});
  MapOptions options;
  options.only_cycles = true;
  const PatternMap map = make_map(library.graph(), options);
  EXPECT_EQ(shown(map), "a b\na requires b\nb requires a\n");
  ASSERT_EQ(map.cycles.size(), 1U);
  EXPECT_EQ(map.schema().relations[map.cycles[0].axis].key, "requires");
  EXPECT_EQ(map.cycles[0].nodes, (std::vector<std::uint32_t>{0, 1}));
}

TEST(MapSelection, CyclesOverBothSpellingsOfARelationAreFound) {
  const TextLibrary library(
      {entry("a", "generalizes_from: [b]\n"), entry("b", "generalizes_from: [c]\n"),
       entry("c", "relationships: {generalizes_from: [], manifests_as: []}\ngeneralizes_from: [a]\n")});
  MapOptions options;
  options.only_cycles = true;
  EXPECT_EQ(make_map(library.graph(), options).cycles.size(), 1U);
}

TEST(MapSelection, ChainIsAShortestOneWithAllLinksOfItsSteps) {
  const TextLibrary library({entry("a", "requires: [b]\nenables: [c]\n"),
                             entry("b", "requires: [z]\nrelated: [z]\n"), entry("c", "enables: [d]\n"),
                             entry("d", "enables: [z]\n"), entry("z")});
  MapOptions options;
  options.path = {vertex(library, "a"), vertex(library, "z")};
  EXPECT_EQ(shown(make_map(library.graph(), options)),
            "a b z\n"
            "a requires b\n"
            "b related z\n"
            "b requires z\n");
}

TEST(MapSelection, ChainAgainstTheArrowsNeedsBothDirections) {
  const TextLibrary library = chain();
  MapOptions options;
  options.path = {vertex(library, "c"), vertex(library, "d")};
  EXPECT_EQ(make_map(library.graph(), options).edges.size(), 3U);
  options.direction = Direction::out;
  const PatternMap none = make_map(library.graph(), options);
  EXPECT_EQ(shown(none), "\n");
  EXPECT_EQ(none.emptied_by, MapSelection::path);
}

TEST(MapSelection, TopKeepsThoseThatCountMostAndOfEqualOnesTheFirst) {
  const TextLibrary library = chain();
  MapOptions options;
  options.top = 2;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b\na requires b\n");
  options.by = Measure::page_rank;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "b c\nb requires c\n");
  options.by = Measure::betweenness;
  EXPECT_EQ(shown(make_map(library.graph(), options)), "a b\na requires b\n");
}

TEST(MapSelection, ReductionLeavesOutWhatAChainImplies) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\nrequires: [c]\n"),
                             entry("b", "generalizes_from: [c]\n"), entry("c")});
  MapOptions options;
  options.reduce = true;
  EXPECT_EQ(shown(make_map(library.graph(), options)),
            "a b c\n"
            "a generalizes_from b\n"
            "a requires c\n"
            "b generalizes_from c\n");
}

TEST(MapSelection, ReductionKeepsLinksWithinACycle) {
  const TextLibrary library({entry("a", "generalizes_from: [b, c]\n"), entry("b", "generalizes_from: [c]\n"),
                             entry("c", "generalizes_from: [a]\n")});
  MapOptions options;
  options.reduce = true;
  EXPECT_EQ(make_map(library.graph(), options).edges.size(), 4U);
}

TEST(MapCategories, CollapsePutsOneNodeInThePlaceOfEachValue) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\nrequires: [b, c]\n"),
                             entry("b", "classification: {domain: water}\nrelated: [a]\n"),
                             entry("c", "classification: {domain: water}\nrequires: [b]\n"),
                             entry("d", "requires: [a]\n")});
  MapOptions options;
  options.collapse = field(library, "domain");
  const PatternMap map = make_map(library.graph(), options);
  ASSERT_EQ(shown(map), "group: group:soil group:water\ngroup: - group:soil\ngroup:soil - group:water\n");
  EXPECT_EQ(map.nodes[0].label, "no domain");
  EXPECT_EQ(map.nodes[2].label, "water");
  EXPECT_EQ(map.nodes[2].members, 2U);
  EXPECT_EQ(map.nodes[2].inner_links, 1U);
  EXPECT_EQ(map.nodes[2].size, 1);
  EXPECT_EQ(map.nodes[1].size, 0.5);
  EXPECT_EQ(map.edges[1].links, 3U);
}

TEST(MapCategories, GroupsCountEntriesAndNotWhatIsNamedOnly) {
  const TextLibrary library({entry("a", "relationships: {tools: [{name: Hoe}]}\n")});
  MapOptions options;
  options.collapse = field(library, "domain");
  const PatternMap map = make_map(library.graph(), options);
  ASSERT_EQ(map.nodes.size(), 1U);
  EXPECT_EQ(map.nodes[0].members, 1U);
}

TEST(MapCategories, ColoursAreTheValuesOfTheFieldThoseOfMostEntriesFirst) {
  const TextLibrary library({entry("a", "classification: {domain: soil}\n"),
                             entry("b", "classification: {domain: water}\n"),
                             entry("c", "classification: {domain: water}\n"), entry("d")});
  MapOptions options;
  options.color = field(library, "domain");
  const PatternMap map = make_map(library.graph(), options);
  EXPECT_EQ(map.colors.title, "domain");
  EXPECT_EQ(map.colors.values, (std::vector<std::string>{"water", "soil"}));
  EXPECT_EQ(map.nodes[0].color, 1U);
  EXPECT_EQ(map.nodes[1].color, 0U);
  EXPECT_EQ(map.nodes[3].color, std::nullopt);
}

TEST(MapCategories, SizesAreRelativeToTheLargest) {
  const TextLibrary library = chain();
  MapOptions options;
  options.size = Measure::degree;
  const PatternMap map = make_map(library.graph(), options);
  EXPECT_EQ(map.nodes[1].size, 1);
  EXPECT_EQ(map.nodes[2].size, 0.5);
  EXPECT_EQ(map.nodes[4].size, 0);
}

TEST(MapNodes, PageIsTheOneGivenWhereTheWebCanOpenIt) {
  const TextLibrary library({entry("a", "page_url: https://example.org/a\n"),
                             entry("b", "page_url: 'javascript:alert(1)'\n"), entry("c")});
  MapOptions options;
  options.base = "https://garden.example/";
  const PatternMap map = make_map(library.graph(), options);
  EXPECT_EQ(map.nodes[0].url, "https://example.org/a");
  EXPECT_EQ(map.nodes[1].url, "https://garden.example/b");
  EXPECT_EQ(map.nodes[2].url, "https://garden.example/c");
  options.base = "urn:x:";
  EXPECT_EQ(make_map(library.graph(), options).nodes[1].url, "");
}

}  // namespace
}  // namespace patgraph::testing
