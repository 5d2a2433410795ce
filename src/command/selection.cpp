#include "selection.hpp"

#include <algorithm>
#include <unordered_set>

#include "../grouped_number.hpp"
#include "../quotation.hpp"

namespace patgraph {
namespace {

/// Leaves those for which `is_kept(index)` holds; returns how many went.
template <typename IsKept>
std::size_t keep_if(FingerprintedFindings& found, const IsKept& is_kept) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < found.findings.size(); ++i) {
    if (!is_kept(i)) continue;
    if (kept != i) {
      found.findings[kept] = std::move(found.findings[i]);
      found.fingerprints[kept] = std::move(found.fingerprints[i]);
    }
    ++kept;
  }
  const std::size_t gone = found.findings.size() - kept;
  found.findings.resize(kept);
  found.fingerprints.resize(kept);
  return gone;
}

void drop_waived(FingerprintedFindings& found) {
  keep_if(found, [&](std::size_t i) { return !found.findings[i].waived; });
}

}  // namespace

Selection::Selection(const SelectionOptions& options, const std::vector<std::string>& library_paths)
    : options_(options) {
  if (options.baseline) baseline_.emplace(*options.baseline);
  if (options.changed_since) changes_.emplace(library_paths, *options.changed_since);
}

void Selection::apply(FingerprintedFindings& found, const LoadedLibrary& loaded, unsigned threads,
                      std::ostream& err) {
  // What is mended shows only beside all findings, and what is waived is not mended.
  if (baseline_) settle_mended(found, loaded.config().checks, err);
  drop_waived(found);
  if (changes_) keep_caused(found, loaded, threads, err);
  if (baseline_) drop_known(found, err);
}

void Selection::settle_mended(const FingerprintedFindings& found, const CheckSettings& settings,
                              std::ostream& err) {
  const std::size_t mended = baseline_->drop_mended(found, [&](std::string_view check) {
    return find_check(check) != nullptr && !setting_of(check, settings).off;
  });
  if (options_.prune_baseline) baseline_->write(*options_.baseline);
  if (mended == 0) return;
  err << counted(mended, "finding") << " of " << printable(*options_.baseline)
      << (mended == 1 ? " is" : " are") << " mended"
      << (options_.prune_baseline ? " and dropped\n" : "; --prune-baseline drops them\n");
}

void Selection::keep_caused(FingerprintedFindings& found, const LoadedLibrary& loaded, unsigned threads,
                            std::ostream& err) const {
  const Library& now = loaded.graph().library();
  const Schema& schema = loaded.graph().schema();
  const auto gone = changes_->gone([&](const std::string& file) { return loaded.takes(file); });
  const Library before = changes_->before(now, gone, schema);
  const PatternGraph graph_before(before, schema);
  const std::vector<Diagnostic> findings_before = check_library(loaded, graph_before, threads);
  std::vector<std::string> fingerprints = fingerprints_of(findings_before, graph_before);
  const std::unordered_set<std::string> known(fingerprints.begin(), fingerprints.end());
  std::vector<char> touched;
  for (const SourceFile& file : now.files) touched.push_back(changes_->touch(file) ? 1 : 0);
  const std::size_t others = keep_if(found, [&](std::size_t i) {
    return touched[found.findings[i].location.file] != 0 || !known.contains(found.fingerprints[i]);
  });
  const auto changed = static_cast<std::size_t>(std::ranges::count(touched, 1)) + gone.size();
  err << counted(changed, "file") << " changed since " << printable(in_quotes(*options_.changed_since));
  if (others > 0) err << "; " << counted(others, "finding") << " elsewhere not shown";
  err << '\n';
}

void Selection::drop_known(FingerprintedFindings& found, std::ostream& err) const {
  const std::size_t known = keep_if(
      found, [&](std::size_t i) { return !baseline_->knows(found.findings[i], found.fingerprints[i]); });
  if (known > 0)
    err << counted(known, "finding") << " known from " << printable(*options_.baseline) << ", not shown\n";
}

void write_baseline(const std::string& path, FingerprintedFindings found, const Library& library,
                    std::ostream& err) {
  drop_waived(found);
  Baseline(found, library).write(path);
  err << "wrote " << printable(path) << ": " << counted(found.findings.size(), "finding") << '\n';
}

}  // namespace patgraph
