#include "../check/check.hpp"

#include <algorithm>

#include "../repository.hpp"
#include "command.hpp"

namespace patgraph {

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  require_usable(options.report);
  require_known("severity", options.fail_on, {"error", "warning", "info", "never"});
  const LoadedLibrary loaded(options.library);
  const std::vector<Diagnostic> findings = run_checks(loaded.graph(), {}, options.library.threads);
  const auto threshold = severity_from(options.fail_on);
  write_reports(options.report,
                {.findings = findings,
                 .library = loaded.graph().library(),
                 .root = repository_root(options.library.paths.front()),
                 .fail_on = threshold},
                streams);
  const bool failed = threshold && std::ranges::any_of(findings, [&](const Diagnostic& finding) {
                        return finding.severity >= *threshold;
                      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
