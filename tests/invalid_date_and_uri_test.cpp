#include "library_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kExtension =
    "@prefix x: <https://example.org/x#> . @prefix pg: <https://w3id.org/patgraph/ns#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "x:sown a owl:DatatypeProperty ; pg:key \"sown\" ; rdfs:domain pg:Entry ; rdfs:range pg:DateOrTime .\n"
    "x:plan a owl:DatatypeProperty ; pg:key \"plan\" ; rdfs:domain pg:Entry ; rdfs:range xsd:anyURI .\n"
    "x:seen a owl:DatatypeProperty , owl:FunctionalProperty ; pg:key \"seen\" ; rdfs:domain pg:Relationship "
    ";\n"
    "  rdfs:range pg:DateOrTime .\n";

std::string findings_of(const std::string& lines) {
  return TextLibrary({entry("a", lines), entry("b")}, kExtension).findings();
}

/// The same of a lighthouse.
std::string findings_of_lighthouse(const std::string& lines) {
  const std::string names = "id: lh_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n";
  return TextLibrary({SourceText{"a.md", "---\n" + names + lines + "---\n"}}).findings();
}

/// The finding for a value at a column of line 5.
std::string no_date(int column, const std::string& key, const std::string& value) {
  return "a.md:5:" + std::to_string(column) + ": warning: '" + key + "' is '" + value +
         "'; expected a day such as 2026-02-28 or a time such as 2026-02-28T09:30:00Z [invalid-date]\n";
}
std::string no_uri(int column, const std::string& key, const std::string& value) {
  return "a.md:5:" + std::to_string(column) + ": warning: '" + key + "' is '" + value +
         "'; expected an absolute IRI such as https://example.org/ [invalid-uri]\n";
}

TEST(InvalidDate, IsReportedForDaysThatTheCalendarLacks) {
  EXPECT_EQ(findings_of("created: 2026-02-29\n"), no_date(10, "created", "2026-02-29"));
  EXPECT_EQ(findings_of("modified: 2026-13-01\n"), no_date(11, "modified", "2026-13-01"));
  EXPECT_EQ(findings_of("modified: '20226-02-10 00:00:00+00:00'\n"),
            no_date(11, "modified", "20226-02-10 00:00:00+00:00"));
}

TEST(InvalidDate, IsReportedForTimesThatTheClockLacks) {
  EXPECT_EQ(findings_of("created: 2026-02-28T24:00:00Z\n"), no_date(10, "created", "2026-02-28T24:00:00Z"));
  EXPECT_EQ(findings_of("created: '2026-02-28 09:30:00+15:00'\n"),
            no_date(10, "created", "2026-02-28 09:30:00+15:00"));
}

TEST(InvalidDate, IsReportedForWords) {
  EXPECT_EQ(findings_of("created: last spring\n"), no_date(10, "created", "last spring"));
  EXPECT_EQ(findings_of("created: 28.2.2026\n"), no_date(10, "created", "28.2.2026"));
}

TEST(InvalidDate, IsReportedForAYearThatIsNone) {
  EXPECT_EQ(findings_of_lighthouse("founded: MCMLXXXVII\n"),
            "a.md:5:10: warning: 'founded' is 'MCMLXXXVII'; expected a year of four digits [invalid-date]\n");
}

TEST(InvalidDate, IsReportedForFieldsAndLinkKeysThatAnExtensionAdds) {
  EXPECT_EQ(findings_of("sown: [2026-03-21, 2026-03-32]\n"), no_date(20, "sown", "2026-03-32"));
  EXPECT_EQ(findings_of("requires: [{slug: b, seen: never}]\n"), no_date(28, "seen", "never"));
}

TEST(InvalidDate, IsNotReportedForDaysAndTimes) {
  EXPECT_EQ(findings_of_lighthouse("created: 2024-02-29\nmodified: 2026-2-8 9:30:00 +1\nfounded: 1987\n"),
            "");
}

TEST(InvalidDate, IsNotReportedWhereNothingStands) {
  EXPECT_EQ(findings_of("created:\nmodified: ''\npage_url: ~\n"), "");
}

TEST(InvalidUri, IsReportedForAnAddressWithoutAScheme) {
  EXPECT_EQ(findings_of("page_url: example.org/a\n"), no_uri(11, "page_url", "example.org/a"));
  EXPECT_EQ(findings_of("page_url: /patterns/a\n"), no_uri(11, "page_url", "/patterns/a"));
  EXPECT_EQ(findings_of("page_url: https:/example.org\n"), no_uri(11, "page_url", "https:/example.org"));
  EXPECT_EQ(findings_of("page_url: 'https://'\n"), no_uri(11, "page_url", "https://"));
}

TEST(InvalidUri, IsReportedForAFieldThatAnExtensionAdds) {
  EXPECT_EQ(findings_of("plan: [on the shed door, https://example.org/plan]\n"),
            no_uri(8, "plan", "on the shed door"));
}

TEST(InvalidUri, IsNotReportedForAnIriWithLettersOfAnyScript) {
  EXPECT_EQ(findings_of("page_url: https://example.org/Gärten/水?x=1#oben\n"), "");
}

TEST(InvalidUri, IsNotReportedWhereTextWillDo) {
  EXPECT_EQ(findings_of("sources: [the almanac, https://example.org/almanac]\n"), "");
}

TEST(InvalidUri, KeepsControlsOffTheTerminal) {
  EXPECT_EQ(TextLibrary({entry("a", "page_url: \"a\\e[2Jb\"\n")}).findings("invalid-uri"),
            no_uri(11, "page_url", "a\\x1B[2Jb"));
}

}  // namespace
}  // namespace patgraph::testing
