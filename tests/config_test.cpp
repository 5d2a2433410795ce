#include "config.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr std::array kOptions{CheckOption{"below", "how few entries are few", false, 3},
                              CheckOption{"except", "slugs that may be", true}};

void find_nothing(const PatternGraph&, Findings&) {}

constexpr std::array kChecks{
    Check{"lonely", Severity::info, "an entry is lonely", "", "", find_nothing, kOptions},
    Check{"thorny", Severity::error, "an entry has thorns", "", "", find_nothing},
    Check{"waiver-unused", Severity::warning, "a waiver matches no finding", "", "", nullptr}};

Config config(const std::string& yaml) {
  return parse_config("patgraph.yaml", yaml, kChecks);
}

/// Returns what is said of a faulty configuration.
std::string faults(const std::string& yaml) {
  try {
    config(yaml);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "none";
}

/// The only fault of a configuration, at a place.
std::string fault(const std::string& place, const std::string& message) {
  return "patgraph.yaml:" + place + ": error: " + message + " [config-invalid]";
}

TEST(Config, OfNothingSetsNothing) {
  for (const char* yaml : {"", "# nothing yet\n", "---\n", "{}\n", "---\n...\n", "\xEF\xBB\xBF", "  \n\n"}) {
    const Config empty = config(yaml);
    EXPECT_TRUE(empty.include.empty() && empty.exclude.empty() && empty.checks.empty() &&
                empty.ontologies.empty() && empty.waivers.empty())
        << yaml;
    EXPECT_FALSE(empty.base || empty.fail_on) << yaml;
  }
}

TEST(Config, SetsWhatEveryKeySays) {
  const Config read = parse_config("beds/patgraph.yaml",
                                   "base: https://example.org/\n"
                                   "checks:\n"
                                   "  lonely: {severity: warning, below: 2.5, except: [gate, \"7\"]}\n"
                                   "  thorny: off\n"
                                   "exclude: [drafts/**]\n"
                                   "fail-on: warning\n"
                                   "include: ['**/*.md', '*.md']\n"
                                   "max-front-matter: 64K\n"
                                   "ontology: [more.ttl, /far/away.ttl]\n"
                                   "waivers:\n"
                                   "  - check: thorny\n"
                                   "    file: rose-*.md\n"
                                   "    pattern: pat_*\n"
                                   "    reason: roses have thorns\n"
                                   "    until: 2028-02-29\n",
                                   kChecks);
  EXPECT_EQ(read.base, "https://example.org/");
  EXPECT_EQ(read.checks.at("lonely").severity, Severity::warning);
  EXPECT_EQ(std::get<double>(read.checks.at("lonely").options.at("below")), 2.5);
  EXPECT_EQ(std::get<std::vector<std::string>>(read.checks.at("lonely").options.at("except")),
            (std::vector<std::string>{"gate", "7"}));
  EXPECT_FALSE(read.checks.at("lonely").off);
  EXPECT_TRUE(read.checks.at("thorny").off);
  EXPECT_EQ(read.exclude.at(0).text(), "drafts/**");
  EXPECT_EQ(read.fail_on->threshold, Severity::warning);
  EXPECT_EQ(read.include.size(), 2U);
  EXPECT_EQ(read.max_front_matter->bytes, 65'536U);
  EXPECT_EQ(read.ontologies, (std::vector<std::filesystem::path>{"beds/more.ttl", "/far/away.ttl"}));
  const Waiver& waiver = read.waivers.at(0);
  EXPECT_EQ(waiver.check->id, "thorny");
  EXPECT_EQ(waiver.file->text(), "rose-*.md");
  EXPECT_EQ(waiver.pattern->text(), "pat_*");
  EXPECT_EQ(waiver.reason, "roses have thorns");
  EXPECT_EQ(*waiver.until, std::chrono::year(2028) / 2 / 29);
  EXPECT_EQ(waiver.span, (Span{{11, 12}, {11, 18}}));
}

TEST(Config, FailOnNeverIsNoThreshold) {
  EXPECT_EQ(config("fail-on: never\n").fail_on->threshold, std::nullopt);
}

TEST(Config, SizesAreBytesUnlessAUnitFollows) {
  for (const auto& [text, bytes] : {std::pair<const char*, std::size_t>{"1", 1},
                                    {"65536", 65'536},
                                    {"'65536'", 65'536},
                                    {"3K", 3'072},
                                    {"16M", 16'777'216},
                                    {"1G", 1'073'741'824},
                                    {"1073741824", 1'073'741'824}})
    EXPECT_EQ(config("max-front-matter: " + std::string(text)).max_front_matter->bytes, bytes) << text;
  for (const char* text :
       {"0", "-1", "1.5M", "16m", "16 M", "16MB", "M", "010", "2G", "1073741825", "99999999999999999999"})
    EXPECT_EQ(faults("max-front-matter: " + std::string(text)),
              fault("1:19", "'max-front-matter' is '" + std::string(text) +
                                "'; expected a number of bytes, or one with K, M or G, up to 1G"));
  EXPECT_EQ(
      faults("max-front-matter: [1]"),
      fault("1:19",
            "'max-front-matter' is a list; expected a number of bytes, or one with K, M or G, up to 1G"));
}

TEST(Config, UnknownKeyGetsASuggestion) {
  EXPECT_EQ(faults("exlude: []\n"),
            fault("1:1",
                  "unknown key 'exlude'; expected one of base, checks, exclude, fail-on, include, "
                  "max-front-matter, ontology, waivers; did you mean 'exclude'?"));
  EXPECT_EQ(faults("waivers: [{check: thorny, file: a, reason: b, util: 2030-01-01}]\n"),
            fault("1:47",
                  "unknown key 'util'; expected one of check, file, pattern, reason, until; did you "
                  "mean 'until'?"));
}

TEST(Config, UnknownCheckOptionAndSeverityGetSuggestions) {
  EXPECT_EQ(faults("checks:\n  thorn: off\n"), fault("2:3", "unknown check 'thorn'; did you mean 'thorny'?"));
  EXPECT_EQ(faults("checks:\n  rosy: off\n"),
            fault("2:3", "unknown check 'rosy'; 'patgraph explain' lists them all"));
  EXPECT_EQ(faults("checks:\n  thorny: eror\n"),
            fault("2:11",
                  "unknown severity 'eror'; expected one of error, warning, info, off; did you mean "
                  "'error'?"));
  EXPECT_EQ(faults("checks:\n  lonely: {belwo: 3}\n"),
            fault("2:12",
                  "unknown option 'belwo'; expected one of severity, below, except; did you mean "
                  "'below'?"));
  EXPECT_EQ(faults("fail-on: off\n"),
            fault("1:10", "unknown severity 'off'; expected one of error, warning, info, never"));
}

TEST(Config, WrongTypeIsToldWithWhatIsExpected) {
  EXPECT_EQ(faults("- a\n"), fault("1:1", "the file holds a list; expected keys and values"));
  EXPECT_EQ(faults("include"), fault("1:1", "the file holds a plain value; expected keys and values"));
  EXPECT_EQ(faults("include: '*.md'\n"),
            fault("1:10", "'include' is a plain value; expected a list of globs"));
  EXPECT_EQ(faults("include: [[a]]\n"), fault("1:11", "an item of 'include' is a list; expected a glob"));
  EXPECT_EQ(faults("base: {a: b}\n"), fault("1:7", "'base' is a mapping; expected an IRI"));
  EXPECT_EQ(faults("fail-on: []\n"), fault("1:10", "'fail-on' is a list; expected a severity"));
  EXPECT_EQ(faults("checks: [thorny]\n"),
            fault("1:9", "'checks' is a list; expected checks and their severities"));
  EXPECT_EQ(faults("checks: {thorny: [off]}\n"), fault("1:18", "'thorny' is a list; expected a severity"));
  EXPECT_EQ(faults("checks: {lonely: {below: few}}\n"), fault("1:26", "'below' is 'few'; expected a number"));
  EXPECT_EQ(faults("checks: {lonely: {below: '3'}}\n"),
            fault("1:26", "'below' is a plain value; expected a number"));
  EXPECT_EQ(faults("checks: {lonely: {except: gate}}\n"),
            fault("1:27", "'except' is a plain value; expected a list"));
  EXPECT_EQ(faults("waivers: {check: thorny}\n"),
            fault("1:10", "'waivers' is a mapping; expected a list of waivers"));
  EXPECT_EQ(faults("waivers: [thorny]\n"),
            fault("1:11", "an item of 'waivers' is a plain value; expected keys and values"));
  EXPECT_EQ(faults("? [a]\n: b\n"), fault("1:3", "a key is a list; expected text"));
}

TEST(Config, MissingValueIsToldAtItsKey) {
  EXPECT_EQ(faults("include:\nexclude: ~\n"),
            fault("1:1", "'include' is empty; expected a list of globs") + "\n" +
                fault("2:1", "'exclude' is empty; expected a list of globs"));
}

TEST(Config, WhatYamlTakesForANumberOrABooleanIsNoText) {
  EXPECT_EQ(
      faults("exclude: [2024]\n"),
      fault("1:11", "an item of 'exclude' is a number to YAML; expected a glob: write \"2024\" in quotes"));
  EXPECT_EQ(faults("waivers: [{check: thorny, file: a, reason: true}]\n"),
            fault("1:44", "'reason' is a boolean to YAML; expected text: write \"true\" in quotes"));
  EXPECT_EQ(faults("exclude: [\"2024\"]\n"), "none");
}

TEST(Config, DuplicateKeyIsAnError) {
  EXPECT_EQ(faults("include: []\nfail-on: info\ninclude: [a]\n"),
            fault("3:1", "key 'include' was given already"));
  EXPECT_EQ(faults("checks: {thorny: off, thorny: info}\n"), fault("1:23", "key 'thorny' was given already"));
}

TEST(Config, BaseThatNamesCannotFollowIsAnError) {
  for (const std::string base : {"https://example.org", "example.org/", "https://example.org/#x/"}) {
    EXPECT_EQ(
        faults("base: '" + base + "'\n"),
        fault("1:7", "'base' '" + base +
                         "' is not usable; expected an absolute IRI that ends in '/' and holds no '#'"));
  }
}

TEST(Config, GlobThatMatchesNothingIsAnError) {
  EXPECT_EQ(faults("exclude: [/drafts/**]\n"),
            fault("1:11",
                  "glob '/drafts/**' starts with '/'; paths are relative to the configuration, without "
                  "it"));
  EXPECT_EQ(faults("exclude:\n  - drafts/\n"),
            fault("2:5", "glob 'drafts/' ends with '/'; for all files in a folder, '**' follows"));
  EXPECT_EQ(faults("include: ['']\n"), fault("1:11", "glob '' is empty"));
}

TEST(Config, WaiverNeedsCheckReasonAndAPlace) {
  EXPECT_EQ(faults("waivers:\n  - {file: a}\n"),
            fault("2:5", "no 'check' is given") + "\n" + fault("2:5", "no 'reason' is given"));
  EXPECT_EQ(faults("waivers:\n  - {check: thorny, reason: a}\n"),
            fault("2:5", "the waiver names no entries; expected 'file' or 'pattern'"));
  EXPECT_EQ(faults("waivers:\n  - {check: thorny, file: a, reason: ' '}\n"),
            fault("2:38", "'reason' is blank"));
  EXPECT_EQ(faults("waivers:\n  - {check: waiver-unused, file: a, reason: b}\n"),
            fault("2:13", "'waiver-unused' is about waivers, which none waives; 'checks' can turn it off"));
  EXPECT_EQ(faults("waivers:\n  - {check: throny, file: a, reason: b}\n"),
            fault("2:13", "unknown check 'throny'; did you mean 'thorny'?"));
}

TEST(Config, DayMustBeInTheCalendar) {
  for (const std::string day :
       {"2030-02-29", "2030-13-01", "2030-1-1", "30-01-2030", "soon", "2030-01-01T00:00"}) {
    EXPECT_EQ(faults("waivers: [{check: thorny, file: a, reason: b, until: '" + day + "'}]\n"),
              fault("1:54", "'until' is '" + day + "'; expected a day such as 2030-12-31"));
  }
}

TEST(Config, MalformedYamlIsToldWithItsPlace) {
  EXPECT_EQ(faults("include: [a\n"), fault("2:1", "not YAML: end of sequence flow not found"));
  EXPECT_EQ(faults("a: b: c\n"), fault("1:5", "not YAML: illegal map value"));
  EXPECT_EQ(faults("base: \"https://example.org/\ninclude: [a]\n"),
            fault("3:1", "not YAML: illegal EOF in scalar"));
  EXPECT_EQ(faults("base: @\n"),
            fault("1:7", "not YAML: unknown token; a text with this character needs quotes"));
  EXPECT_EQ(faults("exclude: [a?.md]\n"),
            fault("1:12", "not YAML: unknown token; a text with this character needs quotes"));
  EXPECT_EQ(faults("fail-on: info\n---\nfail-on: error\n"),
            fault("2:1", "a second document starts; expected one"));
}

TEST(Config, ColumnsCountCharacters) {
  EXPECT_EQ(faults("{include: [\xC3\xA4, \xE2\x86\x92], exclud\xC3\xA9: []}\r\n"),
            fault("1:19",
                  "unknown key 'exclud\xC3\xA9'; expected one of base, checks, exclude, fail-on, include, "
                  "max-front-matter, ontology, waivers; did you mean 'exclude'?"));
}

TEST(Config, ByteOrderMarkAndCarriageReturnsAreNoPartOfIt) {
  const Config read = config("\xEF\xBB\xBF# settings\r\nfail-on: info\r\nexclude:\r\n  - drafts/**\r\n");
  EXPECT_EQ(read.fail_on->threshold, Severity::info);
  EXPECT_EQ(read.exclude.at(0).text(), "drafts/**");
  EXPECT_EQ(faults("\xEF\xBB\xBF"
                   "fail: info\r\n")
                .substr(0, 18),
            "patgraph.yaml:1:1:");
}

TEST(Config, BytesThatAreNoTextAreRefused) {
  EXPECT_EQ(faults("base: \xFF\n"), fault("1:1", "the file is not UTF-8"));
  EXPECT_EQ(faults("base: Col\xED"
                   "Rot\n"),
            fault("1:1", "the file is not UTF-8"));
  EXPECT_EQ(faults(std::string("fail-on: info\nbase: \0x\n", 23)),
            fault("2:7", "a control character stands here; expected text"));
}

TEST(Config, ControlCharactersInMessagesAreEscaped) {
  EXPECT_EQ(faults("\"a\\e[31m\": b\n"),
            fault("1:1",
                  "unknown key 'a\\x1B[31m'; expected one of base, checks, exclude, fail-on, include, "
                  "max-front-matter, ontology, waivers"));
}

TEST(Config, AliasesAreRefused) {
  EXPECT_EQ(faults("include: &all [a]\nexclude: *all\n"),
            fault("2:10", "an alias stands here; expected the value itself"));
  EXPECT_EQ(faults("waivers: &w [*w]\n"), fault("1:14", "an alias stands here; expected the value itself"));
}

TEST(Config, DepthAndSizeHaveBounds) {
  EXPECT_EQ(faults("a: " + std::string(17, '[') + std::string(17, ']')),
            fault("1:19", "nested deeper than 16 levels"));
  for (const char* opening : {"[", "{", "{a: ", "- ", "? "}) {
    std::string yaml;
    for (int i = 0; i < 100'000; ++i) yaml += opening;
    EXPECT_NE(faults(yaml).find("nested deeper than 16 levels [config-invalid]"), std::string::npos)
        << opening;
  }
  EXPECT_EQ(faults("# " + std::string(1'048'576, 'x')),
            fault("1:1", "the file holds more than 1,048,576 bytes"));
}

TEST(Config, EmptyKeysByTheThousandAreReadAtOnce) {
  std::string yaml = "base: https://example.org/\n";
  for (int i = 0; i < 300'000; ++i) yaml += "? \n";
  EXPECT_NE(faults(yaml).find("patgraph.yaml:3:1: error: a key is empty; expected text [config-invalid]\n"),
            std::string::npos);
}

TEST(Config, WhateverItsBytesIsReadOrRefused) {
  const std::string yaml =
      "include: [\"*.md\", 'x']\nchecks: {lonely: {below: 3}}\nwaivers:\n  - check: thorny\n    file: &a "
      ">-\n      y\n"
      "    reason: !!str z # why\n";
  EXPECT_EQ(faults(yaml), "none");
  for (std::size_t i = 0; i < yaml.size(); ++i) {
    for (const char c : {'"', '\'', '[', '}', ':', '\n', '\t', '#', '*', '|', '%', '\0', '\xC3'}) {
      std::string damaged = yaml;
      damaged[i] = c;
      const std::string said = faults(damaged) + faults(damaged.substr(0, i));
      EXPECT_TRUE(said.find("none") != said.npos || said.starts_with("patgraph.yaml:")) << damaged;
    }
  }
}

TEST(Config, ManyFaultsAreCounted) {
  std::string yaml = "checks:\n";
  for (int i = 0; i < 30; ++i) yaml += "  c" + std::to_string(i) + ": off\n";
  const std::string told = faults(yaml);
  EXPECT_EQ(std::ranges::count(told, '\n'), 20);
  EXPECT_TRUE(told.ends_with("[config-invalid]\n… and 10 more errors")) << told;
}

TEST(ConfigSchema, IsTheOneInDocs) {
  std::ostringstream written;
  write_config_schema(written);
  EXPECT_EQ(text_of(PATGRAPH_SOURCE_DIR "/docs/patgraph.schema.json"), written.str());
}

TEST(ConfigSchema, HasTheOptionsOfChecks) {
  std::ostringstream written;
  write_config_schema(written, kChecks);
  const std::string level = R"({
              "enum": [
                "error",
                "warning",
                "info",
                "off"
              ]
            })";
  const std::string options = R"(
                "below": {
                  "description": "how few entries are few",
                  "type": "number",
                  "default": 3.0
                },
                "except": {
                  "description": "slugs that may be",
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          ])";
  const std::string schema = written.str();
  EXPECT_NE(schema.find("\"description\": \"an entry is lonely (info, unless set)\",\n          \"anyOf\": "
                        "[\n            " +
                        level),
            schema.npos)
      << schema;
  EXPECT_NE(schema.find(options), schema.npos) << schema;
}

}  // namespace
}  // namespace patgraph::testing
