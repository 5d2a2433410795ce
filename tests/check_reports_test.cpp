#include <sys/stat.h>

#include <vector>

#include "program_fixture.hpp"
#include "repository.hpp"

namespace patgraph::testing {
namespace {

/// Runs `patgraph check` on a library with one error.
class CheckReports : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/pond.md",
          "---\nid: pat_pondaaaaaaaaaaaaaaaaaaaaaa\nslug: pond\ntitle: Pond\nrequires: [wel]\n---\n");
    write("lib/well.md", "---\nid: pat_wellaaaaaaaaaaaaaaaaaaaaaa\nslug: well\ntitle: Well\n---\n");
  }
  Result check(const std::string& options) const { return run("check lib " + options); }
};

constexpr const char* kLine =
    "lib/pond.md:5:12: error: 'requires' names 'wel', which is no entry of the library; did you mean 'well'? "
    "[dangling-reference]\n";
constexpr const char* kSummary =
    "\n      1  error    dangling-reference\n\n2 files: 1 error, 0 warnings, 0 infos\n";
constexpr const char* kSource =
    "    5 | requires: [wel]\n"
    "      |            ^~~\n"
    "      |            well\n";
constexpr const char* kAnnotation =
    "::error file=lib/pond.md,line=5,endLine=5,col=12,endColumn=14,title=dangling-reference::'requires' "
    "names 'wel', "
    "which is no entry of the library; did you mean 'well'?\n";

TEST_F(CheckReports, TextShowsTheSource) {
  const Result run = check("");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, std::string(kLine) + kSource + kSummary);
  EXPECT_EQ(run.err, "");
}

TEST_F(CheckReports, BriefTextShowsNoSource) {
  EXPECT_EQ(check("--brief").out, std::string(kLine) + kSummary);
}

TEST_F(CheckReports, TextIsGroupedUnderFilesOrChecks) {
  EXPECT_EQ(check("--brief --group file").out, std::string("lib/pond.md\n") + kLine + kSummary);
  EXPECT_EQ(check("--brief --group check").out,
            std::string("dangling-reference: a link names an entry that is not there\n") + kLine + kSummary);
}

TEST_F(CheckReports, EveryFormatGoesToStandardOutputAlone) {
  const std::vector<std::pair<std::string, std::string>> begins{{"text", "lib/pond.md:5:12: error: "},
                                                                {"json", "{\"findings\": [\n{"},
                                                                {"jsonl", "{\"file\":\"lib/pond.md\","},
                                                                {"sarif", "{\"$schema\": "},
                                                                {"junit", "<?xml version=\"1.0\" "},
                                                                {"github", "::error file=lib/pond.md,"},
                                                                {"markdown", "## "}};
  for (const auto& [format, begin] : begins) {
    const Result run = check("--format " + format);
    EXPECT_EQ(run.exit_code, 1) << format;
    EXPECT_EQ(run.out.substr(0, begin.size()), begin);
    EXPECT_EQ(run.err, "") << format;
  }
}

TEST_F(CheckReports, EveryFormatIsListedInTheHelp) {
  const Result run = this->run("check --help");
  for (const char* format : {"text", "json", "jsonl", "sarif", "junit", "github", "markdown"}) {
    EXPECT_NE(run.out.find("\n  " + std::string(format) + " "), run.out.npos) << format;
  }
}

TEST_F(CheckReports, SeveralAreWrittenToFilesBesideStandardOutput) {
  write("old.xml", "old");
  const Result run = check("--brief --report github=annotations.txt --report junit=old.xml");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out, std::string(kLine) + kSummary);
  EXPECT_EQ(run.err, "wrote annotations.txt\nwrote old.xml\n");
  EXPECT_EQ(text_of(folder() / "annotations.txt"), kAnnotation);
  EXPECT_EQ(text_of(folder() / "old.xml").substr(0, 14), "<?xml version=");
}

TEST_F(CheckReports, TextInAFileHasNoColour) {
  check("--report text=report.txt");
  EXPECT_EQ(text_of(folder() / "report.txt"), std::string(kLine) + kSource + kSummary);
}

TEST_F(CheckReports, FileThatCannotBeWrittenLeavesTheOthersAsTheyWere) {
  write("old.xml", "old");
  const Result run = check("--report junit=old.xml --report sarif=nowhere/findings.sarif");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "patgraph: nowhere/findings.sarif: cannot be written: No such file or directory\n");
  EXPECT_EQ(text_of(folder() / "old.xml"), "old");
}

TEST_F(CheckReports, FolderIsNoFile) {
  const Result run = check("--report sarif=lib");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: lib: cannot be written: it is no file\n");
}

TEST_F(CheckReports, DevicesAreWrittenTo) {
  EXPECT_EQ(check("--brief --report github=/dev/stderr").err, kAnnotation);
  EXPECT_EQ(check("--brief --report github=/dev/stdout").out, kAnnotation + (std::string(kLine) + kSummary));
  EXPECT_EQ(check("--report sarif=/dev/null").exit_code, 1);
}

TEST_F(CheckReports, FullDeviceExitsWithTwo) {
  const Result run = check("--brief --report sarif=/dev/full");
  EXPECT_EQ(run.exit_code, 2);
  const std::string expected = "patgraph: /dev/full: cannot be written: ";
  EXPECT_EQ(run.err.substr(0, expected.size()), expected);
}

TEST_F(CheckReports, PipeIsWrittenTo) {
  ASSERT_EQ(::mkfifo((folder() / "pipe").c_str(), 0600), 0);
  run("check lib --brief --report github=pipe > .out & cat '" + (folder() / "pipe").string() + "' > '" +
      (folder() / "read").string() + "'; wait");
  EXPECT_EQ(text_of(folder() / "read"), kAnnotation);
  EXPECT_TRUE(std::filesystem::is_fifo(folder() / "pipe"));
}

TEST_F(CheckReports, SummaryOfAGitHubStepIsAppendedTo) {
  write("summary", "before\n");
  const std::string path = (folder() / "summary").string();
  ::setenv("GITHUB_STEP_SUMMARY", path.c_str(), 1);
  const Result run = check("--report markdown=\"$GITHUB_STEP_SUMMARY\"");
  ::unsetenv("GITHUB_STEP_SUMMARY");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err, "wrote " + path + "\n");
  EXPECT_EQ(text_of(path).substr(0, 41), "before\n## Checks of the pattern library\n\n");
}

TEST_F(CheckReports, MistypedFormatGetsASuggestionBeforeAFileIsTouched) {
  const Result run = this->run("check nowhere --report saref=findings.sarif");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: unknown format 'saref'; expected one of text, json, jsonl, sarif, junit, github, "
            "markdown; did "
            "you mean 'sarif'?\nTry 'patgraph --help'.\n");
}

TEST_F(CheckReports, ReportWithoutAFileIsAUsageError) {
  for (const std::string report : {"sarif", "sarif="}) {
    const Result run = this->run("check nowhere --report " + report);
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.err, "patgraph: --report '" + report +
                           "' names no file; expected FORMAT=FILE\nTry 'patgraph --help'.\n");
  }
}

TEST_F(CheckReports, TwoReportsInOneFileAreAUsageError) {
  const Result run = this->run("check nowhere --report sarif=findings --report junit=./findings");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: --report names './findings' twice; expected a file of its own for each\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(CheckReports, UnknownGroupIsAUsageError) {
  const Result run = this->run("check nowhere --group files");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: unknown group 'files'; expected one of none, file, check; did you mean 'file'?\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(CheckReports, PathsReadFromTheRootOfTheRepository) {
  std::filesystem::create_directories(folder() / "lib/.git");
  EXPECT_NE(check("--format github").out.find("::error file=pond.md,"), std::string::npos);
  EXPECT_NE(run("check lib/pond.md --format github").out.find("::error file=pond.md,"), std::string::npos);
  EXPECT_NE(check("--format json").out.find("{\"file\":\"lib/pond.md\","), std::string::npos);
}

TEST_F(CheckReports, RootOfTheRepositoryIsTheNearestFolderUpwards) {
  std::filesystem::create_directories(folder() / "lib/deep/down");
  EXPECT_EQ(repository_root(folder() / "lib/deep/down"), std::filesystem::current_path());
  std::filesystem::create_directory(folder() / ".git");
  EXPECT_EQ(repository_root(folder() / "lib/deep/down/"), folder());
  write("lib/.git", "gitdir: elsewhere\n");
  EXPECT_EQ(repository_root(folder() / "lib/deep/../deep/down"), folder() / "lib");
}

}  // namespace
}  // namespace patgraph::testing
