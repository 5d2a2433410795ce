#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <optional>

#include "../grouped_number.hpp"
#include "../output_file.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

namespace fs = std::filesystem;

const ReportFormat& format_named(const std::string& name) {
  std::vector<std::string_view> known;
  for (const ReportFormat& format : all_report_formats()) known.push_back(format.name);
  require_known("format", name, known);
  return *std::ranges::find(all_report_formats(), name, &ReportFormat::name);
}

/// A report and the file that it goes to.
struct FileReport {
  const ReportFormat* format;
  std::string path;
};

FileReport file_report(const std::string& option) {
  const std::size_t equals = option.find('=');
  if (equals == std::string::npos || equals + 1 == option.size())
    throw UsageError("--report '" + option + "' names no file; expected FORMAT=FILE");
  return {&format_named(option.substr(0, equals)), option.substr(equals + 1)};
}

std::vector<FileReport> file_reports(const ReportOptions& options) {
  std::vector<FileReport> reports;
  for (const std::string& option : options.files) reports.push_back(file_report(option));
  return reports;
}

std::string canonical(const std::string& path) {
  std::error_code error;
  const fs::path place = fs::weakly_canonical(fs::absolute(path), error);
  return error ? path : place.string();
}

/// GitHub gives each step a file, to which all that it runs append.
bool is_step_summary(const std::string& path) {
  const char* summary = std::getenv("GITHUB_STEP_SUMMARY");
  return summary != nullptr && path == summary;
}

/// A pipe or a device; a folder cannot be written at all.
bool cannot_be_replaced(const std::string& path) {
  std::error_code unknown;
  const fs::file_status status = fs::status(path, unknown);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Where a report is written: a file that is replaced when it is whole, or what cannot be replaced.
class Destination {
 public:
  Destination(const std::string& path, const Streams& streams) : path_(path) {
    // Not by their paths: a stream that goes to a file would be replaced by it, or begun anew.
    if (path == "/dev/stdout") {
      stream_ = &streams.out;
    } else if (path == "/dev/stderr") {
      stream_ = &streams.err;
    } else if (is_step_summary(path) || cannot_be_replaced(path)) {
      stream_ = &appended_.emplace(path).stream();
    } else {
      stream_ = &file_.emplace(path).stream();
    }
  }

  std::ostream& stream() { return *stream_; }

  void finish() {
    if (file_) {
      file_->finish();
    } else if (appended_) {
      appended_->finish();
    }
  }

  /// The file that takes its place when all are finished, or null.
  OutputFile* file() { return file_ ? &*file_ : nullptr; }

  void tell(std::ostream& err) const {
    if (file_ || appended_) err << "wrote " << path_ << '\n';
  }

 private:
  std::string path_;
  std::optional<OutputFile> file_;
  std::optional<AppendedFile> appended_;
  std::ostream* stream_ = nullptr;
};

Grouping grouping_named(const std::string& name) {
  return name == "file" ? Grouping::file : name == "check" ? Grouping::check : Grouping::none;
}

void write_one(const ReportFormat& format, const ReportInput& input, std::ostream& out,
               const Streams& streams) {
  const std::size_t left_out = write_report(format, input, out);
  if (left_out == 0) return;
  streams.err << format.name << ": " << counted(left_out, "finding")
              << " of the least severity left out: more than " << grouped(format.most_findings)
              << " are rejected by its readers\n";
}

}  // namespace

void require_usable(const ReportOptions& options) {
  format_named(options.format);
  require_known("group", options.group, {"none", "file", "check"});
  std::vector<std::string> places;
  for (const FileReport& report : file_reports(options)) {
    places.push_back(canonical(report.path));
    if (std::ranges::count(places, places.back()) > 1)
      throw UsageError("--report names '" + report.path + "' twice; expected a file of its own for each");
  }
}

void write_reports(const ReportOptions& options, ReportInput input, const Streams& streams) {
  const std::vector<FileReport> reports = file_reports(options);
  std::deque<Destination> destinations;
  for (const FileReport& report : reports) destinations.emplace_back(report.path, streams);
  input.text = {.all = options.all, .brief = options.brief, .grouping = grouping_named(options.group)};
  for (std::size_t i = 0; i < reports.size(); ++i) {
    write_one(*reports[i].format, input, destinations[i].stream(), streams);
  }
  std::vector<OutputFile*> files;
  for (Destination& destination : destinations) {
    destination.finish();
    if (destination.file() != nullptr) files.push_back(destination.file());
  }
  commit(files);
  // Last, for whoever reads this may have enough of it, as `head` has.
  input.text.color = streams.out_is_terminal;
  write_one(format_named(options.format), input, streams.out, streams);
  for (const Destination& destination : destinations) destination.tell(streams.err);
}

}  // namespace patgraph
