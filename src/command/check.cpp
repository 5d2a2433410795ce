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

/// Returns whether nobody asks for more findings than a text shows.
bool is_short(const CheckOptions& options) {
  const SelectionOptions& selection = options.selection;
  return options.report.format == "text" && options.report.files.empty() && !options.report.all &&
         !selection.write_baseline && !selection.baseline && !selection.changed_since;
}

/// Reports findings; returns whether there are some that fail the run.
bool report(const CheckOptions& options, const LoadedLibrary& loaded, const FingerprintedFindings& found,
            std::optional<FindingCounts> counts, std::size_t waived, const Streams& streams,
            Timings* timings) {
  const FailLevel level = fail_level(options, loaded.config());
  if (!counts) counts = count_findings(found.findings);
  const ReportInput input{.findings = found.findings,
                          .library = loaded.graph().library(),
                          .root = repository_root(options.library.paths.front()),
                          .fail_on = level.threshold,
                          .fingerprints = found.fingerprints,
                          .waived = waived,
                          .counts = counts};
  measure(timings, "report", [&] { write_reports(options.report, input, streams); });
  return level.threshold && counts->reaches(*level.threshold);
}

}  // namespace

ExitCode run_check(const CheckOptions& options, const Streams& streams, Timings* timings) {
  require_usable(options.report);
  if (!options.fail_on.empty())
    require_known("severity", options.fail_on, {kFailLevels.begin(), kFailLevels.end()});
  Selection selection(options.selection, options.library.paths);
  const LoadedLibrary loaded(options.library, LibraryUse::checks, streams.progress, timings);
  if (is_short(options)) {
    FindingOverview found = measure(timings, "check", [&] {
      return look_over_library(loaded, kManyFindings, options.library.threads, streams.progress);
    });
    const bool fails =
        report(options, loaded, {std::move(found.first), {}}, found.counts, found.waived, streams, timings);
    return fails ? ExitCode::findings : ExitCode::clean;
  }
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
  const bool fails =
      report(options, loaded, found, std::nullopt, static_cast<std::size_t>(waived), streams, timings);
  return fails ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
