#include "program_fixture.hpp"

#include <algorithm>
#include <vector>

namespace patgraph::testing {
namespace {

constexpr const char* kSound = "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n---\n";
constexpr const char* kDangling =
    "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\nrequires:\n  - appel\n---\n";
constexpr const char* kWithWarning = "---\nid: pat_cccccccccccccccccccccccccc\nslug: c\ntitle: 7\n---\n";

using CommandLine = ProgramTest;

TEST_F(CommandLine, VersionIsPrinted) {
  const Result run = this->run("--version");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "patgraph 0.1.0\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(CommandLine, EveryHelpHasAnExample) {
  for (const char* command :
       {"", "check ", "stats ", "export ", "map ", "show ", "path ", "ontology ", "explain "}) {
    const Result run = this->run(std::string(command) + "--help");
    EXPECT_EQ(run.exit_code, 0) << command;
    EXPECT_NE(run.out.find("Example: patgraph"), run.out.npos) << run.out;
    EXPECT_EQ(run.err, "") << command;
  }
}

TEST_F(CommandLine, HelpFitsEightyColumns) {
  for (const char* command :
       {"", "check ", "stats ", "export ", "map ", "show ", "path ", "ontology ", "explain "}) {
    std::istringstream help(run(std::string(command) + "--help").out);
    for (std::string line; std::getline(help, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

TEST_F(CommandLine, WithoutACommandTheHelpGoesToStderr) {
  const Result run = this->run("");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("Usage: patgraph"), run.err.npos) << run.err;
}

TEST_F(CommandLine, MistypedCommandGetsASuggestion) {
  const Result run = this->run("chekc lib");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: unknown command 'chekc'; did you mean 'check'?\nTry 'patgraph --help'.\n");
}

TEST_F(CommandLine, MistypedOptionGetsASuggestion) {
  write("a.md", kSound);
  const Result run = this->run("check a.md --fromat json");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "patgraph: unknown option '--fromat'; did you mean '--format'?\nTry 'patgraph --help'.\n");
}

TEST_F(CommandLine, MistypedFormatGetsASuggestion) {
  write("a.md", kSound);
  const Result run = this->run("export a.md --format turtel");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(run.err.starts_with("patgraph: unknown format 'turtel'; expected one of turtle, ntriples, "))
      << run.err;
  EXPECT_TRUE(run.err.ends_with("; did you mean 'turtle'?\nTry 'patgraph --help'.\n")) << run.err;
}

TEST_F(CommandLine, OptionBeforeItsCommandIsToldWhereItBelongs) {
  const Result run = this->run("--format json check a.md");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: unknown option '--format'; it belongs after the command\nTry 'patgraph --help'.\n");
}

TEST_F(CommandLine, MissingLibraryIsAUsageError) {
  const Result run = this->run("check");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: LIB is required\nTry 'patgraph --help'.\n");
}

TEST_F(CommandLine, PathThatIsNotThereExitsWithTwo) {
  const Result run = this->run("check nowhere");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: nowhere: no such file or folder\n");
}

TEST_F(CommandLine, OptionsAreCheckedBeforeAFileIsTouched) {
  const Result run = this->run("export nowhere --format turtle,jsonld");
  EXPECT_EQ(run.err,
            "patgraph: several formats do not fit on standard output; expected --output DIR\nTry 'patgraph "
            "--help'.\n");
}

TEST_F(CommandLine, FullStandardOutputExitsWithTwo) {
  write("a.md", kSound);
  const Result run = this->run("check a.md > /dev/full");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: standard output cannot be written: No space left on device\n");
}

using Check = ProgramTest;

TEST_F(Check, CleanLibraryExitsWithZero) {
  write("lib/a.md", kSound);
  const Result run = this->run("check lib");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "1 file: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(Check, ErrorExitsWithOne) {
  write("lib/apple.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: apple\ntitle: Apple\n---\n");
  write("lib/b.md", kDangling);
  const Result run = this->run("check lib");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "lib/b.md:6:5: error: 'requires' names 'appel', which is no entry of the library; did you mean "
            "'apple'? "
            "[dangling-reference]\n"
            "    6 |   - appel\n"
            "      |     ^~~~~\n"
            "      |     apple\n"
            "\n"
            "      1  error    dangling-reference\n"
            "\n"
            "2 files: 1 error, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(Check, FailOnSetsTheSeverityThatFails) {
  write("error.md", kDangling);
  write("warning.md", "---\nid: pat_cccccccccccccccccccccccccc\nslug: warning\ntitle: 7\n---\n");
  write("info.md", "---\nid: pat_dddddddddddddddddddddddddd\nslug: info\ntitle: T\naliases: x\n---\n");
  EXPECT_EQ(run("check warning.md").exit_code, 0);
  EXPECT_EQ(run("check warning.md --fail-on warning").exit_code, 1);
  EXPECT_EQ(run("check info.md --fail-on warning").exit_code, 0);
  EXPECT_EQ(run("check info.md --fail-on info").exit_code, 1);
  EXPECT_EQ(run("check error.md --fail-on never").exit_code, 0);
}

TEST_F(Check, JsonHasTheFindingsAndTheSummary) {
  write("c.md", kWithWarning);
  const Result run = this->run("check c.md --format json");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(
      run.out,
      R"({"findings": [)"
      "\n"
      R"({"file":"c.md","line":4,"column":8,"end_line":4,"end_column":9,"severity":"warning",)"
      R"("check":"invalid-value",)"
      R"("message":"'title' is a number to YAML; expected text: write \"7\" in quotes","notes":[],)"
      R"("fix":{"file":"c.md","line":4,"column":8,"end_line":4,"end_column":9,)"
      R"("message":"write '\"7\"'","text":"\"7\""}})"
      "\n"
      R"(], "summary": {"files":1,"errors":0,"warnings":1,"infos":0,"waived":0,"by_check":{"invalid-value":1}}})"
      "\n");
}

TEST_F(Check, FoldersAreReadWithAllSubfoldersButHiddenOnes) {
  write("one/x/a.md", kSound);
  write("one/.hidden/b.md", kDangling);
  write("one/.b.md", kDangling);
  write("one/notes.txt", kDangling);
  write("two/c.markdown", kWithWarning);
  const Result run = this->run("check one two");
  EXPECT_NE(run.out.find("2 files: 0 errors, 1 warning, 0 infos\n"), run.out.npos) << run.out;
}

TEST_F(Check, LoopOfLinksIsAFindingAndTheRunGoesOn) {
  write("lib/a.md", kSound);
  std::filesystem::create_symlink("loop.md", folder() / "lib/loop.md");
  std::filesystem::create_symlink(".", folder() / "lib/again");
  const Result run = this->run("check lib");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "lib/loop.md:1:1: error: cannot be read: Too many levels of symbolic links [file-unreadable]\n"
            "\n"
            "      1  error    file-unreadable\n"
            "\n"
            "2 files: 1 error, 0 warnings, 0 infos\n");
}

TEST_F(Check, FileThatIsNamedTwiceIsReadOnce) {
  write("lib/a.md", kSound);
  EXPECT_EQ(run("check lib lib/../lib lib/a.md").out, "1 file: 0 errors, 0 warnings, 0 infos\n");
}

TEST_F(Check, FolderWithoutMarkdownIsNoSoundLibrary) {
  write("lib/a.txt", kSound);
  const Result run = this->run("check lib");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: lib: holds no Markdown file (.md, .markdown)\n");
}

using Stats = ProgramTest;

TEST_F(Stats, JsonHasEveryFigure) {
  write("lib/a.md", kSound);
  write("lib/b.md", kDangling);
  write("lib/c.md",
        "---\nid: pat_cccccccccccccccccccccccccc\nslug: c\ntitle: C\nrelationships:\n  enables:\n"
        "    - {slug: a, weight: 0.5}\n  tools:\n    - {name: Hoe, role: x}\n---\n");
  write("lib/readme.md", "# No front matter\n");
  const Result run = this->run("stats lib --format json");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  const std::string none = R"({"declared": 0,"resolved": 0,"external": 0,"dangling": 0,"rejected": 0})";
  std::string squeezed;
  for (std::size_t i = 0; i < run.out.size(); ++i) {
    if (run.out[i] == '\n') {
      while (i + 1 < run.out.size() && run.out[i + 1] == ' ') ++i;
    } else {
      squeezed += run.out[i];
    }
  }
  EXPECT_EQ(
      squeezed,
      R"({"files": {"read": 4,"without_front_matter": 1,"invalid": 0},)"
      R"("entities": {"lighthouse": 0,"pattern": 3},)"
      R"("links": {"declared": 3,"resolved": 1,"external": 1,"dangling": 1,"rejected": 0,"by_relation": {)"
      R"("alternatives": )" +
          none + R"(,"collaborates_with": )" + none + R"(,"complementary": )" + none +
          R"(,"enables": {"declared": 1,"resolved": 1,"external": 0,"dangling": 0,"rejected": 0})"
          R"(,"generalizes_from": )" +
          none + R"(,"governed_by": )" + none + R"(,"gravitational_hubs": )" + none + R"(,"implements": )" +
          none + R"(,"inspired_by": )" + none + R"(,"manifests_as": )" + none + R"(,"related": )" + none +
          R"(,"requires": {"declared": 1,"resolved": 0,"external": 0,"dangling": 1,"rejected": 0})"
          R"(,"specializes_to": )" +
          none +
          R"(,"tools": {"declared": 1,"resolved": 0,"external": 1,"dangling": 0,"rejected": 0}},)"
          R"("by_form": {"text": {"declared": 1,"resolved": 0,"external": 0,"dangling": 1,"rejected": 0},)"
          R"("{name}": {"declared": 1,"resolved": 0,"external": 1,"dangling": 0,"rejected": 0},)"
          R"("{slug}": {"declared": 1,"resolved": 1,"external": 0,"dangling": 0,"rejected": 0}}},)"
          R"("inferred_links": )" +
          none +
          R"(,)"
          R"("isolated": 1,"components": 2,)"
          R"("cycles": {"enables": [],"generalizes_from": [],"governed_by": [],"requires": []},)"
          R"("degrees": [{"from": 0,"to": 0,"entries": 1},{"from": 1,"to": 1,"entries": 1},)"
          R"({"from": 2,"to": 2,"entries": 1}],)"
          R"("page_rank": [{"slug": "a","id": "pat_aaaaaaaaaaaaaaaaaaaaaaaaaa","title": "A","share": 0.29381443},)"
          R"({"slug": "c","id": "pat_cccccccccccccccccccccccccc","title": "C","share": 0.20618557}],)"
          R"("betweenness": [{"slug": "c","id": "pat_cccccccccccccccccccccccccc","title": "C","share": 0.33333333}],)"
          R"("betweenness_pivots": 4,)"
          R"("unmapped": {}})");
}

using Export = ProgramTest;

TEST_F(Export, OneFormatGoesToStandardOutput) {
  write("a.md", kSound);
  const Result run = this->run("export a.md --format dot");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out.substr(0, 17), "digraph library {");
  EXPECT_EQ(run.err, "");
}

TEST_F(Export, FilesAreNamedByTheirFormatAndNothingElseIsLeft) {
  write("a.md", kSound);
  write("out/graph.ttl", "old");
  const Result run = this->run("export a.md --format turtle,jsonld,dot --output out");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "wrote out/graph.ttl\nwrote out/graph.jsonld\nwrote out/graph.dot\n");
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "out"))
    names.push_back(entry.path().filename());
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"graph.dot", "graph.jsonld", "graph.ttl"}));
  EXPECT_EQ(text_of(folder() / "out/graph.ttl").substr(0, 7), "@prefix");
}

TEST_F(Export, LibraryWithFindingsIsExportedAndWhatIsLeftOutIsCounted) {
  write("b.md", kDangling);
  const Result run = this->run("export b.md --format turtle");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_NE(run.out.find("pattern:b a skos:Concept , pg:Pattern"), run.out.npos);
  EXPECT_EQ(run.err,
            "left out, for they lead nowhere: 1 dangling link\n"
            "1 error, 0 warnings, 0 infos: 'patgraph check' shows them\n");
}

TEST_F(Export, ProposalsThatLeadNowhereAreCountedToo) {
  write("a.md", std::string(kSound).substr(0, std::string(kSound).size() - 4) +
                    "graph_garden:\n  inferred_links:\n    - {target: nowhere, type: requires}\n---\n");
  EXPECT_EQ(run("export a.md --format turtle").err,
            "left out, for they lead nowhere: 1 proposed link\n"
            "0 errors, 0 warnings, 1 info: 'patgraph check' shows them\n");
}

TEST_F(Export, StrictRefusesALibraryWithErrors) {
  write("b.md", kDangling);
  write("out/graph.ttl", "old");
  const Result run = this->run("export b.md --format turtle --output out --strict");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "1 error, 0 warnings, 0 infos: nothing written; 'patgraph check' shows them\n");
  EXPECT_EQ(text_of(folder() / "out/graph.ttl"), "old");
}

TEST_F(Export, BaseMustBeAnIriThatSlugsCanFollow) {
  write("a.md", kSound);
  const Result run = this->run("export a.md --format turtle --base https://example.org/x");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: --base 'https://example.org/x' is not usable; expected an absolute IRI that ends in "
            "'/' and holds no '#'\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(Export, FolderThatCannotBeMadeExitsWithTwo) {
  write("a.md", kSound);
  write("out", "a file");
  const Result run = this->run("export a.md --format turtle --output out");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: out: cannot be written: it is no folder\n");
}

TEST_F(Export, FailedWriteLeavesTheOldFileWhole) {
  write("a.md", kSound);
  write("out/graph.ttl", "old");
  // A folder in the place of the second file: it cannot be renamed over.
  write("out/graph.dot/x", "");
  const Result run = this->run("export a.md --format dot,turtle --output out");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(text_of(folder() / "out/graph.ttl"), "old");
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "out"))
    names.push_back(entry.path().filename());
  std::ranges::sort(names);
  EXPECT_EQ(names, (std::vector<std::string>{"graph.dot", "graph.ttl"}));
}

}  // namespace
}  // namespace patgraph::testing
