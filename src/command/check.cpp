#include "../check/check.hpp"

#include <algorithm>

#include "../repository.hpp"
#include "command.hpp"
#include "selection.hpp"

namespace patgraph {
namespace {

FailLevel fail_level(const CheckOptions& options, const Config& config) {
  if (!options.fail_on.empty()) return {severity_from(options.fail_on)};
  return config.fail_on.value_or(FailLevel{Severity::error});
}

}  // namespace

ExitCode run_check(const CheckOptions& options, const Streams& streams, Timings* timings) {
  require_usable(options.report);
  if (!options.fail_on.empty())
    require_known("severity", options.fail_on, {kFailLevels.begin(), kFailLevels.end()});
  Selection selection(options.selection, options.library.paths);
  const LoadedLibrary loaded(options.library, streams.progress, timings);
  FingerprintedFindings found = measure(timings, "check", [&] {
    FingerprintedFindings all{
        check_library(loaded, loaded.graph(), options.library.threads, streams.progress), {}};
    all.fingerprints = fingerprints_of(all.findings, loaded.graph());
    return all;
  });
  const auto waived = std::ranges::count(found.findings, true, &Diagnostic::waived);
  if (options.selection.write_baseline) {
    write_baseline(*options.selection.write_baseline, found, loaded.graph().library(), streams.err);
    return ExitCode::clean;
  }
  measure(timings, "select", [&] { selection.apply(found, loaded, options.library.threads, streams.err); });
  const FailLevel level = fail_level(options, loaded.config());
  const ReportInput report{.findings = found.findings,
                           .library = loaded.graph().library(),
                           .root = repository_root(options.library.paths.front()),
                           .fail_on = level.threshold,
                           .fingerprints = found.fingerprints,
                           .waived = static_cast<std::size_t>(waived)};
  measure(timings, "report", [&] { write_reports(options.report, report, streams); });
  const bool failed = level.threshold && std::ranges::any_of(found.findings, [&](const Diagnostic& finding) {
                        return finding.severity >= *level.threshold;
                      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
