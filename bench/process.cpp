#include "process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace patgraph::bench {
namespace {

/// The streams of a child, sent to files.
class FileActions {
 public:
  explicit FileActions(const Outputs& outputs) {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC;
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, outputs.out.c_str(), kFlags, 0600);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, outputs.err.c_str(), kFlags, 0600);
  }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

pid_t spawn(const std::vector<std::string>& command, const Outputs& outputs) {
  std::vector<std::string> words = command;
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const FileActions actions(outputs);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv.front(), actions.get(), nullptr, argv.data(), environ);
  if (error != 0) throw std::system_error(error, std::generic_category(), command.front());
  return child;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void require_success(const std::vector<std::string>& command, int status, bool may_find) {
  if (WIFEXITED(status) && WEXITSTATUS(status) <= (may_find ? 1 : 0)) return;
  std::string shown;
  for (const std::string& word : command) shown += (shown.empty() ? "" : " ") + word;
  const bool exited = WIFEXITED(status);
  throw std::runtime_error(shown + (exited ? ": exit code " : ": killed by signal ") +
                           std::to_string(exited ? WEXITSTATUS(status) : WTERMSIG(status)));
}

}  // namespace

TemporaryFolder::TemporaryFolder()
    : path_((std::filesystem::temp_directory_path() / "patgraph-bench-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::system_error(errno, std::generic_category(), path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // what cannot be removed cannot be helped here
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::clear() const {
  for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(path_))
    std::filesystem::remove_all(entry.path());
}

Cost run(const std::vector<std::string>& command, bool may_find, const Outputs& outputs) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = spawn(command, outputs);
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "wait4");
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  require_success(command, status, may_find);
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace patgraph::bench
