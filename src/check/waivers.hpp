#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../glob.hpp"
#include "check.hpp"

namespace patgraph {

/// What a configuration says of findings that are known and accepted. At least one of `file` and `pattern` is
/// there; where both are, both must match.
struct Waiver {
  const Check* check = nullptr;
  std::optional<Glob> file;     ///< path of the file, seen from the folder of the configuration
  std::optional<Glob> pattern;  ///< slug or id of the entry
  std::string reason;
  std::optional<std::chrono::year_month_day> until;  ///< the last day on which it counts
  Span span;                                         ///< in the configuration
};

/// By what findings are waived.
struct WaiverRules {
  const CheckSettings& settings;
  std::span<const Waiver> waivers;  ///< their places are in the configuration, a file of the library
  std::filesystem::path folder;     ///< from which the paths of files are seen
  std::chrono::year_month_day today;
};

/// Marks the findings that are waived, by the configuration or by comments in the files. A finding is matched
/// by its own location, not by the related ones. The graph must outlive the object.
class Waiving {
 public:
  Waiving(const PatternGraph& graph, const WaiverRules& rules);
  ~Waiving();
  Waiving(const Waiving&) = delete;
  Waiving& operator=(const Waiving&) = delete;

  void mark(std::span<Diagnostic> findings);
  /// Returns the findings about the waivers themselves, once all others are marked.
  std::vector<Diagnostic> about_waivers();

 private:
  class Matcher;
  std::unique_ptr<Matcher> matcher_;
};

/// Marks all findings of a library and adds those about the waivers themselves, in the order of
/// `sort_findings`.
void mark_waived(const PatternGraph& graph, const WaiverRules& rules, std::vector<Diagnostic>& findings);

}  // namespace patgraph
