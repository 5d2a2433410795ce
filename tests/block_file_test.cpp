#include "block_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "arena.hpp"

using patgraph::Arena;
using patgraph::BlockFile;

namespace {

constexpr std::size_t kTextSize = std::size_t{1} << 20;

/// A text of a megabyte, of no two numbers below a thousand the same.
std::string text_of(std::size_t number) {
  std::string text = std::to_string(number);
  return text + std::string(kTextSize - text.size(), static_cast<char>('a' + number % 26));
}

std::vector<std::string_view> keep_texts(Arena& arena, std::size_t count) {
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < count; ++i) kept.push_back(arena.keep(text_of(i)));
  return kept;
}

void expect_all_there(const std::vector<std::string_view>& kept) {
  for (std::size_t i = 0; i < kept.size(); ++i) EXPECT_TRUE(kept[i] == text_of(i)) << i;
}

/// Megabytes in memory.
std::size_t resident() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kilobytes = 0;
    if (word == "VmRSS:" && status >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

class BlockFileTest : public testing::Test {
 protected:
  void SetUp() override { set_folder(testing::TempDir()); }
  void TearDown() override { ::unsetenv("TMPDIR"); }
  static void set_folder(const std::string& path) { ::setenv("TMPDIR", path.c_str(), 1); }
};

}  // namespace

TEST_F(BlockFileTest, ManyValuesAreReadableButNotAllInMemory) {
  BlockFile file;
  Arena arena(&file);
  const std::size_t before = resident();
  const std::vector<std::string_view> kept = keep_texts(arena, 700);
  expect_all_there(kept);
  // It is given back in turn: on a busy machine not at once.
  for (int tries = 0; tries < 500 && resident() > before + 350; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_LE(resident(), before + 350);
  expect_all_there(kept);
}

TEST_F(BlockFileTest, ArenasOfSeveralThreadsShareOne) {
  BlockFile file;
  std::vector<Arena> arenas;
  for (int i = 0; i < 4; ++i) arenas.emplace_back(&file);
  std::vector<std::vector<std::string_view>> kept(arenas.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < arenas.size(); ++i)
      threads.emplace_back([&, i] { kept[i] = keep_texts(arenas[i], 100); });
  }
  for (const std::vector<std::string_view>& texts : kept) expect_all_there(texts);
}

TEST_F(BlockFileTest, ValueLargerThanABlockIsWhole) {
  BlockFile file;
  Arena arena(&file);
  keep_texts(arena, 200);
  const std::string large(5 * BlockFile::kBlock + 1, 'x');
  const std::string_view kept = arena.keep(large);
  keep_texts(arena, 10);
  EXPECT_TRUE(kept == large);
}

TEST_F(BlockFileTest, FileHasNoName) {
  const std::string folder = testing::TempDir() + "/patgraph_block_file_test";
  std::filesystem::create_directory(folder);
  set_folder(folder);
  BlockFile file;
  Arena arena(&file);
  keep_texts(arena, 200);
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST_F(BlockFileTest, ValuesStayInMemoryWhereNoFileCanBeMade) {
  set_folder("/no/such/folder");
  BlockFile file;
  Arena arena(&file);
  expect_all_there(keep_texts(arena, 200));
}

// Every write to it fails as on a full disk: a limit on the size of files does the same.
TEST_F(BlockFileTest, ValuesStayInMemoryWhereTheDiskIsFull) {
  const auto keep_without_disk = [] {
    static_cast<void>(::signal(SIGXFSZ, SIG_IGN));
    const rlimit nothing{.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_FSIZE, &nothing);
    BlockFile file;
    Arena arena(&file);
    bool all_there = true;
    const std::vector<std::string_view> kept = keep_texts(arena, 200);
    for (std::size_t i = 0; i < kept.size(); ++i) all_there = all_there && kept[i] == text_of(i);
    std::_Exit(all_there ? 0 : 1);
  };
  EXPECT_EXIT(keep_without_disk(), testing::ExitedWithCode(0), "");
}
