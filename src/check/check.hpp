#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "../diagnostic.hpp"
#include "../pattern_graph.hpp"

namespace patgraph {

class Findings;

/// What an option of a check is set to: a number or a list of words.
using OptionValue = std::variant<double, std::vector<std::string>>;

/// Something about a check that a configuration can set.
struct CheckOption {
  std::string_view name;
  std::string_view summary;
  bool is_list = false;  ///< a list of words, empty unless set; otherwise a number
  double fallback = 0;   ///< the number unless set
};

/// One check: what it is called, what to say of it and how it is run.
struct Check {
  std::string_view id;
  Severity severity;  ///< of its findings, where neither the ontology nor a configuration says otherwise
  std::string_view summary;    ///< what is wrong, in one line
  std::string_view rationale;  ///< why it matters, in a few sentences
  std::string_view remedy;     ///< how to mend it, in a few sentences
  /// Null where the findings are about other findings: those come when all others are there (waivers.hpp).
  void (*run)(const PatternGraph& graph, Findings& findings);
  std::span<const CheckOption> options = {};
  bool severity_by_ontology = false;  ///< the ontology sets the severity, for each relation
  bool reads_texts = false;           ///< looks for links in texts (SourceFile::may_link)
};

/// What a configuration says of one check.
struct CheckSetting {
  bool off = false;
  std::optional<Severity> severity = {};  ///< in place of the check's own
  std::map<std::string, OptionValue, std::less<>> options = {};
};

/// What a configuration says of checks, by their ids.
using CheckSettings = std::map<std::string, CheckSetting, std::less<>>;

/// Returns what is said of one check; where nothing is, a setting that changes nothing.
const CheckSetting& setting_of(std::string_view check, const CheckSettings& settings);

/// Returns whether a check that is on looks for links in texts.
bool reads_texts(const CheckSettings& settings);

/// Takes some findings of one check; what it leaves in the list is dropped.
using TakeFindings = std::function<void(std::vector<Diagnostic>& some)>;

/// Takes the findings of one check.
class Findings {
 public:
  /// Where `take` is given, findings are given on to it whenever there are many.
  Findings(const Check& check, const CheckSetting& setting, std::vector<Diagnostic>& into,
           const TakeFindings* take = nullptr)
      : check_(check), setting_(setting), into_(into), take_(take) {}

  /// Adds a finding and returns it, to be given a fix or an identity.
  Diagnostic& add(SourceLocation location, std::string message, std::vector<RelatedLocation> related = {}) {
    return add_as(check_.severity, location, std::move(message), std::move(related));
  }
  /// For checks whose severity the ontology sets.
  Diagnostic& add_as(Severity severity, SourceLocation location, std::string message,
                     std::vector<RelatedLocation> related = {}) {
    if (take_ != nullptr && into_.size() >= kMany) {
      (*take_)(into_);
      into_.clear();
    }
    into_.push_back(
        {check_.id, setting_.severity.value_or(severity), location, std::move(message), std::move(related)});
    return into_.back();
  }

  /// Returns what an option of the check, a number, is set to.
  double number(std::string_view option) const;
  /// Returns what an option of the check, a list, is set to.
  std::span<const std::string> words(std::string_view option) const;

 private:
  static constexpr std::size_t kMany = 1000;

  const Check& check_;
  const CheckSetting& setting_;
  std::vector<Diagnostic>& into_;
  const TakeFindings* take_;
};

/// The check table, by id.
std::span<const Check> all_checks();

/// Returns the check of that id, or null.
const Check* find_check(std::string_view id);

/// Returns what a check finds as a sentence: "A link names an entry that is not there."
std::string summary_sentence(const Check& check);

/// Runs every check that is not off, on that many threads; findings are sorted by `sort_findings`.
std::vector<Diagnostic> run_checks(const PatternGraph& graph, const CheckSettings& settings = {},
                                   unsigned threads = 1, const Progress* progress = nullptr);

/// Runs every check that is not off, on that many threads, and gives findings on as they are made, to whom
/// need not have all of them in memory: some of one check at a time, those of one check in its order, never
/// on two threads at once.
void run_checks(const PatternGraph& graph, const CheckSettings& settings, unsigned threads,
                const Progress* progress, const TakeFindings& take);

/// Returns whether a finding comes before another: by file, position, check and message.
bool comes_before(const Diagnostic& a, const Diagnostic& b);

/// Sorts findings by `comes_before`.
void sort_findings(std::vector<Diagnostic>& findings);

/// Returns the fix that writes another text in place of a value, or nothing where that would take more with
/// it, or the text is not UTF-8.
std::optional<Fix> rewriting(std::uint32_t file, const Value& value, std::string_view text);

}  // namespace patgraph
