#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../case_fold.hpp"
#include "../quotation.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

/// The front matter begins on the second line: there a missing key would stand.
SourceLocation start_of(const Entity& entity) {
  return {entity.file, point({2, 1})};
}

SourceLocation location_of(const Entity& entity, const Value* value) {
  return value != nullptr ? SourceLocation{entity.file, value->span} : start_of(entity);
}

/// Reports each entity whose name has the key of an earlier one's, and points at the first.
template <typename NameOf, typename KeyOf, typename LocationOf>
void check_unique(const PatternGraph& graph, Findings& findings, std::string_view kind, const NameOf& name_of,
                  const KeyOf& key_of, const LocationOf& where) {
  std::vector<std::pair<std::decay_t<decltype(key_of(std::string_view()))>, const Entity*>> bearers;
  for (const Entity* entity : graph.vertices()) {
    if (const std::string_view name = name_of(*entity); !name.empty())
      bearers.emplace_back(key_of(name), entity);
  }
  std::ranges::stable_sort(
      bearers, {}, [](const auto& bearer) -> const auto& { return bearer.first; });
  auto first = bearers.begin();
  for (auto later = bearers.begin(); later != bearers.end(); ++later) {
    if (later->first != first->first) first = later;
    if (later == first) continue;
    findings.add(where(*later->second),
                 std::string(kind) + " " + in_quotes(name_of(*later->second)) +
                     " is taken already; expected one of its own",
                 {{where(*first->second), std::string(kind) + " first given here"}});
  }
}

}  // namespace

void check_missing_id(const PatternGraph& graph, Findings& findings) {
  for (const Entity* entity : graph.vertices()) {
    if (!entity->id) findings.add(start_of(*entity), "no id; expected a key 'id' with a TypeID");
  }
}

void check_missing_title(const PatternGraph& graph, Findings& findings) {
  for (const Entity* entity : graph.vertices()) {
    if (!entity->title)
      findings.add(start_of(*entity), "no title; expected a key 'title' with the name of the entry");
  }
}

void check_invalid_id(const PatternGraph& graph, Findings& findings) {
  std::string expected;
  for (const Class& candidate : graph.schema().classes) {
    if (candidate.id_pattern.empty()) continue;
    expected += (expected.empty() ? "" : " or ") + candidate.id_pattern + " (" + candidate.label + ")";
  }
  for (const Entity* entity : graph.vertices()) {
    if (!entity->id || entity->id_matches) continue;
    findings.add({entity->file, entity->id->span},
                 "id " + in_quotes(entity->id->text) + " is not of the form of an id; expected " + expected);
  }
}

void check_duplicate_id(const PatternGraph& graph, Findings& findings) {
  check_unique(
      graph, findings, "id", [](const Entity& e) { return e.id ? e.id->text : std::string_view(); },
      std::identity(), [](const Entity& e) { return location_of(e, e.id ? &*e.id : nullptr); });
}

void check_duplicate_slug(const PatternGraph& graph, Findings& findings) {
  check_unique(
      graph, findings, "slug", [](const Entity& e) { return e.slug; }, std::identity(),
      [](const Entity& e) { return location_of(e, e.declared_slug); });
}

void check_duplicate_title(const PatternGraph& graph, Findings& findings) {
  check_unique(
      graph, findings, "title", [](const Entity& e) { return e.title ? e.title->text : std::string_view(); },
      case_fold, [](const Entity& e) { return location_of(e, e.title); });
}

void check_slug_filename_mismatch(const PatternGraph& graph, Findings& findings) {
  for (const Entity* entity : graph.vertices()) {
    if (!entity->declared_slug) continue;
    const std::string_view stem = file_stem(graph.library().files[entity->file].path);
    if (entity->slug == stem) continue;
    Diagnostic& finding = findings.add(
        {entity->file, entity->declared_slug->span},
        "slug is " + in_quotes(entity->slug) + "; expected " + in_quotes(stem) + ", the name of the file");
    finding.fix = rewriting(entity->file, *entity->declared_slug, stem);
    finding.identity = "slug is not the name of the file";
  }
}

}  // namespace patgraph
