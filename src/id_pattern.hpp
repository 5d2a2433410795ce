#pragma once

#include <regex>
#include <string>
#include <string_view>

namespace patgraph {

/// The form that the ids of a class have.
class IdPattern {
 public:
  explicit IdPattern(const std::string& pattern)
      : regex_(pattern, std::regex::ECMAScript | std::regex::optimize) {}
  /// Texts too long for an id match nothing: on those the recursion of std::regex could exhaust the stack.
  bool matches(std::string_view id) const {
    return id.size() <= kLongest && std::regex_search(id.begin(), id.end(), regex_);
  }

 private:
  static constexpr std::size_t kLongest = 256;
  std::regex regex_;
};

}  // namespace patgraph
