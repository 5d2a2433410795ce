#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "check/check.hpp"
#include "check/example.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

std::set<std::string> files_with_examples() {
  std::set<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(PATGRAPH_SOURCE_DIR "/src/check/examples")) {
    if (file.path().extension() == ".md") names.insert(file.path().stem().string());
  }
  return names;
}

/// One file of an example: what stands between two fences, after a line with its name.
struct Block {
  std::string name;
  std::string kind;  ///< what follows the backticks
  std::string text;
};

/// Reads the blocks under a heading.
std::vector<Block> blocks_under(const std::string& heading, const std::string& markdown) {
  std::vector<Block> blocks;
  std::istringstream lines(markdown);
  std::string section;
  std::string name;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) section = line.substr(3);
    if (line.starts_with('`') && line.ends_with("`:")) name = line.substr(1, line.size() - 3);
    if (!line.starts_with("```")) continue;
    const std::string fence = line.substr(0, line.find_first_not_of('`'));
    Block block{std::exchange(name, ""), line.substr(fence.size()), ""};
    while (std::getline(lines, line) && line != fence) block.text += line + '\n';
    if (section == heading) blocks.push_back(block);
  }
  return blocks;
}

std::string in_latin_1(const std::string& utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    // U+0080 to U+00FF are C2 80 to C3 BF.
    bytes += byte < 0x80 ? utf8[i] : static_cast<char>(((byte & 3) << 6) | (utf8[++i] & 0x3F));
  }
  return bytes;
}

class CheckExample : public ProgramTest, public ::testing::WithParamInterface<std::string> {
 protected:
  /// Makes a library of the blocks and returns the findings there, as "check: message".
  std::vector<std::string> findings_of(const std::vector<Block>& blocks) {
    std::string options;
    for (const Block& block : blocks) {
      if (block.kind == "link") {
        std::filesystem::create_symlink(block.text.substr(0, block.text.size() - 1), folder() / block.name);
        continue;
      }
      write(block.name, block.kind == "markdown latin-1" ? in_latin_1(block.text) : block.text);
      if (block.kind == "turtle") options += " --ontology '" + block.name + "'";
    }
    const Result run = this->run("check . --format json" + options);
    std::vector<std::string> findings;
    const nlohmann::json report = nlohmann::json::parse(run.out, nullptr, false);
    if (report.is_discarded()) return {"no report: " + run.err};
    for (const nlohmann::json& finding : report.at("findings"))
      findings.push_back(finding.at("check").get<std::string>() + ": " +
                         finding.at("message").get<std::string>());
    return findings;
  }

  static std::string listed(const std::vector<std::string>& findings) {
    std::string text;
    for (const std::string& finding : findings) text += "\n  " + finding;
    return text.empty() ? " nothing" : text;
  }

  std::string example() const {
    return text_of(PATGRAPH_SOURCE_DIR "/src/check/examples/" + GetParam() + ".md");
  }
};

TEST_P(CheckExample, IsOfFilesWithNamesAndKnownKinds) {
  const std::set<std::string> kinds{"markdown", "markdown latin-1", "link", "yaml", "turtle"};
  for (const char* heading : {"Bad", "Good"}) {
    const std::vector<Block> blocks = blocks_under(heading, example());
    EXPECT_FALSE(blocks.empty()) << "no file under '## " << heading << "'";
    for (const Block& block : blocks) {
      EXPECT_NE(block.name, "") << "a block under '## " << heading << "' has no line `name.md`: above it";
      EXPECT_TRUE(kinds.contains(block.kind)) << block.name << " is a block of '" << block.kind << "'";
    }
  }
}

TEST_P(CheckExample, BadOneHasThisFindingAlone) {
  const std::vector<std::string> findings = findings_of(blocks_under("Bad", example()));
  EXPECT_TRUE(findings.size() == 1 && findings.front().starts_with(GetParam() + ": "))
      << "the bad example of " << GetParam() << " must have one finding, of this check; it has"
      << listed(findings);
}

TEST_P(CheckExample, GoodOneHasNoFinding) {
  const std::vector<std::string> findings = findings_of(blocks_under("Good", example()));
  EXPECT_TRUE(findings.empty()) << "the good example of " << GetParam() << " must have no finding; it has"
                                << listed(findings);
}

INSTANTIATE_TEST_SUITE_P(Of, CheckExample, ::testing::ValuesIn(files_with_examples()), [](const auto& test) {
  std::string name = test.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(CheckExamples, AreThereForEachCheckAndForNothingElse) {
  std::set<std::string> checks;
  for (const Check& check : all_checks()) checks.emplace(check.id);
  EXPECT_EQ(files_with_examples(), checks);
}

TEST(CheckExamples, AreCompiledIn) {
  for (const std::string& check : files_with_examples())
    EXPECT_EQ(example_of(check), text_of(PATGRAPH_SOURCE_DIR "/src/check/examples/" + check + ".md"));
  EXPECT_EQ(example_of("no-such-check"), "");
}

}  // namespace
}  // namespace patgraph::testing
