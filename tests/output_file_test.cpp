#include "output_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <vector>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

namespace fs = std::filesystem;

/// Writes into a folder of its own.
class OutputFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "patgraph-output-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    umask_ = ::umask(022);
  }
  void TearDown() override {
    ::umask(umask_);
    fs::remove_all(folder_);
  }

  fs::path at(const std::string& name) const { return folder_ / name; }
  void put(const std::string& name, const std::string& text, mode_t mode = 0644) const {
    std::ofstream(at(name), std::ios::binary) << text;
    ASSERT_EQ(::chmod(at(name).c_str(), mode), 0);
  }
  static void write(const fs::path& path, const std::string& text) {
    OutputFile file(path);
    file.stream() << text;
    file.finish();
    file.commit();
  }
  static mode_t permissions_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }
  using Names = std::vector<std::string>;

 private:
  fs::path folder_;
  mode_t umask_ = 0;
};

TEST_F(OutputFiles, OldFileIsWholeUntilTheNewOneTakesItsPlace) {
  put("map.dot", "old");
  OutputFile file(at("map.dot"));
  file.stream() << std::string(300'000, 'x');
  EXPECT_EQ(text_of(at("map.dot")), "old");
  file.finish();
  EXPECT_EQ(text_of(at("map.dot")), "old");
  file.commit();
  EXPECT_EQ(text_of(at("map.dot")), std::string(300'000, 'x'));
  EXPECT_EQ(names(), (Names{"map.dot"}));
}

TEST_F(OutputFiles, WithoutCommitTheOldFileStaysAlone) {
  put("map.dot", "old");
  {
    OutputFile file(at("map.dot"));
    file.stream() << "new";
    file.finish();
    EXPECT_EQ(names().size(), 2U);
  }
  EXPECT_EQ(text_of(at("map.dot")), "old");
  EXPECT_EQ(names(), (Names{"map.dot"}));
}

TEST_F(OutputFiles, TemporaryFileIsHidden) {
  const OutputFile file(at("map.dot"));
  EXPECT_EQ(names(), (Names{fs::path(file.temporary()).filename()}));
  EXPECT_TRUE(names().front().starts_with(".patgraph-")) << names().front();
}

TEST_F(OutputFiles, TemporaryFileThatWasLeftBySigkillIsNoHindrance) {
  // A later process with the same number would begin with the same names.
  const OutputFile file(at("a.dot"));
  const std::string name = fs::path(file.temporary()).filename();
  const std::size_t dash = name.rfind('-');
  const std::string next = name.substr(0, dash + 1) + std::to_string(std::stoul(name.substr(dash + 1)) + 1);
  put(next, "left");
  write(at("b.dot"), "new");
  EXPECT_EQ(text_of(at(next)), "left");
  EXPECT_EQ(text_of(at("b.dot")), "new");
}

TEST_F(OutputFiles, LongestNameCanBeWritten) {
  const std::string name(255, 'x');
  write(at(name), "new");
  EXPECT_EQ(text_of(at(name)), "new");
}

TEST_F(OutputFiles, ReplacedFileGivesItsPermissionsToTheNewOne) {
  for (const mode_t mode : {0600U, 0640U, 0664U, 0755U, 0400U}) {
    fs::remove(at("map.dot"));
    put("map.dot", "old", mode);
    write(at("map.dot"), "new");
    EXPECT_EQ(permissions_of(at("map.dot")), mode);
  }
}

TEST_F(OutputFiles, NobodyReadsANewFileWhoCouldNotReadTheOldOne) {
  put("map.dot", "old", 0600);
  const OutputFile file(at("map.dot"));
  EXPECT_EQ(permissions_of(file.temporary()), 0600U);
}

TEST_F(OutputFiles, PermissionsOfANewFileAreThoseThatTheUmaskLeaves) {
  ::umask(027);
  write(at("map.dot"), "new");
  EXPECT_EQ(permissions_of(at("map.dot")), 0640U);
}

TEST_F(OutputFiles, LinkStaysAndItsTargetIsReplaced) {
  fs::create_directory(at("site"));
  put("site/map.dot", "old", 0600);
  fs::create_symlink("site/map.dot", at("link.dot"));
  write(at("link.dot"), "new");
  EXPECT_EQ(fs::read_symlink(at("link.dot")), "site/map.dot");
  EXPECT_EQ(text_of(at("site/map.dot")), "new");
  EXPECT_EQ(permissions_of(at("site/map.dot")), 0600U);
}

TEST_F(OutputFiles, TargetOfADanglingLinkIsMade) {
  fs::create_symlink("map.dot", at("link.dot"));
  write(at("link.dot"), "new");
  EXPECT_TRUE(fs::is_symlink(at("link.dot")));
  EXPECT_EQ(text_of(at("map.dot")), "new");
}

TEST_F(OutputFiles, CommitThatFailsSaysHowManyFilesAreNew) {
  put("a", "old a");
  put("b", "old b");
  put("c", "old c");
  {
    OutputFile a(at("a"));
    OutputFile b(at("b"));
    OutputFile c(at("c"));
    const std::vector<OutputFile*> files{&a, &b, &c};
    for (OutputFile* file : files) {
      file->stream() << "new";
      file->finish();
    }
    fs::remove(at("b"));
    fs::create_directory(at("b"));
    try {
      commit(files);
      ADD_FAILURE() << "a folder was replaced";
    } catch (const std::system_error& error) {
      EXPECT_EQ(error.what(),
                at("b").string() + ": cannot be written, after 1 file was replaced: Is a directory");
    }
  }
  EXPECT_EQ(text_of(at("a")), "new");
  EXPECT_EQ(text_of(at("c")), "old c");
  EXPECT_EQ(names(), (Names{"a", "b", "c"}));
}

}  // namespace
}  // namespace patgraph::testing
