#include "front_matter.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "file_a.hpp"

namespace patgraph::testing {
namespace {

namespace fs = std::filesystem;

// Where front matter begins and ends

TEST(FrontMatter, IsWhatStandsBetweenTheFirstLineAndTheNextFence) {
  const TextLibrary library(
      {bytes_of_a("---\n" + std::string(kNames) + "---\nBody\n---\ntitle: [no YAML\n---\n")});
  EXPECT_EQ(library.findings(), "");
  EXPECT_EQ(values_of(library, "title"), "A; ");
}

TEST(FrontMatter, MayHaveBlanksAfterItsFences) {
  const SourceText file = bytes_of_a("--- \t\n" + std::string(kNames) + "---  \nBody\n");
  EXPECT_EQ(findings_of(file), "");
  EXPECT_EQ(state_of(file), SourceFile::State::entity);
}

TEST(FrontMatter, MayEndTheFileWithoutALineBreak) {
  const SourceText file = bytes_of_a("---\n" + std::string(kNames) + "---");
  EXPECT_EQ(findings_of(file), "");
  EXPECT_EQ(state_of(file), SourceFile::State::entity);
}

TEST(FrontMatter, EndsAtNoLineThatOnlyStartsLikeAFence) {
  const TextLibrary library({named("summary: |\n  ---\n----: x\n---x: y\nenables: [far-away]\n")});
  EXPECT_EQ(values_of(library, "summary"), "---\n; ");
  EXPECT_EQ(targets_of(library), "far-away 9:11; ");
}

TEST(FrontMatter, IsAbsentWhereTheFirstLineIsNoFence) {
  for (const char* bytes : {"", "\n", "# A title\n", "\n---\ntitle: A\n---\n", " ---\ntitle: A\n---\n",
                            "----\ntitle: A\n----\n", "--\n", "+++\ntitle = 1\n+++\n", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(state_of(bytes_of_a(bytes)), SourceFile::State::without_front_matter) << bytes;
    EXPECT_EQ(findings_of(bytes_of_a(bytes)), "") << bytes;
  }
}

TEST(FrontMatterUnclosed, PointsAtTheFirstLine) {
  for (const char* bytes :
       {"---\ntitle: A\n", "---\n", "---", "---\r\n", "\xEF\xBB\xBF---", "---\ntitle: A\n --- \n----\n"}) {
    EXPECT_EQ(findings_of(bytes_of_a(bytes)),
              "a.md:1:1: error: front matter starts here; expected a line '---' to close it "
              "[front-matter-unclosed]\n")
        << bytes;
    EXPECT_EQ(state_of(bytes_of_a(bytes)), SourceFile::State::invalid) << bytes;
  }
}

TEST(FrontMatterUnclosed, SaysSoOfLinesThatEndInCarriageReturnsAlone) {
  for (const char* bytes : {"---\rtitle: A\r---\rBody\r", "---\rtitle: A\n---\n", "\xEF\xBB\xBF--- \rx"})
    EXPECT_EQ(
        findings_of(bytes_of_a(bytes)),
        "a.md:1:1: error: the line ends in a carriage return alone, as on old Macs; expected a line feed "
        "[front-matter-unclosed]\n")
        << bytes;
}

TEST(FrontMatter, ThatIsEmptyIsAnEntryWithoutNames) {
  for (const char* lines : {"", "\n\n", "# nothing but a comment\n", "~\n", "{}\n"}) {
    EXPECT_EQ(
        findings_of(front_matter(lines)),
        "a.md:2:1: error: no id; expected a key 'id' with a TypeID [missing-id]\n"
        "a.md:2:1: error: no title; expected a key 'title' with the name of the entry [missing-title]\n")
        << lines;
  }
}

TEST(FrontMatter, KeepsItsPositionsAfterAByteOrderMark) {
  const TextLibrary library(
      {bytes_of_a("\xEF\xBB\xBF---\n" + std::string(kNames) + "enables: [far-away]\n---\n")});
  EXPECT_EQ(targets_of(library), "far-away 5:11; ");
}

TEST(FrontMatter, KeepsItsPositionsWithCarriageReturns) {
  const TextLibrary library(
      {bytes_of_a("---\r\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\r\ntitle: A\r\nsummary: |\r\n  one\r\n  "
                  "two\r\nenables: [far-away]\r\n---\r\n")});
  EXPECT_EQ(library.findings(),
            "a.md:7:11: error: 'enables' names 'far-away', which is no entry of the library "
            "[dangling-reference]\n");
  EXPECT_EQ(values_of(library, "title") + values_of(library, "summary"), "A; one\ntwo\n; ");
}

TEST(FrontMatter, CountsColumnsInCodePoints) {
  const TextLibrary library({named("\"enables\": [\xC3\xA4\xF0\x9F\x90\x9D, far-away]\n")});
  EXPECT_EQ(targets_of(library), "\xC3\xA4\xF0\x9F\x90\x9D 5:13; far-away 5:17; ");
}

TEST(FrontMatter, CountsLinesAsEditorsDoWhereYamlSeesMore) {
  const TextLibrary library({named("summary: \"one\xE2\x80\xA8two\xC2\x85three\"\nenables: [far-away]\n")});
  EXPECT_EQ(targets_of(library), "far-away 6:11; ");
}

// Bytes that are no text

TEST(EncodingInvalid, PointsAtTheByteThatStartsNoCharacter) {
  EXPECT_EQ(findings_of(front_matter("id: x\ntitle: \xC3\xA4 \xFF\n")),
            "a.md:3:10: error: not UTF-8: invalid leading UTF-8 octet [encoding-invalid]\n");
  EXPECT_EQ(findings_of(front_matter("title: \xC0\x80\n")),
            "a.md:2:8: error: not UTF-8: invalid length of a UTF-8 sequence [encoding-invalid]\n");
  EXPECT_EQ(findings_of(front_matter("title: \xED\xA0\x80\n")),
            "a.md:2:8: error: not UTF-8: invalid Unicode character [encoding-invalid]\n");
}

TEST(EncodingInvalid, PointsAtTheStartOfACharacterThatIsCutShort) {
  EXPECT_EQ(findings_of(front_matter("title: Caf\xE9\nslug: x\n")),  // Latin-1
            "a.md:2:11: error: not UTF-8: invalid trailing UTF-8 octet [encoding-invalid]\n");
  EXPECT_EQ(findings_of(front_matter("title: \xC3\xA4\xE2\x82 x\n")),
            "a.md:2:9: error: not UTF-8: invalid trailing UTF-8 octet [encoding-invalid]\n");
}

TEST(EncodingInvalid, IsReportedForUtf16AndUtf32) {
  const std::string little("-\0-\0-\0\n\0", 8);
  const std::string big("\0-\0-\0-\0\n", 8);
  const std::string wide("-\0\0\0-\0\0\0-\0\0\0\n\0\0\0", 16);
  for (const auto& [bytes, encoding] : {std::pair("\xFF\xFE" + little, "UTF-16"),
                                        {"\xFE\xFF" + big, "UTF-16"},
                                        {little, "UTF-16"},
                                        {big, "UTF-16"},
                                        {std::string("\xFF\xFE\0\0", 4) + wide, "UTF-32"},
                                        {wide, "UTF-32"}}) {
    EXPECT_EQ(findings_of(bytes_of_a(bytes)), std::string("a.md:1:1: error: the file is ") + encoding +
                                                  "; expected UTF-8 [encoding-invalid]\n");
    EXPECT_EQ(state_of(bytes_of_a(bytes)), SourceFile::State::invalid);
  }
}

TEST(EncodingInvalid, IsNotReportedForTheBody) {
  EXPECT_EQ(findings_of(bytes_of_a("---\n" + std::string(kNames) + "---\nCaf\xE9\n")), "");
}

TEST(ControlCharacter, IsInvalidYaml) {
  EXPECT_EQ(findings_of(front_matter(std::string("title: \xC3\xA4\0b\n", 12))),
            "a.md:2:9: error: control characters are not allowed [yaml-invalid]\n");
  EXPECT_EQ(findings_of(front_matter("id: x\ntitle: \x1B[31m\n")),
            "a.md:3:8: error: control characters are not allowed [yaml-invalid]\n");
}

// Files on a disk

/// A folder of its own for each test, removed afterwards.
class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "patgraph-reading-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  /// Returns what the checks find in the files, with the folder cut off their paths.
  std::string findings_in(std::vector<std::string> paths, unsigned threads = 1) const {
    const Schema schema = load_schema({});
    Library library = read_library(std::move(paths), schema, {.threads = threads});
    const std::vector<Diagnostic> findings = run_checks(PatternGraph(library, schema));
    for (SourceFile& file : library.files) file.path = fs::path(file.path).filename().string();
    std::ostringstream out;
    write_text_report({.findings = findings, .library = library, .text = {.all = true, .brief = true}}, out);
    return out.str();
  }

  fs::path folder_;
};

using FileUnreadable = Files;

TEST_F(FileUnreadable, GivesTheReasonOfTheSystem) {
  fs::create_symlink("nowhere.md", folder_ / "broken.md");
  fs::create_directory(folder_ / "folder.md");
  const std::string sound = write("sound.md", "no front matter\n");
  EXPECT_EQ(
      findings_in({(folder_ / "broken.md").string(), (folder_ / "folder.md").string(), sound}),
      "broken.md:1:1: error: cannot be read: No such file or directory [file-unreadable]\n"
      "folder.md:1:1: error: cannot be read: it is a folder; expected a regular file [file-unreadable]\n"
      "\n"
      "      2  error    file-unreadable\n"
      "\n"
      "3 files: 2 errors, 0 warnings, 0 infos\n");
}

using FrontMatterOfAFile = Files;

TEST_F(FrontMatterOfAFile, IsFoundWhereverAReadEnds) {
  const std::string start = "---\n" + std::string(kNames) + "summary: ";
  const std::string end = "\nenables: [far-away]\n--- # no fence\n...\n---\nBody\n";
  const std::size_t step = std::size_t{16} << 10;
  std::vector<std::string> paths;
  std::string expected;
  for (std::size_t cut = 0; cut <= end.size(); ++cut) {
    const std::string name = std::to_string(100 + cut) + ".md";
    paths.push_back(write(name, start + std::string(step - start.size() - cut, 'x') + end));
    expected += name + ":7:1: error: a second document starts; expected one [yaml-invalid]\n";
  }
  const std::string findings = findings_in(std::move(paths), 2);
  EXPECT_EQ(findings.substr(0, findings.find("\n\n") + 1), expected);
}

TEST_F(FrontMatterOfAFile, IsUnclosedInAFileThatEndsWithinIt) {
  EXPECT_EQ(
      findings_in({write("a.md", "---\nsummary: " + std::string(100'000, 'x') + "\n--")}),
      "a.md:1:1: error: front matter starts here; expected a line '---' to close it [front-matter-unclosed]\n"
      "\n"
      "      1  error    front-matter-unclosed\n"
      "\n"
      "1 file: 1 error, 0 warnings, 0 infos\n");
}

TEST_F(FrontMatterOfAFile, EndsWithinItsLimitWhereItsLastFenceDoes) {
  const std::string bytes = "\xEF\xBB\xBF---\n" + std::string(kNames) + "---  \nBody\n";
  const std::size_t end = bytes.find("\nBody");
  const std::string path = write("a.md", bytes);
  std::string buffer;
  for (const std::size_t limit : {end, end - 1}) {
    const auto expected = limit == end ? FrontMatter::State::complete : FrontMatter::State::too_large;
    EXPECT_EQ(find_front_matter(bytes, limit).state, expected) << limit;
    EXPECT_EQ(read_front_matter(path, buffer, limit).state, expected) << limit;
  }
}

TEST_F(FrontMatterOfAFile, WithoutAnEndIsUnclosedWithinItsLimitOnly) {
  const std::string bytes = "---\ntitle: A\n";
  const std::string path = write("a.md", bytes);
  std::string buffer;
  for (const std::size_t limit : {bytes.size(), bytes.size() - 1}) {
    const auto expected =
        limit == bytes.size() ? FrontMatter::State::unclosed : FrontMatter::State::too_large;
    EXPECT_EQ(find_front_matter(bytes, limit).state, expected) << limit;
    EXPECT_EQ(read_front_matter(path, buffer, limit).state, expected) << limit;
  }
}

TEST_F(FrontMatterOfAFile, IsReadNoFurtherThanItsLimit) {
  const std::string path = write("a.md", "---\n" + std::string(1'000'000, '#'));
  std::string buffer;
  EXPECT_EQ(read_front_matter(path, buffer, 100'000).state, FrontMatter::State::too_large);
  EXPECT_EQ(buffer.size(), 100'001U);
}

}  // namespace
}  // namespace patgraph::testing
