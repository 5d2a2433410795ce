#include <algorithm>
#include <array>
#include <tuple>

#include "../parallel.hpp"
#include "check.hpp"

namespace patgraph {
namespace {

using enum Severity;

// An error breaks what consumers build on, a warning misleads them, an info is worth knowing.
constexpr std::array kChecks{
    Check{"cycle", error, "entries follow one another in a circle along an acyclic relation", check_cycle},
    Check{"dangling-proposal", info, "a proposed link names an entry that is not there",
          check_dangling_proposal},
    Check{"dangling-reference", error, "a link names an entry that is not there", check_dangling_reference},
    Check{"duplicate-id", error, "several entries have one id", check_duplicate_id},
    Check{"duplicate-key", error, "a mapping has one key twice", check_reading<FaultKind::duplicate_key>},
    Check{"duplicate-link", warning, "an entry states one link twice", check_duplicate_link},
    Check{"duplicate-slug", error, "several entries have one slug", check_duplicate_slug},
    Check{"encoding-invalid", error, "the file is not UTF-8", check_reading<FaultKind::encoding_invalid>},
    Check{"file-unreadable", error, "the file cannot be read", check_reading<FaultKind::file_unreadable>},
    Check{"front-matter-unclosed", error, "no line --- ends the front matter",
          check_reading<FaultKind::front_matter_unclosed>},
    Check{"invalid-id", error, "the id does not look like an id", check_invalid_id},
    Check{"invalid-value", warning, "a value does not fit its field",
          check_reading<FaultKind::invalid_value>},
    Check{"link-malformed", error, "a link names nothing", check_reading<FaultKind::link_malformed>},
    Check{"missing-id", error, "the entry has no id", check_missing_id},
    Check{"missing-title", error, "the entry has no title", check_missing_title},
    Check{"reference-by-title", warning, "a link names its target by title or alias",
          check_reference_by_title},
    Check{"reference-conflict", warning, "the keys of a link name different entries",
          check_reference_conflict},
    Check{"scalar-for-list", info, "one value stands where a list belongs",
          check_reading<FaultKind::scalar_for_list>},
    Check{"self-link", warning, "an entry links to itself", check_self_link},
    Check{"slug-filename-mismatch", warning, "the slug differs from the name of the file",
          check_slug_filename_mismatch},
    Check{"unknown-link-key", warning, "a key of a link means nothing",
          check_reading<FaultKind::unknown_link_key>},
    Check{"unknown-relation", warning, "a relation is not in the ontology",
          check_reading<FaultKind::unknown_relation>},
    Check{"unknown-value", warning, "a value is not one of those that its field has",
          check_reading<FaultKind::unknown_value>},
    Check{"weight-out-of-range", warning, "a weight is no number or beyond its bounds",
          check_reading<FaultKind::weight_out_of_range>},
    Check{"wrong-shape", warning, "a list, a mapping or a value stands where another belongs",
          check_reading<FaultKind::wrong_shape>},
    Check{"yaml-invalid", error, "the front matter is not valid YAML",
          check_reading<FaultKind::yaml_invalid>},
};

static_assert(std::ranges::is_sorted(kChecks, {}, &Check::id));

}  // namespace

std::span<const Check> all_checks() {
  return kChecks;
}

std::vector<Diagnostic> run_checks(const PatternGraph& graph, unsigned threads) {
  std::array<std::vector<Diagnostic>, kChecks.size()> found;
  parallel_for(kChecks.size(), threads, [&](std::size_t i, unsigned) {
    Findings findings(kChecks[i], found[i]);
    kChecks[i].run(graph, findings);
  });
  std::vector<Diagnostic> diagnostics;
  for (std::vector<Diagnostic>& of_check : found) {
    std::ranges::move(of_check, std::back_inserter(diagnostics));
  }
  std::ranges::stable_sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.location, a.check, a.message) < std::tie(b.location, b.check, b.message);
  });
  return diagnostics;
}

}  // namespace patgraph
