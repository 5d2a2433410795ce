#include "file_a.hpp"

namespace patgraph::testing {
namespace {

// Fields of the wrong shape

TEST(WrongShape, IsReportedForAListWhereOneValueBelongs) {
  const TextLibrary library({front_matter("id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: [First, Second]\n")});
  EXPECT_EQ(library.findings(), "a.md:3:8: warning: 'title' is a list; expected one value [wrong-shape]\n");
  EXPECT_EQ(library.graph().vertices().front()->title->text, "First");
}

TEST(WrongShape, IsReportedForAListWhereOneSharedThingBelongs) {
  EXPECT_EQ(findings_of(named("license: [CC-BY-4.0, MIT]\n")),
            "a.md:5:10: warning: 'license' is a list; expected one value [wrong-shape]\n");
}

TEST(WrongShape, IsReportedForAMappingWhereAPlainValueBelongs) {
  EXPECT_EQ(findings_of(named("summary: {en: A, de: B}\nsector:\n  - x: y\n  - [z]\n  - fine\n")),
            "a.md:5:10: warning: 'summary' holds a mapping; expected a plain value [wrong-shape]\n"
            "a.md:7:5: warning: 'sector' holds a mapping; expected a plain value [wrong-shape]\n"
            "a.md:8:5: warning: 'sector' holds a list; expected a plain value [wrong-shape]\n");
}

TEST(WrongShape, IsReportedForAPlainValueOrAListWhereAMappingBelongs) {
  EXPECT_EQ(
      findings_of(named("classification: x\nlifecycle:\n  - status: draft\nrelationships: [b]\n")),
      "a.md:5:17: warning: 'classification' is a plain value; expected a mapping of keys to values "
      "[wrong-shape]\n"
      "a.md:7:3: warning: 'lifecycle' is a list; expected a mapping of keys to values [wrong-shape]\n"
      "a.md:8:16: warning: 'relationships' is a list; expected a mapping of keys to values [wrong-shape]\n");
}

TEST(WrongShape, IsNotReportedForNothing) {
  EXPECT_EQ(
      findings_of(named(
          "classification:\nlifecycle: ~\nsummary: null\nsector: []\naliases: [~]\nrelationships: {}\n")),
      "");
}

TEST(ScalarForList, IsTakenAsAListOfOne) {
  const TextLibrary library({named("sector: farming\naliases: B\n")});
  EXPECT_EQ(
      library.findings_besides("missing-field"),
      "a.md:5:9: info: 'sector' is a plain value, taken as a list of one; expected a list [scalar-for-list]\n"
      "a.md:6:10: info: 'aliases' is a plain value, taken as a list of one; expected a list "
      "[scalar-for-list]\n");
  EXPECT_EQ(values_of(library, "sector") + values_of(library, "aliases"), "farming; B; ");
}

TEST(LinkMalformed, IsReportedForAnEmptyTextInPlaceOfAList) {
  EXPECT_EQ(findings_of(named("requires: \"\"\n")),
            "a.md:5:11: error: a link of 'requires' is empty; expected an id, a slug or a mapping "
            "[link-malformed]\n"
            "a.md:5:11: info: 'requires' is a plain value, taken as a list of one; expected a list "
            "[scalar-for-list]\n");
}

TEST(DanglingReference, IsReportedForAToolThatHasTheFormOfAnId) {
  EXPECT_EQ(
      findings_of(named("relationships:\n  tools: [pat_zzzzzzzzzzzzzzzzzzzzzzzzzz]\n")),
      "a.md:6:11: error: 'tools' names 'pat_zzzzzzzzzzzzzzzzzzzzzzzzzz', which is no entry of the library "
      "[dangling-reference]\n");
}

TEST(Messages, ShowTheBeginningOfALongText) {
  const std::string text(199, 'x');
  EXPECT_EQ(findings_of(named("confidence_score: " + text + "é and so on\n")),
            "a.md:5:19: warning: 'confidence_score' is '" + text +
                "…'; expected a number from 0 to 1 [invalid-value]\n");
}

TEST(WrongShape, OneValueUnderTwoKeysMustBeTheSame) {
  EXPECT_EQ(TextLibrary({entry("a", "version: '1'\nlifecycle: {version: '1'}\n")})
                .findings_besides("missing-field"),
            "");
  EXPECT_EQ(
      TextLibrary({entry("a",
                         "version: '1'\nlifecycle: {version: '2'}\nlicense: MIT\n"
                         "provenance: {license: Apache-2.0}\n")})
          .findings_besides("missing-field"),
      "a.md:6:22: warning: 'lifecycle/version' is '2', but 'version' is '1'; expected one value "
      "[wrong-shape]\n"
      "a.md:8:23: warning: 'provenance/license' is 'Apache-2.0', but 'license' is 'MIT'; expected one value "
      "[wrong-shape]\n");
}

TEST(WrongShape, KeysTooLongToKeepAreReportedAndNotRead) {
  const std::string key(600, 'k');
  const TextLibrary library({entry("a", key + ": {x: [1, 2]}\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:1: warning: keys of more than 512 bytes, one under another; not read [wrong-shape]\n");
}

}  // namespace
}  // namespace patgraph::testing
