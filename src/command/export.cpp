#include <algorithm>
#include <deque>
#include <filesystem>

#include "../check/check.hpp"
#include "../format/format.hpp"
#include "../grouped_number.hpp"
#include "../iri.hpp"
#include "../output_file.hpp"
#include "../report/report.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

std::vector<const Format*> formats_named(const std::vector<std::string>& names) {
  std::vector<std::string_view> known;
  for (const Format& format : all_formats()) known.push_back(format.name);
  std::vector<const Format*> formats;
  for (const std::string& name : names) {
    require_known("format", name, known);
    const Format* format = &*std::ranges::find(all_formats(), name, &Format::name);
    if (std::ranges::find(formats, format) == formats.end()) formats.push_back(format);
  }
  return formats;
}

void write_files(const PatternGraph& graph, const std::vector<const Format*>& formats,
                 const ExportOptions& options, const Streams& streams) {
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (!std::filesystem::is_directory(options.output)) {
    const std::string reason = std::filesystem::exists(options.output) ? "it is no folder" : error.message();
    throw std::runtime_error(options.output + ": cannot be written: " + reason);
  }
  std::deque<OutputFile> files;
  std::vector<ExportTarget> targets;
  std::vector<std::string> paths;
  for (const Format* format : formats) {
    paths.push_back(
        (std::filesystem::path(options.output) / ("graph." + std::string(format->extension))).string());
    targets.push_back({format, &files.emplace_back(paths.back()).stream()});
  }
  write_exports(graph, options.base, targets, options.library.threads);
  for (OutputFile& file : files) file.finish();
  for (OutputFile& file : files) file.commit();
  for (const std::string& path : paths) streams.err << "wrote " << path << '\n';
}

/// Says what the export does not hold, so that nothing is lost silently.
void report_left_out(const PatternGraph& graph, std::ostream& err) {
  std::size_t dangling = 0;
  std::size_t rejected = 0;
  std::size_t proposed = 0;
  for (const Edge& edge : graph.edges()) {
    if (edge.outcome == Outcome::resolved || edge.outcome == Outcome::external) continue;
    const bool asserted = graph.relation_of(edge).asserted;
    ++(!asserted ? proposed : edge.outcome == Outcome::dangling ? dangling : rejected);
  }
  std::string parts;
  for (const auto& [count, noun] :
       {std::pair{dangling, "dangling link"}, std::pair{rejected, "rejected link"},
        std::pair{proposed, "proposed link"}}) {
    if (count > 0) parts += (parts.empty() ? "" : ", ") + counted(count, noun);
  }
  if (!parts.empty()) err << "left out, for they lead nowhere: " << parts << '\n';
}

}  // namespace

void require_base(const std::string& base) {
  // Links of an entry are fragments of its IRI.
  const bool ends_well = base.ends_with('/') && base.find('#') == std::string::npos;
  if (is_absolute_iri(base) && ends_well && percent_encode_illegal(base) == base) return;
  throw UsageError("--base '" + base +
                   "' is not usable; expected an absolute IRI that ends in '/' and holds no '#'");
}

ExitCode run_export(const ExportOptions& options, const Streams& streams) {
  const std::vector<const Format*> formats = formats_named(options.formats);
  require_base(options.base);
  if (options.output.empty() && formats.size() > 1) {
    throw UsageError("several formats do not fit on standard output; expected --output DIR");
  }
  const LoadedLibrary loaded(options.library);
  const PatternGraph& graph = loaded.graph();
  const FindingCounts counts = count_findings(run_checks(graph, options.library.threads));
  if (options.strict && counts.of(Severity::error) > 0) {
    streams.err << severity_summary(counts) << ": nothing written; 'patgraph check' shows them\n";
    return ExitCode::findings;
  }
  if (options.output.empty()) {
    const ExportTarget target{formats.front(), &streams.out};
    write_exports(graph, options.base, {&target, 1}, options.library.threads);
  } else {
    write_files(graph, formats, options, streams);
  }
  report_left_out(graph, streams.err);
  if (!counts.by_check.empty()) streams.err << severity_summary(counts) << ": 'patgraph check' shows them\n";
  return ExitCode::clean;
}

}  // namespace patgraph
