#include "baseline.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

#include "grouped_number.hpp"
#include "input_file.hpp"
#include "output_file.hpp"
#include "quotation.hpp"

namespace patgraph {
namespace {

constexpr std::string_view kFormat = "# patgraph baseline ";
constexpr std::string_view kVersion = "1";
/// More than a million findings.
constexpr std::size_t kMaxBaselineBytes = std::size_t{256} << 20;
// Sorted, the version comes first.
constexpr std::string_view kExplanation =
    "# patgraph check --baseline lets these findings pass, --prune-baseline drops what is mended: check, "
    "fingerprint, "
    "entry, message";

std::string key_of(std::string_view check, std::string_view fingerprint) {
  return std::string(check) + ' ' + std::string(fingerprint);
}

bool is_check_id(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_conflict_mark(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("|||||||") || line.starts_with("=======") ||
         line.starts_with(">>>>>>>");
}

/// Collects what is wrong with a file, and words what comes first.
class Problems {
 public:
  explicit Problems(std::string path) : path_(std::move(path)) {}

  void add(std::size_t line, std::size_t column, const std::string& reason) {
    if (++count_ > kShown) return;
    const Position position{static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
    text_ += (text_.empty() ? "" : "\n") + error_line(path_, position, reason, "baseline-invalid");
  }
  void raise() const {
    if (count_ == 0) return;
    throw BaselineError(count_ > kShown ? text_ + "\n… and " + counted(count_ - kShown, "more error")
                                        : text_);
  }

 private:
  static constexpr std::size_t kShown = 20;

  std::size_t count_ = 0;
  std::string path_;
  std::string text_;
};

std::string quoted_format(std::string_view version) {
  return in_quotes(std::string(kFormat) + std::string(version));
}

/// Returns the key of a line, or an empty text and a problem.
std::string read_line(std::string_view line, std::size_t number, Problems& problems) {
  const std::size_t check_end = std::min(line.find(' '), line.size());
  const std::string_view check = line.substr(0, check_end);
  const std::string_view rest = line.substr(std::min(check_end + 1, line.size()));
  const std::string_view fingerprint = rest.substr(0, rest.find(' '));
  if (is_conflict_mark(line)) {
    problems.add(number, 1,
                 "a merge left its mark " + in_quotes(line.substr(0, 7)) +
                     "; expected the lines of both sides, without the marks");
  } else if (!is_check_id(check)) {
    problems.add(number, 1,
                 in_quotes(check) + " is no id of a check; expected 'CHECK FINGERPRINT ENTRY: MESSAGE'");
  } else if (!is_fingerprint(fingerprint)) {
    problems.add(number, check_end + 2,
                 in_quotes(fingerprint) + " is no fingerprint; expected 16 hexadecimal digits");
  } else {
    return key_of(check, fingerprint);
  }
  return {};
}

}  // namespace

Baseline::Baseline(const FingerprintedFindings& all, const Library& library)
    : comments_{std::string(kFormat) + std::string(kVersion), std::string(kExplanation)} {
  for (std::size_t i = 0; i < all.findings.size(); ++i) {
    const Diagnostic& finding = all.findings[i];
    std::string key = key_of(finding.check, all.fingerprints[i]);
    const std::string_view name = name_of_file(library.files[finding.location.file]);
    std::string line = key + ' ' + printable(name) + ": " + printable(finding.message);
    lines_.emplace(std::move(key), std::move(line));
  }
}

Baseline::Baseline(const std::string& path) {
  std::string text;
  try {
    text = read_whole_file(path, kMaxBaselineBytes);
  } catch (const FileError& error) {
    throw std::runtime_error(printable(path) + ": cannot be read: " + error.what());
  }
  Problems problems(path);
  bool has_version = false;
  std::size_t number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++number;
    line = line.substr(0, line.find_last_not_of('\r') + 1);
    if (line.empty()) continue;
    if (!line.starts_with('#')) {
      if (std::string key = read_line(line, number, problems); !key.empty())
        lines_.emplace(std::move(key), line);
      continue;
    }
    comments_.emplace(line);
    if (!line.starts_with(kFormat)) continue;
    has_version = true;
    if (const std::string_view version = line.substr(kFormat.size()); version != kVersion)
      problems.add(number, kFormat.size() + 1,
                   "version " + in_quotes(version) + " is not known; expected " + in_quotes(kVersion));
  }
  if (!has_version) {
    // Another file, most likely: what is wrong with its lines does not matter.
    problems = Problems(path);
    problems.add(1, 1,
                 "no line " + quoted_format(kVersion) + "; expected a file that --write-baseline wrote");
  }
  problems.raise();
}

bool Baseline::knows(const Diagnostic& finding, const std::string& fingerprint) const {
  return lines_.contains(key_of(finding.check, fingerprint));
}

std::size_t Baseline::drop_mended(const FingerprintedFindings& all,
                                  const std::function<bool(std::string_view)>& has_run) {
  std::unordered_set<std::string> present;
  for (std::size_t i = 0; i < all.findings.size(); ++i) {
    present.insert(key_of(all.findings[i].check, all.fingerprints[i]));
  }
  return std::erase_if(lines_, [&](const auto& line) {
    const std::string& key = line.first;
    return !present.contains(key) && has_run(std::string_view(key).substr(0, key.find(' ')));
  });
}

void Baseline::write(const std::string& path) const {
  // The key of a line is its beginning, so the lines are in order.
  OutputFile file(path);
  for (const std::string& comment : comments_) file.stream() << comment << '\n';
  for (const auto& [key, line] : lines_) file.stream() << line << '\n';
  file.finish();
  if (file.size() > kMaxBaselineBytes) {
    throw std::runtime_error(printable(path) + ": not written: it would hold " + grouped(file.size()) +
                             " bytes, and no more than " + grouped(kMaxBaselineBytes) + " are read back");
  }
  file.commit();
}

}  // namespace patgraph
