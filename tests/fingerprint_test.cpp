#include "fingerprint.hpp"

#include <algorithm>
#include <set>

#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

/// A garden with faults of many kinds.
std::vector<SourceText> garden() {
  return {
      entry("bean-tunnel", "requires: [willow-rods, willow-rods, string]\nenables: [The shade]\n"),
      entry("compost-heap", "requires: [leaf-mould, compost-heap]\ncreated: yesterday\n"),
      entry("leaf-mould", "requires: [rain-barrel]\nrelationships:\n  enabels: [bean-tunnel]\n"),
      entry("rain-barrel",
            "requires:\n  - {slug: compost-heap, weight: 0.4}\n  - {slug: willow-rods, weight: 7}\n"),
      entry("shade", "related: [THE SHADE, The wall, the wall]\n"),
      {"string.md", "---\nid: string\nslug: twine\n---\n"},
      {"sun-trap.md", "---\nid: pat_beantunnelaaaaaaaaaaaaaaaa\nslug: sun-trap\nrequires: [string]\n---\n"},
      {"wall.md", "---\ntitle: @wall\n---\n"},
  };
}

std::vector<std::string> fingerprints_in(const TextLibrary& library) {
  return fingerprints_of(run_checks(library.graph()), library.graph());
}

std::vector<std::string> sorted_fingerprints(const std::vector<SourceText>& files) {
  std::vector<std::string> fingerprints = fingerprints_in(TextLibrary(files));
  std::ranges::sort(fingerprints);
  return fingerprints;
}

std::vector<std::string> fingerprints_of_check(const std::string& check,
                                               const std::vector<SourceText>& files) {
  const TextLibrary library(files);
  std::vector<Diagnostic> findings = run_checks(library.graph());
  std::erase_if(findings, [&](const Diagnostic& finding) { return finding.check != check; });
  return fingerprints_of(findings, library.graph());
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

TEST(Fingerprint, EveryFindingHasItsOwn) {
  const std::vector<std::string> fingerprints = sorted_fingerprints(garden());
  EXPECT_GE(fingerprints.size(), 15U);
  EXPECT_EQ(std::ranges::adjacent_find(fingerprints), fingerprints.end());
  for (const std::string& fingerprint : fingerprints) {
    EXPECT_EQ(fingerprint.size(), 16U);
    EXPECT_EQ(fingerprint.find_first_not_of("0123456789abcdef"), fingerprint.npos) << fingerprint;
  }
}

// printf 'dangling-reference\0pat_beantunnelaaaaaaaaaaaaaaaa\0MESSAGE', with the number behind another U+0000
// for the second, hashed by an independent program.
TEST(Fingerprint, IsFnv1aOfCheckEntryAndMessage) {
  const TextLibrary library({entry("bean-tunnel", "enables: [rods, rods]\n")});
  EXPECT_EQ(fingerprints_in(library), (std::vector<std::string>{"112746fa962222f4", "23f90786965e13aa"}));
}

TEST(Fingerprint, SurvivesMovedLines) {
  std::vector<SourceText> files = garden();
  for (SourceText& file : files) file.bytes.insert(4, "# a line\n\n# and another\n");
  EXPECT_EQ(sorted_fingerprints(files), sorted_fingerprints(garden()));
}

TEST(Fingerprint, SurvivesFoldersThatMove) {
  std::vector<SourceText> files = garden();
  for (SourceText& file : files) file.path = "beds/south/" + file.path;
  EXPECT_EQ(sorted_fingerprints(files), sorted_fingerprints(garden()));
}

// The new name sorts last, so that a cycle could begin elsewhere.
TEST(Fingerprint, SurvivesFilesWithANewNameAndSlug) {
  for (const std::string name : {"bean-tunnel", "compost-heap", "leaf-mould", "rain-barrel"}) {
    std::vector<SourceText> files = garden();
    for (SourceText& file : files) {
      file.path = replaced(file.path, name, "zinnia-" + name + "-again");
      // The id, made of the slug, and the title stay.
      file.bytes = replaced(file.bytes, name, "zinnia-" + name + "-again");
      file.bytes = replaced(file.bytes, "The zinnia-" + name + "-again", "The " + name);
    }
    std::ranges::sort(files, {}, &SourceText::path);
    EXPECT_EQ(sorted_fingerprints(files), sorted_fingerprints(garden())) << name;
  }
}

TEST(Fingerprint, SurvivesLinksInAnotherOrder) {
  std::vector<SourceText> files = garden();
  files[0].bytes =
      replaced(files[0].bytes, "[willow-rods, willow-rods, string]", "[string, willow-rods, willow-rods]");
  files[4].bytes =
      replaced(files[4].bytes, "[THE SHADE, The wall, the wall]", "[the wall, The wall, THE SHADE]");
  EXPECT_EQ(sorted_fingerprints(files), sorted_fingerprints(garden()));
}

TEST(Fingerprint, SurvivesAnotherSeverity) {
  const TextLibrary library(garden());
  CheckSettings settings;
  for (const Check& check : all_checks()) settings[std::string(check.id)].severity = Severity::info;
  const std::vector<Diagnostic> findings = run_checks(library.graph(), settings);
  EXPECT_EQ(fingerprints_of(findings, library.graph()), fingerprints_in(library));
}

// Slugs that are words of messages, and keys of front matter.
TEST(Fingerprint, SurvivesFilesThatComeIn) {
  std::vector<SourceText> files = garden();
  for (const char* name : {"acorn", "entry", "library", "names", "related", "requires", "title", "zinnia"}) {
    files.push_back(entry(name));
  }
  std::ranges::sort(files, {}, &SourceText::path);
  EXPECT_TRUE(std::ranges::includes(sorted_fingerprints(files), sorted_fingerprints(garden())));
}

TEST(Fingerprint, SurvivesAWeightThatChangesInACycle) {
  std::vector<SourceText> files = garden();
  files[3].bytes = replaced(files[3].bytes, "0.4", "0.6");
  EXPECT_EQ(sorted_fingerprints(files), sorted_fingerprints(garden()));
}

// The steps of the cycle are stated from both sides, in files that come in another order when one is renamed.
TEST(Fingerprint, SurvivesAnotherPlaceThatShowsTheSameCycle) {
  const SourceText a = entry("a", "generalizes_from: [b]\nspecializes_to: [c]\n");
  const SourceText b = entry("b", "generalizes_from: [c]\nspecializes_to: [a]\n");
  const SourceText c = entry("c", "generalizes_from: [a]\nspecializes_to: [b]\n");
  SourceText renamed = a;
  renamed.path = "z.md";
  const auto before = fingerprints_of_check("cycle", {a, b, c});
  EXPECT_EQ(before.size(), 1U);
  EXPECT_EQ(fingerprints_of_check("cycle", {b, c, renamed}), before);
}

TEST(Fingerprint, SurvivesAnotherShortestCycleInTheSameGroup) {
  const SourceText b = entry("b", "requires: [a, c]\n");
  const SourceText c = entry("c", "requires: [d]\n");
  const SourceText d = entry("d", "requires: [c, e]\n");
  const SourceText e = entry("e", "requires: [a]\n");
  const auto before = fingerprints_of_check("cycle", {entry("a", "requires: [b]\n"), b, c, d, e});
  const auto after =
      fingerprints_of_check("cycle", {entry("a", "requires: [b]\n"), entry("b", "requires: [c]\n"), c, d, e});
  EXPECT_EQ(before.size(), 1U);
  EXPECT_EQ(after, before);
}

TEST(Fingerprint, CycleThatGrowsIsAnother) {
  const SourceText b = entry("b", "requires: [a]\n");
  const SourceText c = entry("c", "requires: [a]\n");
  const auto before = fingerprints_of_check("cycle", {entry("a", "requires: [b]\n"), b, entry("c")});
  const auto after = fingerprints_of_check("cycle", {entry("a", "requires: [b, c]\n"), b, c});
  ASSERT_EQ(before.size(), 1U);
  ASSERT_EQ(after.size(), 1U);
  EXPECT_NE(before, after);
}

TEST(Fingerprint, OfEqualFindingsTheRestStaysWhenOneGoes) {
  const auto of = [](const std::string& links) {
    const std::vector<std::string> all = sorted_fingerprints({entry("a", "requires: [" + links + "]\n")});
    return std::set<std::string>(all.begin(), all.end());
  };
  const std::set<std::string> three = of("rods, rods, rods");
  const std::set<std::string> two = of("rods, rods");
  EXPECT_EQ(three.size(), 3U);
  EXPECT_EQ(two.size(), 2U);
  EXPECT_TRUE(std::ranges::includes(three, two));
}

// A file that is copied, its id left as it was, shows its faults even where the original's are known.
TEST(Fingerprint, EntriesWithOneIdHaveFingerprintsOfTheirOwn) {
  const auto dangling = [](const std::string& links_of_copy) {
    const std::string start = "---\nid: pat_onlyoneidaaaaaaaaaaaaaaaaaa\ntitle: T\nslug: ";
    return fingerprints_of_check("dangling-reference",
                                 {{"b.md", start + "b\nrequires: [rods]\n---\n"},
                                  {"copy.md", start + "copy\n" + links_of_copy + "---\n"}});
  };
  const std::vector<std::string> one = dangling("");
  const std::vector<std::string> two = dangling("requires: [rods]\n");
  ASSERT_EQ(one.size(), 1U);
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0], one[0]);
  EXPECT_NE(two[1], one[0]);
}

TEST(Fingerprint, WithoutAnIdTheSlugNamesTheEntry) {
  const auto dangling = [](const std::string& path, const std::string& slug) {
    return fingerprints_in(
        TextLibrary({{path, "---\nslug: " + slug + "\ntitle: T\nrequires: [rods]\n---\n"}}));
  };
  EXPECT_EQ(dangling("a.md", "a"), dangling("beds/a.md", "a"));
  EXPECT_NE(dangling("a.md", "a"), dangling("b.md", "b"));
}

}  // namespace
}  // namespace patgraph::testing
