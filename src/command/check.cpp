#include "../check/check.hpp"

#include <algorithm>

#include "../report/report.hpp"
#include "command.hpp"

namespace patgraph {

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  require_known("format", options.format, {"text", "json"});
  require_known("severity", options.fail_on, {"error", "warning", "info", "never"});
  const LoadedLibrary loaded(options.library);
  const Library& library = loaded.graph().library();
  const std::vector<Diagnostic> diagnostics = run_checks(loaded.graph(), {}, options.library.threads);
  if (options.format == "json") {
    write_json_report(diagnostics, library, streams.out);
  } else {
    write_text_report(diagnostics, library, {streams.out_is_terminal, options.all}, streams.out);
  }
  const auto threshold = severity_from(options.fail_on);
  const bool failed = threshold && std::ranges::any_of(diagnostics, [&](const Diagnostic& diagnostic) {
                        return diagnostic.severity >= *threshold;
                      });
  return failed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace patgraph
