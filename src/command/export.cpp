#include <algorithm>
#include <array>
#include <ctime>
#include <deque>
#include <filesystem>
#include <optional>

#include "../check/check.hpp"
#include "../format/format.hpp"
#include "../grouped_number.hpp"
#include "../iri.hpp"
#include "../output_file.hpp"
#include "../report/report.hpp"
#include "../utf8.hpp"
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

/// Returns the moment that SOURCE_DATE_EPOCH names: no other time is told, so that the same library gives the
/// same bytes.
std::string timestamp() {
  const std::optional<std::tm> utc = source_date();
  if (!utc) return {};
  std::array<char, 32> out{};
  const std::size_t length = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &*utc);
  return {out.data(), length};
}

StatementOptions statement_options(const ExportOptions& options) {
  require_known("name of entries", options.iri, {"slug", "id"});
  require_usable(options.iris);
  if (options.inferred && options.asserted_only)
    throw UsageError("--inferred and --asserted-only exclude each other");
  StatementOptions statements;
  statements.own_namespace = options.iris.own_namespace;
  statements.title = title_of(options.library, options.title);
  statements.timestamp = timestamp();
  statements.by_id = options.iri == "id";
  statements.proposals = options.inferred;
  statements.plain = options.asserted_only;
  return statements;
}

/// A file to be written, and how many statements it must hold.
struct ExportFile {
  ExportFile(const Format& written, const std::filesystem::path& path) : format(&written), file(path) {}
  const Format* format;
  OutputFile file;
  std::uint64_t statements = 0;
};

void verify(const ExportFile& written) {
  if (written.format->count_statements == nullptr) return;
  const std::string path = written.file.temporary().string();
  const std::uint64_t read = written.format->count_statements(path);
  if (read == written.statements) return;
  throw std::runtime_error(written.file.path().string() + ": " + grouped(written.statements) +
                           " statements were written, but " + grouped(read) +
                           " are read back; nothing replaced");
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (std::filesystem::is_directory(path)) return;
  throw std::runtime_error(
      path + ": cannot be written: " + (std::filesystem::exists(path) ? "it is no folder" : error.message()));
}

void write_files(const PatternGraph& graph, std::span<const Diagnostic> findings,
                 const std::vector<const Format*>& formats, const ExportOptions& options,
                 const StatementOptions& statements, const Streams& streams, Timings* timings) {
  make_folder(options.output);
  std::deque<ExportFile> files;
  const auto open = [&](const Format& format, const std::string& name) -> ExportFile& {
    const std::filesystem::path path =
        std::filesystem::path(options.output) / (name + "." + std::string(format.extension));
    return files.emplace_back(format, path);
  };
  std::vector<ExportTarget> targets;
  std::vector<std::pair<ExportFile*, ExportFile*>> files_of;  // by target: stated, derived
  for (const Format* format : formats) {
    ExportFile* stated = &open(*format, "graph");
    ExportFile* derived = nullptr;
    ExportTarget target{format, &stated->file.stream()};
    if (options.materialize && format->statement_writer != nullptr) {
      if (!format->has_named_graphs) derived = &open(*format, "graph-derived");
      target.derived = derived != nullptr ? &derived->file.stream() : target.out;
    }
    targets.push_back(target);
    files_of.emplace_back(stated, derived);
  }
  write_exports(graph, statements, targets, options.library.threads, findings, timings, streams.progress);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    files_of[i].first->statements = targets[i].statements;
    if (files_of[i].second != nullptr) files_of[i].second->statements = targets[i].derived_statements;
  }
  measure(timings, "write", [&] {
    for (ExportFile& written : files) written.file.finish();
  });
  if (options.verify) {
    measure(timings, "verify", [&] {
      for (const ExportFile& written : files) verify(written);
    });
  }
  measure(timings, "write", [&] {
    for (ExportFile& written : files) written.file.commit();
  });
  for (const ExportFile& written : files) streams.err << "wrote " << written.file.path().string() << '\n';
}

/// Standard output takes one document, which cannot be read back.
void require_one_stream(const std::vector<const Format*>& formats, const ExportOptions& options) {
  if (formats.size() > 1)
    throw UsageError("several formats do not fit on standard output; expected --output DIR");
  if (options.verify) throw UsageError("--verify reads files back; expected --output DIR");
  if (options.materialize && formats.front()->statement_writer != nullptr &&
      !formats.front()->has_named_graphs) {
    throw UsageError("--materialize writes two files, but for nquads; expected --output DIR");
  }
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

std::string title_of(const LibraryOptions& library, const std::string& title) {
  if (!is_utf8(title)) throw UsageError("--title is not UTF-8");
  if (!title.empty()) return title;
  std::filesystem::path path = std::filesystem::absolute(library.paths.front()).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const std::string name = path.filename().string();
  if (!is_utf8(name)) throw UsageError("the name of the library's folder is not UTF-8; expected --title");
  return name;
}

void require_usable(const IriOptions& iris) {
  // Links of an entry are fragments of its IRI, so a base has none; a namespace may end with one.
  if (iris.base && !is_usable_base(*iris.base))
    throw UsageError("--base '" + *iris.base + "' is not usable; expected " + std::string(kUsableBase));
  std::string stem = iris.own_namespace;
  if (stem.ends_with('#')) stem.back() = '/';
  if (is_usable_base(stem)) return;
  throw UsageError("--namespace '" + iris.own_namespace +
                   "' is not usable; expected an absolute IRI that ends in '/' or '#'");
}

ExitCode run_export(const ExportOptions& options, const Streams& streams, Timings* timings) {
  const std::vector<const Format*> formats = formats_named(options.formats);
  StatementOptions statements = statement_options(options);
  if (options.output.empty()) require_one_stream(formats, options);
  const LoadedLibrary loaded(options.library, streams.progress, timings);
  const PatternGraph& graph = loaded.graph();
  statements.base = options.iris.base.value_or(graph.library().base);
  std::vector<Diagnostic> findings = measure(timings, "check", [&] {
    return check_library(loaded, graph, options.library.threads, streams.progress);
  });
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.waived; });
  const FindingCounts counts = count_findings(findings);
  if (options.strict && counts.of(Severity::error) > 0) {
    streams.err << severity_summary(counts) << ": nothing written; 'patgraph check' shows them\n";
    return ExitCode::findings;
  }
  if (options.output.empty()) {
    ExportTarget target{formats.front(), &streams.out};
    if (options.materialize) target.derived = target.out;
    write_exports(graph, statements, {&target, 1}, options.library.threads, findings, timings,
                  streams.progress);
  } else {
    write_files(graph, findings, formats, options, statements, streams, timings);
  }
  report_left_out(graph, streams.err);
  if (!counts.by_check.empty()) streams.err << severity_summary(counts) << ": 'patgraph check' shows them\n";
  return ExitCode::clean;
}

}  // namespace patgraph
