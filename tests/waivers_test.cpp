#include "check/waivers.hpp"

#include <cstdlib>

#include "library_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr std::chrono::year_month_day kToday = std::chrono::year(2026) / 6 / 15;

/// What is left of the findings of a library, and how many were waived.
struct Left {
  std::string findings;
  std::size_t waived = 0;
};

/// Applies the comments of a library alone.
Left left(const TextLibrary& library, const CheckSettings& settings = {}) {
  std::vector<Diagnostic> findings = run_checks(library.graph(), settings);
  mark_waived(library.graph(), {settings, {}, "/", kToday}, findings);
  const std::size_t waived =
      std::erase_if(findings, [](const Diagnostic& finding) { return finding.waived; });
  std::ostringstream out;
  write_text_report(
      {.findings = findings, .library = library.library(), .text = {.all = true, .brief = true}}, out);
  return {findings.empty() ? "" : out.str().substr(0, out.str().find("\n\n") + 1), waived};
}

const std::string kSelfLink =
    ": warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n";

TEST(WaiverComment, OnALineOfItsOwnWaivesTheFindingsOfItsCheckInItsFile) {
  const TextLibrary library(
      {entry("a", "requires: [a, a]\n  # patgraph: ignore self-link (it waters itself)\n"),
       entry("b", "requires: [b]\n")});
  const Left rest = left(library);
  EXPECT_EQ(
      rest.findings,
      "a.md:5:15: warning: 'requires' names 'a' once more [duplicate-link]\n"
      "  a.md:5:12: note: first named here\n"
      "b.md:5:12: warning: 'requires' of 'b' names the entry itself; expected another one [self-link]\n");
  EXPECT_EQ(rest.waived, 2U);
}

TEST(WaiverComment, BehindAValueWaivesTheFindingsThatBeginOnItsLine) {
  const TextLibrary library({entry("a",
                                   "requires:\n  - a\n  - a # patgraph: ignore self-link (twice)\n"
                                   "# patgraph: ignore duplicate-link (twice)\n")});
  const Left rest = left(library);
  EXPECT_EQ(rest.findings, "a.md:6:5" + kSelfLink);
  EXPECT_EQ(rest.waived, 2U);
}

TEST(WaiverComment, MatchesTheOwnLocationOfAFindingOnly) {
  const TextLibrary library({entry("a", "requires: [b]\n"),
                             entry("b", "requires: [a]\n# patgraph: ignore cycle (we help each other)\n")});
  EXPECT_EQ(left(library).findings,
            "a.md:5:12: error: cycle of 2 entries along 'requires', the shortest: a → b → a [cycle]\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:5:12: note: b requires a\n"
            "b.md:6:1: warning: the waiver of 'cycle' matches no finding; it can go [waiver-unused]\n");
}

TEST(WaiverComment, IsNoneInsideAText) {
  const std::string waiver = "# patgraph: ignore self-link (no comment)";
  for (const std::string& text :
       {"summary: \"x\n  " + waiver + "\n  y\"\n", "summary: '" + waiver + "'\n",
        "summary: |\n  x\n  " + waiver + "\n", "summary: >-\n  " + waiver + "\n\n  y\n",
        std::string("summary: x# patgraph:ignore self-link (x)\n"),
        "summary: 'x\xC3\xA4 " + waiver + "' # y\n"}) {
    const Left rest = left(TextLibrary({entry("a", "requires: [a]\n" + text)}));
    EXPECT_EQ(rest.findings, "a.md:5:12" + kSelfLink) << text;
  }
}

TEST(WaiverComment, IsFoundBesideTexts) {
  const std::string waiver = "# patgraph: ignore self-link (a comment)\n";
  for (const std::string& text :
       {"summary: | " + waiver + "  x\nrequires: [a]\n", "summary: |\n  x\n" + waiver + "requires: [a]\n",
        "summary: |\n    x\n  " + waiver + "requires: [a]\n", "summary: |\n  x\n\nrequires: [a] " + waiver,
        "summary: \"# x\xC3\xA4\"\nrequires: [a]\t" + waiver, "summary: x\n" + waiver + "requires: [a]\n",
        "requires: [a, # x\n  b] \nsummary: x\r\n" + waiver}) {
    const Left rest = left(TextLibrary({entry("a", text), entry("b")}));
    const bool line_of_another = text.starts_with("summary: | ");
    EXPECT_EQ(rest.waived, line_of_another ? 0U : 1U) << text << rest.findings;
    EXPECT_EQ(rest.findings.find("waiver-unused") != std::string::npos, line_of_another)
        << text << rest.findings;
  }
}

TEST(WaiverComment, StandsInTheFrontMatterOnly) {
  TextLibrary library({SourceText{
      "a.md", entry("a", "requires: [a]\n").bytes + "# patgraph: ignore self-link (too late)\n"}});
  EXPECT_EQ(left(library).findings, "a.md:5:12" + kSelfLink);
}

TEST(WaiverComment, CountsInAFileThatIsNotYaml) {
  const TextLibrary library(
      {SourceText{"a.md", "---\n# patgraph: ignore yaml-invalid (a draft)\nid: [x\ntitle: A: B\n---\n"}});
  const Left rest = left(library);
  EXPECT_EQ(rest.findings, "");
  EXPECT_EQ(rest.waived, 1U);
}

TEST(WaiverComment, ThatMatchesNothingIsUnused) {
  EXPECT_EQ(left(TextLibrary({entry(
                     "a", "# patgraph: ignore cycle (none)\nsummary: x # patgraph: ignore cycle (no)\n")}))
                .findings,
            "a.md:5:1: warning: the waiver of 'cycle' matches no finding; it can go [waiver-unused]\n"
            "a.md:6:12: warning: the waiver of 'cycle' matches no finding; it can go [waiver-unused]\n");
}

TEST(WaiverComment, ThatStandsTwiceIsUnusedTheSecondTime) {
  EXPECT_EQ(
      left(TextLibrary({entry("a",
                              "# patgraph: ignore self-link (one)\n# patgraph: ignore self-link (two)\n"
                              "requires: [a]\n")}))
          .findings,
      "a.md:6:1: warning: the waiver of 'self-link' stands here once more; it can go [waiver-unused]\n");
}

TEST(WaiverComment, OfACheckThatIsOffIsNotUnused) {
  CheckSettings settings;
  settings["cycle"].off = true;
  EXPECT_EQ(left(TextLibrary({entry("a", "# patgraph: ignore cycle (none)\n")}), settings).findings, "");
}

TEST(WaiverComment, ThatIsNotUnderstoodIsInvalid) {
  const auto said = [](const std::string& comment) {
    return left(TextLibrary({entry("a", "# " + comment + "\n")})).findings;
  };
  const auto invalid = [](const std::string& message) {
    return "a.md:5:1: error: " + message + " [waiver-invalid]\n";
  };
  const std::string form = " is not understood; expected 'patgraph: ignore CHECK (REASON)'";
  EXPECT_EQ(said("patgraph: ignroe cycle (x)"), invalid("'patgraph: ignroe cycle (x)'" + form));
  EXPECT_EQ(said("patgraph: ignore"), invalid("'patgraph: ignore'" + form));
  EXPECT_EQ(said("patgraph: ignore (x)"), invalid("'patgraph: ignore (x)'" + form));
  EXPECT_EQ(said("patgraph:ignore cycle because"), invalid("'patgraph: ignore cycle because'" + form));
  EXPECT_EQ(said("patgraph: ignore cycle (x"), invalid("'patgraph: ignore cycle (x'" + form));
  EXPECT_EQ(said("patgraph: ignore cycel (x)"),
            invalid("the waiver names 'cycel', which is no check; did you mean 'cycle'?"));
  EXPECT_EQ(said("patgraph: ignore roses (x)"), invalid("the waiver names 'roses', which is no check"));
  EXPECT_EQ(said("patgraph: ignore cycle"),
            invalid("the waiver of 'cycle' gives no reason; expected '(REASON)' behind the check"));
  EXPECT_EQ(said("patgraph: ignore cycle ( )"),
            invalid("the waiver of 'cycle' gives no reason; expected '(REASON)' behind the check"));
  EXPECT_EQ(said("patgraph: ignore waiver-unused (x)"),
            invalid("'waiver-unused' is about waivers, which none waives; a configuration can turn it off"));
}

TEST(WaiverComment, ThatOnlyMentionsPatgraphIsNone) {
  EXPECT_EQ(left(TextLibrary({entry("a", "# as patgraph: ignore cycle (x) says\n# patgraph checks this\n")}))
                .findings,
            "");
}

TEST(WaiverComment, HasASpanFromItsHashToItsEnd) {
  const TextLibrary library({entry("a", "summary: \xC3\xA4  # patgraph: ignore cycle (\xC3\xA4)  \r\n")});
  ASSERT_EQ(library.library().files[0].waivers.size(), 1U);
  EXPECT_EQ(library.library().files[0].waivers[0].span, (Span{{5, 13}, {5, 41}}));
}

/// Waivers of a configuration, in a library of two entries that link to themselves.
class ConfiguredWaiver : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    for (const char* slug : {"rose", "rue"}) {
      write("lib/beds/" + std::string(slug) + ".md",
            entry(slug, "requires: [" + std::string(slug) + "]\n").bytes);
    }
    ::setenv("SOURCE_DATE_EPOCH", "1781481600", 1);  // 2026-06-15
  }
  void TearDown() override {
    ::unsetenv("SOURCE_DATE_EPOCH");
    ProgramTest::TearDown();
  }

  /// Runs `check` with the waiver; returns its findings without the summary, and that.
  std::string check_with(const std::string& waiver) const {
    write("lib/patgraph.yaml", "waivers:\n  - {reason: known, " + waiver + "}\n");
    const std::string out = run("check lib --brief").out;
    const std::size_t table = out.find("\n\n");
    const std::size_t summary = out.rfind('\n', out.size() - 2) + 1;
    return (table == out.npos ? "" : out.substr(0, table + 1)) + out.substr(summary);
  }

  static std::string finding(const std::string& slug) {
    return "lib/beds/" + slug + ".md:5:12: warning: 'requires' of '" + slug +
           "' names the entry itself; expected another one [self-link]\n";
  }
};

TEST_F(ConfiguredWaiver, NamesFilesSeenFromTheConfiguration) {
  EXPECT_EQ(check_with("check: self-link, file: beds/ro*.md"),
            finding("rue") + "2 files: 0 errors, 1 warning, 0 infos; 1 waived\n");
  EXPECT_EQ(check_with("check: self-link, file: beds/**"),
            "2 files: 0 errors, 0 warnings, 0 infos; 2 waived\n");
}

TEST_F(ConfiguredWaiver, NamesEntriesBySlugOrId) {
  EXPECT_EQ(check_with("check: self-link, pattern: 'r?e'"),
            finding("rose") + "2 files: 0 errors, 1 warning, 0 infos; 1 waived\n");
  EXPECT_EQ(check_with("check: self-link, pattern: pat_rose*"),
            finding("rue") + "2 files: 0 errors, 1 warning, 0 infos; 1 waived\n");
}

TEST_F(ConfiguredWaiver, WithFileAndPatternNeedsBoth) {
  EXPECT_EQ(check_with("check: self-link, file: beds/**, pattern: rose"),
            finding("rue") + "2 files: 0 errors, 1 warning, 0 infos; 1 waived\n");
}

TEST_F(ConfiguredWaiver, IsInTheJsonSummary) {
  check_with("check: self-link, file: beds/**");
  EXPECT_EQ(
      run("check lib --format json").out,
      "{\"findings\": [\n], \"summary\": {\"files\":2,\"errors\":0,\"warnings\":0,\"infos\":0,\"waived\":2,"
      "\"by_check\":{}}}\n");
}

TEST_F(ConfiguredWaiver, ThatMatchesNothingIsUnused) {
  EXPECT_EQ(
      check_with("check: cycle, file: beds/**, pattern: rose"),
      finding("rose") + finding("rue") +
          "lib/patgraph.yaml:2:28: warning: the waiver of 'cycle' for files 'beds/**' and entries 'rose' "
          "matches no finding; it can go [waiver-unused]\n"
          "2 files: 0 errors, 3 warnings, 0 infos\n");
}

TEST_F(ConfiguredWaiver, OfACheckThatIsOffIsNotUnused) {
  write("lib/patgraph.yaml",
        "checks: {self-link: off}\nwaivers: [{check: self-link, file: '**', reason: known}]\n");
  EXPECT_EQ(run("check lib --brief").out, "2 files: 0 errors, 0 warnings, 0 infos\n");
}

TEST_F(ConfiguredWaiver, CountsUpToItsLastDay) {
  EXPECT_EQ(check_with("check: self-link, file: beds/**, until: 2026-06-15"),
            "2 files: 0 errors, 0 warnings, 0 infos; 2 waived\n");
  EXPECT_EQ(check_with("check: self-link, file: beds/**, until: 2026-06-14"),
            finding("rose") + finding("rue") +
                "lib/patgraph.yaml:2:28: error: the waiver of 'self-link' for files 'beds/**' ended with "
                "2026-06-14; mend what it waived, or give it a later day [waiver-expired]\n"
                "2 files: 1 error, 2 warnings, 0 infos\n");
}

TEST_F(ConfiguredWaiver, SettingsOfTheChecksAboutWaiversCount) {
  write("lib/patgraph.yaml",
        "checks: {waiver-unused: info, waiver-expired: off, self-link: off}\n"
        "waivers:\n"
        "  - {check: cycle, file: '**', reason: known}\n"
        "  - {check: cycle, file: '**', reason: known, until: 2000-01-01}\n");
  EXPECT_EQ(
      run("check lib --brief").out,
      "lib/patgraph.yaml:3:13: info: the waiver of 'cycle' for files '**' matches no finding; it can go "
      "[waiver-unused]\n"
      "\n      1  info     waiver-unused\n\n2 files: 0 errors, 0 warnings, 1 info\n");
}

TEST_F(ConfiguredWaiver, KeepsFindingsOutOfABaseline) {
  check_with("check: self-link, file: '**', pattern: rose");
  EXPECT_EQ(run("check lib --write-baseline known.txt").err, "wrote known.txt: 1 finding\n");
  const Result known = run("check lib --baseline known.txt");
  EXPECT_EQ(known.out, "2 files: 0 errors, 0 warnings, 0 infos; 1 waived\n");
  EXPECT_EQ(known.err, "1 finding known from known.txt, not shown\n");
}

TEST_F(ConfiguredWaiver, DoesNotCountAsMended) {
  EXPECT_EQ(run("check lib --write-baseline known.txt").err, "wrote known.txt: 2 findings\n");
  check_with("check: self-link, file: '**', pattern: rose");
  const Result waived = run("check lib --baseline known.txt");
  EXPECT_EQ(waived.out, "2 files: 0 errors, 0 warnings, 0 infos; 1 waived\n");
  EXPECT_EQ(waived.err, "1 finding known from known.txt, not shown\n");
}

TEST_F(ConfiguredWaiver, OfAnEarlierEqualFindingLeavesTheLaterOneKnown) {
  write("lib/beds/rose.md", entry("rose", "requires: [rose]\nenables: [gone, gone]\n").bytes);
  run("check lib --write-baseline known.txt");
  write("lib/beds/rose.md", entry("rose",
                                  "requires: [rose]\nenables:\n"
                                  "  - gone # patgraph: ignore dangling-reference (planned)\n"
                                  "  - gone\n")
                                .bytes);
  EXPECT_EQ(run("check lib --baseline known.txt").out, "2 files: 0 errors, 0 warnings, 0 infos; 1 waived\n");
}

TEST_F(ConfiguredWaiver, MeetsACommentForTheSameFindingAndBothAreUsed) {
  write("lib/beds/rose.md", entry("rose", "requires: [rose] # patgraph: ignore self-link (climbs)\n").bytes);
  EXPECT_EQ(check_with("check: self-link, file: '**'"), "2 files: 0 errors, 0 warnings, 0 infos; 2 waived\n");
}

}  // namespace
}  // namespace patgraph::testing
