#include "leaf_count.hpp"
#include "library_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

// Every value of the front matter is mapped, unmapped, empty or rejected: one of them, and none is left out.

constexpr const char* kAllOutcomes =
    "---\n"
    "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\n"
    "slug: a\n"
    "title: First\n"
    "title: A\n"
    "summary: null\n"
    "sources: []\n"
    "version: ''\n"
    "mood: {deep: [1, 2], none: {}}\n"
    "relationships:\n"
    "  requires: [nowhere, {slug: b, weight: 0.5, why: so}]\n"
    "  enables: [{slug: gone, weight: 0.1, why: so}, [b], '']\n"
    "lifecycle: draft\n"
    "---\n";
constexpr const char* kOther = "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\n---\n";

using Ledger = ProgramTest;

TEST_F(Ledger, TextHasARowForEachKeyAndOneForAll) {
  write("lib/a.md", kAllOutcomes);
  write("lib/b.md", kOther);
  const Result run = this->run("stats lib --ledger");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out.substr(run.out.find("\nunmapped ")),
            "\n"
            "unmapped  values of a key that the ontology does not know\n"
            "       1  lifecycle\n"
            "       2  mood/deep\n"
            "       1  relationships/enables/why\n"
            "       1  relationships/requires/why\n"
            "\n"
            "    mapped  unmapped     empty  rejected  values under\n"
            "         2         0         0         0  id\n"
            "         0         1         0         0  lifecycle\n"
            "         0         2         0         0  mood/deep\n"
            "         0         0         1         0  mood/none\n"
            "         0         0         1         1  relationships/enables\n"
            "         0         0         0         1  relationships/enables/slug\n"
            "         0         0         0         1  relationships/enables/weight\n"
            "         0         0         0         1  relationships/enables/why\n"
            "         0         0         0         1  relationships/requires\n"
            "         1         0         0         0  relationships/requires/slug\n"
            "         1         0         0         0  relationships/requires/weight\n"
            "         0         1         0         0  relationships/requires/why\n"
            "         2         0         0         0  slug\n"
            "         0         0         1         0  sources\n"
            "         0         0         1         0  summary\n"
            "         2         0         0         1  title\n"
            "         0         0         1         0  version\n"
            "         8         4         5         6  (all)\n");
}

TEST_F(Ledger, JsonHasTheSameFigures) {
  write("lib/a.md", kAllOutcomes);
  write("lib/b.md", kOther);
  const Result run = this->run("stats lib --ledger --format json");
  EXPECT_EQ(run.exit_code, 0);
  std::string squeezed;
  for (const char c : run.out.substr(run.out.find("  \"unmapped\": "))) {
    if (c != '\n' && c != ' ') squeezed += c;
  }
  const auto row = [](int mapped, int unmapped, int empty, int rejected) {
    return "{\"mapped\":" + std::to_string(mapped) + ",\"unmapped\":" + std::to_string(unmapped) +
           ",\"empty\":" + std::to_string(empty) + ",\"rejected\":" + std::to_string(rejected) + "}";
  };
  EXPECT_EQ(squeezed,
            R"("unmapped":{"lifecycle":1,"mood/deep":2,"relationships/enables/why":1,)"
            R"("relationships/requires/why":1},)"
            R"("values":{"mapped":8,"unmapped":4,"empty":5,"rejected":6,"by_key":{)"
            R"("id":)" +
                row(2, 0, 0, 0) + R"(,"lifecycle":)" + row(0, 1, 0, 0) + R"(,"mood/deep":)" +
                row(0, 2, 0, 0) + R"(,"mood/none":)" + row(0, 0, 1, 0) + R"(,"relationships/enables":)" +
                row(0, 0, 1, 1) + R"(,"relationships/enables/slug":)" + row(0, 0, 0, 1) +
                R"(,"relationships/enables/weight":)" + row(0, 0, 0, 1) + R"(,"relationships/enables/why":)" +
                row(0, 0, 0, 1) + R"(,"relationships/requires":)" + row(0, 0, 0, 1) +
                R"(,"relationships/requires/slug":)" + row(1, 0, 0, 0) +
                R"(,"relationships/requires/weight":)" + row(1, 0, 0, 0) +
                R"(,"relationships/requires/why":)" + row(0, 1, 0, 0) + R"(,"slug":)" + row(2, 0, 0, 0) +
                R"(,"sources":)" + row(0, 0, 1, 0) + R"(,"summary":)" + row(0, 0, 1, 0) + R"(,"title":)" +
                row(2, 0, 0, 1) + R"(,"version":)" + row(0, 0, 1, 0) + "}}}");
}

TEST_F(Ledger, IsLeftOutUnlessAskedFor) {
  write("a.md", kAllOutcomes);
  EXPECT_EQ(run("stats a.md").out.find("values under"), std::string::npos);
  EXPECT_EQ(run("stats a.md --format json").out.find("\"values\""), std::string::npos);
}

std::string outcome(std::size_t mapped, std::size_t unmapped, std::size_t empty, std::size_t rejected) {
  return std::to_string(mapped) + " mapped, " + std::to_string(unmapped) + " unmapped, " +
         std::to_string(empty) + " empty, " + std::to_string(rejected) + " rejected";
}

/// Returns what becomes of the values of an entry with those lines, beside an entry `b` without any.
std::string ledger_of(const std::string& lines) {
  const TextLibrary library({SourceText{"a.md", "---\n" + lines + "---\n"}, {"b.md", "---\n---\n"}});
  const ValueLedger sum = sum_of_values(library.graph());
  return outcome(sum.mapped, sum.unmapped, sum.empty, sum.rejected);
}

TEST(ValueOutcome, OfAKnownKeyIsMappedEvenWhereTheValueDoesNotFit) {
  EXPECT_EQ(ledger_of("title: A\n"), outcome(1, 0, 0, 0));
  EXPECT_EQ(ledger_of("confidence_score: high\n"), outcome(1, 0, 0, 0));
  EXPECT_EQ(ledger_of("aliases: [x, y]\n"), outcome(2, 0, 0, 0));
}

TEST(ValueOutcome, OfNothingIsEmpty) {
  for (const char* nothing : {"title:\n",
                              "title: ~\n",
                              "title: ''\n",
                              "title: []\n",
                              "title: {}\n",
                              "aliases: ['']\n",
                              "requires:\n",
                              "requires: []\n",
                              "requires: ['']\n",
                              "requires: [{}]\n",
                              "requires: [[]]\n",
                              "requires: [{slug: }]\n",
                              "lifecycle:\n",
                              "lifecycle: []\n",
                              "lifecycle: ''\n",
                              "lifecycle: {status: }\n",
                              "x:\n",
                              "x: ''\n",
                              "x: {}\n",
                              "x: [{}]\n"}) {
    EXPECT_EQ(ledger_of(nothing), outcome(0, 0, 1, 0)) << nothing;
  }
}

TEST(ValueOutcome, OfAKeyThatComesAgainIsRejected) {
  EXPECT_EQ(ledger_of("title: A\ntitle: B\n"), outcome(1, 0, 0, 1));
  EXPECT_EQ(ledger_of("x: {y: 1, y: [2, 3]}\nx: 4\n"), outcome(0, 1, 0, 3));
  EXPECT_EQ(ledger_of("requires: [{slug: b, slug: b}]\n"), outcome(1, 0, 0, 1));
  EXPECT_EQ(ledger_of("title:\ntitle: A\n"), outcome(1, 0, 1, 0));
}

TEST(ValueOutcome, OfALinkThatLeadsNowhereIsRejectedWithAllThatItSays) {
  EXPECT_EQ(ledger_of("requires: [{slug: gone, weight: 0.5, why: so, how: }]\n"), outcome(0, 0, 1, 3));
  EXPECT_EQ(ledger_of("requires: [{weight: 0.5}, [b, {slug: b}]]\n"), outcome(0, 0, 0, 3));
}

TEST(ValueOutcome, OfALinkThatLeadsSomewhereIsMapped) {
  EXPECT_EQ(ledger_of("requires: [b, {slug: b, weight: 0.5, why: so}]\n"), outcome(3, 1, 0, 0));
  EXPECT_EQ(ledger_of("tools: [{name: Hoe, role: x}]\nlicense: MIT\n"), outcome(3, 0, 0, 0));
}

TEST(ValueOutcome, OfAWrongShapeIsUnmapped) {
  EXPECT_EQ(ledger_of("title: {de: A}\nlifecycle: draft\nrequires: [{slug: b, weight: [1, 2]}]\n"),
            outcome(1, 4, 0, 0));
}

TEST(ValueOutcome, OfAnAliasCountsAsOftenAsItIsUsed) {
  EXPECT_EQ(ledger_of("x: &x [1, 2]\ny: *x\n"), outcome(0, 4, 0, 0));
  EXPECT_EQ(ledger_of("x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}\n"), outcome(0, 4, 0, 0));
}

TEST(Ledgers, AccountForEveryValueOfOddFiles) {
  for (const std::string lines :
       {"relationships: [a, {b: c}]\n", "relationships: {nonsense: [a, {b: [c, d]}]}\n",
        "requires: {slug: b}\n", "requires: {slug: b, weight: {x: [1, {}]}}\n",
        "requires: [[], {}, [[a], {b: {}}]]\n",
        "graph_garden: {inferred_links: [{target: b, type: [x]}, gone], entities: [{type: x}, [y]], more: "
        "1}\n",
        "location: {coordinates: '1, 2'}\n", "location: {coordinates: {lat: 1, x: 2}}\n",
        "location: {coordinates: [1, 2]}\n", "license: [MIT, {id: MIT, label: x, y: {}}]\n",
        "contributors: {name: A, role: [b]}\n", "title: [[a], {b: c, b: {}}]\n", "'': {'': 1}\n",
        "x: &x {a: 1, a: 2}\ny: {<<: [*x, {z: []}]}\n", "id: [pat_x, '']\n",
        "lifecycle: {status: {a: {}}}\n"}) {
    const TextLibrary library({SourceText{"a.md", "---\n" + lines + "---\n"}, {"b.md", "---\n---\n"}});
    EXPECT_EQ(library.findings("yaml-invalid"), "") << lines;
    const std::string bytes = "---\n" + lines + "---\n";
    EXPECT_EQ(total(sum_of_values(library.graph())), leaves_of(find_front_matter(bytes))) << lines;
  }
}

TEST(Ledgers, AccountForEveryValueOfTheExamples) {
  const Schema schema = load_schema({});
  for (const char* name : {"commons-garden", "weedy-garden"}) {
    const std::vector<std::string> folders{PATGRAPH_SOURCE_DIR "/examples/" + std::string(name)};
    const std::vector<std::string> files = list_files(folders);
    const Library library = read_library(files, schema, {});
    const PatternGraph graph(library, schema);
    const std::size_t leaves = leaves_of_files(files);
    EXPECT_GT(leaves, 100U) << name;
    EXPECT_EQ(total(sum_of_values(graph)), leaves) << name;
  }
}

TEST(ValueOutcome, OfAnEmptyMappingUnderAKeyWithKeysIsEmpty) {
  for (const char* nothing : {"lifecycle: {}\n", "relationships: {}\n", "location: {coordinates: {}}\n"})
    EXPECT_EQ(ledger_of(nothing), outcome(0, 0, 1, 0)) << nothing;
}

TEST(ValueOutcome, OfAReferenceThatDidNotCountIsRejected) {
  EXPECT_EQ(ledger_of("requires: [{id: gone, slug: b}]\n"), outcome(1, 0, 0, 1));
}

}  // namespace
}  // namespace patgraph::testing
