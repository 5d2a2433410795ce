#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace patgraph {

/// Tells where files are, seen from a folder. Folders may be named in any way, through symbolic links too; a
/// file goes by the name that it was given.
class RelativePaths {
 public:
  /// The folder is absolute and without symbolic links.
  explicit RelativePaths(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Returns the path with "/" between its parts. Quick where files of one folder follow one another.
  std::string operator()(const std::string& file);

 private:
  std::filesystem::path folder_;
  std::optional<std::string> parent_;  ///< of the file before
  std::string prefix_;                 ///< what stands before names in `parent_`
};

}  // namespace patgraph
