#pragma once

#include <string>
#include <unordered_map>

#include "../repository.hpp"
#include "report.hpp"

namespace patgraph {

/// The paths of files as machines see them: from the root of the report. Each is worked out once.
class PathsFromRoot {
 public:
  explicit PathsFromRoot(const ReportInput& input) : input_(input) {}

  const std::string& of(std::uint32_t file) {
    const auto [at, is_new] = paths_.try_emplace(file);
    if (is_new) at->second = path_from(input_.root, input_.library.files[file].path);
    return at->second;
  }

  /// Returns `path:line:column`.
  std::string place(const SourceLocation& location) {
    return of(location.file) + ":" + std::to_string(location.span.begin.line) + ":" +
           std::to_string(location.span.begin.column);
  }

 private:
  const ReportInput& input_;
  std::unordered_map<std::uint32_t, std::string> paths_;
};

}  // namespace patgraph
