#include <pty.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

class ShowTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/seed-library.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: seed-library\ntitle: Seed Library\n"
          "aliases: [Bean Bank]\nsummary: Borrow seed in spring, and bring back more than was taken.\n"
          "relationships:\n"
          "  requires: [{slug: hours, weight: 0.4}, {slug: shed, weight: 0.7}, gate]\n"
          "  specializes_to: [{slug: swap, weight: 0.9}]\n"
          "  tools: [{name: Jam jars}]\n"
          "graph_garden:\n"
          "  inferred_links: [{target: shed, type: enables, confidence: 0.5, reason: Both lend.}]\n---\n");
    write("lib/hours.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hp\nslug: hours\ntitle: Open Gate Hours\n---\n");
    write("lib/shed.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hq\nslug: shed\ntitle: Tool Shed\n"
          "requires: [seed-library]\n---\n");
    write("lib/swap.md",
          "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hr\nslug: swap\ntitle: Swap Day\n"
          "summary: Bring what is left.\ngeneralizes_from: [{slug: seed-library, weight: 0.6}]\n---\n");
  }
};

constexpr const char* kSeedLibrary =
    "Seed Library\n"
    "pat_01k5d9mzq3v8w2x7r4c6t1b0hn  pattern  seed-library\n"
    "lib/seed-library.md\n"
    "https://commons-os.github.io/patterns/seed-library\n"
    "\n"
    "Borrow seed in spring, and bring back more than was taken.\n"
    "\n"
    "requires\n"
    "├── Tool Shed (0.7)\n"
    "├── Open Gate Hours (0.4)\n"
    "└── gate (dangling: no such entry)\n"
    "\n"
    "← requires\n"
    "└── Tool Shed\n"
    "\n"
    "specializes to\n"
    "└── Swap Day (0.9)\n"
    "\n"
    "tools\n"
    "└── Jam jars (outside the library)\n"
    "\n"
    "inferred link (proposed)\n"
    "└── Tool Shed (relation enables, confidence 0.5, reason Both lend.)\n"
    "\n"
    "findings\n";

TEST_F(ShowTest, TellsWhatAPatternIsAndItsNeighboursBothWays) {
  const Result shown = run("show seed-library lib");
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_EQ(shown.err, "");
  EXPECT_EQ(shown.out.substr(0, std::string(kSeedLibrary).size()), kSeedLibrary);
}

TEST_F(ShowTest, FindingsOfTheFileStandAtTheEnd) {
  const std::string out = run("show seed-library lib").out;
  const std::string findings = out.substr(out.find("\nfindings\n"));
  EXPECT_NE(findings.find(": error: 'requires' names 'gate', which is no entry of the library"),
            std::string::npos)
      << findings;
  EXPECT_NE(findings.find("[dangling-reference]"), std::string::npos) << findings;
  EXPECT_EQ(run("show hours lib").out.find("dangling"), std::string::npos);
}

TEST_F(ShowTest, WaivedFindingsAreNotShown) {
  write("patgraph.yaml", "waivers: [{check: dangling-reference, reason: The gate follows.}]\n");
  EXPECT_EQ(run("show seed-library lib").out.find("[dangling-reference]"), std::string::npos);
}

TEST_F(ShowTest, PatternIsNamedByIdSlugTitleOrAlias) {
  for (const char* name : {"pat_01k5d9mzq3v8w2x7r4c6t1b0hn", "seed-library", "'seed LIBRARY'", "'bean bank'"})
    EXPECT_EQ(run(std::string("show ") + name + " lib").out, run("show seed-library lib").out) << name;
}

TEST_F(ShowTest, UnknownNameIsAUsageErrorWithTheNearestOne) {
  const Result result = run("show 'Bean Bnak' lib");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(
      result.err,
      "patgraph: no pattern is called 'Bean Bnak'; did you mean 'Bean Bank'?\nTry 'patgraph --help'.\n");
}

TEST_F(ShowTest, PatternWithoutTitleSummaryIdAndLinksIsItsSlug) {
  write("bare/bare.md", "---\nversion: 1\n---\n");
  const std::string out = run("show bare bare").out;
  EXPECT_EQ(out.substr(0, out.find("\nfindings\n")),
            "bare\npattern  bare\nbare/bare.md\nhttps://commons-os.github.io/patterns/bare\n");
}

TEST_F(ShowTest, RelationOfAnExtensionIsShownWithItsInverse) {
  write("supersedes.ttl",
        "@prefix pg: <https://w3id.org/patgraph/ns#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix ex: <https://example.org/ns#> .\n"
        "ex:supersedes a owl:ObjectProperty ; pg:key \"supersedes\" ; owl:inverseOf ex:supersededBy ;\n"
        "  rdfs:label \"takes the place of\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n"
        "ex:supersededBy a owl:ObjectProperty ; pg:key \"superseded_by\" ; rdfs:label \"gave way to\" ;\n"
        "  rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n");
  write("two/a.md", "---\nid: a\ntitle: A\nsupersedes: [b]\n---\n");
  write("two/b.md", "---\nid: b\ntitle: B\n---\n");
  EXPECT_NE(run("show a two --ontology supersedes.ttl").out.find("\ntakes the place of\n└── B\n"),
            std::string::npos);
  EXPECT_NE(run("show b two --ontology supersedes.ttl").out.find("\ngave way to\n└── A\n"),
            std::string::npos);
}

TEST_F(ShowTest, TextsOfTheDataCannotSteerTheTerminal) {
  write("evil/a.md",
        "---\nid: a\ntitle: \"A\\x1B[31m\\u202E\"\nsummary: \"one\\ntwo\\a\"\nrequires: [\"b\\x1B]0;\", "
        "c]\n---\n");
  write("evil/c.md", "---\nid: c\ntitle: \"C\\x1B[2J\\u2066\"\n---\n");
  const std::string out = run("show a evil").out;
  for (const char* bytes : {"\x1B", "\a", "\u202E", "\u2066"})
    EXPECT_EQ(out.find(bytes), std::string::npos) << out;
  EXPECT_NE(out.find("A\\x1B[31m<U+202E>\n"), std::string::npos) << out;
  EXPECT_NE(out.find("\none two\\x07\n"), std::string::npos) << out;
  EXPECT_NE(out.find("├── C\\x1B[2J<U+2066>\n└── b\\x1B]0; (dangling: no such entry)\n"), std::string::npos)
      << out;
}

TEST_F(ShowTest, NearestNameCannotSteerTheTerminal) {
  write("evil/a.md", "---\nid: a\ntitle: \"Some Title\\x1B\"\n---\n");
  const Result result = run("show 'Some Title' evil");
  EXPECT_EQ(result.err,
            "patgraph: no pattern is called 'Some Title'; did you mean 'Some Title\\x1B'?\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(ShowTest, JsonHasTheSame) {
  const Result shown = run("show seed-library lib --format json");
  EXPECT_EQ(shown.exit_code, 0);
  const auto json = nlohmann::ordered_json::parse(shown.out);
  EXPECT_EQ(json["slug"], "seed-library");
  EXPECT_EQ(json["id"], "pat_01k5d9mzq3v8w2x7r4c6t1b0hn");
  EXPECT_EQ(json["title"], "Seed Library");
  EXPECT_EQ(json["class"], "Pattern");
  EXPECT_EQ(json["file"], "lib/seed-library.md");
  EXPECT_EQ(json["summary"], "Borrow seed in spring, and bring back more than was taken.");
  ASSERT_EQ(json["relations"].size(), 5U);
  EXPECT_EQ(json["relations"][0].dump(),
            R"({"relation":"requires","label":"requires","direction":"out","proposed":false,"neighbours":[)"
            R"({"slug":"shed","id":"pat_01k5d9mzq3v8w2x7r4c6t1b0hq","title":"Tool Shed",)"
            R"("outcome":"resolved","weight":0.7},)"
            R"({"slug":"hours","id":"pat_01k5d9mzq3v8w2x7r4c6t1b0hp","title":"Open Gate Hours",)"
            R"("outcome":"resolved","weight":0.4},)"
            R"({"name":"gate","outcome":"dangling"}]})");
  EXPECT_EQ(json["relations"][1]["direction"], "in");
  EXPECT_EQ(json["relations"][3]["neighbours"].dump(), R"([{"name":"Jam jars","outcome":"external"}])");
  EXPECT_EQ(json["relations"][4]["proposed"], true);
  EXPECT_EQ(json["relations"][4]["neighbours"][0]["says"].dump(),
            R"({"type":"enables","confidence":"0.5","reason":"Both lend."})");
  const auto& findings = json["findings"];
  EXPECT_TRUE(std::ranges::any_of(findings, [](const auto& finding) {
    return finding["check"] == "dangling-reference" && finding["line"] == 8;
  })) << findings.dump(2);
}

TEST_F(ShowTest, UnknownFormatIsAUsageError) {
  const Result result = run("show seed-library lib --format jsn");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("did you mean 'json'?"), std::string::npos) << result.err;
}

class ShowOnTerminal : public ShowTest {
 protected:
  /// Returns what the program writes to a terminal of that many columns.
  std::string on_terminal(unsigned short columns, const std::string& environment = "TERM=xterm") const {
    winsize size{};
    size.ws_col = columns;
    size.ws_row = 24;
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
    if (child == 0) {
      const std::string command = "cd '" + folder().string() + "' && env -u NO_COLOR " + environment +
                                  " '" PATGRAPH_PROGRAM "' show swap lib --no-config";
      ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      ::_exit(127);
    }
    std::string out;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(terminal, buffer, sizeof buffer)) > 0;)
      out.append(buffer, static_cast<std::size_t>(count));
    ::close(terminal);
    ::waitpid(child, nullptr, 0);
    std::erase(out, '\r');
    return out;
  }
};

TEST_F(ShowOnTerminal, NarrowTerminalWrapsBetweenWords) {
  write("lib/swap.md",
        "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hr\nslug: swap\ntitle: Swap Day\n"
        "summary: Bring what is left, and take what you like.\n"
        "graph_garden: {inferred_links: [{target: shed, reason: A long one that does not fit.}]}\n---\n");
  const std::string out = on_terminal(32, "NO_COLOR=1");
  EXPECT_NE(out.find("Bring what is left, and take\nwhat you like.\n"), std::string::npos) << out;
  EXPECT_NE(out.find("└── Tool Shed (reason A long one\n    that does not fit.)\n"), std::string::npos)
      << out;
}

TEST_F(ShowOnTerminal, ColoursAreForTerminalsThatWantThem) {
  EXPECT_NE(on_terminal(80).find("\x1B[1mSwap Day\x1B[0m\n"), std::string::npos);
  EXPECT_EQ(on_terminal(80, "TERM=dumb").find('\x1B'), std::string::npos);
  EXPECT_EQ(on_terminal(80, "NO_COLOR=1").find('\x1B'), std::string::npos);
  EXPECT_EQ(run("show swap lib").out.find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace patgraph::testing
