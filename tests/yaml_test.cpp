#include "yaml.hpp"
#include "file_a.hpp"

namespace patgraph::testing {
namespace {

// YAML

TEST(YamlInvalid, GivesTheReasonOfLibyaml) {
  EXPECT_EQ(
      findings_of(named("enables: [b, c\nsummary: x\n")),
      "a.md:6:8: error: did not find expected ',' or ']', while parsing a flow sequence [yaml-invalid]\n"
      "  a.md:5:10: note: starts here\n");
  EXPECT_EQ(findings_of(named("enables:\n  - b\n - c\n")),
            "a.md:7:2: error: did not find expected key, while parsing a block mapping [yaml-invalid]\n"
            "  a.md:2:1: note: starts here\n");
  EXPECT_EQ(findings_of(named("summary: one: two\n")),
            "a.md:5:13: error: mapping values are not allowed in this context [yaml-invalid]\n");
  EXPECT_EQ(findings_of(named("summary: \"a\\qb\"\n")),
            "a.md:5:12: error: found unknown escape character, while parsing a quoted scalar [yaml-invalid]\n"
            "  a.md:5:10: note: starts here\n");
  EXPECT_EQ(findings_of(named("summary: \"one\nenables: [b]\n")),
            "a.md:7:1: error: found unexpected end of stream, while scanning a quoted scalar [yaml-invalid]\n"
            "  a.md:5:10: note: starts here\n");
}

TEST(YamlInvalid, IsReportedForATabThatIndents) {
  EXPECT_EQ(findings_of(named("relationships:\n\tenables: [b]\n")),
            "a.md:6:1: error: found character that cannot start any token, while scanning for the next token "
            "[yaml-invalid]\n");
}

TEST(YamlInvalid, IsNotReportedForATabBetweenWords) {
  const TextLibrary library({named("summary:\tone\ttwo\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(values_of(library, "summary"), "one\ttwo; ");
}

TEST(YamlInvalid, LeavesTheOtherFilesAlone) {
  const TextLibrary library({named("x: [\n"), entry("b", "requires: [a]\n")});
  EXPECT_EQ(library.findings("dangling-reference"),
            "b.md:5:12: error: 'requires' names 'a', which is no entry of the library "
            "[dangling-reference]\n");
  EXPECT_EQ(library.library().files[0].state, SourceFile::State::invalid);
  EXPECT_EQ(library.library().files[1].state, SourceFile::State::entity);
}

TEST(YamlInvalid, IsReportedForARootThatIsNoMapping) {
  const std::string expected =
      ": error: front matter is no mapping; expected keys and values [yaml-invalid]\n";
  EXPECT_EQ(findings_of(front_matter("# a list\n- a\n- b\n")), "a.md:3:1" + expected);
  EXPECT_EQ(findings_of(front_matter("just words\n")), "a.md:2:1" + expected);
  EXPECT_EQ(findings_of(front_matter("\"\"\n")), "a.md:2:1" + expected);
}

TEST(YamlInvalid, IsReportedForASecondDocument) {
  EXPECT_EQ(findings_of(named("--- # one more\ntitle: B\n")),
            "a.md:5:1: error: a second document starts; expected one [yaml-invalid]\n");
  EXPECT_EQ(findings_of(named("...\n--- {title: B}\n")),
            "a.md:6:1: error: a second document starts; expected one [yaml-invalid]\n");
  EXPECT_EQ(findings_of(named("...\ntitle: B\n")),
            "a.md:6:1: error: did not find expected <document start> [yaml-invalid]\n");
}

TEST(YamlInvalid, IsNotReportedForTheEndOfTheOnlyDocument) {
  EXPECT_EQ(findings_of(named("...\n# the end\n")), "");
}

TEST(YamlInvalid, IsReportedForAKeyThatIsNoText) {
  EXPECT_EQ(findings_of(named("? [a, b]\n: c\n")),
            "a.md:5:3: error: a key is a list or a mapping; expected text [yaml-invalid]\n");
  EXPECT_EQ(findings_of(named("sector: {{x}}\n")),
            "a.md:5:10: error: a key is a list or a mapping; expected text [yaml-invalid]\n");
}

TEST(YamlInvalid, IsReportedBeyondAHundredLevels) {
  const auto nested = [](std::size_t lists) {
    return named("x: " + std::string(lists, '[') + std::string(lists, ']') + "\n");
  };
  EXPECT_EQ(findings_of(nested(99)), "");  // the mapping around them is a level too
  EXPECT_EQ(findings_of(nested(100)), "a.md:5:103: error: nested deeper than 100 levels [yaml-invalid]\n");
  EXPECT_EQ(findings_of(nested(50'000)), "a.md:5:103: error: nested deeper than 100 levels [yaml-invalid]\n");
}

TEST(YamlInvalid, IsReportedForMoreThanAHundredDirectives) {
  const auto with_directives = [](int count, const std::string& line_end) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += "%TAG !a" + std::to_string(i) + "! tag:a" + line_end;
    return front_matter(lines + "--- {id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa, slug: a, title: A}\n");
  };
  EXPECT_EQ(findings_of(with_directives(100, "\n")), "");
  EXPECT_EQ(findings_of(with_directives(101, "\n")),
            "a.md:102:1: error: more than 100 %TAG directives [yaml-invalid]\n");
  EXPECT_NE(findings_of(with_directives(101, "\r")).find("more than 100 %TAG directives"), std::string::npos);
}

TEST(YamlInvalid, IsNotReportedForTextAboutDirectives) {
  std::string lines = "summary: |\n";
  for (int i = 0; i < 200; ++i) lines += "  %TAG\n";
  EXPECT_EQ(findings_of(named(lines)), "");
}

TEST(Nul, BecomesTheReplacementCharacterWithAFinding) {
  const std::string expected =
      ": warning: the text holds U+0000, which no text may; taken as U+FFFD [invalid-value]\n";
  const TextLibrary library({named("summary: \"a\\0b\\x00\"\n")});
  EXPECT_EQ(library.findings(), "a.md:5:10" + expected);
  EXPECT_EQ(values_of(library, "summary"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD; ");
  EXPECT_EQ(findings_of(named("\"so\\0so\": x\n")), "a.md:5:1" + expected);
}

TEST(DuplicateKey, LetsTheLastOneCount) {
  const TextLibrary library({named("requires: [far-away]\ntitle: B\nrequires: [a-long-way]\n")});
  EXPECT_EQ(library.findings("duplicate-key"),
            "a.md:6:1: error: key 'title' was given already; the last one counts [duplicate-key]\n"
            "  a.md:4:1: note: given here\n"
            "a.md:7:1: error: key 'requires' was given already; the last one counts [duplicate-key]\n"
            "  a.md:5:1: note: given here\n");
  EXPECT_EQ(values_of(library, "title") + targets_of(library), "B; a-long-way 7:12; ");
}

TEST(DuplicateKey, IsReportedInsideAMappingAndALink) {
  EXPECT_EQ(findings_of(named(
                "lifecycle:\n  status: draft\n  status: published\nenables:\n  - {slug: x, slug: a}\n")),
            "a.md:7:3: error: key 'status' was given already; the last one counts [duplicate-key]\n"
            "  a.md:6:3: note: given here\n"
            "a.md:9:5: warning: 'enables' of 'a' names the entry itself; expected another one [self-link]\n"
            "a.md:9:15: error: key 'slug' was given already; the last one counts [duplicate-key]\n"
            "  a.md:9:6: note: given here\n");
}

TEST(DuplicateKey, IsFoundAmongVeryManyKeys) {
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += "key" + std::to_string(i) + ": x\n";
  EXPECT_EQ(findings_of(named(lines + "key150: y\n")),
            "a.md:205:1: error: key 'key150' was given already; the last one counts [duplicate-key]\n"
            "  a.md:155:1: note: given here\n");
}

TEST(DuplicateKey, IsNotReportedForOneKeyInTwoMappings) {
  EXPECT_EQ(
      findings_of(named("classification: {status: draft}\nlifecycle: {version: \"1\"}\nversion: \"1\"\n")),
      "");
}

// Aliases and merge keys

TEST(Alias, StandsForItsValue) {
  const TextLibrary library({named("summary: &s Some words\nattribution: *s\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(values_of(library, "summary") + values_of(library, "attribution"), "Some words; Some words; ");
}

TEST(Alias, StandsForAWholeLink) {
  const TextLibrary library(
      {entry("a", "requires:\n  - &link {slug: b, weight: 0.5}\nenables:\n  - *link\n"), entry("b")});
  EXPECT_EQ(library.findings(), "");
  ASSERT_EQ(library.graph().edges().size(), 2U);
  EXPECT_EQ(library.graph().edges()[1].outcome, Outcome::resolved);
  EXPECT_EQ(library.graph().edges()[1].link->attributes.front().value.text, "0.5");
}

TEST(Alias, StandsForTheLastAnchorOfItsName) {
  const TextLibrary library({named("summary: &s one\nattribution: &s two\nversion: *s\n")});
  EXPECT_EQ(values_of(library, "version"), "two; ");
}

TEST(Alias, WithoutAnAnchorIsInvalid) {
  EXPECT_EQ(findings_of(named("related: *none\n")),
            "a.md:5:10: error: alias '*none' has no anchor [yaml-invalid]\n");
}

TEST(Alias, InsideItsOwnAnchorIsInvalid) {
  EXPECT_EQ(findings_of(named("related: &r [b, *r]\n")),
            "a.md:5:17: error: alias '*r' stands inside its own anchor [yaml-invalid]\n");
}

TEST(Alias, BombIsInvalidBeforeItGoesOff) {
  std::string lines = "x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n";
  for (int i = 1; i <= 30; ++i) {
    const std::string below = "*x" + std::to_string(i - 1);
    lines += "x" + std::to_string(i) + ": &x" + std::to_string(i) + " [" + below;
    for (int j = 1; j < 10; ++j) lines += "," + below;
    lines += "]\n";
  }
  EXPECT_EQ(findings_of(named(lines)),
            "a.md:9:38: error: aliases expand to more than 100,000 values [yaml-invalid]\n");
}

// Files share the memory of their nodes, in which the next one writes over the last one's keys.
TEST(Keys, ThatValuesNeedStayWhenTheNextFileIsRead) {
  std::string others;
  for (int i = 0; i < 100; ++i) others += "zzzzzzzzzz" + std::to_string(i) + ": z\n";
  const TextLibrary library({{"a.md",
                              "---\n&name title: A\naliases: [*name]\nflavour: tart\n"
                              "requires: [{slug: b}]\n---\n"},
                             {"b.md", "---\n" + others + "---\n"}});
  const Entity& entity = *library.graph().vertices().front();
  ASSERT_EQ(entity.aliases.size(), 1U);
  EXPECT_EQ(entity.aliases.front().text, "title");
  ASSERT_EQ(entity.unmapped.size(), 1U);
  EXPECT_EQ(entity.unmapped.front().path, "flavour");
  ASSERT_EQ(entity.links.size(), 1U);
  ASSERT_EQ(entity.links.front().references.size(), 1U);
  EXPECT_EQ(entity.links.front().references.front().key, "slug");
}

TEST(MergeKey, TakesOverWhatIsNotThereYet) {
  const TextLibrary library(
      {named("base: &base {status: draft, version: \"1\"}\nlifecycle:\n  <<: *base\n  version: \"2\"\n")});
  EXPECT_EQ(library.findings_besides("missing-field"), "");
  EXPECT_EQ(values_of(library, "classification/status") + values_of(library, "version"), "draft; 2; ");
}

TEST(MergeKey, TakesOverTheKeysOfALink) {
  const TextLibrary library(
      {named("base: &base {slug: far-away, weight: 0.5}\nenables:\n  - <<: *base\n    weight: 0.7\n")});
  EXPECT_EQ(targets_of(library), "far-away 5:20; ");
  ASSERT_EQ(library.graph().edges().front().link->attributes.size(), 1U);
  EXPECT_EQ(library.graph().edges().front().link->attributes.front().value.text, "0.7");
}

TEST(MergeKey, OfAListTakesTheFirstThatHasTheKey) {
  const TextLibrary library(
      {named("one: &one {version: \"1\"}\ntwo: &two {version: \"2\", status: draft}\n"
             "lifecycle:\n  <<: [*one, *two]\n")});
  EXPECT_EQ(library.findings_besides("missing-field"), "");
  EXPECT_EQ(values_of(library, "classification/status") + values_of(library, "version"), "draft; 1; ");
}

TEST(MergeKey, IsAKeyLikeAnyOtherInQuotes) {
  const TextLibrary library({named("lifecycle: {\"<<\": {version: \"1\"}}\n")});
  EXPECT_EQ(values_of(library, "version"), "");
}

TEST(MergeKey, OfAPlainValueIsInvalid) {
  EXPECT_EQ(findings_of(named("<<: words\n")),
            "a.md:5:5: error: '<<' holds a plain value; expected a mapping to merge [yaml-invalid]\n");
}

TEST(MergeKey, OfAListWithAPlainValueIsInvalid) {
  EXPECT_EQ(findings_of(named("<<: [words]\n")),
            "a.md:5:6: error: '<<' holds a plain value; expected a mapping to merge [yaml-invalid]\n");
}

TEST(Alias, OfALongTextCountsForMore) {
  std::string lines = "x: &x " + std::string(64'000, 'x') + "\ny: [";
  for (int i = 0; i < 101; ++i) lines += "*x, ";
  EXPECT_EQ(findings_of(named(lines + "]\n")),
            "a.md:6:401: error: aliases expand to more than 100,000 values [yaml-invalid]\n");
}

TEST(YamlInvalid, IsReportedForMoreThanAMillionValues) {
  std::string lines = "x: [";
  for (int i = 0; i < 1'000'000; ++i) lines += "a,";
  const std::string findings = findings_of(named(lines + "]\n"));
  EXPECT_NE(findings.find("error: more than 1,000,000 values [yaml-invalid]\n"), findings.npos) << findings;
}

// Spans

/// Writes each scalar of a tree with where it begins and ends.
void describe_spans(const Node& node, std::string& text) {
  const auto place = [](Position position) {
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  const std::string name = node.kind == Node::Kind::scalar    ? std::string(node.text)
                           : node.kind == Node::Kind::mapping ? "{}"
                                                              : "[]";
  text += name + " " + place(node.span.begin) + "-" + place(node.span.end) + "\n";
  for (const Node* child : node.children) describe_spans(*child, text);
}

std::string spans_of(std::string_view yaml) {
  Arena memory;
  std::vector<Fault> faults;
  std::string text;
  describe_spans(*parse_yaml(yaml, memory, memory, faults), text);
  return text;
}

TEST(Span, OfAScalarTakesInItsQuotesAndNoComment) {
  EXPECT_EQ(spans_of("a: plain text  # no\nb: 'it''s'\n"),
            "{} 2:1-3:11\na 2:1-2:2\nplain text 2:4-2:14\nb 3:1-3:2\nit's 3:4-3:11\n");
}

TEST(Span, CountsCodePoints) {
  EXPECT_EQ(spans_of("ä: é\xF0\x9F\x8C\xB1\n"), "{} 2:1-2:6\nä 2:1-2:2\né\xF0\x9F\x8C\xB1 2:4-2:6\n");
}

TEST(Span, OfABlockEndsWithItsLastValue) {
  EXPECT_EQ(spans_of("a:\n  - b: c\n    d: e\n\n\nf: g\n"),
            "{} 2:1-7:5\na 2:1-2:2\n[] 3:3-4:9\n{} 3:5-4:9\nb 3:5-3:6\nc 3:8-3:9\nd 4:5-4:6\ne 4:8-4:9\n"
            "f 7:1-7:2\ng 7:4-7:5\n");
}

TEST(Span, OfAFlowCollectionEndsWithItsBracket) {
  EXPECT_EQ(spans_of("a: [b,\n  {c: d} ]\n"),
            "{} 2:1-3:11\na 2:1-2:2\n[] 2:4-3:11\nb 2:5-2:6\n{} 3:3-3:9\nc 3:4-3:5\nd 3:7-3:8\n");
}

TEST(Span, OfAnAliasIsThatOfItsAnchor) {
  EXPECT_EQ(spans_of("a: &x b\nc: *x\n"), "{} 2:1-3:2\na 2:1-2:2\nb 2:4-2:8\nc 3:1-3:2\nb 2:4-2:8\n");
}

}  // namespace
}  // namespace patgraph::testing
