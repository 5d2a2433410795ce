#pragma once

#include <filesystem>
#include <string>

namespace patgraph {

/// Returns the nearest folder upwards from a path that holds `.git`, or else the current folder; absolute.
/// Links are not resolved, so that paths stay as the user knows them.
std::filesystem::path repository_root(const std::filesystem::path& path);

/// Returns a path as it reads from a root; where it does not lie below that, the absolute path. An empty root
/// leaves every path as it is.
std::string path_from(const std::filesystem::path& root, const std::string& path);

}  // namespace patgraph
