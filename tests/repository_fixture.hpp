#pragma once

#include "program_fixture.hpp"

namespace patgraph::testing {

/// Runs the program in a git repository of its own, which knows nothing of the user's settings.
class RepositoryTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    // A test that a hook of git starts must not work on the repository of the hook.
    for (const char* variable : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}) ::unsetenv(variable);
    git("init --quiet");
    write(".git/info/exclude", ".out\n.err\n.git-out\n");
  }

  /// Runs `git ARGUMENTS` in the folder of the test; the arguments are read by the shell.
  void git(const std::string& arguments) const {
    const std::string command = "cd '" + folder().string() +
                                "' && git -c init.defaultBranch=main -c user.name=Gardener "
                                "-c user.email=gardener@example.org " +
                                arguments + " >.git-out 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << command << '\n' << text_of(folder() / ".git-out");
  }

  void commit(const std::string& message) const {
    git("add --all");
    git("commit --quiet --message '" + message + "'");
  }
};

}  // namespace patgraph::testing
