#pragma once

#include <optional>
#include <ostream>
#include <vector>

#include "../baseline.hpp"
#include "../library_changes.hpp"
#include "command.hpp"

namespace patgraph {

/// Which findings of a run are shown and count: those that changes cause and neither a waiver nor
/// a baseline lets pass.
class Selection {
 public:
  /// Reads the baseline and asks git, before the library is read. Throws BaselineError, GitError and
  /// std::system_error.
  Selection(const SelectionOptions& options, const std::vector<std::string>& library_paths);

  /// Leaves only those that are shown, and says on `err` how many others there are. Prunes the baseline where
  /// that is asked for.
  void apply(FingerprintedFindings& found, const LoadedLibrary& loaded, unsigned threads, std::ostream& err);

 private:
  void keep_caused(FingerprintedFindings& found, const LoadedLibrary& loaded, unsigned threads,
                   std::ostream& err) const;
  void settle_mended(const FingerprintedFindings& found, const CheckSettings& settings, std::ostream& err);
  void drop_known(FingerprintedFindings& found, std::ostream& err) const;

  const SelectionOptions& options_;
  std::optional<Baseline> baseline_;
  std::optional<LibraryChanges> changes_;
};

/// Writes all findings but those that are waived as a baseline and says so on `err`.
void write_baseline(const std::string& path, FingerprintedFindings found, const Library& library,
                    std::ostream& err);

}  // namespace patgraph
