#include <algorithm>
#include <vector>

#include "repository_fixture.hpp"

namespace patgraph::testing {
namespace {

std::string pattern(const std::string& slug, const std::string& lines = "") {
  std::string id = "pat_" + slug;
  std::erase(id, '-');
  id.resize(30, 'a');
  return "---\nid: " + id + "\nslug: " + slug + "\ntitle: The " + slug + "\n" + lines + "---\n";
}

/// A library of three files, linked to one another, with one old finding in each.
class ChangedSince : public RepositoryTest {
 protected:
  void SetUp() override {
    RepositoryTest::SetUp();
    write("lib/apple.md", pattern("apple", "requires: [rods]\n"));
    write("lib/bean.md", pattern("bean", "requires: [string]\n"));
    write("lib/cress.md", pattern("cress", "requires: [apple, bean]\ncreated: yesterday\n"));
    commit("start");
  }

  /// Returns `file: check` of every finding that a check shows, in order.
  std::vector<std::string> shown(const std::string& arguments) const {
    std::vector<std::string> findings;
    std::istringstream lines(run(arguments).out);
    for (std::string line; std::getline(lines, line) && !line.empty();) {
      if (line.ends_with(']') && line.front() != ' ')
        findings.push_back(line.substr(0, line.find(':') + 1) + " " +
                           line.substr(line.rfind('[') + 1, line.size() - line.rfind('[') - 2));
    }
    return findings;
  }

  using Findings = std::vector<std::string>;
};

TEST_F(ChangedSince, NothingIsShownWhereNothingChanged) {
  const Result run = this->run("check lib --changed-since HEAD");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "3 files: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "0 files changed since 'HEAD'; 3 findings elsewhere not shown\n");
}

TEST_F(ChangedSince, OldFindingsOfAChangedFileAreShown) {
  write("lib/bean.md", pattern("bean", "# a comment\nrequires: [string]\n"));
  const Result run = this->run("check lib --changed-since HEAD --brief");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "lib/bean.md:6:12: error: 'requires' names 'string', which is no entry of the library "
            "[dangling-reference]\n"
            "\n"
            "      1  error    dangling-reference\n"
            "\n"
            "3 files: 1 error, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "1 file changed since 'HEAD'; 2 findings elsewhere not shown\n");
}

TEST_F(ChangedSince, CommittedStagedUnstagedAndUntrackedChangesCount) {
  write("lib/apple.md", pattern("apple", "requires: [poles]\n"));
  commit("committed");
  write("lib/bean.md", pattern("bean", "requires: [twine]\n"));
  git("add lib/bean.md");
  write("lib/cress.md", pattern("cress", "requires: [apple, bean]\ncreated: today\n"));
  write("lib/dill.md", pattern("dill", "requires: [cress, sun]\n"));
  EXPECT_EQ(shown("check lib --changed-since HEAD~"),
            (Findings{"lib/apple.md: dangling-reference", "lib/bean.md: dangling-reference",
                      "lib/cress.md: invalid-date", "lib/dill.md: dangling-reference"}));
  EXPECT_EQ(shown("check lib --changed-since HEAD"),
            (Findings{"lib/bean.md: dangling-reference", "lib/cress.md: invalid-date",
                      "lib/dill.md: dangling-reference"}));
}

TEST_F(ChangedSince, LinkThatDanglesBecauseItsTargetWentIsShown) {
  git("rm --quiet lib/apple.md");
  const Result run = this->run("check lib --changed-since HEAD --brief");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "lib/cress.md:5:12: error: 'requires' names 'apple', which is no entry of the library "
            "[dangling-reference]\n"
            "\n"
            "      1  error    dangling-reference\n"
            "\n"
            "2 files: 1 error, 0 warnings, 0 infos\n");
  EXPECT_EQ(run.err, "1 file changed since 'HEAD'; 2 findings elsewhere not shown\n");
}

TEST_F(ChangedSince, FindingElsewhereThatAChangeCausesIsShown) {
  write("lib/aaa.md",
        "---\nid: " + pattern("bean").substr(8, 30) + "\nslug: aaa\ntitle: A\nrequires: [cress]\n---\n");
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{"lib/bean.md: duplicate-id"});
}

TEST_F(ChangedSince, RenamedFileShowsItsOwnFindingsAndNoOthers) {
  git("mv lib/apple.md lib/russet.md");
  write("lib/russet.md", "---\nid: " + pattern("apple").substr(8, 30) +
                             "\nslug: russet\ntitle: The apple\nrequires: [rods]\n---\n");
  write("lib/cress.md", pattern("cress", "requires: [russet, bean]\n"));
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{"lib/russet.md: dangling-reference"});
}

TEST_F(ChangedSince, RevisionMeansTheMergeBase) {
  git("switch --quiet --create topic");
  write("lib/dill.md", pattern("dill", "requires: [cress, sun]\n"));
  commit("topic");
  git("switch --quiet -");
  write("lib/bean.md", pattern("bean", "requires: [twine]\n"));
  commit("main goes on");
  git("branch --force upstream");
  git("switch --quiet topic");
  EXPECT_EQ(shown("check lib --changed-since upstream"), Findings{"lib/dill.md: dangling-reference"});
}

TEST_F(ChangedSince, WithoutACommonAncestorTheRevisionItselfCounts) {
  git("branch old");
  git("switch --quiet --orphan new");
  write("lib/bean.md", pattern("bean", "requires: [string]\n"));
  write("lib/dill.md", pattern("dill", "requires: [bean, sun]\n"));
  commit("another start");
  EXPECT_EQ(shown("check lib --changed-since old"), Findings{"lib/dill.md: dangling-reference"});
}

TEST_F(ChangedSince, LibraryMayBeGivenByAnyPath) {
  write("lib/bean.md", pattern("bean", "requires: [twine]\n"));
  write("more/dill.md", pattern("dill", "requires: [cress, sun]\n"));
  git("rm --quiet lib/apple.md");
  std::filesystem::create_directory_symlink("lib", folder() / "link");
  const std::string absolute = "'" + (folder() / "lib").string() + "'";
  for (const std::string lib : {"lib", "./lib/", "lib/../lib", "link", absolute.c_str()}) {
    const Result run = this->run("check " + lib + " --changed-since HEAD");
    EXPECT_EQ(run.err, "2 files changed since 'HEAD'; 1 finding elsewhere not shown\n") << lib;
    EXPECT_NE(run.out.find("cress.md:5:12: error: 'requires' names 'apple'"), run.out.npos) << lib << run.out;
    EXPECT_NE(run.out.find("bean.md:5:12: error: 'requires' names 'twine'"), run.out.npos) << lib << run.out;
  }
  EXPECT_EQ(shown("check lib more --changed-since HEAD"),
            (Findings{"lib/bean.md: dangling-reference", "lib/cress.md: dangling-reference",
                      "more/dill.md: dangling-reference"}));
  EXPECT_EQ(shown("check lib/bean.md lib/cress.md --changed-since HEAD"),
            (Findings{"lib/bean.md: dangling-reference"}));
  EXPECT_EQ(shown("check . --changed-since HEAD").size(), 3U);
}

TEST_F(ChangedSince, NamesMayHoldAnything) {
  const std::vector<std::string> names{"a b",  "a\"b'c", "a\nb",   "\u00C4pfel", "-x",
                                       "\xE9", "a\tb",   ":(top)", "a\\b"};
  std::string slugs;
  for (const std::string& name : names) {
    const std::string slug = "s" + std::to_string(slugs.size());
    write("lib/" + name + ".md", pattern(slug));
    slugs += slug + ", ";
  }
  write("lib/zinnia.md", pattern("zinnia", "requires: [" + slugs + "cress]\n"));
  commit("names");
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{});
  for (const std::string& name : names) std::filesystem::remove(folder() / "lib" / (name + ".md"));
  // Only if every file is found again as it was, these are new.
  EXPECT_EQ(shown("check lib --changed-since HEAD"),
            Findings(names.size(), "lib/zinnia.md: dangling-reference"));
}

TEST_F(ChangedSince, ChangedTargetOfALinkIsAChange) {
  write("elsewhere/dill.txt", pattern("dill", "requires: [cress]\n"));
  std::filesystem::create_symlink("../elsewhere/dill.txt", folder() / "lib/dill.md");
  commit("link");
  write("elsewhere/dill.txt", pattern("dill", "requires: [cress, sun]\n"));
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{"lib/dill.md: dangling-reference"});
}

TEST_F(ChangedSince, HiddenFilesThatWentWereNoPartOfTheLibrary) {
  // With this one, the id would have been taken twice before.
  write("lib/.trash/bean.md", pattern("bean"));
  commit("trash");
  git("rm --quiet -r lib/.trash");
  write("lib/aaa.md",
        "---\nid: " + pattern("bean").substr(8, 30) + "\nslug: aaa\ntitle: A\nrequires: [cress]\n---\n");
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{"lib/bean.md: duplicate-id"});
}

TEST_F(ChangedSince, IgnoredFilesAreNoChange) {
  write(".gitignore", "drafts/\n");
  commit("ignore");
  write("lib/drafts/dill.md", pattern("dill", "requires: [cress, sun]\n"));
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{});
}

TEST_F(ChangedSince, BaselineLetsItsFindingsPassTheFilter) {
  write("lib/bean.md", pattern("bean", "requires: [string, twine]\n"));
  run("check lib/apple.md lib/bean.md lib/cress.md --write-baseline known.txt");
  write("lib/bean.md", pattern("bean", "requires: [string, sun]\n"));
  const Result run = this->run("check lib --changed-since HEAD --baseline known.txt");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.out.find("lib/bean.md:5:20: error: 'requires' names 'sun'"), run.out.npos) << run.out;
  EXPECT_NE(run.out.find("3 files: 1 error, 0 warnings, 0 infos\n"), run.out.npos) << run.out;
  EXPECT_EQ(run.err,
            "1 finding of known.txt is mended; --prune-baseline drops them\n"
            "1 file changed since 'HEAD'; 2 findings elsewhere not shown\n"
            "1 finding known from known.txt, not shown\n");
}

TEST_F(ChangedSince, UnknownRevisionExitsWithTwo) {
  const Result run = this->run("check lib --changed-since no-such-branch");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(
      run.err,
      "patgraph: git knows no commit 'no-such-branch'; expected a branch, a tag or the name of a commit\n");
  for (const std::string revision : {"--all", "--help", "-h", "HEAD:lib", "HEAD^{tree}"}) {
    const Result other = this->run("check lib --changed-since='" + revision + "'");
    EXPECT_EQ(other.exit_code, 2) << revision;
    EXPECT_EQ(other.out, "") << revision;
    EXPECT_EQ(other.err, "patgraph: git knows no commit '" + revision +
                             "'; expected a branch, a tag or the name of a commit\n");
  }
}

// An empty variable of a script must not make all findings pass, or none.
TEST_F(ChangedSince, EmptyRevisionExitsWithTwo) {
  EXPECT_EQ(run("check lib --changed-since=''").exit_code, 2);
  EXPECT_EQ(run("check lib --changed-since ''").exit_code, 2);
  EXPECT_EQ(run("check lib --changed-since '' --format json").exit_code, 2);
}

TEST_F(ChangedSince, RevisionMayLookLikeAnOption) {
  git("update-ref refs/heads/--all HEAD");
  EXPECT_EQ(run("check lib --changed-since=--all").err,
            "0 files changed since '--all'; 3 findings elsewhere not shown\n");
}

TEST_F(ChangedSince, ShallowCloneIsToldWhatItLacks) {
  git("clone --quiet --depth 1 \"file://$PWD\" clone");
  EXPECT_EQ(
      run("check clone/lib --changed-since topic").err,
      "patgraph: git knows no commit 'topic'; this clone is shallow: fetch its history (in GitHub Actions: "
      "fetch-depth: 0)\n");
}

TEST_F(ChangedSince, LibraryOutsideARepositoryExitsWithTwo) {
  std::filesystem::rename(folder() / ".git", folder() / "kept");
  const Result run = this->run("check lib --changed-since HEAD");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "patgraph: " + std::filesystem::canonical(folder() / "lib").string() +
                         ": belongs to no git repository that can be used: fatal: not a git repository (or "
                         "any of the parent "
                         "directories): .git\n");
}

TEST_F(ChangedSince, FoldersOfTwoRepositoriesAreRefused) {
  git("init --quiet other");
  write("other/lib/dill.md", pattern("dill"));
  const std::string here = std::filesystem::canonical(folder()).string();
  EXPECT_EQ(run("check lib other/lib --changed-since HEAD").err,
            "patgraph: " + here + "/other/lib and " + here +
                "/lib are in different git repositories; expected one\n");
}

TEST_F(ChangedSince, WithoutGitTheMessageSaysSo) {
  const std::string command = "cd '" + folder().string() +
                              "' && PATH=/nowhere '" PATGRAPH_PROGRAM
                              "' check lib --changed-since HEAD 2>.err >.out";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
  EXPECT_EQ(text_of(folder() / ".err"), "patgraph: git cannot be run: No such file or directory\n");
}

/// Another program called git, or a broken one, must not be believed.
TEST_F(ChangedSince, AnswersThatGitDoesNotGiveAreRefused) {
  const std::string here = std::filesystem::canonical(folder()).string();
  const std::string changed = "*' diff '*) printf ':100644 100644 bb cc M\\0lib/bean.md\\0';; ";
  for (const std::string& answer :
       {std::string("*show-toplevel*) ;;"), std::string("*' diff '*) printf ':';;"),
        std::string("*' diff '*) printf ' x b s\\0lib/bean.md\\0';;"),
        changed + "*cat-file*) echo 'bb blob ';;",
        changed + "*cat-file*) echo 'bb blob 99999999999999999999999';;",
        changed + "*cat-file*) echo 'bb blob -1';;",
        changed + "*cat-file*) printf 'bb blob 500\\nshort';;"}) {
    write("bin/git", "#!/bin/sh\ncase \"$*\" in " + answer + " *show-toplevel*) echo '" + here +
                         "';; *rev-parse*|*merge-base*) echo aa;; esac\n");
    std::filesystem::permissions(folder() / "bin/git", std::filesystem::perms::owner_all);
    const std::string command = "cd '" + here +
                                "' && PATH=\"$PWD/bin:$PATH\" '" PATGRAPH_PROGRAM
                                "' check lib --changed-since HEAD 2>.err >.out";
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2) << answer;
    EXPECT_EQ(text_of(folder() / ".err"), "patgraph: git gave an answer that cannot be understood\n")
        << answer;
  }
}

// Git starts a hook with GIT_INDEX_FILE and, in a second working tree, with GIT_DIR.
TEST_F(ChangedSince, WorksInAHook) {
  write(".git/hooks/pre-commit", "#!/bin/sh\nexec '" PATGRAPH_PROGRAM "' check lib --changed-since HEAD\n");
  std::filesystem::permissions(folder() / ".git/hooks/pre-commit", std::filesystem::perms::owner_all);
  git("worktree add --quiet -b side second");
  const std::string said =
      "1 file changed since 'HEAD'; 2 findings elsewhere not shown\n"
      "3 files: 0 errors, 0 warnings, 0 infos\n";
  write("lib/bean.md", pattern("bean"));
  git("commit --quiet --message sound lib/bean.md");
  EXPECT_EQ(text_of(folder() / ".git-out"), said);
  write("second/lib/bean.md", pattern("bean"));
  git("-C second commit --quiet --message sound lib/bean.md");
  EXPECT_EQ(text_of(folder() / ".git-out"), said);
}

TEST_F(ChangedSince, LibraryOutsideTheWorkingTreeOfGitDirIsRefused) {
  git("init --quiet other");
  const std::string here = std::filesystem::canonical(folder()).string();
  const std::string command = "cd '" + here +
                              "/other' && GIT_DIR=.git '" PATGRAPH_PROGRAM
                              "' check ../lib --changed-since HEAD 2>../.err >../.out";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);
  EXPECT_EQ(text_of(folder() / ".err"),
            "patgraph: " + here + "/lib is not in the working tree of git, " + here + "/other\n");
}

TEST_F(ChangedSince, BothStatesAreJudgedByTheConfigurationOfToday) {
  write("lib/patgraph.yaml", "checks: {dangling-reference: off}\n");
  commit("configure");
  write("lib/patgraph.yaml", "waivers: [{check: dangling-reference, pattern: bean, reason: planned}]\n");
  write("lib/bean.md", pattern("bean", "requires: [string]\nenables: [apple]\n"));
  const Result run = this->run("check lib --changed-since HEAD");
  EXPECT_EQ(run.out, "3 files: 0 errors, 0 warnings, 0 infos; 1 waived\n");
  EXPECT_EQ(run.err, "2 files changed since 'HEAD'; 2 findings elsewhere not shown\n");
}

TEST_F(ChangedSince, FindingsInAChangedConfigurationAreShown) {
  write("lib/patgraph.yaml", "");
  commit("configure");
  write("lib/patgraph.yaml", "waivers: [{check: cycle, pattern: apple, reason: planned}]\n");
  EXPECT_EQ(shown("check lib --changed-since HEAD"), Findings{"lib/patgraph.yaml: waiver-unused"});
}

}  // namespace
}  // namespace patgraph::testing
