#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "diagnostic.hpp"
#include "fingerprint.hpp"

namespace patgraph {

/// A baseline that cannot be used: faults, baseline-invalid.
class BaselineError : public InputError {
 public:
  using InputError::InputError;
};

/// Findings that are known and let pass.
///
/// In its file, each has a line: check, fingerprint, entry and message, of which the first two are read back
/// and the rest is for people. Lines are sorted bytewise, so that `LC_ALL=C sort -u` mends what a merge has
/// put together; those that start with "#" are comments, of which one tells the version.
class Baseline {
 public:
  /// Makes one of all findings.
  Baseline(const FingerprintedFindings& all, const Library& library);

  /// Reads a file. Throws std::runtime_error where that is impossible, or it holds more than 256 MiB, and
  /// BaselineError with what is wrong in it.
  explicit Baseline(const std::string& path);

  bool knows(const Diagnostic& finding, const std::string& fingerprint) const;

  /// Takes out what is none of these findings, and returns how much that was. What a check found that did not
  /// run now cannot have been mended: it stays.
  std::size_t drop_mended(const FingerprintedFindings& all,
                          const std::function<bool(std::string_view)>& has_run);

  std::size_t size() const { return lines_.size(); }

  /// Writes the file. Throws std::system_error where that is impossible, std::runtime_error where it would
  /// hold more than 256 MiB, and leaves the old file whole.
  void write(const std::string& path) const;

 private:
  std::map<std::string, std::string> lines_;  ///< by "check fingerprint"
  std::set<std::string> comments_;
};

}  // namespace patgraph
