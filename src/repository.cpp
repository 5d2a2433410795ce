#include "repository.hpp"

#include <system_error>

namespace patgraph {
namespace {

std::filesystem::path in_full(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).lexically_normal();
}

}  // namespace

std::filesystem::path repository_root(const std::filesystem::path& path) {
  std::filesystem::path folder = in_full(path);
  for (;;) {
    std::error_code unknown;
    if (std::filesystem::exists(folder / ".git", unknown)) {
      return folder.has_filename() || !folder.has_relative_path() ? folder : folder.parent_path();
    }
    if (!folder.has_relative_path()) return std::filesystem::current_path();
    folder = folder.parent_path();
  }
}

std::string path_from(const std::filesystem::path& root, const std::string& path) {
  if (root.empty()) return path;
  const std::filesystem::path whole = in_full(path);
  const std::filesystem::path relative = whole.lexically_relative(root);
  return relative.empty() || *relative.begin() == ".." ? whole.string() : relative.string();
}

}  // namespace patgraph
