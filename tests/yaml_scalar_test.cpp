#include "yaml_scalar.hpp"

#include <gtest/gtest.h>

#include "utf8.hpp"
#include "yaml.hpp"

namespace patgraph {
namespace {

TEST(YamlScalar, IsPlainForWords) {
  EXPECT_EQ(yaml_scalar("water-rota"), "water-rota");
  EXPECT_EQ(yaml_scalar("The Gardener's Assembly & Co."), "The Gardener's Assembly & Co.");
  EXPECT_EQ(yaml_scalar("Saatgutbücherei — 種"), "Saatgutbücherei — 種");
  EXPECT_EQ(yaml_scalar("5 Whys"), "5 Whys");
}

TEST(YamlScalar, IsQuotedForWhatYamlTakesForAnotherType) {
  for (const std::string text :
       {"2024", "1_000", "0x1F", ".5", "12:30", "yes", "Off", "null", "~", "2024-01-02"})
    EXPECT_EQ(yaml_scalar(text), "\"" + text + "\"");
  EXPECT_EQ(yaml_scalar(""), "\"\"");
}

TEST(YamlScalar, IsQuotedForWhatHasAMeaningInYaml) {
  for (const std::string text : {"a: b",
                                 "a #b",
                                 "- a",
                                 "*a",
                                 "&a",
                                 "!a",
                                 "[a]",
                                 "{a}",
                                 "a, b",
                                 "'a'",
                                 "%a",
                                 "@a",
                                 "`a",
                                 "|",
                                 ">",
                                 "?",
                                 "=",
                                 "<<",
                                 "---",
                                 "...",
                                 " a",
                                 "a ",
                                 "http://example.org/"})
    EXPECT_EQ(yaml_scalar(text), "\"" + text + "\"");
  EXPECT_EQ(yaml_scalar("say \"hi\" \\ bye"), "say \"hi\" \\ bye");
  EXPECT_EQ(yaml_scalar("\"hi\" \\ bye"), "\"\\\"hi\\\" \\\\ bye\"");
}

TEST(YamlScalar, EscapesWhatDoesNotShow) {
  EXPECT_EQ(yaml_scalar("a\nb\tc\x07"), "\"a\\nb\\tc\\x07\"");
  EXPECT_EQ(yaml_scalar("a\xC2\xA0z\xE2\x80\xA8\xEF\xBB\xBF"), "\"a\\xA0z\\u2028\\uFEFF\"");
}

/// Returns the first item of a flow sequence in a mapping, as parse_yaml reads it.
std::string read_back(const std::string& yaml) {
  Arena memory;
  std::vector<Fault> faults;
  const Node* root = parse_yaml(yaml, memory, memory, faults);
  if (root == nullptr || !faults.empty() || root->children.size() != 2) return "not read: " + yaml;
  const Node* value = root->children[1];
  if (value->kind == Node::Kind::sequence && value->children.size() == 2) value = value->children[0];
  const bool is_text =
      value->kind == Node::Kind::scalar && (!value->plain || yaml_type_of(value->text) == YamlType::text);
  return is_text ? std::string(value->text) : "no text: " + yaml;
}

void expect_exact(const std::string& text) {
  EXPECT_EQ(read_back("key: " + yaml_scalar(text) + "\n"), text);
  EXPECT_EQ(read_back("key: [" + yaml_scalar(text) + ", b]\n"), text);
}

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

// No text of RDF can hold U+0000.
TEST(YamlScalar, IsReadBackAsItWasForEveryCodePoint) {
  std::string all_of_block;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    all_of_block += utf8(c);
    if (c < 0x3000 || (c & 0xFFFF) >= 0xFDD0) {
      expect_exact(utf8(c));
      expect_exact("a" + utf8(c) + "b");
      expect_exact("a " + utf8(c));
      expect_exact(utf8(c) + " b");
    }
    if ((c & 0xFF) == 0xFF) {
      expect_exact(all_of_block);
      all_of_block.clear();
    }
    if (::testing::Test::HasFailure()) FAIL() << code_point_name(c);
  }
}

TEST(YamlScalar, IsReadBackAsItWasForEveryShortTextOfIndicators) {
  const std::string alphabet = "a1 :#-?,[]{}&*!|>'\"%@`~<=.\n\t\\\r";
  for (const char first : alphabet) {
    for (const char second : alphabet) {
      for (const char third : alphabet) {
        expect_exact({first, second, third});
        if (::testing::Test::HasFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace patgraph
