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

}  // namespace

class Waiving::Matcher {
 public:
  Matcher(const PatternGraph& graph, const WaiverRules& rules)
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

  std::vector<Diagnostic> about_waivers() {
    report_comments();
    report_waivers();
    std::vector<Diagnostic> findings;
    for (About* about : {&unused_, &expired_, &invalid_}) {
      std::ranges::move(about->found, std::back_inserter(findings));
    }
    return findings;
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
    if (comment.check.empty()) {
      invalid_.add(location, in_quotes("patgraph: " + comment.text) +
                                 " is not understood; expected 'patgraph: ignore CHECK (REASON)'");
      return;
    }
    const Check* check = find_check(comment.check);
    const std::string id = in_quotes(comment.check);
    if (check == nullptr) {
      std::vector<std::string_view> ids;
      for (const Check& known : all_checks()) ids.push_back(known.id);
      const std::string problem = "the waiver names " + id + ", which is no check";
      invalid_.add(location, problem + did_you_mean(comment.check, std::move(ids)), problem);
    } else if (check->run == nullptr) {
      invalid_.add(location, id + " is about waivers, which none waives; a configuration can turn it off");
    } else if (comment.reason.empty()) {
      invalid_.add(location,
                   "the waiver of " + id + " gives no reason; expected '(REASON)' behind the check");
    } else {
      const std::uint32_t line = comment.own_line ? 0 : comment.span.begin.line;
      const bool added = comments_.emplace(CommentKey{file, check->id, line}, Comment{comment.span}).second;
      if (!added) unused_.add(location, "the waiver of " + id + " stands here once more; it can go");
    }
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
  const WaiverRules rules_;
  RelativePaths relative_;
  std::map<std::string_view, std::vector<std::size_t>> by_check_;  ///< waivers that are not over
  std::vector<bool> used_;                                         ///< by waiver
  std::map<CommentKey, Comment> comments_;
  About unused_;
  About expired_;
  About invalid_;
};

Waiving::Waiving(const PatternGraph& graph, const WaiverRules& rules)
    : matcher_(std::make_unique<Matcher>(graph, rules)) {}

Waiving::~Waiving() = default;

void Waiving::mark(std::span<Diagnostic> findings) {
  for (Diagnostic& finding : findings) finding.waived = matcher_->is_waived(finding);
}

std::vector<Diagnostic> Waiving::about_waivers() {
  return matcher_->about_waivers();
}

void mark_waived(const PatternGraph& graph, const WaiverRules& rules, std::vector<Diagnostic>& findings) {
  Waiving waiving(graph, rules);
  waiving.mark(findings);
  std::ranges::move(waiving.about_waivers(), std::back_inserter(findings));
  sort_findings(findings);
}

}  // namespace patgraph
