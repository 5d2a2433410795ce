#include <algorithm>

#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

const ReportFormat& format_named(std::string_view name) {
  return *std::ranges::find(all_report_formats(), name, &ReportFormat::name);
}

/// Returns what is written of all findings of a library in a format, as if errors failed the run.
std::string report_in(std::string_view format, const TextLibrary& library, const TextOptions& text = {},
                      std::span<const std::string> fingerprints = {}) {
  const std::vector<Diagnostic> findings = run_checks(library.graph());
  std::ostringstream out;
  write_report(format_named(format),
               {.findings = findings,
                .library = library.library(),
                .fail_on = Severity::error,
                .fingerprints = fingerprints,
                .text = text},
               out);
  return out.str();
}

/// A library with an error that has a related place and a warning.
TextLibrary garden() {
  return TextLibrary(
      {entry("pond", "related: [pond]\n"),
       SourceText{"well.md", "---\nid: pat_pondaaaaaaaaaaaaaaaaaaaaaa\nslug: well\ntitle: Well\n---\n"}});
}

/// A library whose path and texts try to break out of their places.
TextLibrary hostile() {
  return TextLibrary({SourceText{"b\xC3\xA4um\xFF,:%e\n::set-env|`<b>.md",
                                 "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n"
                                 "requires: [\"%0A\\r\\n::error::|`]]><b>&@all\\0\\e[x](1) {0}\"]\n---\n"}});
}

/// Returns what is written of one finding in the library `garden`.
std::string report_of(std::string_view format, const Diagnostic& finding) {
  const TextLibrary library = garden();
  std::ostringstream out;
  write_report(format_named(format), {.findings = {&finding, 1}, .library = library.library()}, out);
  return out.str();
}

/// An info with a fix.
Diagnostic mended() {
  Diagnostic finding{"cycle", Severity::info, {0, {{3, 7}, {3, 11}}}, "m"};
  finding.fix = {"write 'well'", finding.location, "well"};
  return finding;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::string index_of(std::string_view check) {
  return std::to_string(find_check(check) - all_checks().data());
}

/// Where the hostile library's file lies, as a URI.
constexpr std::string_view kHostileUri = R"("b%C3%A4um%FF%2C%3A%25e%0A%3A%3Aset-env%7C%60%3Cb%3E.md")";

TEST(JsonLines, HasAFindingALine) {
  EXPECT_EQ(
      report_in("jsonl", garden()),
      R"({"file":"pond.md","line":5,"column":11,"end_line":5,"end_column":15,"severity":"warning",)"
      R"("check":"self-link","message":"'related' of 'pond' names the entry itself; expected another one",)"
      R"("notes":[]})"
      "\n"
      R"({"file":"well.md","line":2,"column":5,"end_line":2,"end_column":35,"severity":"error",)"
      R"("check":"duplicate-id",)"
      R"("message":"id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own",)"
      R"("notes":[{"file":"pond.md","line":2,"column":5,"end_line":2,"end_column":35,)"
      R"("message":"id first given here"}]})"
      "\n");
}

TEST(JsonLines, OfNoFindingIsEmpty) {
  EXPECT_EQ(report_in("jsonl", TextLibrary({entry("pond")})), "");
}

TEST(JsonLines, HasTheFix) {
  EXPECT_EQ(report_of("jsonl", mended()),
            R"({"file":"pond.md","line":3,"column":7,"end_line":3,"end_column":11,"severity":"info",)"
            R"("check":"cycle","message":"m","notes":[],"fix":{"file":"pond.md","line":3,"column":7,)"
            R"("end_line":3,"end_column":11,"message":"write 'well'","text":"well"}})"
            "\n");
}

/// Returns the results of a SARIF report, one a line.
std::string results_of(const std::string& sarif) {
  const std::string begin = "\"results\": [";
  return sarif.substr(sarif.find(begin) + begin.size());
}

TEST(Sarif, HasTheResultsWithTheirPlaces) {
  EXPECT_EQ(
      results_of(report_in("sarif", garden())),
      R"sarif(
{"ruleId":"self-link","ruleIndex":)sarif" +
          index_of("self-link") +
          R"sarif(,"level":"warning","message":{"text":"'related' of 'pond' names the entry itself; expected another one"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"pond.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":5,"startColumn":11,"endLine":5,"endColumn":15}}}],"partialFingerprints":{"primaryLocationLineHash":"38510ef4f85725d2:1"}},
{"ruleId":"duplicate-id","ruleIndex":)sarif" +
          index_of("duplicate-id") +
          R"sarif(,"level":"error","message":{"text":"id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own\n[id first given here](1)"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"well.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":5,"endLine":2,"endColumn":35}}}],"relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"pond.md","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":5,"endLine":2,"endColumn":35}},"message":{"text":"id first given here"}}],"partialFingerprints":{"primaryLocationLineHash":"48c0ed0e56833da5:1"}}
]}]}
)sarif");
}

TEST(Sarif, HasARuleForEachCheck) {
  const std::string sarif = report_in("sarif", TextLibrary({entry("pond")}));
  EXPECT_EQ(results_of(sarif), "\n]}]}\n");
  std::size_t before = 0;
  for (const Check& check : all_checks()) {
    const std::size_t at = sarif.find("{\"id\":\"" + std::string(check.id) + "\",\"shortDescription\":");
    EXPECT_NE(at, sarif.npos) << check.id;
    EXPECT_GT(at, before) << check.id;
    before = at;
  }
}

TEST(Sarif, HasTheFix) {
  const std::string sarif = report_of("sarif", mended());
  EXPECT_NE(sarif.find(R"("fixes":[{"description":{"text":"write 'well'"},"artifactChanges":[{)"
                       R"("artifactLocation":{"uri":"pond.md","uriBaseId":"%SRCROOT%"},"replacements":[{)"
                       R"("deletedRegion":{"startLine":3,"startColumn":7,"endLine":3,"endColumn":11},)"
                       R"("insertedContent":{"text":"well"}}]}]}])"),
            sarif.npos)
      << sarif;
}

TEST(Sarif, HasTheFingerprintsThatItIsGiven) {
  const std::vector<std::string> fingerprints{"one", "two"};
  const std::string results = results_of(report_in("sarif", garden(), {}, fingerprints));
  EXPECT_NE(results.find(R"("primaryLocationLineHash":"38510ef4f85725d2:1","patgraph/v1":"one"})"),
            results.npos)
      << results;
  EXPECT_NE(results.find(R"("primaryLocationLineHash":"48c0ed0e56833da5:1","patgraph/v1":"two"})"),
            results.npos)
      << results;
}

TEST(Sarif, LetsNoTextMakeALinkAndEncodesPaths) {
  const std::string results = results_of(report_in("sarif", hostile()));
  EXPECT_NE(results.find(R"('%0A\\x0D\\n::error::|`]]><b>&@all)"
                         "\uFFFD"
                         R"(\\x1B[x\\](1) {0}')"),
            results.npos)
      << results;
  EXPECT_NE(results.find(std::string("\"uri\":") + std::string(kHostileUri)), results.npos) << results;
}

TEST(Sarif, LinksToAHundredRelatedPlacesAndCountsTheRest) {
  Diagnostic finding{"cycle", Severity::error, {0, point({1, 1})}, "a circle"};
  for (int i = 0; i < 102; ++i) finding.related.push_back({{0, point({1, 1})}, "[here]"});
  const std::string results = results_of(report_of("sarif", finding));
  EXPECT_NE(results.find(R"("message":{"text":"a circle\n[\\[here\\]](1)\n)"), results.npos) << results;
  EXPECT_NE(results.find(R"([\\[here\\]](100)\nand 2 more places"})"), results.npos) << results;
  EXPECT_NE(results.find(R"({"id":100,)"), results.npos);
  EXPECT_EQ(results.find(R"({"id":101,)"), results.npos);
}

TEST(Sarif, HasTheMostSevereFindingsOfMoreThanGitHubTakesAndSaysSo) {
  std::vector<Diagnostic> findings(25'003, {"cycle", Severity::warning, {0, point({1, 1})}, "w"});
  findings.front().severity = Severity::info;
  findings[1].severity = Severity::info;
  findings.back().severity = Severity::error;
  std::ostringstream out;
  const std::size_t left_out =
      write_report(format_named("sarif"), {.findings = findings, .library = garden().library()}, out);
  EXPECT_EQ(left_out, 3U);
  const std::string sarif = out.str();
  EXPECT_EQ(occurrences(sarif, R"("level":"note","message")"), 0U);
  EXPECT_EQ(occurrences(sarif, R"({"ruleId":)"), 25'000U);
  EXPECT_EQ(occurrences(sarif, R"("level":"error","message":{"text":"w"})"), 1U);
  EXPECT_NE(
      sarif.find(R"("toolExecutionNotifications":[{"level":"warning","message":{"text":)"
                 R"("3 findings of the least severity left out: more than 25,000 results are rejected"}}])"),
      sarif.npos);
}

/// Returns the suite of a check in a JUnit report.
std::string suite_of(const std::string& junit, const std::string& check) {
  const std::size_t begin = junit.find("  <testsuite name=\"" + check + "\"");
  const std::string end = "</testsuite>\n";
  return junit.substr(begin, junit.find(end, begin) + end.size() - begin);
}

TEST(JUnit, HasAFailureForWhatFailsTheRun) {
  EXPECT_EQ(suite_of(report_in("junit", garden()), "duplicate-id"),
            R"(  <testsuite name="duplicate-id" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="duplicate-id" name="id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own" file="well.md" line="2">
      <failure message="id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own" type="error">well.md:2:5: error: id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own&#10;pond.md:2:5: note: id first given here</failure>
    </testcase>
  </testsuite>
)");
}

TEST(JUnit, HasACaseThatPassesForOtherFindings) {
  EXPECT_EQ(suite_of(report_in("junit", garden()), "self-link"),
            R"(  <testsuite name="self-link" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="self-link" name="'related' of 'pond' names the entry itself; expected another one" file="pond.md" line="5">
      <system-out>pond.md:5:11: warning: 'related' of 'pond' names the entry itself; expected another one</system-out>
    </testcase>
  </testsuite>
)");
}

TEST(JUnit, HasACaseThatPassesForACheckWithoutFindings) {
  const std::string junit = report_in("junit", garden());
  EXPECT_EQ(suite_of(junit, "cycle"),
            R"(  <testsuite name="cycle" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="cycle" name="no finding"/>
  </testsuite>
)");
  const std::string count = std::to_string(all_checks().size());
  EXPECT_EQ(junit.substr(0, junit.find("  <testsuite ")),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites name=\"patgraph\" tests=\"" +
                count + "\" failures=\"1\" errors=\"0\">\n");
}

TEST(JUnit, EscapesTextsAndReplacesWhatXmlCannotHold) {
  const std::string suite = suite_of(report_in("junit", hostile()), "dangling-reference");
  EXPECT_NE(suite.find(
                "name=\"'requires' names '%0A&#13;&#10;::error::|`]]&gt;&lt;b&gt;&amp;@all\uFFFD\uFFFD[x](1) "
                "{0}', which is no entry of the library\" "
                "file=\"b\u00E4um\uFFFD,:%e&#10;::set-env|`&lt;b&gt;.md\" line=\"5\">"),
            suite.npos)
      << suite;
}

TEST(GitHub, HasAWorkflowCommandALine) {
  EXPECT_EQ(
      report_in("github", garden()),
      "::warning file=pond.md,line=5,endLine=5,col=11,endColumn=14,title=self-link::'related' of 'pond' "
      "names the entry itself; expected another one\n"
      "::error file=well.md,line=2,endLine=2,col=5,endColumn=34,title=duplicate-id::id "
      "'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own%0Apond.md:2:5: id first "
      "given here\n");
}

TEST(GitHub, CallsAnInfoANotice) {
  EXPECT_EQ(report_of("github", mended()),
            "::notice file=pond.md,line=3,endLine=3,col=7,endColumn=10,title=cycle::m\n");
}

TEST(GitHub, TellsNoColumnsOfSeveralLines) {
  EXPECT_EQ(report_of("github", {"cycle", Severity::error, {0, {{3, 7}, {4, 2}}}, "m"}),
            "::error file=pond.md,line=3,endLine=4,title=cycle::m\n");
}

TEST(GitHub, LetsNoTextBreakOutOfItsPlace) {
  const std::string report = report_in("github", hostile());
  std::istringstream lines(report);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_TRUE(line.starts_with("::warning file=b\u00E4um\\xFF%2C%3A%25e%0A%3A%3Aset-env|`<b>.md,line=") ||
                line.starts_with("::error file=b\u00E4um\\xFF%2C%3A%25e%0A%3A%3Aset-env|`<b>.md,line="))
        << line;
  }
  EXPECT_EQ(count, 4U);
  EXPECT_NE(report.find("::'requires' names '%250A%0D%0A::error::|`]]><b>&@all\uFFFD\\x1B[x](1) {0}', which"),
            report.npos)
      << report;
}

TEST(Markdown, HasCountsATableAndTheFindings) {
  EXPECT_EQ(report_in("markdown", garden()), R"(## Checks of the pattern library

2 files: 1 error, 1 warning, 0 infos

| findings | severity | check | |
|---:|---|---|---|
| 1 | error | `duplicate-id` | several entries have one id |
| 1 | warning | `self-link` | an entry links to itself |

<details>
<summary>duplicate-id: 1 finding</summary>

- `well.md:2:5` error: `id 'pat_pondaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own`
  - `pond.md:2:5` `id first given here`

</details>

<details>
<summary>self-link: 1 finding</summary>

- `pond.md:5:11` warning: `'related' of 'pond' names the entry itself; expected another one`

</details>
)");
}

TEST(Markdown, OfNoFindingIsOneLine) {
  EXPECT_EQ(report_in("markdown", TextLibrary({entry("pond")})),
            "## Checks of the pattern library\n\n1 file: 0 errors, 0 warnings, 0 infos\n");
}

TEST(Markdown, FencesTextsByMoreBackticksThanTheyHold) {
  const std::string report = report_in("markdown", hostile());
  EXPECT_NE(
      report.find(
          "\n- ``b\u00E4um\\xFF,:%e\\n::set-env|`<b>.md:5:12`` error: ``'requires' names "
          "'%0A\\x0D\\n::error::|`]]><b>&@all\uFFFD\\x1B[x](1) {0}', which is no entry of the library``\n"),
      report.npos)
      << report;
}

TEST(Markdown, ShowsFiftyFindingsOfACheck) {
  const std::vector<Diagnostic> findings(52, {"cycle", Severity::error, {0, point({1, 1})}, "m"});
  std::ostringstream out;
  write_markdown_report({.findings = findings, .library = garden().library()}, out);
  EXPECT_EQ(occurrences(out.str(), "\n- `pond.md:1:1` error: `m`"), 50U);
  EXPECT_NE(out.str().find("\n\n2 more are not shown.\n\n</details>\n"), std::string::npos);
}

TEST(Markdown, StaysBelowTheSizeThatGitHubTakes) {
  std::vector<Diagnostic> findings;
  for (const Check& check : all_checks()) {
    for (int i = 0; i < 50; ++i)
      findings.push_back({check.id, Severity::error, {0, point({1, 1})}, std::string(5000, 'm')});
  }
  std::ostringstream out;
  write_markdown_report({.findings = findings, .library = garden().library()}, out);
  EXPECT_LE(out.str().size(), std::size_t{1} << 20);
  EXPECT_TRUE(out.str().ends_with(": 50 findings</summary>\n\n\n50 more are not shown.\n\n</details>\n"));
}

TEST(Reports, HavePathsAsTheyReadFromTheRoot) {
  const TextLibrary library({SourceText{"/garden/patterns/a.md", "---\nslug: a\n"},
                             SourceText{"/elsewhere/b c.md", "---\nslug: a\n"}});
  const std::vector<Diagnostic> findings = run_checks(library.graph());
  const ReportInput input{.findings = findings, .library = library.library(), .root = "/garden"};
  std::ostringstream github;
  write_github_report(input, github);
  EXPECT_NE(github.str().find(" file=patterns/a.md,"), std::string::npos) << github.str();
  EXPECT_NE(github.str().find(" file=/elsewhere/b c.md,"), std::string::npos) << github.str();
  std::ostringstream sarif;
  write_sarif_report(input, sarif);
  EXPECT_NE(sarif.str().find(R"({"uri":"patterns/a.md","uriBaseId":"%SRCROOT%"})"), std::string::npos);
  EXPECT_NE(sarif.str().find(R"({"uri":"file:///elsewhere/b%20c.md"})"), std::string::npos) << sarif.str();
}

}  // namespace
}  // namespace patgraph::testing
