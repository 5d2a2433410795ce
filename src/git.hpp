#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// What git cannot do or says is wrong; `what()` is for the user.
class GitError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A git repository with a working tree, asked by running `git`. All members throw GitError.
class GitRepository {
 public:
  /// The repository to which a folder belongs; the one that the variable GIT_DIR names, if it is set.
  explicit GitRepository(const std::filesystem::path& folder);

  /// Its top folder, an absolute path without symbolic links.
  const std::string& root() const { return root_; }

  /// Returns the commit from which HEAD went its own way: the merge base of the revision and HEAD, or the
  /// revision where they have none.
  std::string base_of(const std::string& revision) const;

  /// Returns the files of the working tree that differ from a commit, committed or not, by their paths below
  /// the root: untracked ones too, unless they are ignored. To each, the name of the blob that it was, or an
  /// empty text where it was no regular file.
  std::map<std::string, std::string> changes_since(const std::string& commit) const;

  /// Returns the contents of blobs.
  std::vector<std::string> contents_of(std::span<const std::string> blobs) const;

 private:
  std::string root_;
};

}  // namespace patgraph
