#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

// Fields that an entry should have

/// Returns the findings of missing-field in a file `a`, without what is the same in all of them.
std::string missing_in(const std::string& lines, const std::string& extension = "") {
  std::istringstream findings(TextLibrary({entry("a", lines)}, extension).findings("missing-field"));
  const std::string begin = "a.md:2:1: warning: ";
  const std::string end = " [missing-field]";
  std::string text;
  for (std::string line; std::getline(findings, line);) {
    EXPECT_TRUE(line.starts_with(begin) && line.ends_with(end)) << line;
    text += line.substr(begin.size(), line.size() - begin.size() - end.size()) + "\n";
  }
  return text;
}

const std::string kVersion7 =
    "summary: Shade.\n"
    "ontology: {domain: soil, commons_assessment: {overall_score: 4.0}}\n"
    "lifecycle: {usage_stage: design, adoption_stage: growth, status: draft}\n"
    "contributors: [Ada Marlow]\nlicense: CC-BY-4.0\n";

TEST(MissingField, IsReportedWhereTheFrontMatterBegins) {
  EXPECT_EQ(TextLibrary({entry("a", kVersion7)}).findings(),
            "a.md:2:1: warning: no 'lifecycle/version'; expected one in a file of generation 'v7' "
            "[missing-field]\n");
}

TEST(MissingField, IsNotReportedWhereverTheFieldStands) {
  EXPECT_EQ(missing_in(kVersion7 + "version: '1'\n"), "");
}

TEST(MissingField, IsNotReportedInAFileOfNoGeneration) {
  EXPECT_EQ(missing_in(""), "");
  EXPECT_EQ(
      missing_in("relationships: {requires: [b]}\ncreated: 2026-03-01\nontologies: {}\nlifecycles: {}\n"),
      "");
}

TEST(MissingField, IsReportedForEachFieldOfTheGeneration) {
  EXPECT_EQ(missing_in("classification: {domain: soil, era: [village], status: draft}\nversion: 1.0\n"
                       "license: CC-BY-4.0\ncontributors: [Ada Marlow]\ncreated: 2026-03-01\n"),
            "no 'classification/category'; expected one in a file of generation 'v1'\n"
            "no 'classification/commons_alignment'; expected one in a file of generation 'v1'\n"
            "no 'classification/commons_domain'; expected one in a file of generation 'v1'\n"
            "no 'classification/universality'; expected one in a file of generation 'v1'\n"
            "no 'modified'; expected one in a file of generation 'v1'\n");
}

TEST(MissingField, OfTwoGenerationsTheNewestCounts) {
  EXPECT_EQ(missing_in("classification: {domain: soil}\nprovenance: {license: CC-BY-4.0}\n"),
            "no 'lifecycle/adoption_stage'; expected one in a file of generation 'v8'\n"
            "no 'lifecycle/status'; expected one in a file of generation 'v8'\n"
            "no 'lifecycle/usage_stage'; expected one in a file of generation 'v8'\n"
            "no 'provenance/contributors'; expected one in a file of generation 'v8'\n"
            "no 'summary'; expected one in a file of generation 'v8'\n");
}

// A mark stands also where nothing can be read under it.
TEST(MissingField, IsReportedWhereAMarkIsEmptyUnknownOrOfTheWrongShape) {
  const std::string expected = missing_in("lifecycle: {confidence: 0.5}\n");
  EXPECT_NE(expected, "");
  EXPECT_EQ(missing_in("lifecycle: {}\n"), expected);
  EXPECT_EQ(missing_in("lifecycle:\n"), expected);
  EXPECT_EQ(missing_in("lifecycle: {frobnicates: b}\n"), expected);
  EXPECT_EQ(missing_in("lifecycle: none\n"), expected);
}

TEST(MissingField, SaysWhatIsEmpty) {
  const std::string expected =
      "'summary' is empty; expected a value in a file of generation 'v7'\n"
      "no 'lifecycle/version'; expected one in a file of generation 'v7'\n";
  const std::string without_summary = kVersion7.substr(kVersion7.find('\n') + 1);
  for (const char* empty : {"summary:\n", "summary: ''\n", "summary: ~\n", "summary: []\n"})
    EXPECT_EQ(missing_in(empty + without_summary), expected) << empty;
}

TEST(MissingField, IsNotReportedForAValueThatHasAFindingOfItsOwn) {
  const std::string rest = kVersion7.substr(kVersion7.find('\n') + 1) + "version: '1'\n";
  EXPECT_EQ(missing_in("summary: {en: Shade.}\n" + rest), "");
  EXPECT_EQ(missing_in("summary: Shade.\n" + rest + "modified: never\n"), "");
}

TEST(MissingField, IsReportedOnlyForFieldsOfTheClass) {
  const TextLibrary library({SourceText{"a.md",
                                        "---\nid: lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n"
                                        "classification: {industry: [Seed], scale: local}\n---\n"}});
  std::string fields;
  std::istringstream findings(library.findings("missing-field"));
  for (std::string line; std::getline(findings, line);)
    fields += line.substr(line.find('\''), line.find(';') - line.find('\'')) + " ";
  EXPECT_EQ(fields, "'classification/status' 'contributors' 'created' 'license' 'modified' 'version' ");
}

TEST(MissingField, IsReportedForAFieldThatAnExtensionRequires) {
  const std::string mood =
      "ex:mood pg:key \"mood\" ; pg:required true ; rdfs:domain pg:Pattern ; rdfs:range xsd:string .\n"
      "ex:colour pg:key \"colour\" ; pg:required true ; rdfs:range xsd:string .\n"
      "ex:crew pg:key \"crew\" ; pg:required true ; rdfs:domain pg:Lighthouse ; rdfs:range xsd:integer .\n"
      "ex:pace pg:key \"pace\" ; pg:required true ; rdfs:domain pg:Relationship ; rdfs:range xsd:string .\n";
  EXPECT_EQ(missing_in("requires: [b]\n", kPrefixes + mood),
            "no 'colour'; expected one in every entry\n"
            "no 'mood'; expected one in every entry of class 'pattern'\n");
  EXPECT_EQ(missing_in("mood: []\ncolour: [red]\n", kPrefixes + mood),
            "'mood' is empty; expected a value in every entry of class 'pattern'\n");
  EXPECT_EQ(missing_in("mood: [calm]\ncolour: [red]\n", kPrefixes + mood), "");
}

TEST(MissingField, IsReportedForAGenerationOfAnExtension) {
  const std::string generation =
      "ex:v9 a pg:Generation ; rdfs:label \"v9\" ; pg:succeeds pg:v8 ; pg:markedBy \"season/first\" ;\n"
      "    pg:requiresField ex:mood , pg:governedBy .\n"
      "ex:mood pg:key \"mood\" ; rdfs:range xsd:string .\n";
  EXPECT_EQ(missing_in("season: {first: spring}\nprovenance: {}\n", kPrefixes + generation),
            "no 'governed_by'; expected one in a file of generation 'v9'\n"
            "no 'mood'; expected one in a file of generation 'v9'\n");
  EXPECT_EQ(missing_in("season: {first: spring}\nmood: [calm]\ngoverned_by: [b]\n", kPrefixes + generation),
            "");
  EXPECT_EQ(missing_in("season: {firstly: spring, second: summer}\n", kPrefixes + generation), "");
}

// Dates that precede others

std::string order_of(const std::string& modified, const std::string& created) {
  return TextLibrary({entry("a", "modified: " + modified + "\ncreated: " + created + "\n")})
      .findings("date-order");
}

TEST(DateOrder, IsReportedAtTheLaterDate) {
  EXPECT_EQ(order_of("2026-02-28", "2026-03-01"),
            "a.md:5:11: warning: 'modified' is '2026-02-28', but 'created' is '2026-03-01'; expected nothing "
            "before that [date-order]\n"
            "  a.md:6:10: note: 'created' is '2026-03-01'\n");
}

TEST(DateOrder, IsNotReportedForTheSameDayOrALaterOne) {
  EXPECT_EQ(order_of("2026-03-01", "2026-03-01"), "");
  EXPECT_EQ(order_of("2026-10-01", "2026-9-30"), "");
}

TEST(DateOrder, TakesADayAndATimeAsDays) {
  EXPECT_EQ(order_of("2026-03-01", "2026-03-01T23:59:59Z"), "");
  EXPECT_EQ(order_of("2026-03-01T00:00:00+14:00", "2026-03-01"), "") << "the day is the one that is written";
  EXPECT_NE(order_of("2026-02-28T23:59:59-10:00", "2026-03-01"), "");
  EXPECT_NE(order_of("2026-02-28", "2026-03-01 00:00:00"), "");
}

TEST(DateOrder, ComparesTimesInUtc) {
  EXPECT_EQ(order_of("2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z"), "");
  EXPECT_NE(order_of("2026-03-01T10:00:00+02:00", "2026-03-01T08:00:01Z"), "");
  EXPECT_EQ(order_of("2026-02-28T23:00:00-01:30", "2026-03-01 00:30:00"), "");
  EXPECT_NE(order_of("2026-02-28T23:00:00-01:30", "2026-03-01 00:30:01"), "");
  EXPECT_EQ(order_of("2026-03-01 08:00:00 +1", "2026-03-01t07:00:00"), "");
}

TEST(DateOrder, ComparesFractionsOfASecond) {
  EXPECT_EQ(order_of("2026-03-01T08:00:00.50Z", "2026-03-01T08:00:00.5Z"), "");
  EXPECT_NE(order_of("2026-03-01T08:00:00.45Z", "2026-03-01T08:00:00.5Z"), "");
  EXPECT_NE(order_of("2026-03-01T08:00:00Z", "2026-03-01T08:00:00.000000000000000001Z"), "");
  EXPECT_EQ(order_of("2026-03-01T08:00:00Z", "2026-03-01T08:00:00.000Z"), "");
}

TEST(DateOrder, IsNotReportedForWhatIsNoDateOrNotThere) {
  EXPECT_EQ(order_of("never", "2026-03-01"), "");
  EXPECT_EQ(order_of("2026-02-01", "2026-13-01"), "");
  EXPECT_EQ(order_of("2026-02-01", ""), "");
}

TEST(DateOrder, HoldsForTheDatesOfAnExtension) {
  const std::string sown =
      "ex:harvested pg:key \"seasons/harvested\" ; pg:notBefore ex:sown , dcterms:created ;\n"
      "    rdfs:range pg:DateOrTime .\n"
      "ex:sown pg:key \"seasons/sown\" ; rdfs:range pg:DateOrTime .\n";
  const TextLibrary library(
      {entry("a",
             "seasons:\n  harvested: [2026-07-01, 2026-09-01]\n  sown: [2026-08-01]\ncreated: 2026-06-01\n")},
      kPrefixes + sown);
  EXPECT_EQ(
      library.findings(),
      "a.md:6:15: warning: 'seasons/harvested' is '2026-07-01', but 'seasons/sown' is '2026-08-01'; expected "
      "nothing before that [date-order]\n"
      "  a.md:7:10: note: 'seasons/sown' is '2026-08-01'\n");
}

}  // namespace
}  // namespace patgraph::testing
