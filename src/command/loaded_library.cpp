#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <span>
#include <stdexcept>

#include "../library.hpp"
#include "../relative_paths.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

Config config_for(const LibraryOptions& options) {
  if (options.no_config) return {};
  if (!options.config.empty()) return read_config(options.config);
  const std::optional<std::string> found = find_config(options.paths.front());
  return found ? read_config(*found) : Config();
}

Schema schema_for(const LibraryOptions& options, const Config& config) {
  std::vector<std::filesystem::path> extensions = config.ontologies;
  extensions.insert(extensions.end(), options.ontologies.begin(), options.ontologies.end());
  return load_schema(extensions);
}

/// Returns whether the configuration leaves a file in; `path` is how the file is seen from its folder.
bool is_taken(const std::string& file, const std::string& path, const Config& config) {
  const auto matches = [&](const Glob& glob) { return glob.matches(path); };
  // A folder that cannot be read is listed as well: what it holds may be meant.
  const bool included =
      !is_markdown(file) || config.include.empty() || std::ranges::any_of(config.include, matches);
  return included && std::ranges::none_of(config.exclude, matches);
}

/// Lists the files that the configuration leaves in.
std::vector<std::string> files_for(const LibraryOptions& options, const Config& config) {
  std::vector<std::string> files = list_files(options.paths);
  if (config.include.empty() && config.exclude.empty()) return files;
  RelativePaths relative(config.folder);
  std::erase_if(files, [&](const std::string& file) { return !is_taken(file, relative(file), config); });
  if (files.empty()) throw std::runtime_error(config.path + ": 'include' and 'exclude' leave no file");
  return files;
}

Library library_for(const LibraryOptions& options, LibraryUse use, const Config& config, const Schema& schema,
                    const Progress* progress, Timings* timings) {
  std::vector<std::string> files = measure(timings, "list", [&] { return files_for(options, config); });
  const ByteSize most =
      options.max_front_matter.value_or(config.max_front_matter.value_or(ByteSize{kDefaultMaxFrontMatter}));
  const ReadingOptions reading{.threads = options.threads,
                               .max_front_matter = most.bytes,
                               .base = config.base.value_or(kDefaultBase),
                               .texts = use == LibraryUse::checks && reads_texts(config.checks)};
  Library library = read_library(std::move(files), schema, reading, timings, progress);
  if (!config.path.empty()) {
    SourceFile& file = library.files.emplace_back();
    file.path = config.path;
    file.state = SourceFile::State::configuration;
  }
  return library;
}

/// Returns the day of SOURCE_DATE_EPOCH, else the local day.
std::chrono::year_month_day today() {
  std::tm day{};
  if (const auto named = source_date()) {
    day = *named;
  } else {
    const std::time_t now = std::time(nullptr);
    localtime_r(&now, &day);
  }
  return {std::chrono::year(day.tm_year + 1900), std::chrono::month(static_cast<unsigned>(day.tm_mon + 1)),
          std::chrono::day(static_cast<unsigned>(day.tm_mday))};
}

/// The findings of one check that come before its others.
class FirstFindings {
 public:
  explicit FirstFindings(std::size_t most) : most_(most) {}

  void add(Diagnostic&& finding) {
    if (most_ == 0 || (is_full_ && !comes_before(finding, findings_[most_ - 1]))) return;
    findings_.push_back(std::move(finding));
    if (findings_.size() / 2 == most_) cut();
  }

  std::vector<Diagnostic> take() {
    cut();
    return std::move(findings_);
  }

 private:
  void cut() {
    sort_findings(findings_);
    is_full_ = findings_.size() >= most_;
    if (is_full_) findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(most_), findings_.end());
  }

  std::size_t most_;
  bool is_full_ = false;  ///< those from which on others come are sorted
  std::vector<Diagnostic> findings_;
};

}  // namespace

std::optional<std::tm> source_date() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  const std::string_view digits(text);
  std::time_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  std::tm utc{};
  if (error != std::errc() || seconds < 0 || end != digits.data() + digits.size() ||
      gmtime_r(&seconds, &utc) == nullptr)
    throw UsageError("SOURCE_DATE_EPOCH is '" + std::string(digits) + "'; expected a number of seconds");
  return utc;
}

LoadedLibrary::LoadedLibrary(const LibraryOptions& options, LibraryUse use, const Progress* progress,
                             Timings* timings)
    : config_(measure(timings, "settings", [&] { return config_for(options); })),
      schema_(measure(timings, "ontology", [&] { return schema_for(options, config_); })),
      library_(library_for(options, use, config_, schema_, progress, timings)),
      graph_(measure(timings, "resolve", [&] { return PatternGraph(library_, schema_, progress); })) {}

bool LoadedLibrary::takes(const std::string& file) const {
  return is_taken(file, RelativePaths(config_.folder)(file), config_);
}

std::vector<Diagnostic> check_library(const LoadedLibrary& loaded, const PatternGraph& graph,
                                      unsigned threads, const Progress* progress) {
  const Config& config = loaded.config();
  std::vector<Diagnostic> findings = run_checks(graph, config.checks, threads, progress);
  mark_waived(graph, {config.checks, config.waivers, config.folder, today()}, findings);
  return findings;
}

FindingOverview look_over_library(const LoadedLibrary& loaded, std::size_t kept_of_each, unsigned threads,
                                  const Progress* progress) {
  const Config& config = loaded.config();
  Waiving waiving(loaded.graph(), {config.checks, config.waivers, config.folder, today()});
  FindingOverview overview;
  std::map<std::string_view, FirstFindings> first;
  const auto take = [&](std::span<Diagnostic> findings) {
    for (Diagnostic& finding : findings) {
      if (finding.waived) {
        ++overview.waived;
        continue;
      }
      overview.counts.add(finding);
      first.try_emplace(finding.check, kept_of_each).first->second.add(std::move(finding));
    }
  };
  run_checks(loaded.graph(), config.checks, threads, progress, [&](std::vector<Diagnostic>& some) {
    waiving.mark(some);
    take(some);
  });
  std::vector<Diagnostic> about_waivers = waiving.about_waivers();
  take(about_waivers);
  for (auto& [check, findings] : first)
    std::ranges::move(findings.take(), std::back_inserter(overview.first));
  sort_findings(overview.first);
  return overview;
}

}  // namespace patgraph
