#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "library_fixture.hpp"
#include "markdown_links.hpp"

namespace patgraph::testing {
namespace {

/// An entry with that text below its front matter; the text begins on line 6.
SourceText with_body(const std::string& slug, const std::string& body) {
  SourceText file = entry(slug, "summary: x\n");
  file.bytes += body;
  return file;
}

/// What the check finds in the text of an entry "a", beside the entry "water-rota", called The water-rota.
std::string findings_of(const std::string& body) {
  return TextLibrary({with_body("a", body), entry("water-rota"), {"notes.md", "No entry.\n"}})
      .findings("broken-body-link");
}

TEST(BrokenBodyLink, IsReportedForAFileThatIsNotThere) {
  EXPECT_EQ(findings_of("\nSee [the rota](water-rote.md) and [it](./gone.markdown#top).\n"),
            "a.md:8:16: warning: link to 'water-rote.md', which is no file; did you mean 'water-rota.md'? "
            "[broken-body-link]\n"
            "a.md:8:40: warning: link to './gone.markdown', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsNotReportedForFilesOfTheLibrary) {
  EXPECT_EQ(findings_of("[a](water-rota.md) [b](./water-rota.md#when) [c](b/../water-rota.md) [d](notes.md) "
                        "[e](water%2Drota.md?x=1)\n"),
            "");
}

TEST(BrokenBodyLink, IsReportedForASlugThatIsNotThere) {
  EXPECT_EQ(findings_of("[a](water-rotta) [b](../water-rotta/) [c](water-rota) [d](../water-rota/)\n"),
            "a.md:7:5: warning: link to 'water-rotta', which is no entry of the library; did you mean "
            "'water-rota'? "
            "[broken-body-link]\n"
            "a.md:7:22: warning: link to '../water-rotta/', which is no entry of the library; did you mean "
            "'water-rota'? [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsReportedForAWikiLink) {
  EXPECT_EQ(
      findings_of(
          "[[Water Rotta]] [[water-rota]] [[THE WATER-ROTA|when]] [[water-rota#When]] [[Leaf Mould|x]]\n"),
      "a.md:7:3: warning: wiki link to 'Water Rotta', which is no entry of the library; did you mean "
      "'water-rota'? [broken-body-link]\n"
      "a.md:7:78: warning: wiki link to 'Leaf Mould', which is no entry of the library [broken-body-link]\n");
}

TEST(BrokenBodyLink, FindsWikiLinksByIdFolderAndNameOfTheFile) {
  const TextLibrary library(
      {with_body("a",
                 "[[pat_01k5d9mzq3v8w2x7r4c6t1b0hn]] [[beds/bean-tunnel]] [[bean-tunnel.md]] [[#below]]\n"),
       {"beds/bean-tunnel.md",
        "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: tunnel\ntitle: Tunnel\n---\n"}});
  EXPECT_EQ(library.findings("broken-body-link"), "");
}

TEST(BrokenBodyLink, CountsColumnsInCharactersAndLinesFromTheStartOfTheFile) {
  EXPECT_EQ(
      TextLibrary({SourceText{"a.md", "\xEF\xBB\xBF[Grüße](grüße.md)\r\nÜber [[Grüße|die]]\r\n"}}).findings(),
      "a.md:1:9: warning: link to 'grüße.md', which is no file [broken-body-link]\n"
      "a.md:2:8: warning: wiki link to 'Grüße', which is no entry of the library [broken-body-link]\n");
}

TEST(BrokenBodyLink, PointsAtTheTextWhereTheDestinationIsWrittenWithEscapes) {
  EXPECT_EQ(findings_of("See [beans & peas](beans&amp;peas.md), [b](b\\_c.md) and [](x\\_y.md).\n"),
            "a.md:7:6: warning: link to 'beans&peas.md', which is no file [broken-body-link]\n"
            "a.md:7:41: warning: link to 'b_c.md', which is no file [broken-body-link]\n"
            "a.md:7:52: warning: link to 'x_y.md', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsReportedOnceForADefinition) {
  EXPECT_EQ(findings_of("[one][x], [two][x] and [x].\n\n[x]: gone.md \"Gone\"\n[unused]: lost.md\n"),
            "a.md:9:6: warning: link to 'gone.md', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsNotReportedForWhatLeadsElsewhere) {
  EXPECT_EQ(
      findings_of(
          "[a](https://example.org/x.md) [b](mailto:ada@example.org) [c](#top) [d](/x.md) [e](//h/x.md)\n"
          "<https://example.org/y.md> [f](plan.pdf) [g](pictures/rota) [h]()\n"),
      "");
}

TEST(BrokenBodyLink, IsNotReportedForImagesCodeAndHtml) {
  EXPECT_EQ(
      findings_of(
          "![x](x.md) ![[x]] `[[x]]` `[x](x.md)` <a href=\"x.md\">x</a>\n\n    [[x]]\n\n```\n[x](x.md)\n```\n"
          "\\[x](x.md) \\[[x\\]]\n"),
      "");
}

TEST(BrokenBodyLink, IsNotReportedForALinkWhoseTextIsInBrackets) {
  EXPECT_EQ(findings_of("As said [[1]](https://example.org/).\n"), "");
}

TEST(BrokenBodyLink, IsReportedInTablesAndLists) {
  EXPECT_EQ(findings_of("| a |\n|---|\n| [[the water-rota\\|when]] [[x\\|y]] |\n\n- [z](z.md)\n"),
            "a.md:9:30: warning: wiki link to 'x', which is no entry of the library [broken-body-link]\n"
            "a.md:11:7: warning: link to 'z.md', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsReportedInFilesWithoutOrWithBrokenFrontMatter) {
  const TextLibrary library({SourceText{"a.md", "[x](x.md)\n"},
                             {"b.md", "---\ntitle: [\n---\n[x](x.md)\n"},
                             {"c.md", "---\n[x](x.md)\n"}});
  EXPECT_EQ(library.findings("broken-body-link"),
            "a.md:1:5: warning: link to 'x.md', which is no file [broken-body-link]\n"
            "b.md:4:5: warning: link to 'x.md', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, IsFoundInAsMuchOfATextAsIsSearched) {
  const std::string line = "[x](x.md)" + std::string(90, ' ') + "\n";
  std::string text = line + "\n";
  while (text.size() + line.size() <= kMaxText) text += std::string(line.size() - 2, '.') + "\n\n";
  const std::string first = "a.md:7:5: warning: link to 'x.md', which is no file [broken-body-link]\n";
  // The text begins with the line break behind the front matter.
  const std::string whole = text + std::string(kMaxText - 1 - text.size(), '.');
  EXPECT_EQ(findings_of(whole), first);
  const std::size_t lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  EXPECT_EQ(findings_of(text + line),
            first + "a.md:" + std::to_string(7 + lines) +
                ":1: warning: the text takes more than 4M; links from here on are not checked "
                "[broken-body-link]\n");
}

TEST(BrokenBodyLink, IsNotLookedForWhereThatTakesLong) {
  const std::string expected =
      "a.md:7:1: warning: the text has too many lines or brackets between two blank lines; its links are not "
      "checked [broken-body-link]\n";
  const auto repeated = [](const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
  };
  EXPECT_EQ(findings_of(repeated("[x](../water-rota.md)\n", 40'000)), expected);
  EXPECT_EQ(findings_of(repeated("[x](../water-rota.md)\r", 40'000)), expected);
  EXPECT_EQ(findings_of("[x]: water-rota.md\n\n" + repeated("![x", 30'000) + repeated("]", 30'000)),
            expected);
  EXPECT_EQ(findings_of("[x]: " + std::string(40'000, 'x') + "\n\n" + repeated("[x]\n\n", 60'000)), expected);
}

TEST(BrokenBodyLink, IsLookedForInATableOfThousandsOfLines) {
  std::string text = "| a |\n|---|\n";
  for (int i = 0; i < 5'000; ++i)
    text += "| [the rota](water-rota.md) | and some words that say when it is used |\n";
  EXPECT_EQ(findings_of(text + "| [x](x.md) |\n"),
            "a.md:5009:7: warning: link to 'x.md', which is no file [broken-body-link]\n");
}

/// Files on the disk, in a folder of their own.
class ChangingLibrary : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "patgraph-changing-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    paths_.push_back((folder_ / name).native());
    std::ofstream(paths_.back(), std::ios::binary) << bytes;
  }

  Library read(bool texts) const {
    return read_library(paths_, schema_, {.base = "https://garden.example/p/", .texts = texts});
  }

  std::string findings_in(const Library& library) const {
    std::string messages;
    for (const Diagnostic& finding : run_checks(PatternGraph(library, schema_))) {
      if (finding.check != "broken-body-link") continue;
      messages += std::string(file_stem(library.files[finding.location.file].path)) + ":" +
                  std::to_string(finding.location.span.begin.line) + ": " + finding.message + "\n";
    }
    return messages;
  }

  std::filesystem::path folder_;
  const Schema schema_ = load_schema({});
  std::vector<std::string> paths_;
};

TEST_F(ChangingLibrary, HasTheSameBrokenBodyLinksWhenTextsAreSearchedWhileTheyAreRead) {
  write("absent.md", "[x](absent-x.md)\n");
  write("address.md", "---\ntitle: A\n---\n<https://garden.example/p/compost/>\n");
  write("empty.md", "");
  write("fence.md", "---\ntitle: A\n---");
  write("linkless.md", "---\ntitle: '[x](x.md)'\n---\nSee <https://elsewhere.example/>, [a](#a), a].\n");
  write("long.md", "---\ntitle: A\n---\n" + std::string(kMaxText, '\n') + "No link.\n");
  write("marked.md", "\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n[[leaf-mould]]\r\n");
  write("unclosed.md", "---\ntitle: A\n[x](unclosed-x.md)\n");
  const std::string findings = findings_in(read(false));
  EXPECT_EQ(findings,
            "absent:1: link to 'absent-x.md', which is no file\n"
            "address:4: link to the page of 'compost', which is no entry of the library\n"
            "long:4194307: the text takes more than 4M; links from here on are not checked\n"
            "marked:4: wiki link to 'leaf-mould', which is no entry of the library\n");
  EXPECT_EQ(findings_in(read(true)), findings);
}

TEST_F(ChangingLibrary, SaysWhereATextCannotBeReadAnyMore) {
  for (const char* name : {"cut.md", "gone.md", "sound.md"}) write(name, "---\ntitle: A\n---\n[x](x.md)\n");
  const Library with_texts = read(true);
  const Library without_texts = read(false);
  std::filesystem::resize_file(paths_[0], 8);
  std::filesystem::remove(paths_[1]);
  const std::string findings = findings_in(without_texts);
  EXPECT_EQ(
      findings,
      "cut:1: has changed since its front matter was read; the links of its text are not checked\n"
      "gone:1: cannot be read any more: No such file or directory; the links of its text are not checked\n"
      "sound:4: link to 'x.md', which is no file\n");
  EXPECT_EQ(findings_in(with_texts), findings);
}

TEST_F(ChangingLibrary, IsReadOnceWhereNoTextMayLinkToAnEntry) {
  write("a.md", "---\ntitle: A\n---\nSee <https://elsewhere.example/>.\n");
  const Library with_texts = read(true);
  const Library without_texts = read(false);
  std::filesystem::remove(paths_.front());
  EXPECT_EQ(findings_in(with_texts), "");
  EXPECT_EQ(
      findings_in(without_texts),
      "a:1: cannot be read any more: No such file or directory; the links of its text are not checked\n");
}

TEST(BrokenBodyLink, LooksAtFilesBesideTheLibraryFromTheFolderOfTheFile) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "patgraph-body-links";
  fs::create_directories(folder / "in");
  std::ofstream(folder / "README.md") << "Read me.\n";
  std::ofstream(folder / "in" / "a.md") << "[r](../README.md) [l](../README) [i](../in) [n](README.md)\n";
  const Schema schema = load_schema({});
  const Library library = read_library({(folder / "in" / "a.md").native()}, schema, {});
  const PatternGraph graph(library, schema);
  std::string messages;
  for (const Diagnostic& finding : run_checks(graph)) messages += finding.message + "\n";
  EXPECT_EQ(messages,
            "link to '../README', which is no entry of the library\nlink to 'README.md', which is no file\n");
  fs::remove_all(folder);
}

TEST(BrokenBodyLink, IsReportedForThePageOfAnEntryThatIsNotThere) {
  const Schema schema = load_schema({});
  const std::vector<SourceText> files{
      with_body(
          "a",
          "[a](https://garden.example/p/water-rota/) [b](https://garden.example/p/water-rota.html#when)\n"
          "[c](https://garden.example/p/) [d](https://elsewhere.example/p/water-rotta)\n"
          "[e](https://garden.example/p/beds/water-rotta/) <https://garden.example/p/compost/>\n"),
      entry("water-rota")};
  Library library = read_library(files, schema);
  library.base = "https://garden.example/p/";
  const PatternGraph graph(library, schema);
  std::string messages;
  for (const Diagnostic& finding : run_checks(graph)) {
    if (finding.check == "broken-body-link") messages += finding.message + "\n";
  }
  EXPECT_EQ(messages,
            "link to the page of 'beds/water-rotta', which is no entry of the library; did you mean "
            "'water-rota'?\n"
            "link to the page of 'compost', which is no entry of the library\n");
}

TEST(BrokenBodyLink, IsFoundInATextThatHasNoOtherLink) {
  const Schema schema = load_schema({});
  const std::vector<SourceText> files{with_body("a", "<https://garden.example/p/compost/>\n")};
  Library library = read_library(files, schema);
  library.base = "https://garden.example/p/";
  const std::vector<Diagnostic> findings = run_checks(PatternGraph(library, schema));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().message, "link to the page of 'compost', which is no entry of the library");
}

TEST(BrokenBodyLink, SuggestsThePathFromTheFolderOfTheFile) {
  const TextLibrary library(
      {SourceText{"in/a.md", "[x](bean-tunel.md)\n"}, {"beds/bean-tunnel.md", "---\ntitle: Tunnel\n---\n"}});
  EXPECT_EQ(library.findings("broken-body-link"),
            "in/a.md:1:5: warning: link to 'bean-tunel.md', which is no file; did you mean "
            "'../beds/bean-tunnel.md'? "
            "[broken-body-link]\n");
}

TEST(BrokenBodyLink, KeepsItsIdentityWhenASuggestionChanges) {
  const TextLibrary library({with_body("a", "[x](water-rotta)\n"), entry("water-rota")});
  for (const Diagnostic& finding : run_checks(library.graph()))
    EXPECT_EQ(finding.identity, "link to 'water-rotta', which is no entry of the library");
}

TEST(BrokenBodyLink, KeepsControlsOffTheTerminal) {
  EXPECT_EQ(findings_of("[x](a%1Bb%00.md)\n"),
            "a.md:7:5: warning: link to 'a\\x1Bb\\x00.md', which is no file [broken-body-link]\n");
}

TEST(BrokenBodyLink, TakesTimeInProportionToTheText) {
  std::string body;
  for (int i = 0; i < 50'000; ++i) body += "[x](water-rota.md) [[water-rota]] ";
  EXPECT_EQ(findings_of(body + std::string(100'000, '[') + "\n"), "");
}

}  // namespace
}  // namespace patgraph::testing
