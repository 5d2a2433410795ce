#include "waivers.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "../nearest.hpp"
#include "../quotation.hpp"
#include "../relative_paths.hpp"

namespace patgraph {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// The parts of `ignore CHECK (REASON)`.
struct Ignore {
  std::string_view check;
  std::string_view reason;
};

/// Returns the parts, or nothing where the text is not of that form; what is missing at its end is empty.
std::optional<Ignore> parse_ignore(std::string_view text) {
  constexpr std::string_view kIgnore = "ignore";
  constexpr std::string_view kBlanks = " \t";
  if (!text.starts_with(kIgnore)) return std::nullopt;
  text.remove_prefix(kIgnore.size());
  if (text.empty() || kBlanks.find(text.front()) == std::string_view::npos) return std::nullopt;
  text = trimmed(text);
  const std::string_view check = text.substr(0, text.find_first_of(" \t("));
  const std::string_view rest = trimmed(text.substr(check.size()));
  if (check.empty()) return std::nullopt;
  if (rest.empty()) return Ignore{check, {}};
  if (rest.size() < 2 || rest.front() != '(' || rest.back() != ')') return std::nullopt;
  return Ignore{check, trimmed(rest.substr(1, rest.size() - 2))};
}

std::string day_text(const std::chrono::year_month_day& day) {
  const auto two_digits = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string year = std::to_string(static_cast<int>(day.year()));
  return std::string(4 - std::min<std::size_t>(4, year.size()), '0') + year + "-" +
         two_digits(static_cast<unsigned>(day.month())) + "-" + two_digits(static_cast<unsigned>(day.day()));
}

/// "the waiver of 'cycle' for files 'beds/**'".
std::string described(const Waiver& waiver) {
  std::string text = "the waiver of " + in_quotes(waiver.check->id) + " for ";
  if (waiver.file) text += "files " + in_quotes(waiver.file->text());
  if (waiver.file && waiver.pattern) text += " and ";
  if (waiver.pattern) text += "entries " + in_quotes(waiver.pattern->text());
  return text;
}

class Waiving {
 public:
  Waiving(const PatternGraph& graph, const WaiverRules& rules)
      : files_(graph.library().files),
        rules_(rules),
        relative_(rules.folder),
        used_(rules.waivers.size()),
        unused_("waiver-unused", rules.settings),
        expired_("waiver-expired", rules.settings),
        invalid_("waiver-invalid", rules.settings) {
    for (std::size_t i = 0; i < rules.waivers.size(); ++i) {
      if (!is_over(rules.waivers[i])) by_check_[rules.waivers[i].check->id].push_back(i);
    }
    for (std::uint32_t file = 0; file < files_.size(); ++file) {
      for (const WaiverComment& comment : files_[file].waivers) read_comment(file, comment);
    }
  }

  void mark(std::vector<Diagnostic>& findings) {
    for (Diagnostic& finding : findings) finding.waived = is_waived(finding);
    report_comments();
    report_waivers();
    for (About* about : {&unused_, &expired_, &invalid_}) {
      std::ranges::move(about->found, std::back_inserter(findings));
    }
    sort_findings(findings);
  }

 private:
  /// The findings of a check about waivers.
  struct About {
    About(std::string_view id, const CheckSettings& settings)
        : check(*find_check(id)), setting(setting_of(id, settings)) {}
    void add(SourceLocation location, std::string message, std::string identity = {}) {
      if (setting.off) return;
      Findings(check, setting, found).add(location, std::move(message)).identity = std::move(identity);
    }
    const Check& check;
    const CheckSetting& setting;
    std::vector<Diagnostic> found = {};
  };

  /// File, check, and line of what a comment waives; line 0 stands for the whole file.
  using CommentKey = std::tuple<std::uint32_t, std::string_view, std::uint32_t>;
  struct Comment {
    Span span;
    bool used = false;
  };

  bool is_over(const Waiver& waiver) const { return waiver.until && *waiver.until < rules_.today; }

  void read_comment(std::uint32_t file, const WaiverComment& comment) {
    const SourceLocation location{file, comment.span};
    const auto ignore = parse_ignore(comment.text);
    if (!ignore) {
      invalid_.add(location, in_quotes("patgraph: " + comment.text) +
                                 " is not understood; expected 'patgraph: ignore CHECK (REASON)'");
      return;
    }
    const Check* check = find_check(ignore->check);
    const std::string id = in_quotes(ignore->check);
    if (check == nullptr) {
      std::vector<std::string_view> ids;
      for (const Check& known : all_checks()) ids.push_back(known.id);
      const std::string problem = "the waiver names " + id + ", which is no check";
      invalid_.add(location, problem + did_you_mean(ignore->check, std::move(ids)), problem);
    } else if (check->run == nullptr) {
      invalid_.add(location, id + " is about waivers, which none waives; a configuration can turn it off");
    } else if (ignore->reason.empty()) {
      invalid_.add(location,
                   "the waiver of " + id + " gives no reason; expected '(REASON)' behind the check");
    } else {
      const std::uint32_t line = comment.own_line ? 0 : comment.span.begin.line;
      const bool added = comments_.emplace(CommentKey{file, check->id, line}, Comment{comment.span}).second;
      if (!added) unused_.add(location, "the waiver of " + id + " stands here once more; it can go");
    }
  }

  bool is_waived(const Diagnostic& finding) {
    const SourceLocation& location = finding.location;
    bool waived = false;
    for (const std::uint32_t line : {std::uint32_t{0}, location.span.begin.line}) {
      const auto comment = comments_.find(CommentKey{location.file, finding.check, line});
      if (comment == comments_.end()) continue;
      comment->second.used = true;
      waived = true;
    }
    const auto waivers = by_check_.find(finding.check);
    if (waivers == by_check_.end()) return waived;
    for (const std::size_t i : waivers->second) {
      if (!matches(rules_.waivers[i], files_[location.file])) continue;
      used_[i] = true;
      waived = true;
    }
    return waived;
  }

  bool matches(const Waiver& waiver, const SourceFile& file) {
    if (waiver.pattern) {
      const auto& entity = file.entity;
      const bool named = entity && (waiver.pattern->matches(entity->slug) ||
                                    (entity->id && waiver.pattern->matches(entity->id->text)));
      if (!named) return false;
    }
    return !waiver.file || waiver.file->matches(relative_(file.path));
  }

  void report_comments() {
    for (const auto& [key, comment] : comments_) {
      const auto& [file, check, line] = key;
      if (comment.used || setting_of(check, rules_.settings).off) continue;
      unused_.add({file, comment.span},
                  "the waiver of " + in_quotes(check) + " matches no finding; it can go");
    }
  }

  void report_waivers() {
    const auto configuration = static_cast<std::uint32_t>(files_.size() - 1);
    for (std::size_t i = 0; i < rules_.waivers.size(); ++i) {
      const Waiver& waiver = rules_.waivers[i];
      const SourceLocation location{configuration, waiver.span};
      if (is_over(waiver)) {
        expired_.add(location, described(waiver) + " ended with " + day_text(*waiver.until) +
                                   "; mend what it waived, or give it a later day");
      } else if (!used_[i] && !setting_of(waiver.check->id, rules_.settings).off) {
        unused_.add(location, described(waiver) + " matches no finding; it can go");
      }
    }
  }

  std::span<const SourceFile> files_;
  const WaiverRules& rules_;
  RelativePaths relative_;
  std::map<std::string_view, std::vector<std::size_t>> by_check_;  ///< waivers that are not over
  std::vector<bool> used_;                                         ///< by waiver
  std::map<CommentKey, Comment> comments_;
  About unused_;
  About expired_;
  About invalid_;
};

}  // namespace

void mark_waived(const PatternGraph& graph, const WaiverRules& rules, std::vector<Diagnostic>& findings) {
  Waiving(graph, rules).mark(findings);
}

}  // namespace patgraph
