#include "fix_fixture.hpp"

namespace patgraph::testing {
namespace {

/// A file with that title and the lines given.
SourceText titled(const std::string& slug, const std::string& title, const std::string& lines = "") {
  SourceText file = entry(slug, lines);
  const std::string old = "title: The " + slug;
  file.bytes.replace(file.bytes.find(old), old.size(), "title: " + title);
  return file;
}

TEST(DuplicateTitle, IsReportedAtTheLaterOneWithoutRegardToCase) {
  const TextLibrary library({titled("a", "Wormery"), titled("b", "WORMERY"), titled("c", "Straße"),
                             titled("d", "Strasse"), titled("e", "Worm Farm")});
  EXPECT_EQ(library.findings(),
            "b.md:4:8: warning: title 'WORMERY' is taken already; expected one of its own [duplicate-title]\n"
            "  a.md:4:8: note: title first given here\n"
            "d.md:4:8: warning: title 'Strasse' is taken already; expected one of its own [duplicate-title]\n"
            "  c.md:4:8: note: title first given here\n");
}

TEST(DuplicateTitle, IsNotReportedForEntriesWithoutATitle) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nslug: a\n---\n"}, {"b.md", "---\nslug: b\ntitle: \"\"\n---\n"}});
  EXPECT_EQ(library.findings("duplicate-title"), "");
}

TEST(AliasClash, IsReportedForTheTitleOfAnotherEntry) {
  const TextLibrary library(
      {titled("a", "Wormery", "aliases: [Worm Bin, worm FARM]\n"), titled("b", "Worm Farm")});
  EXPECT_EQ(library.findings(),
            "a.md:5:21: warning: alias 'worm FARM' is the title of 'b' [alias-clash]\n"
            "  b.md:4:8: note: given here\n");
}

TEST(AliasClash, IsReportedOnceForAnAliasOfTwoEntries) {
  const TextLibrary library(
      {titled("a", "Wormery", "aliases: [Worm Bin]\n"), titled("b", "Worm Farm", "aliases: [worm bin]\n")});
  EXPECT_EQ(library.findings(),
            "b.md:5:11: warning: alias 'worm bin' is an alias of 'a' already [alias-clash]\n"
            "  a.md:5:11: note: given here\n");
}

TEST(AliasClash, IsReportedForWhatTheEntryIsCalledAlready) {
  const TextLibrary library({titled("a", "Wormery", "aliases: [Worm Bin, WORMERY, WORM BIN]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:21: warning: alias 'WORMERY' is the title of the entry itself [alias-clash]\n"
            "  a.md:4:8: note: given here\n"
            "a.md:5:30: warning: alias 'WORM BIN' is given twice [alias-clash]\n"
            "  a.md:5:11: note: given here\n");
}

TEST(AliasClash, IsNotReportedForNamesThatDiffer) {
  const TextLibrary library(
      {titled("a", "Wormery", "aliases: [Worm Bin]\n"), titled("b", "Worm Farm", "aliases: [Wurmfarm]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(LabelWhitespace, SaysWhatIsOddAndWhatIsExpected) {
  const TextLibrary library({titled("a", "\" Worm  Bin \"")});
  EXPECT_EQ(
      library.findings(),
      "a.md:4:8: warning: 'title' is ' Worm  Bin ', which begins with white space, ends with white space, "
      "holds white space twice in a row; expected 'Worm Bin' [label-whitespace]\n");
}

TEST(LabelWhitespace, IsReportedForTabsLineBreaksAndNoBreakSpaces) {
  const TextLibrary library({titled(
      "a", "Wormery", "aliases: [\"Worm\\tBin\", \"Worm\\nFarm\", \"Worm\\_Box\", \"Worm\\LHouse\"]\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:11: warning: 'aliases' is 'Worm\\x09Bin', which holds a tab; expected 'Worm Bin' "
            "[label-whitespace]\n"
            "a.md:5:24: warning: 'aliases' is 'Worm\\nFarm', which holds a line break; expected 'Worm Farm' "
            "[label-whitespace]\n"
            "a.md:5:38: warning: 'aliases' is 'Worm\xC2\xA0"
            "Box', which holds a no-break space; expected 'Worm "
            "Box' [label-whitespace]\n"
            "a.md:5:51: warning: 'aliases' is 'Worm<U+2028>House', which holds a line break; expected 'Worm "
            "House' [label-whitespace]\n");
}

TEST(LabelWhitespace, IsReportedForLabelsOfTheEntryAndOfWhatItMentions) {
  const TextLibrary library({entry("a",
                                   "context_labels: {tech: \"Garbage  collection\"}\n"
                                   "graph_garden:\n  entities:\n    - {id: humus, label: \"Humus \"}\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:24: warning: 'context_labels/tech' is 'Garbage  collection', which holds white space twice in "
      "a row; expected 'Garbage collection' [label-whitespace]\n"
      "a.md:8:26: warning: 'label' is 'Humus ', which ends with white space; expected 'Humus' "
      "[label-whitespace]\n");
}

TEST(LabelWhitespace, IsReportedForALabelThatAnExtensionAdds) {
  const std::string extension =
      "@prefix x: <https://example.org/x#> . @prefix pg: <https://w3id.org/patgraph/ns#> .\n"
      "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> "
      ".\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: "
      "<http://www.w3.org/2001/XMLSchema#> .\n"
      "x:nick a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"nick\" ; rdfs:domain pg:Entry ;\n"
      "  rdfs:subPropertyOf skos:altLabel ; rdfs:range xsd:string .\n"
      "x:motto a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"motto\" ; rdfs:domain pg:Entry ;\n"
      "  rdfs:range xsd:string .\n";
  const TextLibrary library({entry("a", "nick: \"Wriggly \"\nmotto: \"Dig  in \"\n")}, extension);
  EXPECT_EQ(library.findings(),
            "a.md:5:7: warning: 'nick' is 'Wriggly ', which ends with white space; expected 'Wriggly' "
            "[label-whitespace]\n");
}

TEST(LabelWhitespace, IsNotReportedInProseOrForTheSpacesOfOtherScripts) {
  const TextLibrary library(
      {titled("a", "ミミズ\u3000コンポスト", "summary: \"Two  spaces \"\naliases: [8\u202Fm Bed]\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(LabelWhitespace, IsMendedWithSingleSpaces) {
  EXPECT_EQ(
      mended({titled("a", "\" Worm  Bin: \\t2 \"", "aliases: ['Worm  Box', Wormery]\n")}, "label-whitespace"),
      "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: \"Worm Bin: 2\"\n"
      "aliases: [Worm Box, Wormery]\n---\n");
}

TEST(LabelWhitespace, IsNotMendedWhereMoreWouldGo) {
  const SourceText block = titled("a", "|\n  Worm Bin");
  EXPECT_EQ(TextLibrary({block}).findings(),
            "a.md:4:8: warning: 'title' is 'Worm Bin\\n', which ends with white space, holds a line break; "
            "expected "
            "'Worm Bin' [label-whitespace]\n");
  EXPECT_EQ(mended({block}, "label-whitespace"), block.bytes);
  const SourceText anchored = titled("a", "&name \"Worm  Bin\"", "aliases: [*name]\n");
  EXPECT_EQ(mended({anchored}, "label-whitespace"), anchored.bytes);
}

TEST(LabelWhitespace, IsReportedForANameOfNothingElse) {
  EXPECT_EQ(
      TextLibrary({titled("a", "\" \"")}).findings("label-whitespace"),
      "a.md:4:8: warning: 'title' is ' ', which begins with white space, ends with white space; expected '' "
      "[label-whitespace]\n");
}

}  // namespace
}  // namespace patgraph::testing
