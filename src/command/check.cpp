#include "../check/check.hpp"

#include <algorithm>

#include "../report/report.hpp"
#include "command.hpp"
#include "selection.hpp"

namespace patgraph {

ExitCode run_check(const CheckOptions& options, const Streams& streams) {
  require_known("format", options.format, {"text", "json"});
  require_known("severity", options.fail_on, {"error", "warning", "info", "never"});
  Selection selection(options.selection, options.library.paths);
  const LoadedLibrary loaded(options.library);
  const Library& library = loaded.graph().library();
  const CheckSettings settings;
  const FindAll find_all = [&](const PatternGraph& graph) {
    return run_checks(graph, settings, options.library.threads);
  };
  const auto has_run = [](std::string_view check) { return find_check(check) != nullptr; };
  FingerprintedFindings found;
  found.findings = find_all(loaded.graph());
  found.fingerprints = fingerprints_of(found.findings, loaded.graph());
  if (options.selection.write_baseline) {
    write_baseline(*options.selection.write_baseline, found, library, streams.err);
    return ExitCode::clean;
  }
  selection.apply(found, loaded.graph(), find_all, has_run, streams.err);
  const std::vector<Diagnostic>& diagnostics = found.findings;
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
