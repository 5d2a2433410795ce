#pragma once

#include <string>
#include <vector>

namespace patgraph::bench {

/// What one run of a program took.
struct Cost {
  double wall = 0;  ///< seconds
  double cpu = 0;   ///< seconds, user and system, over all threads
  double peak = 0;  ///< megabytes of the largest resident set
};

/// A folder that goes with all its files.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  /// Removes what the folder holds.
  void clear() const;

 private:
  std::string path_;
};

/// Where the streams of a program go: files.
struct Outputs {
  std::string out = "/dev/null";
  std::string err = "/dev/null";
};

/// Runs a program, looked for as a shell does, to its end. Throws std::runtime_error unless it exits with 0,
/// or with 1 where that means findings; std::system_error where it cannot be started.
Cost run(const std::vector<std::string>& command, bool may_find = false, const Outputs& outputs = {});

/// Returns what a file holds. Throws std::runtime_error where it cannot be read.
std::string text_of(const std::string& path);

}  // namespace patgraph::bench
