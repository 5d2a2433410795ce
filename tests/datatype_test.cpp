#include "datatype.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "library_fixture.hpp"

namespace patgraph {
namespace {

struct Fitting {
  std::string_view text;
  std::string_view expected;  ///< "KIND EXPORTED", or "no"
};

std::string_view name_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::text:
      return "text";
    case ValueKind::iri:
      return "iri";
    case ValueKind::decimal:
      return "decimal";
    case ValueKind::integer:
      return "integer";
    case ValueKind::boolean:
      return "boolean";
    case ValueKind::date:
      return "date";
    case ValueKind::date_time:
      return "date_time";
    case ValueKind::g_year:
      return "g_year";
    case ValueKind::skos_concept:
      return "concept";
    case ValueKind::relation_name:
      return "relation";
  }
  return {};
}

void expect_fitting(Range range, const std::vector<Fitting>& table) {
  for (const Fitting& row : table) {
    const auto fitted = fit(row.text, range);
    const std::string got =
        fitted ? std::string(name_of(fitted->kind)) + " " + fitted->rewritten.value_or(std::string(row.text))
               : "no";
    EXPECT_EQ(got, row.expected) << "'" << row.text << "'";
  }
}

TEST(Decimal, IsDigitsWithAnOptionalPointAndSign) {
  expect_fitting(Range::decimal,
                 {{"1", "decimal 1"},
                  {"-1.5", "decimal -1.5"},
                  {"+.5", "decimal +.5"},
                  {"1.", "decimal 1."},
                  {".5", "decimal .5"},
                  {"007", "decimal 007"},
                  {"0.30", "decimal 0.30"},
                  {"123456789012345678901234567890.1", "decimal 123456789012345678901234567890.1"}});
}

TEST(Decimal, IsNoOtherNumber) {
  expect_fitting(Range::decimal, {{"", "no"},
                                  {".", "no"},
                                  {"-", "no"},
                                  {"+.", "no"},
                                  {"1e3", "no"},
                                  {"1,5", "no"},
                                  {"1_000", "no"},
                                  {"0x1F", "no"},
                                  {"1.2.3", "no"},
                                  {"--1", "no"},
                                  {"1-", "no"},
                                  {" 1", "no"},
                                  {"1 ", "no"},
                                  {".inf", "no"},
                                  {"NaN", "no"},
                                  {"\xD9\xA3", "no"}});  // ARABIC-INDIC DIGIT THREE
}

TEST(Integer, IsDigitsWithAnOptionalSign) {
  expect_fitting(Range::integer, {{"0", "integer 0"},
                                  {"-3", "integer -3"},
                                  {"+12", "integer +12"},
                                  {"", "no"},
                                  {"-", "no"},
                                  {"1.0", "no"},
                                  {"1.", "no"},
                                  {"0x1F", "no"},
                                  {"1_000", "no"},
                                  {"one", "no"}});
}

TEST(Boolean, IsAnyWordOfYaml11) {
  expect_fitting(Range::boolean, {{"yes", "boolean true"},
                                  {"Yes", "boolean true"},
                                  {"YES", "boolean true"},
                                  {"on", "boolean true"},
                                  {"true", "boolean true"},
                                  {"True", "boolean true"},
                                  {"no", "boolean false"},
                                  {"No", "boolean false"},
                                  {"off", "boolean false"},
                                  {"OFF", "boolean false"},
                                  {"FALSE", "boolean false"}});
}

TEST(Boolean, IsNoOtherWord) {
  expect_fitting(
      Range::boolean,
      {{"", "no"}, {"y", "no"}, {"n", "no"}, {"yEs", "no"}, {"1", "no"}, {"0", "no"}, {"true ", "no"}});
}

TEST(Year, HasFourDigits) {
  expect_fitting(Range::g_year, {{"1987", "g_year 1987"},
                                 {"0800", "g_year 0800"},
                                 {"87", "no"},
                                 {"19870", "no"},
                                 {"-987", "no"},
                                 {"198x", "no"}});
}

TEST(Date, IsADayWrittenWithTwoDigitsEach) {
  expect_fitting(Range::date_or_time, {{"2026-02-28", "date 2026-02-28"},
                                       {"2026-2-8", "date 2026-02-08"},
                                       {"2026-12-31", "date 2026-12-31"},
                                       {"0001-01-01", "date 0001-01-01"}});
}

TEST(Date, KnowsHowLongMonthsAre) {
  expect_fitting(Range::date_or_time, {{"2024-02-29", "date 2024-02-29"},
                                       {"2023-02-29", "no"},
                                       {"1900-02-29", "no"},
                                       {"2000-02-29", "date 2000-02-29"},
                                       {"2024-02-30", "no"},
                                       {"2024-04-31", "no"},
                                       {"2024-12-32", "no"},
                                       {"2024-00-01", "no"},
                                       {"2024-13-01", "no"},
                                       {"2024-01-00", "no"}});
}

TEST(Date, IsRefusedInOtherForms) {
  expect_fitting(Range::date_or_time, {{"", "no"},
                                       {"2024", "no"},
                                       {"2024-01", "no"},
                                       {"20240102", "no"},
                                       {"12024-01-02", "no"},
                                       {"-2024-01-02", "no"},
                                       {"2024/01/02", "no"},
                                       {"02.01.2024", "no"},
                                       {"2024-01-02Z", "no"},
                                       {"2024-01-02x", "no"},
                                       {"2024-01-02 ", "no"},
                                       {"2024-01-02T", "no"},
                                       {"yesterday", "no"}});
}

TEST(Time, IsWrittenAsXmlSchemaDoes) {
  expect_fitting(Range::date_or_time, {{"2024-01-02T03:04:05", "date_time 2024-01-02T03:04:05"},
                                       {"2024-01-02t03:04:05", "date_time 2024-01-02T03:04:05"},
                                       {"2024-01-02 03:04:05", "date_time 2024-01-02T03:04:05"},
                                       {"2024-01-02 \t 3:04:05", "date_time 2024-01-02T03:04:05"},
                                       {"2024-1-2 3:04:05Z", "date_time 2024-01-02T03:04:05Z"},
                                       {"2024-01-02T03:04:05z", "date_time 2024-01-02T03:04:05Z"},
                                       {"2024-01-02 03:04:05 Z", "date_time 2024-01-02T03:04:05Z"}});
}

TEST(Time, HasAZoneInAnyFormOfYaml11) {
  expect_fitting(Range::date_or_time, {{"2024-01-02T03:04:05+00:00", "date_time 2024-01-02T03:04:05+00:00"},
                                       {"2024-01-02 03:04:05 -5", "date_time 2024-01-02T03:04:05-05:00"},
                                       {"2024-01-02T03:04:05+5:30", "date_time 2024-01-02T03:04:05+05:30"},
                                       {"2024-01-02T03:04:05-0530", "date_time 2024-01-02T03:04:05-05:30"},
                                       {"2024-01-02T03:04:05+14:00", "date_time 2024-01-02T03:04:05+14:00"},
                                       {"2024-01-02T03:04:05+14:01", "no"},
                                       {"2024-01-02T03:04:05-15", "no"},
                                       {"2024-01-02T03:04:05+05:60", "no"},
                                       {"2024-01-02T03:04:05+05:3", "no"},
                                       {"2024-01-02T03:04:05+", "no"},
                                       {"2024-01-02T03:04:05 CET", "no"}});
}

TEST(Time, MayHaveAFractionOfASecond) {
  expect_fitting(Range::date_or_time,
                 {{"2024-01-02T03:04:05.1", "date_time 2024-01-02T03:04:05.1"},
                  {"2024-01-02 03:04:05.123456789Z", "date_time 2024-01-02T03:04:05.123456789Z"},
                  {"2024-01-02T03:04:05.25 +1", "date_time 2024-01-02T03:04:05.25+01:00"},
                  {"2024-01-02T03:04:05,5", "no"}});
}

TEST(Time, WithAPointButNoFractionIsATimeToYamlToo) {
  expect_fitting(Range::date_or_time, {{"2024-01-02T03:04:05.", "date_time 2024-01-02T03:04:05"},
                                       {"2024-01-02 03:04:05.Z", "date_time 2024-01-02T03:04:05Z"}});
}

TEST(Time, IsRefusedBeyondTheClock) {
  expect_fitting(Range::date_or_time, {{"2024-01-02T23:59:59", "date_time 2024-01-02T23:59:59"},
                                       {"2024-01-02T24:00:00", "no"},
                                       {"2024-01-02T03:60:00", "no"},
                                       {"2024-01-02T03:04:60", "no"},
                                       {"2024-01-02T03:04", "no"},
                                       {"2024-01-02T3:4:5", "no"},
                                       {"2024-02-30T03:04:05", "no"},
                                       {"2024-01-02T03:04:05Zx", "no"}});
}

TEST(Iri, IsAbsolute) {
  expect_fitting(Range::any_uri, {{"https://example.org/a?b#c", "iri https://example.org/a?b#c"},
                                  {"urn:isbn:0451450523", "iri urn:isbn:0451450523"},
                                  {"doi:10.1000/182", "iri doi:10.1000/182"},
                                  {"mailto:ada@example.org", "iri mailto:ada@example.org"},
                                  {"HTTPS://EXAMPLE.ORG/", "iri HTTPS://EXAMPLE.ORG/"},
                                  {"", "no"},
                                  {"example.org", "no"},
                                  {"/patterns/a", "no"},
                                  {"//example.org/", "no"},
                                  {"https://", "no"},
                                  {"https:", "no"},
                                  {"://example.org", "no"},
                                  {"1http://example.org", "no"},
                                  {"javascript:alert(1)", "no"},
                                  {"data:text/html,<script>", "no"},
                                  {"urn: a name", "no"}});
}

TEST(Iri, HasCharactersThatAreIllegalInItEncoded) {
  expect_fitting(Range::any_uri, {{"https://example.org/a b", "iri https://example.org/a%20b"},
                                  {"https://example.org/<a>\"{b}|\\^`",
                                   "iri https://example.org/%3Ca%3E%22%7Bb%7D%7C%5C%5E%60"},
                                  {"https://example.org/\xC3\xA4", "iri https://example.org/%C3%A4"},
                                  {"https://example.org/100%", "iri https://example.org/100%25"},
                                  {"https://example.org/%zz", "iri https://example.org/%25zz"},
                                  {"https://example.org/%20", "iri https://example.org/%20"},
                                  {"https://example.org/\n", "iri https://example.org/%0A"}});
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
TEST(Iri, HasNoDotSegments) {
  expect_fitting(Range::any_uri,
                 {{"https://example.org/a/b/c/./../../g", "iri https://example.org/a/g"},
                  {"https://example.org/../../beds", "iri https://example.org/beds"},
                  {"https://example.org/beds/.", "iri https://example.org/beds/"},
                  {"https://example.org/beds/..?row=../1", "iri https://example.org/?row=../1"},
                  {"urn:a/../b", "iri urn:/b"},
                  {"mailto:../a", "iri mailto:a"},
                  {"mailto:./a", "iri mailto:a"},
                  {"tag:..", "iri tag:"}});
}

TEST(Resource, IsAnIriWhereTheTextIsOneElseText) {
  expect_fitting(Range::resource, {{"https://example.org/a", "iri https://example.org/a"},
                                   {"Ostrom: Governing the Commons", "text Ostrom: Governing the Commons"},
                                   {"see https://example.org/", "text see https://example.org/"},
                                   {"javascript:alert(1)", "text javascript:alert(1)"},
                                   {"doi: 10.1000/182", "text doi: 10.1000/182"}});
}

TEST(Text, FitsWhateverItSays) {
  expect_fitting(Range::string,
                 {{"1.0", "text 1.0"}, {"yes", "text yes"}, {"2024-01-02", "text 2024-01-02"}});
  expect_fitting(Range::skos_concept, {{"Any Thing", "concept Any Thing"}});
  expect_fitting(Range::relation_name, {{"no_such_relation", "relation no_such_relation"}});
}

TEST(Number, IsReadOutOfADecimal) {
  EXPECT_EQ(number_from("+0.25"), 0.25);
  EXPECT_EQ(number_from("-3"), -3.0);
  EXPECT_EQ(number_from(".5"), 0.5);
  EXPECT_EQ(number_from("1."), 1.0);
  EXPECT_EQ(number_from("1e3"), std::nullopt);
  EXPECT_EQ(number_from(""), std::nullopt);
  EXPECT_EQ(number_from("0.5x"), std::nullopt);
}

std::string_view name_of(YamlType type) {
  static constexpr std::array<std::string_view, 5> kNames{"text", "null", "boolean", "number", "timestamp"};
  return kNames.at(static_cast<std::size_t>(type));
}

/// Expects the texts to be of that type; all of these were put to PyYAML 6.0.
void expect_yaml_type(YamlType expected, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts)
    EXPECT_EQ(name_of(yaml_type_of(text)), name_of(expected)) << "'" << text << "'";
}

TEST(YamlType, IsNullForNothingAndItsWords) {
  expect_yaml_type(YamlType::null, {"", "~", "null", "Null", "NULL"});
}

TEST(YamlType, IsBooleanForTheWordsOfYaml11) {
  expect_yaml_type(YamlType::boolean, {"yes", "Yes", "YES", "no", "On", "off", "true", "FALSE"});
}

TEST(YamlType, IsNumberInAnyBase) {
  expect_yaml_type(YamlType::number, {"0", "-0", "+12", "2024", "20240102", "0x1F", "-0x1F", "0x_F", "0b101",
                                      "+0b1", "017", "00", "0_1", "1_000", "1_", "1__0"});
}

TEST(YamlType, IsNumberWithAPoint) {
  expect_yaml_type(YamlType::number, {"1.5", "-1.5", "1.", ".5", "0.1_5", "1.0e+3", "1.e+3", ".5e+1", ".inf",
                                      "-.inf", "+.Inf", ".INF", ".nan", ".NaN"});
}

TEST(YamlType, IsNumberToTheBaseOfSixty) {
  expect_yaml_type(YamlType::number, {"12:30:45", "190:20:30", "-1:30", "23:59", "1:2:3.5"});
}

TEST(YamlType, IsTimestamp) {
  expect_yaml_type(YamlType::timestamp,
                   {"2024-01-02", "2024-01-02T03:04:05Z", "2024-1-2 3:04:05", "2024-01-02 03:04:05 -5",
                    "2024-01-02T03:04:05.25+01:30", "2001-12-14t21:59:43.10-05:00"});
}

TEST(YamlType, IsTextForWordsNearToOthers) {
  expect_yaml_type(YamlType::text, {"yEs", "y", "n", "nULL", "None", ".iNf", "Commons", "="});
}

TEST(YamlType, IsTextForNumbersThatPyYamlDoesNotKnow) {
  expect_yaml_type(YamlType::text,
                   {"1e3", "1.0e3", "1e+3", "6.02e23", "1e", "1.e", "0x", "0xG",  "0b",    "0b12", "0o17",
                    "_1",  "_.",    "._",   ".",       "-",  "+",   "1:", "12,5", "1.2.3", "v1.0"});
}

TEST(YamlType, IsTextForNumbersWhoseDigitsDoNotFitTheirBase) {
  expect_yaml_type(YamlType::text, {"08", "0:30", "7:77", "1:60", "1:0_1"});
}

TEST(YamlType, IsTextForFractionsWithASignOrAnUnderscoreFirst) {
  expect_yaml_type(YamlType::text, {"+.5", "-.5", "._5", "-.nan"});
}

TEST(YamlType, IsNumberToTheBaseOfSixtyThatEndsWithAPoint) {
  expect_yaml_type(YamlType::number, {"12:30:45."});
}

TEST(YamlType, IsTextForDatesThatPyYamlDoesNotKnow) {
  expect_yaml_type(YamlType::text, {"2024-01-02 03:04", "10000-01-01", "2024-01", "2024-01-02Z"});
}

TEST(YamlType, IsTextForADayOrAZoneWithoutItsSeparators) {
  expect_yaml_type(YamlType::text, {"2024-1-2", "2024-01-02T03:04:05+0100"});
}

TEST(YamlType, IsTimestampForDaysThatAreNoDays) {
  // PyYAML fails on them, so that they have to stand in quotes.
  expect_yaml_type(YamlType::timestamp, {"2024-13-01", "2024-02-30", "2024-01-02 25:00:00"});
}

// How readers of a library meet all this

std::string findings_of(const std::string& lines) {
  return testing::TextLibrary({testing::entry("a", lines)}).findings_besides("missing-field");
}

TEST(InvalidValue, SaysWhatIsExpected) {
  EXPECT_EQ(
      findings_of("created: 2024-02-30\npage_url: example.org\norbital_layer: 1.5\n"
                  "classification: {commons_alignment: high}\nfounded: 87\n"),
      "a.md:5:10: warning: 'created' is '2024-02-30'; expected a day such as 2026-02-28 or a time such as "
      "2026-02-28T09:30:00Z [invalid-date]\n"
      "a.md:6:11: warning: 'page_url' is 'example.org'; expected an absolute IRI such as "
      "https://example.org/ "
      "[invalid-uri]\n"
      "a.md:7:16: warning: 'orbital_layer' is '1.5'; expected a whole number from 0 to 5 [invalid-value]\n"
      "a.md:8:37: warning: 'commons_alignment' is 'high'; expected a number from 1 to 5 [invalid-value]\n"
      "a.md:9:10: warning: 'founded' is '87'; expected a year of four digits [invalid-date]\n"
      "a.md:9:10: warning: 'founded' stands in an entry of class 'pattern'; expected class 'lighthouse' "
      "[wrong-target-kind]\n");
}

TEST(InvalidValue, IsReportedBeyondTheBoundsOfAField) {
  EXPECT_EQ(
      findings_of(
          "orbital_layer: 6\nconfidence_score: -0.1\nlocation: {coordinates: {lat: 90.5, lng: -180}}\n"),
      "a.md:5:16: warning: 'orbital_layer' is '6'; expected a whole number from 0 to 5 [invalid-value]\n"
      "a.md:6:19: warning: 'confidence_score' is '-0.1'; expected a number from 0 to 1 [invalid-value]\n"
      "a.md:7:31: warning: 'lat' is '90.5'; expected a number from -90 to 90 [invalid-value]\n"
      "a.md:7:31: warning: 'lat' stands in an entry of class 'pattern'; expected class 'lighthouse' "
      "[wrong-target-kind]\n"
      "a.md:7:42: warning: 'lng' stands in an entry of class 'pattern'; expected class 'lighthouse' "
      "[wrong-target-kind]\n");
}

TEST(InvalidValue, IsNotReportedAtTheBoundsOfAField) {
  EXPECT_EQ(
      findings_of("orbital_layer: 0\nconfidence_score: 1.0\nclassification: {commons_alignment: 5}\n"
                  "created: 2024-02-29\nmodified: \"2024-03-01 10:00:00\"\npage_url: https://example.org/\n"),
      "");
}

}  // namespace
}  // namespace patgraph
