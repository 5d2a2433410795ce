#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

/// A file with these lines as its front matter, and nothing else.
SourceText file(const std::string& path, const std::string& lines) {
  return {path, "---\n" + lines + "---\n"};
}

TEST(Identity, OfSoundEntriesGivesNoFinding) {
  const TextLibrary library({entry("a"), entry("b"), entry("c")});
  EXPECT_EQ(library.findings(), "");
}

TEST(MissingId, IsReportedWhereTheKeyWouldStand) {
  const TextLibrary library({file("a.md", "slug: a\ntitle: A\n")});
  EXPECT_EQ(library.findings(), "a.md:2:1: error: no id; expected a key 'id' with a TypeID [missing-id]\n");
}

TEST(MissingId, IsReportedForAnIdWithoutAValue) {
  const TextLibrary library({file("a.md", "slug: a\nid:\ntitle: A\n"), file("b.md", "id: \"\"\ntitle: B\n")});
  EXPECT_EQ(library.findings(),
            "a.md:2:1: error: no id; expected a key 'id' with a TypeID [missing-id]\n"
            "b.md:2:1: error: no id; expected a key 'id' with a TypeID [missing-id]\n");
}

TEST(MissingTitle, IsReportedWhereTheKeyWouldStand) {
  const TextLibrary library({file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\n")});
  EXPECT_EQ(library.findings(),
            "a.md:2:1: error: no title; expected a key 'title' with the name of the entry [missing-title]\n");
}

TEST(MissingTitle, IsReportedForANullTitle) {
  const TextLibrary library({file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: ~\n"),
                             file("b.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: null\n")});
  EXPECT_EQ(library.findings(),
            "a.md:2:1: error: no title; expected a key 'title' with the name of the entry [missing-title]\n"
            "b.md:2:1: error: no title; expected a key 'title' with the name of the entry [missing-title]\n");
}

TEST(MissingTitle, IsNotReportedForTheWordNullInQuotes) {
  const TextLibrary library({file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: \"null\"\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(library.graph().vertices().front()->title->text, "null");
}

TEST(InvalidId, SaysWhatAnIdLooksLike) {
  const TextLibrary library({file("a.md", "slug: a\nid: pattern-17\ntitle: A\n")});
  EXPECT_EQ(library.findings(),
            "a.md:3:5: error: id 'pattern-17' is not of the form of an id; expected ^lh_[a-z0-9]{20,30}$ "
            "(lighthouse) or "
            "^pat_[a-z0-9]{20,30}$ (pattern) [invalid-id]\n");
}

TEST(InvalidId, IsReportedForCapitalsAndForLengthsOutOfBounds) {
  const TextLibrary library({file("a.md", "id: pat_AAAAAAAAAAAAAAAAAAAAAAAAAA\ntitle: A\n"),
                             file("b.md", "id: pat_aaaaaaaaaaaaaaaaaaa\ntitle: B\n"),
                             file("c.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: C\n")});
  const std::string expected =
      "' is not of the form of an id; expected ^lh_[a-z0-9]{20,30}$ (lighthouse) or ^pat_[a-z0-9]{20,30}$ "
      "(pattern) "
      "[invalid-id]\n";
  EXPECT_EQ(library.findings(), "a.md:2:5: error: id 'pat_AAAAAAAAAAAAAAAAAAAAAAAAAA" + expected +
                                    "b.md:2:5: error: id 'pat_aaaaaaaaaaaaaaaaaaa" + expected +
                                    "c.md:2:5: error: id 'pat_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + expected);
}

TEST(InvalidId, IsReportedForAnIdThatGoesOnAfterALineBreak) {
  const TextLibrary library({file("a.md", "id: \"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\\n\"\ntitle: A\n")});
  EXPECT_EQ(library.findings("invalid-id"),
            "a.md:2:5: error: id 'pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\\n' is not of the form of an id; expected "
            "^lh_[a-z0-9]{20,30}$ (lighthouse) or ^pat_[a-z0-9]{20,30}$ (pattern) [invalid-id]\n");
}

TEST(InvalidId, TakesTheClassFromTheIdThatIsValid) {
  const TextLibrary library({entry("a"), file("l.md", "id: lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: L\n")});
  EXPECT_EQ(library.findings(), "");
  const auto class_of = [&](std::size_t vertex) {
    return library.graph().schema().classes[library.graph().vertices()[vertex]->entry_class].label;
  };
  EXPECT_EQ(class_of(0), "pattern");
  EXPECT_EQ(class_of(1), "lighthouse");
}

TEST(DuplicateId, PointsAtTheFirstThatHasIt) {
  const TextLibrary library({entry("b"),
                             file("c.md", "slug: c\nid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: C\n"),
                             file("d.md", "title: D\nslug: d\nid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\n")});
  EXPECT_EQ(library.findings(),
            "c.md:3:5: error: id 'pat_baaaaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own "
            "[duplicate-id]\n"
            "  b.md:2:5: note: id first given here\n"
            "d.md:4:5: error: id 'pat_baaaaaaaaaaaaaaaaaaaaaaaaa' is taken already; expected one of its own "
            "[duplicate-id]\n"
            "  b.md:2:5: note: id first given here\n");
}

TEST(DuplicateId, LetsLinksLeadToTheFirst) {
  const TextLibrary library({entry("b"),
                             file("c.md", "slug: c\nid: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: C\n"),
                             entry("d", "requires: [pat_baaaaaaaaaaaaaaaaaaaaaaaaa]\n")});
  ASSERT_EQ(library.graph().edges().size(), 1U);
  EXPECT_EQ(library.graph().vertices()[library.graph().edges().front().target]->slug, "b");
}

TEST(DuplicateSlug, PointsAtTheFirstThatHasIt) {
  const TextLibrary library({file("one/a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n"),
                             file("two/a.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: B\n")});
  EXPECT_EQ(library.findings(),
            "two/a.md:3:7: error: slug 'a' is taken already; expected one of its own [duplicate-slug]\n"
            "  one/a.md:3:7: note: slug first given here\n");
}

TEST(DuplicateSlug, IsReportedAtTheStartWhereTheFileNameIsTheSlug) {
  const TextLibrary library({file("one/a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: A\n"),
                             file("two/a.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: B\n")});
  EXPECT_EQ(library.findings(),
            "two/a.md:2:1: error: slug 'a' is taken already; expected one of its own [duplicate-slug]\n"
            "  one/a.md:2:1: note: slug first given here\n");
}

TEST(SlugFilenameMismatch, ExpectsTheNameOfTheFile) {
  const TextLibrary library(
      {file("folder/a.b.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n")});
  EXPECT_EQ(library.findings(),
            "folder/a.b.md:3:7: warning: slug is 'a'; expected 'a.b', the name of the file "
            "[slug-filename-mismatch]\n");
}

TEST(SlugFilenameMismatch, LetsTheSlugNameTheEntry) {
  const TextLibrary library(
      {entry("b", "requires: [a, file-name]\n"),
       file("file-name.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n")});
  EXPECT_EQ(library.findings(),
            "b.md:5:15: error: 'requires' names 'file-name', which is no entry of the library "
            "[dangling-reference]\n"
            "file-name.md:3:7: warning: slug is 'a'; expected 'file-name', the name of the file "
            "[slug-filename-mismatch]\n");
}

TEST(SlugFilenameMismatch, IsNotReportedWithoutASlug) {
  const TextLibrary library({file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: A\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(library.graph().vertices().front()->slug, "a");
}

TEST(UntextualName, IsReportedForATitleThatYamlTakesForANumber) {
  const TextLibrary library({file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: 2024\n")});
  EXPECT_EQ(library.findings(),
            "a.md:3:8: warning: 'title' is a number to YAML; expected text: write \"2024\" in quotes "
            "[invalid-value]\n");
  EXPECT_EQ(library.graph().vertices().front()->title->text, "2024");
}

TEST(UntextualName, IsReportedForTruthValuesAndDates) {
  const TextLibrary library({file("no.md",
                                  "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: no\ntitle: Yes\n"
                                  "aliases: [Off, 2024-01-02, 12:30, \"On\"]\n")});
  EXPECT_EQ(library.findings(),
            "no.md:3:7: warning: 'slug' is a truth value to YAML; expected text: write \"no\" in quotes "
            "[invalid-value]\n"
            "no.md:4:8: warning: 'title' is a truth value to YAML; expected text: write \"Yes\" in quotes "
            "[invalid-value]\n"
            "no.md:5:11: warning: 'aliases' is a truth value to YAML; expected text: write \"Off\" in quotes "
            "[invalid-value]\n"
            "no.md:5:16: warning: 'aliases' is a date to YAML; expected text: write \"2024-01-02\" in quotes "
            "[invalid-value]\n"
            "no.md:5:28: warning: 'aliases' is a number to YAML; expected text: write \"12:30\" in quotes "
            "[invalid-value]\n");
}

TEST(UntextualName, IsNotReportedInQuotesOrWithATag) {
  const TextLibrary library(
      {file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: \"2024\"\naliases: ['yes', !!str 17]\n"),
       file("b.md", "id: pat_baaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: !!str 2025\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(library.graph().vertices()[1]->title->text, "2025");
}

TEST(UntextualName, IsNotReportedForWordsAndNumbersInAText) {
  const TextLibrary library(
      {file("a.md", "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: 5 Whys\naliases: [1e3, 7 of 9, Five]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(UntextualName, IsNotReportedForFieldsThatNameNothing) {
  const TextLibrary library({entry("a", "version: 1.0\nsummary: 17\n")});
  EXPECT_EQ(library.findings(), "");
}

}  // namespace
}  // namespace patgraph::testing
