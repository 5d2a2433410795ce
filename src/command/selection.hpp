#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "../baseline.hpp"
#include "../library_changes.hpp"
#include "command.hpp"

namespace patgraph {

/// Runs every check, as it is set, on a graph.
using FindAll = std::function<std::vector<Diagnostic>(const PatternGraph&)>;

/// Which findings of a run are shown and count: those that changes cause and no baseline knows.
class Selection {
 public:
  /// Reads the baseline and asks git, before the library is read. Throws BaselineError, GitError and
  /// std::system_error.
  Selection(const SelectionOptions& options, const std::vector<std::string>& library_paths);

  /// Leaves only those that are shown, and says on `err` how many others there are. Prunes the baseline where
  /// that is asked for; `has_run` tells of a check whether its findings are among these.
  void apply(FingerprintedFindings& found, const PatternGraph& graph, const FindAll& find_all,
             const std::function<bool(std::string_view)>& has_run, std::ostream& err);

 private:
  void keep_caused(FingerprintedFindings& found, const PatternGraph& graph, const FindAll& find_all,
                   std::ostream& err) const;
  void settle_mended(const FingerprintedFindings& found, const std::function<bool(std::string_view)>& has_run,
                     std::ostream& err);
  void drop_known(FingerprintedFindings& found, std::ostream& err) const;

  const SelectionOptions& options_;
  std::optional<Baseline> baseline_;
  std::optional<LibraryChanges> changes_;
};

/// Writes all findings as a baseline and says so on `err`.
void write_baseline(const std::string& path, const FingerprintedFindings& found, const Library& library,
                    std::ostream& err);

}  // namespace patgraph
