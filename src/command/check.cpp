#include "../check/check.hpp"

#include <algorithm>

#include "../repository.hpp"
#include "command.hpp"
#include "selection.hpp"

namespace patgraph {

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  require_usable(options.report);
  require_known("severity", options.fail_on, {"error", "warning", "info", "never"});
  Selection selection(options.selection, options.library.paths);
  const LoadedLibrary loaded(options.library);
  const CheckSettings settings;
  const FindAll find_all = [&](const PatternGraph& graph) {
    return run_checks(graph, settings, options.library.threads);
  };
  const auto has_run = [](std::string_view check) { return find_check(check) != nullptr; };
  FingerprintedFindings found;
  found.findings = find_all(loaded.graph());
  found.fingerprints = fingerprints_of(found.findings, loaded.graph());
  if (options.selection.write_baseline) {
    write_baseline(*options.selection.write_baseline, found, loaded.graph().library(), streams.err);
    return ExitCode::clean;
  }
  selection.apply(found, loaded.graph(), find_all, has_run, streams.err);
  const auto threshold = severity_from(options.fail_on);
  write_reports(options.report,
                {.findings = found.findings,
                 .library = loaded.graph().library(),
                 .root = repository_root(options.library.paths.front()),
                 .fail_on = threshold,
                 .fingerprints = found.fingerprints},
                streams);
  const bool failed = threshold && std::ranges::any_of(found.findings, [&](const Diagnostic& finding) {
                        return finding.severity >= *threshold;
                      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
