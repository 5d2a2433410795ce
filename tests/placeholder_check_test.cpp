#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

/// The file a.md of an entry with that id and title, both quoted.
std::string findings_of(const std::string& id, const std::string& title) {
  return TextLibrary({SourceText{"a.md", "---\nid: '" + id + "'\nslug: a\ntitle: '" + title + "'\n---\n"}})
      .findings("placeholder-value");
}

const std::string kSoundId = "pat_01k5d9mzq3v8w2x7r4c6t1b0hn";

TEST(PlaceholderValue, IsReportedForTitles) {
  for (const std::string title : {"TODO", "tbd", "FixMe", "XXX", "Untitled", "Pattern Title",
                                  "Your title here", "placeholder", "{{title}}", "{{ title }}", "${title}",
                                  "<title>", "[Pattern Name]", "Lorem ipsum dolor sit amet", " todo "}) {
    EXPECT_EQ(findings_of(kSoundId, title), "a.md:4:8: warning: title '" + title +
                                                "' is left from a template; expected the name of the entry "
                                                "[placeholder-value]\n");
  }
}

TEST(PlaceholderValue, IsNotReportedForTitlesThatHoldSuchWords) {
  for (const std::string title :
       {"Todo Lists", "The Untitled Bed", "Placeholder Planting", "Integrated <IR> Frame", "[Re]wilding",
        "XX", "Example", "[Old] and [New]", "Ipsum"})
    EXPECT_EQ(findings_of(kSoundId, title), "");
}

TEST(PlaceholderValue, IsReportedForIds) {
  for (const std::string id :
       {"pat_placeholder", "pat_placeholder00000000000000", "pat_xxxxxxxxxxxxxxxxxxxxxxxxxx",
        "pat_00000000000000000000000000", "pat_example", "pat_TODO", "{{id}}", "pat_<id>"}) {
    EXPECT_EQ(findings_of(id, "Wormery"), "a.md:2:5: warning: id '" + id +
                                              "' is left from a template; expected an id of its own "
                                              "[placeholder-value]\n");
  }
}

TEST(PlaceholderValue, IsNotReportedForIdsThatMerelyLookPlain) {
  for (const std::string id : {"pat_aaaaaaaaaaaaaaaaaaaaaaaaaa", "pat_01k5d9mzq3v8w2x7r4c6t1b0hn",
                               "pat_todo5d9mzq3v8w2x7r4c6t1b0hn", "pat_6b3b1e6b3b1e6b3b1e6b3b1e"})
    EXPECT_EQ(findings_of(id, "Wormery"), "");
}

TEST(PlaceholderValue, IsReportedForTheSlugAndForTheNameOfTheFile) {
  const TextLibrary library({SourceText{"a/new-pattern.md", "---\nslug: new-pattern\ntitle: Wormery\n---\n"},
                             {"b/Untitled.md", "---\ntitle: Bean Tunnel\n---\n"}});
  EXPECT_EQ(
      library.findings("placeholder-value"),
      "a/new-pattern.md:2:7: warning: slug 'new-pattern' is left from a template; expected the name of the "
      "file "
      "[placeholder-value]\n"
      "b/Untitled.md:2:1: warning: slug 'Untitled' is left from a template; expected the name of the file "
      "[placeholder-value]\n");
}

TEST(PlaceholderValue, KnowsTheWordsOfTheConfiguration) {
  const TextLibrary library({entry("a"), {"b.md", "---\nslug: b\ntitle: name me\n---\n"}});
  CheckSettings settings;
  settings["placeholder-value"].options["words"] = std::vector<std::string>{"Name-Me"};
  std::vector<Diagnostic> findings = run_checks(library.graph(), settings);
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.check != "placeholder-value"; });
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().message,
            "title 'name me' is left from a template; expected the name of the entry");
  EXPECT_EQ(library.findings("placeholder-value"), "");
}

}  // namespace
}  // namespace patgraph::testing
