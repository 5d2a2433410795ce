#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns what `patgraph check --brief` prints.
std::string report_of(const TextLibrary& library, TextOptions options = {}) {
  const std::vector<Diagnostic> findings = run_checks(library.graph());
  options.brief = true;
  std::ostringstream out;
  write_text_report({.findings = findings, .library = library.library(), .text = options}, out);
  return out.str();
}

/// A library with that many dangling references, on line 7 and the following, and one self-link before them.
TextLibrary dangling(std::size_t count) {
  std::string lines = "requires: [a]\nenables:\n";
  for (std::size_t i = 0; i < count; ++i) lines += "  - far-away-from-everything\n";
  return TextLibrary({entry("a", lines)});
}

/// The lines that `dangling` gives for that many of its references.
std::string dangling_lines(std::size_t count) {
  std::string text =
      "a.md:5:12: warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n";
  for (std::size_t i = 0; i < count; ++i) {
    text += "a.md:" + std::to_string(7 + i) +
            ":5: error: 'enables' names 'far-away-from-everything', which is no entry of the library "
            "[dangling-reference]\n";
  }
  return text;
}

TEST(TextReport, OfNoFindingIsItsSummary) {
  EXPECT_EQ(report_of(TextLibrary({entry("a")})), "1 file: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(report_of(TextLibrary({})), "0 files: 0 errors, 0 warnings, 0 infos\n");
}

TEST(TextReport, CountsByCheckAndBySeverity) {
  const TextLibrary library({entry("a", "requires: [far-away]\nenables: b\n"), entry("b", "related: [b]\n")});
  EXPECT_EQ(
      report_of(library),
      "a.md:5:12: error: 'requires' names 'far-away', which is no entry of the library [dangling-reference]\n"
      "a.md:6:10: info: 'enables' is a plain value, taken as a list of one; expected a list "
      "[scalar-for-list]\n"
      "b.md:5:11: warning: 'related' of 'b' names the entry itself; expected another one [self-link]\n"
      "\n"
      "      1  error    dangling-reference\n"
      "      1  info     scalar-for-list\n"
      "      1  warning  self-link\n"
      "\n"
      "2 files: 1 error, 1 warning, 1 info\n");
}

TEST(TextReport, CountsTheSeveritiesOfACheckApart) {
  const TextLibrary library(
      {entry("a", "enables: [b]\nrequires: [b]\n"), entry("b", "enables: [a]\nrequires: [a]\n")});
  const std::string report = report_of(library);
  EXPECT_EQ(report.substr(report.find("\n\n")),
            "\n\n      1  info     cycle\n      1  error    cycle\n\n2 files: 1 error, 0 warnings, 1 info\n");
}

TEST(TextReport, CountsFilesThatAreNoEntriesToo) {
  EXPECT_EQ(report_of(TextLibrary({entry("a"), {"readme.md", "# Read me\n"}})),
            "2 files: 0 errors, 0 warnings, 0 infos\n");
}

TEST(TextReport, ShowsFiftyFindingsOfACheck) {
  EXPECT_EQ(report_of(dangling(50)), dangling_lines(50) +
                                         "\n"
                                         "     50  error    dangling-reference\n"
                                         "      1  warning  self-link\n"
                                         "\n"
                                         "1 file: 50 errors, 1 warning, 0 infos\n");
}

TEST(TextReport, ShowsTwentyOfFiftyOneFindingsAndCountsTheRest) {
  EXPECT_EQ(report_of(dangling(51)),
            dangling_lines(20) +
                "\n"
                "     51  error    dangling-reference  (31 not shown; --all shows them)\n"
                "      1  warning  self-link\n"
                "\n"
                "1 file: 51 errors, 1 warning, 0 infos\n");
}

TEST(TextReport, ShowsAllFindingsWhereAsked) {
  EXPECT_EQ(report_of(dangling(51), {.all = true}), dangling_lines(51) +
                                                        "\n"
                                                        "     51  error    dangling-reference\n"
                                                        "      1  warning  self-link\n"
                                                        "\n"
                                                        "1 file: 51 errors, 1 warning, 0 infos\n");
}

TEST(TextReport, GroupsTheDigitsOfLargeCounts) {
  const std::string report = report_of(dangling(1234));
  EXPECT_EQ(report.substr(report.find("\n\n")),
            "\n\n"
            "  1,234  error    dangling-reference  (1,214 not shown; --all shows them)\n"
            "      1  warning  self-link\n"
            "\n"
            "1 file: 1,234 errors, 1 warning, 0 infos\n");
}

TEST(TextReport, ShowsTheNotesOfTheFindingsThatItShows) {
  std::string lines = "requires:\n";
  for (int i = 0; i < 52; ++i) lines += "  - b\n";
  const std::string report = report_of(TextLibrary({entry("a", lines), entry("b")}));
  std::string expected;
  for (int line = 7; line < 27; ++line) {
    expected += "a.md:" + std::to_string(line) +
                ":5: warning: 'requires' names 'b' once more [duplicate-link]\n"
                "  a.md:6:5: note: first named here\n";
  }
  EXPECT_EQ(report, expected +
                        "\n"
                        "     51  warning  duplicate-link  (31 not shown; --all shows them)\n"
                        "\n"
                        "2 files: 0 errors, 51 warnings, 0 infos\n");
}

TEST(TextReport, EscapesControlCharacters) {
  const TextLibrary library({entry("a", R"(requires: ["far\e[31m\n\x01\x7f\r\taway", "\N\u009b2J"])"
                                        "\n")});
  EXPECT_EQ(
      library.findings("dangling-reference"),
      R"(a.md:5:12: error: 'requires' names 'far\x1B[31m\n\x01\x7F\x0D\x09away', which is no entry of the library )"
      "[dangling-reference]\n"
      R"(a.md:5:43: error: 'requires' names '\x85\x9B2J', which is no entry of the library [dangling-reference])"
      "\n");
}

TEST(TextReport, EscapesControlCharactersInPathsAndNotes) {
  const TextLibrary library(
      {{"x\x1B[2J/a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: \"a\\e\"\ntitle: A\n---\n"},
       SourceText{"y\n/a.md", "---\nid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\nslug: \"a\\e\"\ntitle: B\n---\n"}});
  EXPECT_EQ(library.findings("duplicate-slug"),
            "y\\n/a.md:3:7: error: slug 'a\\x1B' is taken already; expected one of its own "
            "[duplicate-slug]\n"
            "  x\\x1B[2J/a.md:3:7: note: slug first given here\n");
}

TEST(TextReport, NamesWhatWouldTurnOrBreakItsLinesAndStrayBytes) {
  SourceText file = entry("a", "requires: [\"gate \u202Eetag\"]\n");
  file.path = "\x9B\u2028.md";
  EXPECT_EQ(TextLibrary({file}).findings("dangling-reference"),
            "\\x9B<U+2028>.md:5:12: error: 'requires' names 'gate <U+202E>etag', which is no entry of the "
            "library [dangling-reference]\n");
}

TEST(TextReport, LeavesOtherCharactersAsTheyAre) {
  const TextLibrary library(
      {entry("a", "requires: [\xC3\x84pfel \xE2\x86\x92 \xF0\x9F\x90\x9D\xC2\xA0x]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:12: error: 'requires' names '\xC3\x84pfel \xE2\x86\x92 \xF0\x9F\x90\x9D\xC2\xA0x', which "
            "is no entry of "
            "the library [dangling-reference]\n");
}

TEST(TextReport, ColoursPlaceAndSeverityWhereAsked) {
  const TextLibrary library({entry("a", "requires: [far-away, {slug: b}, b]\nenables: b\n"), entry("b")});
  EXPECT_EQ(
      report_of(library, {.color = true}),
      "\x1B[1ma.md:5:12:\x1B[0m \x1B[1;31merror:\x1B[0m 'requires' names 'far-away', which is no entry of "
      "the library "
      "[dangling-reference]\n"
      "\x1B[1ma.md:5:33:\x1B[0m \x1B[1;33mwarning:\x1B[0m 'requires' names 'b' once more [duplicate-link]\n"
      "  \x1B[1ma.md:5:22:\x1B[0m \x1B[36mnote:\x1B[0m first named here\n"
      "\x1B[1ma.md:6:10:\x1B[0m \x1B[1;34minfo:\x1B[0m 'enables' is a plain value, taken as a list of one; "
      "expected a "
      "list [scalar-for-list]\n"
      "\n"
      "      1  \x1B[1;31merror\x1B[0m    dangling-reference\n"
      "      1  \x1B[1;33mwarning\x1B[0m  duplicate-link\n"
      "      1  \x1B[1;34minfo\x1B[0m     scalar-for-list\n"
      "\n"
      "2 files: 1 error, 1 warning, 1 info\n");
}

TEST(TextReport, IsInTheOrderOfFilesAndPlaces) {
  const TextLibrary library({entry("b", "related: [b]\n"), entry("a", "related: [a]\nrequires: [a]\n")});
  EXPECT_EQ(
      library.findings(),
      "b.md:5:11: warning: 'related' of 'b' names the entry itself; expected another one [self-link]\n"
      "a.md:5:11: warning: 'related' of 'a' names the entry itself; expected another one [self-link]\n"
      "a.md:6:12: warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n");
}

/// Returns what `patgraph check` prints, summary apart.
std::string report_with_source(const TextLibrary& library, const TextOptions& options = {}) {
  const std::vector<Diagnostic> findings = run_checks(library.graph());
  std::ostringstream out;
  write_text_report({.findings = findings, .library = library.library(), .text = options}, out);
  return out.str().substr(0, out.str().find("\n\n") + 1);
}

TEST(TextReport, ShowsTheSourceOfFindingsAndOfTheirNotes) {
  const TextLibrary library({entry("a", "requires:\n  - b\n  - {slug: b}\n"), entry("b")});
  EXPECT_EQ(report_with_source(library),
            "a.md:7:5: warning: 'requires' names 'b' once more [duplicate-link]\n"
            "    7 |   - {slug: b}\n"
            "      |     ^~~~~~~~~\n"
            "  a.md:6:5: note: first named here\n"
            "      6 |   - b\n"
            "        |     ^\n");
}

TEST(TextReport, ShowsTheSourceOfEachPlaceOnce) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a]\n")});
  EXPECT_EQ(report_with_source(library),
            "a.md:5:12: error: cycle of 2 entries along 'requires', the shortest: a → b → a [cycle]\n"
            "    5 | requires: [b]\n"
            "      |            ^\n"
            "  a.md:5:12: note: a requires b\n"
            "  b.md:5:12: note: b requires a\n"
            "      5 | requires: [a]\n"
            "        |            ^\n");
}

TEST(TextReport, ShowsTheFixUnderThePlace) {
  const TextLibrary library({entry("pnod")});
  Diagnostic finding{"cycle", Severity::info, {0, {{3, 7}, {3, 11}}}, "m"};
  finding.fix = {"write 'pond'", finding.location, "pond"};
  std::ostringstream out;
  write_text_report({.findings = {&finding, 1}, .library = library.library()}, out);
  EXPECT_EQ(out.str(),
            "pnod.md:3:7: info: m [cycle]\n"
            "    3 | slug: pnod\n"
            "      |       ^~~~\n"
            "      |       pond\n"
            "\n"
            "      1  info     cycle\n"
            "\n"
            "1 file: 0 errors, 0 warnings, 1 info\n");
}

TEST(TextReport, ColoursTheCaretLikeTheSeverity) {
  const TextLibrary library({entry("a", "requires: [far-away]\n")});
  EXPECT_EQ(
      report_with_source(library, {.color = true}),
      "\x1B[1ma.md:5:12:\x1B[0m \x1B[1;31merror:\x1B[0m 'requires' names 'far-away', which is no entry of "
      "the library [dangling-reference]\n"
      "    5 | requires: [far-away]\n"
      "      |            \x1B[1;31m^~~~~~~~\x1B[0m\n");
}

TEST(TextReport, GroupsFindingsUnderFiles) {
  const TextLibrary library(
      {entry("a", "related: [a]\nrequires: [far-away]\n"), entry("b", "related: [b]\n"), entry("c")});
  EXPECT_EQ(
      report_of(library, {.grouping = Grouping::file}),
      "a.md\n"
      "a.md:5:11: warning: 'related' of 'a' names the entry itself; expected another one [self-link]\n"
      "a.md:6:12: error: 'requires' names 'far-away', which is no entry of the library [dangling-reference]\n"
      "\n"
      "b.md\n"
      "b.md:5:11: warning: 'related' of 'b' names the entry itself; expected another one [self-link]\n"
      "\n"
      "      1  error    dangling-reference\n"
      "      2  warning  self-link\n"
      "\n"
      "3 files: 1 error, 2 warnings, 0 infos\n");
}

TEST(TextReport, GroupsFindingsUnderChecks) {
  const TextLibrary library(
      {entry("a", "related: [a]\nrequires: [far-away]\n"), entry("b", "related: [b]\n"), entry("c")});
  EXPECT_EQ(
      report_of(library, {.grouping = Grouping::check}),
      "dangling-reference: a link names an entry that is not there\n"
      "a.md:6:12: error: 'requires' names 'far-away', which is no entry of the library [dangling-reference]\n"
      "\n"
      "self-link: an entry links to itself\n"
      "a.md:5:11: warning: 'related' of 'a' names the entry itself; expected another one [self-link]\n"
      "b.md:5:11: warning: 'related' of 'b' names the entry itself; expected another one [self-link]\n"
      "\n"
      "      1  error    dangling-reference\n"
      "      2  warning  self-link\n"
      "\n"
      "3 files: 1 error, 2 warnings, 0 infos\n");
}

}  // namespace
}  // namespace patgraph::testing
