#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <deque>
#include <filesystem>
#include <limits>
#include <optional>
#include <system_error>

#include "../check/check.hpp"
#include "../format/format.hpp"
#include "../grouped_number.hpp"
#include "../iri.hpp"
#include "../report/report.hpp"
#include "../utf8.hpp"
#include "command.hpp"
#include "export_files.hpp"

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

void require_splittable(const std::vector<const Format*>& formats) {
  std::string splittable;
  for (const Format& format : all_formats()) {
    if (format.can_be_split()) splittable += (splittable.empty() ? "" : ", ") + std::string(format.name);
  }
  for (const Format* format : formats) {
    if (format->can_be_split()) continue;
    throw UsageError("--shards cannot split " + std::string(format->name) + "; expected formats of " +
                     splittable);
  }
}

void require_known_compression(const std::string& name) {
  std::vector<std::string_view> known;
  for (const Compression& compression : all_compressions()) known.push_back(compression.name);
  if (!name.empty()) require_known("compression", name, known);
}

/// Returns the compression asked for, or null.
const Compression* compression_of(const ExportOptions& options) {
  const std::span<const Compression> all = all_compressions();
  const auto found = std::ranges::find(all, options.compress, &Compression::name);
  return found != all.end() ? &*found : nullptr;
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

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path, unknown);
  if (std::filesystem::is_directory(status)) return;
  const bool is_there = std::filesystem::exists(status);
  throw std::runtime_error(
      path + ": cannot be written: " + (is_there ? "it is no folder" : (error ? error : unknown).message()));
}

/// What a format is written to: what is stated and, where that has files of its own, what is derived.
struct Outputs {
  ExportFiles* stated = nullptr;
  ExportFiles* derived = nullptr;
};

bool has_derived_files(const Format& format, const ExportOptions& options) {
  return options.materialize && format.statement_writer != nullptr && !format.has_named_graphs;
}

void write_files(const PatternGraph& graph, std::span<const Diagnostic> findings,
                 const std::vector<const Format*>& formats, const ExportOptions& options,
                 const StatementOptions& statements, const Streams& streams, Timings* timings) {
  make_folder(options.output);
  ExportFileOptions how{options.output, options.shards, compression_of(options), 0};
  std::size_t products = formats.size();
  for (const Format* format : formats) {
    if (has_derived_files(*format, options)) ++products;
  }
  how.chunk_size = chunk_size_for(products * options.shards.value_or(1));
  std::deque<ExportFiles> files;
  std::vector<ExportTarget> targets;
  std::vector<Outputs> outputs;  // by target
  for (const Format* format : formats) {
    Outputs& output = outputs.emplace_back();
    output.stated = &files.emplace_back(*format, "graph", how);
    ExportTarget target{format, output.stated->streams()};
    if (has_derived_files(*format, options)) {
      output.derived = &files.emplace_back(*format, "graph-derived", how);
      target.derived = output.derived->streams();
    } else if (options.materialize && format->statement_writer != nullptr) {
      target.derived = target.out;
    }
    targets.push_back(std::move(target));
  }
  write_exports(graph, statements, targets, options.library.threads, findings, timings, streams.progress);
  measure(timings, "write", [&] {
    for (ExportFiles& written : files) written.finish();
  });
  if (options.verify) {
    measure(timings, "verify", [&] {
      for (std::size_t i = 0; i < targets.size(); ++i) {
        outputs[i].stated->verify(targets[i].statements);
        if (outputs[i].derived != nullptr) outputs[i].derived->verify(targets[i].derived_statements);
      }
    });
  }
  std::vector<OutputFile*> finished;
  for (ExportFiles& written : files) {
    for (OutputFile& file : written.files()) finished.push_back(&file);
  }
  measure(timings, "write", [&] { commit(finished); });
  for (const ExportFiles& written : files) streams.err << "wrote " << written.summary() << '\n';
}

void write_to_standard_output(const PatternGraph& graph, std::span<const Diagnostic> findings,
                              const Format& format, const ExportOptions& options,
                              const StatementOptions& statements, const Streams& streams, Timings* timings) {
  const auto write_chunk = [&](std::string_view chunk) {
    if (streams.out << chunk) return;
    // At once, for more may take hours, and none of it would be kept.
    throw std::system_error(errno, std::generic_category(), "standard output cannot be written");
  };
  ChunkedStream out(write_chunk, chunk_size_for(1), compression_of(options));
  ExportTarget target{&format, &out};
  if (options.materialize) target.derived = target.out;
  write_exports(graph, statements, {&target, 1}, options.library.threads, findings, timings,
                streams.progress);
  out.finish();
}

/// Standard output takes one document, which cannot be read back.
void require_one_stream(const std::vector<const Format*>& formats, const ExportOptions& options) {
  if (formats.size() > 1)
    throw UsageError("several formats do not fit on standard output; expected --output DIR");
  if (options.shards) throw UsageError("--shards writes several files; expected --output DIR");
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
  std::string name = path.filename().string();
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
  require_known_compression(options.compress);
  if (options.shards) require_splittable(formats);
  if (options.output.empty()) require_one_stream(formats, options);
  const LoadedLibrary loaded(options.library, LibraryUse::checks, streams.progress, timings);
  const PatternGraph& graph = loaded.graph();
  statements.base = options.iris.base.value_or(graph.library().base);
  const bool shows_findings = std::ranges::any_of(formats, &Format::shows_findings);
  const FindingOverview found = measure(timings, "check", [&] {
    return look_over_library(loaded, shows_findings ? std::numeric_limits<std::size_t>::max() : 0,
                             options.library.threads, streams.progress);
  });
  const FindingCounts& counts = found.counts;
  if (options.strict && counts.of(Severity::error) > 0) {
    streams.err << severity_summary(counts) << ": nothing written; 'patgraph check' shows them\n";
    return ExitCode::findings;
  }
  if (options.output.empty()) {
    write_to_standard_output(graph, found.first, *formats.front(), options, statements, streams, timings);
  } else {
    write_files(graph, found.first, formats, options, statements, streams, timings);
  }
  report_left_out(graph, streams.err);
  if (!counts.by_check.empty()) streams.err << severity_summary(counts) << ": 'patgraph check' shows them\n";
  return ExitCode::clean;
}

}  // namespace patgraph
