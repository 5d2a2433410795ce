#include "library_changes.hpp"

#include <filesystem>
#include <set>

#include "quotation.hpp"

namespace patgraph {
namespace {

namespace fs = std::filesystem;

/// Returns the path of a file whose folders are no symbolic links; the file itself may be one.
fs::path without_linked_folders(const fs::path& file) {
  std::error_code error;
  const fs::path folder = fs::canonical(file.has_parent_path() ? file.parent_path() : ".", error);
  return error ? file : folder / file.filename();
}

/// Returns what follows the folder in a path below it.
std::optional<std::string> below(const std::string& folder, const std::string& path) {
  const std::string start = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  if (!path.starts_with(start)) return std::nullopt;
  return path.substr(start.size());
}

/// Returns the one repository of all these folders.
GitRepository repository_of(const std::set<fs::path>& folders) {
  std::optional<GitRepository> repository;
  for (const fs::path& folder : folders) {
    GitRepository found(folder);
    if (folder.native() != found.root() && !below(found.root(), folder.native()))
      throw GitError(printable(folder.native()) + " is not in the working tree of git, " +
                     printable(found.root()));
    if (repository && found.root() != repository->root())
      throw GitError(printable(folder.native()) + " and " + printable(folders.begin()->native()) +
                     " are in different git repositories; expected one");
    repository = std::move(found);
  }
  return *repository;
}

}  // namespace

LibraryChanges::LibraryChanges(const std::vector<std::string>& paths, const std::string& revision) {
  std::set<fs::path> places;
  std::vector<std::pair<std::string, fs::path>> given;
  for (const std::string& path : paths) {
    if (fs::is_directory(path)) {
      given.emplace_back(path, fs::canonical(path));
      places.insert(given.back().second);
    } else {
      places.insert(without_linked_folders(path).parent_path());
    }
  }
  repository_ = repository_of(places);
  for (const auto& [path, place] : given) {
    folders_.push_back(
        {path, place.native() == repository_->root() ? "" : *below(repository_->root(), place.native())});
  }
  changes_ = repository_->changes_since(repository_->base_of(revision));
}

bool LibraryChanges::touch(const SourceFile& file) const {
  return old_blob(file) != nullptr;
}

/// Returns what the file was, an empty text where it was not there; null where it is the same.
const std::string* LibraryChanges::old_blob(const SourceFile& file) const {
  const auto find = [&](const fs::path& place) -> const std::string* {
    const auto path = below(repository_->root(), place.native());
    const auto change = path ? changes_.find(*path) : changes_.end();
    return change != changes_.end() ? &change->second : nullptr;
  };
  if (const std::string* blob = find(without_linked_folders(file.path))) return blob;
  // What a symbolic link leads to may have changed where the link has not.
  std::error_code error;
  return fs::is_symlink(file.path, error) ? find(fs::weakly_canonical(file.path, error)) : nullptr;
}

/// Returns the path, as a user would write it, of a file that belongs to the library if it is there.
std::optional<std::string> LibraryChanges::path_in_library(const std::string& path) const {
  for (const Folder& folder : folders_) {
    const auto name = below(folder.below_root, path);
    if (name && is_listed(*name)) return (fs::path(folder.given) / *name).native();
  }
  return std::nullopt;
}

std::map<std::string, std::string> LibraryChanges::gone(
    const std::function<bool(const std::string& file)>& takes) const {
  std::map<std::string, std::string> gone;
  for (const auto& [path, blob] : changes_) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(fs::path(repository_->root()) / path, error);
    if (blob.empty() || (fs::exists(status) && !fs::is_directory(status))) continue;
    if (auto given = path_in_library(path); given && takes(*given)) gone.emplace(std::move(*given), blob);
  }
  return gone;
}

Library LibraryChanges::before(const Library& now, const std::map<std::string, std::string>& gone,
                               const Schema& schema) const {
  std::vector<std::uint32_t> same;
  std::vector<SourceText> others;
  std::vector<std::string> blobs;
  const auto add = [&](const std::string& path, const std::string& blob) {
    others.push_back({path, {}});
    blobs.push_back(blob);
  };
  for (std::uint32_t i = 0; i < now.file_count(); ++i) {
    const std::string* blob = old_blob(now.files[i]);
    if (blob == nullptr) {
      same.push_back(i);
    } else if (!blob->empty()) {
      add(now.files[i].path, *blob);
    }
  }
  for (const auto& [path, blob] : gone) add(path, blob);
  std::vector<std::string> contents = repository_->contents_of(blobs);
  for (std::size_t i = 0; i < others.size(); ++i) others[i].bytes = std::move(contents[i]);
  Library library = read_library(others, now, same, schema);
  library.base = now.base;
  // Both are judged by the configuration of now, so that only changes of the library count.
  if (const SourceFile* configuration = now.configuration()) library.files.push_back(*configuration);
  return library;
}

}  // namespace patgraph
