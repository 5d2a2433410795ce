#include "../check/check.hpp"

#include <algorithm>

#include "../report/report.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

FailLevel fail_level(const CheckOptions& options, const Config& config) {
  if (!options.fail_on.empty()) return {severity_from(options.fail_on)};
  return config.fail_on.value_or(FailLevel{Severity::error});
}

}  // namespace

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  require_known("format", options.format, {"text", "json"});
  if (!options.fail_on.empty())
    require_known("severity", options.fail_on, {kFailLevels.begin(), kFailLevels.end()});
  const LoadedLibrary loaded(options.library);
  const Library& library = loaded.graph().library();
  const auto [findings, waived] = check_library(loaded, options.library.threads);
  if (options.format == "json") {
    write_json_report(findings, library, waived.size(), streams.out);
  } else {
    write_text_report(findings, library, {streams.out_is_terminal, options.all, waived.size()}, streams.out);
  }
  const FailLevel level = fail_level(options, loaded.config());
  const bool failed = level.threshold && std::ranges::any_of(findings, [&](const Diagnostic& finding) {
                        return finding.severity >= *level.threshold;
                      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
