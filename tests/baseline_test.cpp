#include <nlohmann/json.hpp>

#include "baseline.hpp"
#include "repository_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kHead =
    "# patgraph baseline 1\n"
    "# patgraph check --baseline lets these findings pass, --prune-baseline drops what is mended: check, "
    "fingerprint, entry, message\n";

std::string pattern(const std::string& slug, const std::string& lines) {
  std::string id = "pat_" + slug;
  id.resize(30, 'a');
  return "---\nid: " + id + "\nslug: " + slug + "\ntitle: The " + slug + "\n" + lines + "---\n";
}

class BaselineTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/apple.md", pattern("apple", "requires: [rods]\n"));
    write("lib/bean.md", pattern("bean", "requires: [string]\ncreated: yesterday\n"));
  }
  std::string baseline() const { return text_of(folder() / "known.txt"); }
};

TEST_F(BaselineTest, HoldsOneFindingALineInTheOrderOfBytes) {
  const Result run = this->run("check lib --write-baseline known.txt");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "wrote known.txt: 3 findings\n");
  EXPECT_EQ(baseline(), std::string(kHead) +
                            "dangling-reference 2c294d64341c776d bean: 'requires' names 'string', which is "
                            "no entry of the library\n"
                            "dangling-reference 2d518ad4b171f56b apple: 'requires' names 'rods', which is no "
                            "entry of the library\n"
                            "invalid-date c5b84afeeceac7dc bean: 'created' is 'yesterday'; expected a day "
                            "such as 2026-02-28 or a time such as 2026-02-28T09:30:00Z\n");
}

TEST_F(BaselineTest, KnownFindingsPass) {
  run("check lib --write-baseline known.txt");
  const Result run = this->run("check lib --baseline known.txt --fail-on info");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "2 files: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "3 findings known from known.txt, not shown\n");
}

TEST_F(BaselineTest, OnlyNewFindingsAreShownAndFail) {
  run("check lib --write-baseline known.txt");
  write("lib/apple.md", pattern("apple", "requires: [rods, twine]\n"));
  const Result run = this->run("check lib --baseline known.txt --brief");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "lib/apple.md:5:18: error: 'requires' names 'twine', which is no entry of the library "
            "[dangling-reference]\n"
            "\n"
            "      1  error    dangling-reference\n"
            "\n"
            "2 files: 1 error, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "3 findings known from known.txt, not shown\n");
}

TEST_F(BaselineTest, StandardOutputStaysParseable) {
  run("check lib --write-baseline known.txt");
  const Result run = this->run("check lib --baseline known.txt --format json");
  EXPECT_EQ(nlohmann::json::parse(run.out)["findings"].size(), 0U);
}

TEST_F(BaselineTest, HasTheFingerprintsOfReports) {
  const nlohmann::json report = nlohmann::json::parse(run("check lib --format sarif").out);
  run("check lib --write-baseline known.txt");
  const nlohmann::json results = report["runs"][0]["results"];
  ASSERT_EQ(results.size(), 3U);
  for (const nlohmann::json& result : results) {
    const std::string start = "\n" + result["ruleId"].get<std::string>() + " " +
                              result["partialFingerprints"]["patgraph/v1"].get<std::string>() + " ";
    EXPECT_NE(baseline().find(start), std::string::npos) << start;
  }
}

TEST_F(BaselineTest, FindingsAreKnownInMovedLinesAndRenamedFiles) {
  run("check lib --write-baseline known.txt");
  std::filesystem::remove(folder() / "lib/bean.md");
  std::string text = pattern("bean", "# a comment\nrequires: [string]\ncreated: yesterday\n");
  text.replace(text.find("slug: bean"), 10, "slug: runner-bean");
  write("lib/climbers/runner-bean.md", text);
  const Result run = this->run("check lib --baseline known.txt");
  EXPECT_EQ(run.exit_code, 0) << run.out;
  EXPECT_EQ(run.err, "3 findings known from known.txt, not shown\n");
}

TEST_F(BaselineTest, MendedFindingsAreReportedAndStayUntilTheyArePruned) {
  run("check lib --write-baseline known.txt");
  const std::string before = baseline();
  write("lib/bean.md", pattern("bean", ""));
  const Result run = this->run("check lib --baseline known.txt");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err,
            "2 findings of known.txt are mended; --prune-baseline drops them\n"
            "1 finding known from known.txt, not shown\n");
  EXPECT_EQ(baseline(), before);
}

TEST_F(BaselineTest, PruningDropsWhatIsMendedAndAddsNothing) {
  run("check lib --write-baseline known.txt");
  write("lib/bean.md", pattern("bean", "created: yesterday\nrequires: [twine]\n"));
  const Result run = this->run("check lib --baseline known.txt --prune-baseline");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.out.find("names 'twine'"), run.out.npos) << run.out;
  EXPECT_EQ(run.err,
            "1 finding of known.txt is mended and dropped\n"
            "2 findings known from known.txt, not shown\n");
  EXPECT_EQ(baseline(), std::string(kHead) +
                            "dangling-reference 2d518ad4b171f56b apple: 'requires' names 'rods', which is no "
                            "entry of the library\n"
                            "invalid-date c5b84afeeceac7dc bean: 'created' is 'yesterday'; expected a day "
                            "such as 2026-02-28 or a time such as 2026-02-28T09:30:00Z\n");
}

TEST_F(BaselineTest, WhatACheckFoundThatDidNotRunIsNotMended) {
  const std::string line = "check-to-come 0123456789abcdef apple: whatever it says\n";
  write("known.txt", kHead + line);
  const Result run = this->run("check lib --baseline known.txt --prune-baseline --fail-on never");
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(baseline(), kHead + line);
}

TEST_F(BaselineTest, PruningPutsMergedLinesInOrderAndKeepsComments) {
  run("check lib --write-baseline known.txt");
  const std::string whole = baseline();
  write("known.txt", "\n" + whole + "# kept until the spring\r\r\n" + whole);
  const Result run = this->run("check lib --baseline known.txt --prune-baseline");
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(baseline(), "# kept until the spring\n" + whole);
}

TEST_F(BaselineTest, EverythingThatIsWrongWithItIsReported) {
  write("known.txt", std::string(kHead) +
                         "<<<<<<< HEAD\n"
                         "cycle 0123456789abcdef apple: known\n"
                         "=======\n"
                         "cycle 0123456789ABCDEF apple: capitals\n"
                         "cycle\n"
                         "Some text\n"
                         ">>>>>>> branch\n"
                         "\x1B[31m\n"
                         "# patgraph baseline 2\n");
  const Result run = this->run("check lib --baseline known.txt");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(
      run.err,
      "known.txt:3:1: error: a merge left its mark '<<<<<<<'; expected the lines of both sides, without "
      "the marks [baseline-invalid]\n"
      "known.txt:5:1: error: a merge left its mark '======='; expected the lines of both sides, without "
      "the marks [baseline-invalid]\n"
      "known.txt:6:7: error: '0123456789ABCDEF' is no fingerprint; expected 16 hexadecimal digits "
      "[baseline-invalid]\n"
      "known.txt:7:7: error: '' is no fingerprint; expected 16 hexadecimal digits [baseline-invalid]\n"
      "known.txt:8:1: error: 'Some' is no id of a check; expected 'CHECK FINGERPRINT ENTRY: MESSAGE' "
      "[baseline-invalid]\n"
      "known.txt:9:1: error: a merge left its mark '>>>>>>>'; expected the lines of both sides, without "
      "the marks [baseline-invalid]\n"
      "known.txt:10:1: error: '\\x1B[31m' is no id of a check; expected 'CHECK FINGERPRINT ENTRY: MESSAGE' "
      "[baseline-invalid]\n"
      "known.txt:11:21: error: version '2' is not known; expected '1' [baseline-invalid]\n");
}

TEST_F(BaselineTest, AnotherFileIsNoBaseline) {
  const Result run = this->run("check lib --baseline lib/apple.md");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(
      run.err,
      "lib/apple.md:1:1: error: no line '# patgraph baseline 1'; expected a file that --write-baseline wrote "
      "[baseline-invalid]\n");
}

TEST_F(BaselineTest, OfVeryManyFaultsTheFirstAreTold) {
  std::string lines = "# patgraph baseline 1\n";
  std::string expected;
  for (int i = 0; i < 25; ++i) {
    lines += "cycle none\n";
    if (i < 20)
      expected += "known.txt:" + std::to_string(i + 2) +
                  ":7: error: 'none' is no fingerprint; expected 16 hexadecimal digits [baseline-invalid]\n";
  }
  write("known.txt", lines);
  EXPECT_EQ(run("check lib --baseline known.txt").err, expected + "… and 5 more errors\n");
}

TEST_F(BaselineTest, MissingFileExitsWithTwo) {
  const Result run = this->run("check lib --baseline known.txt");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "patgraph: known.txt: cannot be read: No such file or directory\n");
  EXPECT_EQ(this->run("check lib --baseline ''").exit_code, 2);
}

TEST_F(BaselineTest, OptionsThatContradictEachOtherAreRefused) {
  EXPECT_EQ(run("check lib --write-baseline known.txt --baseline known.txt").err,
            "patgraph: --write-baseline excludes --baseline\nTry 'patgraph --help'.\n");
  EXPECT_EQ(run("check lib --prune-baseline").err,
            "patgraph: --prune-baseline requires --baseline\nTry 'patgraph --help'.\n");
  EXPECT_EQ(run("check lib --write-baseline known.txt --changed-since HEAD").err,
            "patgraph: --write-baseline excludes --changed-since\nTry 'patgraph --help'.\n");
  EXPECT_EQ(run("check lib --write-baseline known.txt --report sarif=report.sarif").err,
            "patgraph: --report excludes --write-baseline\nTry 'patgraph --help'.\n");
  EXPECT_FALSE(std::filesystem::exists(folder() / "known.txt"));
}

TEST_F(BaselineTest, FailedWriteLeavesTheOldFileWhole) {
  write("known.txt", "old");
  const std::string command = "cd '" + folder().string() +
                              "' && (trap '' XFSZ; ulimit -f 0; '" PATGRAPH_PROGRAM
                              "' check lib --write-baseline known.txt 2>/dev/null)";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
  EXPECT_EQ(baseline(), "old");
}

TEST_F(BaselineTest, WhatIsTooMuchToReadBackIsNotWritten) {
  write("known.txt", "old");
  Library library;
  library.files.emplace_back().path = "bean.md";
  FingerprintedFindings found;
  for (int i = 0; i < 256; ++i) {
    Diagnostic& finding = found.findings.emplace_back();
    finding.check = "dangling-reference";
    finding.message = std::string(std::size_t{1} << 20, 'x');
    found.fingerprints.push_back("0123456789abc" + std::to_string(100 + i));
  }
  const std::string path = (folder() / "known.txt").string();
  try {
    Baseline(found, library).write(path);
    FAIL() << "written";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(error.what(),
              path +
                  ": not written: it would hold 268,446,614 bytes, and no more than 268,435,456 "
                  "are read back");
  }
  EXPECT_EQ(baseline(), "old");
}

TEST_F(BaselineTest, NamesThatAreNotUtf8AndControlsAreMadeHarmless) {
  write("one/\xE9\n.md", "---\ntitle: x\nslug: \"a\\eb\"\nrequires: [rods]\n---\n");
  run("check one --write-baseline known.txt");
  const Result run = this->run("check one --baseline known.txt");
  EXPECT_EQ(run.out, "1 file: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(baseline().find('\x1B'), std::string::npos);
  EXPECT_NE(baseline().find("a\\x1Bb: slug is 'a\\x1Bb'; expected '\\xE9\\n', the name of the file\n"),
            std::string::npos)
      << baseline();
}

using BaselineMerge = RepositoryTest;

// One branch mends and prunes, another one brings what it lets pass. Where they change lines that are
// neighbours, a union keeps those of both sides: it brings back what was pruned, and the next pruning drops
// it again.
TEST_F(BaselineMerge, BranchesThatPruneAndAddMergeByThemselves) {
  write(".gitattributes", "known.txt merge=union\n");
  for (const char* slug : {"apple", "bean", "carrot", "dill", "endive"}) {
    write(std::string("lib/") + slug + ".md", pattern(slug, "requires: [rods]\n"));
  }
  run("check lib --write-baseline known.txt");
  commit("start");
  git("switch --quiet --create mended");
  write("lib/bean.md", pattern("bean", ""));
  run("check lib --baseline known.txt --prune-baseline");
  commit("mend");
  git("switch --quiet --create more HEAD~");
  write("lib/fennel.md", pattern("fennel", "requires: [shade, sun]\n"));
  run("check lib --write-baseline known.txt");
  commit("more");
  git("merge --quiet --no-edit mended");
  const Result merged = run("check lib --baseline known.txt --prune-baseline");
  EXPECT_EQ(merged.exit_code, 0) << merged.out;
  EXPECT_EQ(merged.err,
            "1 finding of known.txt is mended and dropped\n"
            "6 findings known from known.txt, not shown\n");
  const std::string pruned = text_of(folder() / "known.txt");
  run("check lib --write-baseline known.txt");
  EXPECT_EQ(pruned, text_of(folder() / "known.txt"));
}

}  // namespace
}  // namespace patgraph::testing
