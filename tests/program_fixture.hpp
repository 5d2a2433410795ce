#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace patgraph::testing {

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What a run of the program gave.
struct Result {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// Runs the program in a folder of its own, which goes with the test.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "patgraph-test-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    // The nearest configuration counts: with this one, none above the folder does.
    write("patgraph.yaml", "");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  /// Runs `patgraph ARGUMENTS`; the arguments are read by the shell.
  Result run(const std::string& arguments) const {
    const std::string streams =
        " >'" + (folder_ / ".out").string() + "' 2>'" + (folder_ / ".err").string() + "'";
    const std::string command = "cd '" + folder_.string() + "' && '" PATGRAPH_PROGRAM "' " + arguments;
    const bool redirected = arguments.find('>') != std::string::npos;
    const int status =
        std::system((command + (redirected ? " 2>'" + (folder_ / ".err").string() + "'" : streams)).c_str());
    return {WEXITSTATUS(status), text_of(folder_ / ".out"), text_of(folder_ / ".err")};
  }

  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace patgraph::testing
