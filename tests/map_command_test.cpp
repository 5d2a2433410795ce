#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

class MapCommandTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/rota.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: rota\ntitle: Water Rota\n"
          "classification: {domain: water, status: draft}\nrequires: [hours]\n---\n");
    write("lib/hours.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hp\nslug: hours\ntitle: Open Gate Hours\n"
          "classification: {domain: people}\n---\n");
    write("lib/shed.md", "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hq\nslug: shed\ntitle: Tool Shed\n---\n");
  }

  /// Runs `patgraph map lib --format dot` with more arguments.
  Result map(const std::string& arguments) const { return run("map lib --format dot " + arguments); }
};

TEST_F(MapCommandTest, PatternsAreNamedBySlugIdOrTitle) {
  for (const char* name : {"rota", "pat_01k5d9mzq3v8w2x7r4c6t1b0hn", "'water rota'"}) {
    const Result result = map(std::string("--around ") + name);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out.find("\"rota\" -> \"hours\""), std::string::npos);
    EXPECT_EQ(result.out.find("\"shed\""), std::string::npos);
  }
}

TEST_F(MapCommandTest, UnknownPatternIsAUsageErrorWithTheNearestName) {
  const Result result = map("--around rotta");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "patgraph: no pattern is called 'rotta'; did you mean 'rota'?\nTry 'patgraph --help'.\n");
  EXPECT_EQ(result.out, "");
}

TEST_F(MapCommandTest, UnknownFieldIsAUsageErrorWithTheNearestName) {
  EXPECT_EQ(map("--color domian").err,
            "patgraph: no field is called 'domian'; did you mean 'domain'?\nTry 'patgraph --help'.\n");
}

TEST_F(MapCommandTest, FieldsAreNamedByTheirPathsToo) {
  const Result result = map("--where classification/domain=water");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out.find("\"hours\""), std::string::npos);
}

TEST_F(MapCommandTest, UnknownRelationIsAUsageError) {
  const Result result = map("--relation requries");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("unknown relation 'requries'; expected one of "), std::string::npos);
  EXPECT_NE(result.err.find("; did you mean 'requires'?"), std::string::npos);
}

TEST_F(MapCommandTest, OptionsOfWhichOneWouldBeIgnoredExcludeEachOther) {
  EXPECT_EQ(map("--around rota --path rota hours").exit_code, 2);
  EXPECT_EQ(map("--depth 2").exit_code, 2);
  EXPECT_EQ(map("--by pagerank").exit_code, 2);
  EXPECT_EQ(
      map("--direction in").err,
      "patgraph: --direction says how --around and --path follow links; expected one of them\nTry 'patgraph "
      "--help'.\n");
  EXPECT_EQ(map("--top 0").exit_code, 2);
  EXPECT_EQ(map("--where domain").err,
            "patgraph: --where 'domain' has no '='; expected FIELD=VALUE\nTry 'patgraph --help'.\n");
}

TEST_F(MapCommandTest, EmptySelectionByValueNamesTheNearestOne) {
  const Result result = map("--where domain=watre");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "nothing is selected: no entry has domain 'watre'; did you mean 'water'?\n");
}

TEST_F(MapCommandTest, EmptySelectionByValueNamesTheValuesThatThereAre) {
  EXPECT_EQ(map("--where domain=tools").err,
            "nothing is selected: no entry has domain 'tools'; it has 'people', 'water'\n");
  EXPECT_EQ(map("--where era=modern").err,
            "nothing is selected: no entry has era 'modern'; no entry has this field\n");
  EXPECT_EQ(map("--where domain=people --where status=draft").err,
            "nothing is selected: no entry has domain 'people' and status 'draft' together\n");
}

TEST_F(MapCommandTest, EmptySelectionOfLinksSaysSo) {
  EXPECT_EQ(
      map("--relation enables").err,
      "nothing is selected: no link is as --relation and --min-weight ask; 'patgraph stats' counts links "
      "by relation\n");
  EXPECT_EQ(map("--only-cycles").err,
            "nothing is selected: nothing is on a cycle; 'patgraph check' finds them where there are any\n");
  EXPECT_EQ(map("--path rota shed").err,
            "nothing is selected: no chain of links leads from 'rota' to 'shed'; expected fewer "
            "restrictions\n");
  const Result backwards = map("--path hours rota --direction out");
  EXPECT_EQ(backwards.exit_code, 1);
  EXPECT_EQ(backwards.err,
            "nothing is selected: no chain of links leads from 'hours' to 'rota'; --direction both follows "
            "links either way\n");
}

TEST_F(MapCommandTest, EmptySelectionAroundAnEntryOnNoCycleSaysSo) {
  write("lib/gate.md", "---\nslug: gate\ntitle: Gate\nrequires: [fence]\n---\n");
  write("lib/fence.md", "---\nslug: fence\ntitle: Fence\nrequires: [gate]\n---\n");
  EXPECT_EQ(map("--around rota --only-cycles").err,
            "nothing is selected: 'rota' is on no cycle; leave out --only-cycles or --around\n");
}

TEST_F(MapCommandTest, UnknownLayoutEngineIsAUsageError) {
  EXPECT_EQ(
      map("--layout doot").err,
      "patgraph: unknown layout engine 'doot'; expected one of dot, neato, fdp, sfdp, circo, twopi; did "
      "you mean 'dot'?\nTry 'patgraph --help'.\n");
}

TEST_F(MapCommandTest, TitleSaysWhatIsShown) {
  const auto title_is = [&](const std::string& arguments, const std::string& title) {
    const std::string dot = map("--title Garden " + arguments).out;
    EXPECT_NE(dot.find("\n  tooltip=\"" + title + "\";\n"), std::string::npos) << dot;
  };
  title_is("--where status=draft --where domain=water --where domain=people",
           "Garden: status draft, domain water or people");
  title_is("--path rota hours", "Garden: the shortest way from Water Rota to Open Gate Hours");
  title_is("--top 2 --by pagerank", "Garden: the 2 entries of highest PageRank");
  title_is("--top 1 --by betweenness", "Garden: the entry of highest betweenness");
  write("lib/seat.md",
        "---\nslug: seat\ntitle: Seat\nrelationships: {enables: [{slug: shed, weight: 0.9}]}\n---\n");
  title_is("--min-weight 0.5", "Garden: only links of strength 0.5 or more");
}

TEST_F(MapCommandTest, EmptySelectionLeavesTheFileAsItWas) {
  write("map.dot", "before");
  EXPECT_EQ(map("--only-cycles --output map.dot").exit_code, 1);
  EXPECT_EQ(text_of(folder() / "map.dot"), "before");
  EXPECT_EQ(map("--output map.dot").err, "wrote map.dot\n");
  EXPECT_TRUE(text_of(folder() / "map.dot").starts_with("digraph"));
}

TEST_F(MapCommandTest, LibraryWithoutEntriesSaysSo) {
  write("empty/readme.md", "no front matter\n");
  const Result result = run("map empty --format dot");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "nothing is selected: the library has no entries\n");
}

}  // namespace
}  // namespace patgraph::testing
