#include <algorithm>
#include <iterator>
#include <mutex>
#include <tuple>

#include "../parallel.hpp"
#include "../quotation.hpp"
#include "../utf8.hpp"
#include "../yaml_scalar.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

Fix fix_at(SourceLocation location, std::string yaml) {
  return {"write " + in_quotes(yaml), location, std::move(yaml)};
}

}  // namespace

std::optional<Fix> rewriting(std::uint32_t file, const Value& value, std::string_view text) {
  // The name of a file, for one, may hold any bytes.
  if (!value.replaceable || !is_utf8(text)) return std::nullopt;
  return fix_at({file, value.span}, yaml_scalar(text));
}

void add_fault(std::uint32_t file, const Fault& fault, Findings& findings) {
  const SourceLocation location{file, fault.span};
  std::vector<RelatedLocation> related;
  if (fault.earlier) related.push_back({{file, *fault.earlier}, std::string(fault.earlier_note)});
  Diagnostic& finding = findings.add(location, fault.message, std::move(related));
  if (fault.replacement) finding.fix = fix_at(location, *fault.replacement);
}

double Findings::number(std::string_view option) const {
  if (const auto set = setting_.options.find(option); set != setting_.options.end())
    return std::get<double>(set->second);
  return std::ranges::find(check_.options, option, &CheckOption::name)->fallback;
}

std::span<const std::string> Findings::words(std::string_view option) const {
  const auto set = setting_.options.find(option);
  return set != setting_.options.end() ? std::get<std::vector<std::string>>(set->second)
                                       : std::span<const std::string>();
}

const Check* find_check(std::string_view id) {
  const std::span<const Check> checks = all_checks();
  const auto found = std::ranges::lower_bound(checks, id, {}, &Check::id);
  return found != checks.end() && found->id == id ? &*found : nullptr;
}

std::string summary_sentence(const Check& check) {
  std::string text = std::string(check.summary) + ".";
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

const CheckSetting& setting_of(std::string_view check, const CheckSettings& settings) {
  static const CheckSetting unset;
  const auto set = settings.find(check);
  return set != settings.end() ? set->second : unset;
}

bool reads_texts(const CheckSettings& settings) {
  return std::ranges::any_of(all_checks(), [&](const Check& check) {
    return check.reads_texts && !setting_of(check.id, settings).off;
  });
}

void run_checks(const PatternGraph& graph, const CheckSettings& settings, unsigned threads,
                const Progress* progress, const TakeFindings& take) {
  const std::span<const Check> checks = all_checks();
  std::mutex taking;
  const TakeFindings take_in_turn = [&](std::vector<Diagnostic>& some) {
    const std::lock_guard lock(taking);
    take(some);
  };
  ProgressStage stage(progress, "check", checks.size());
  parallel_for(checks.size(), threads, [&](std::size_t i, unsigned) {
    const CheckSetting& setting = setting_of(checks[i].id, settings);
    if (checks[i].run != nullptr && !setting.off) {
      std::vector<Diagnostic> some;
      Findings findings(checks[i], setting, some, &take_in_turn);
      checks[i].run(graph, findings);
      take_in_turn(some);
    }
    stage.advance();
  });
}

std::vector<Diagnostic> run_checks(const PatternGraph& graph, const CheckSettings& settings, unsigned threads,
                                   const Progress* progress) {
  std::vector<Diagnostic> findings;
  run_checks(graph, settings, threads, progress,
             [&](std::vector<Diagnostic>& some) { std::ranges::move(some, std::back_inserter(findings)); });
  sort_findings(findings);
  return findings;
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.location.file, a.location.span.begin, a.check, a.message) <
         std::tie(b.location.file, b.location.span.begin, b.check, b.message);
}

void sort_findings(std::vector<Diagnostic>& findings) {
  std::ranges::stable_sort(findings, comes_before);
}

}  // namespace patgraph
