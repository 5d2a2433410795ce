#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "git.hpp"
#include "library.hpp"

namespace patgraph {

/// What has changed in a library since a revision of its git repository: commits, and what is not committed
/// yet. A file that was renamed is one that went and one that came.
class LibraryChanges {
 public:
  /// Asks git. `paths` are those of the library, as `list_files` takes them; the revision stands for its
  /// merge base with HEAD. Throws GitError.
  LibraryChanges(const std::vector<std::string>& paths, const std::string& revision);

  /// Returns whether a file of the library is another than it was, or was not there.
  bool touch(const SourceFile& file) const;

  /// Returns the files that belonged to the library and are not there any more: to the path of each, as a
  /// user would write it, the name of its blob. `takes` tells whether the library leaves a file of that path
  /// in.
  std::map<std::string, std::string> gone(const std::function<bool(const std::string& file)>& takes) const;

  /// Returns the library as it was, `gone` included, but with the configuration of now. `now` must outlive
  /// the result, which shares with it the files that are the same. Throws GitError.
  Library before(const Library& now, const std::map<std::string, std::string>& gone,
                 const Schema& schema) const;

 private:
  /// A folder of the library, as given and below the root of the repository.
  struct Folder {
    std::string given;
    std::string below_root;
  };

  const std::string* old_blob(const SourceFile& file) const;
  std::optional<std::string> path_in_library(const std::string& path) const;

  std::vector<Folder> folders_;
  std::optional<GitRepository> repository_;
  std::map<std::string, std::string> changes_;
};

}  // namespace patgraph
