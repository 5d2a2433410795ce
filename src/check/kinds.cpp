#include <algorithm>
#include <set>

#include "../quotation.hpp"
#include "families.hpp"
#include "links.hpp"

namespace patgraph {
namespace {

/// Returns the last of the keys under which a value or a link stands.
std::string_view key_text(const PatternGraph& graph, KeyId key) {
  const std::string_view path = graph.schema().key_paths[key];
  return path.substr(path.find_last_of('/') + 1);
}

/// Finds what is of another class than the ontology says. Where an id says of no class that it is of that,
/// the class of its entry is a guess, and a finding of invalid-id or missing-id tells the fault.
class KindCheck {
 public:
  KindCheck(const PatternGraph& graph, Findings& findings)
      : graph_(graph), schema_(graph.schema()), findings_(findings) {}

  void run() {
    for (const Entity* entity : graph_.vertices()) {
      if (entity->id_matches) check_keys(*entity);
    }
    for (const Edge& edge : graph_.edges()) check_target(edge);
  }

 private:
  /// A key in an entry of a class that does not have it is one fault, however many values stand under it.
  void check_keys(const Entity& entity) {
    std::set<KeyId> reported;
    const auto check = [&](const std::optional<ClassId>& domain, KeyId key, Span span) {
      if (!domain || schema_.is_a(entity.entry_class, *domain) || !reported.insert(key).second) return;
      findings_.add({entity.file, span}, in_quotes(key_text(graph_, key)) + " stands in an entry of class " +
                                             label(entity.entry_class) + "; expected class " +
                                             label(*domain));
    };
    for (const Attribute& attribute : entity.attributes)
      check(schema_.fields[attribute.field].domain, attribute.key, attribute.value.span);
    for (const Link& link : entity.links) check(schema_.relations[link.relation].domain, link.key, link.span);
  }

  void check_target(const Edge& edge) {
    if (edge.outcome != Outcome::resolved) return;
    const RelationType& relation = graph_.relation_of(edge);
    const Entity& target = *graph_.vertices()[edge.target];
    const auto fits = [&](ClassId range) { return schema_.is_a(target.entry_class, range); };
    if (!target.id_matches || std::ranges::any_of(relation.ranges, fits)) return;
    std::string expected;
    for (const ClassId range : relation.ranges) expected += (expected.empty() ? "" : " or ") + label(range);
    findings_.add(location_of(graph_, edge), in_quotes(relation.key) + " names " + in_quotes(target.slug) +
                                                 " of class " + label(target.entry_class) +
                                                 "; expected class " + expected);
  }

  std::string label(ClassId type) const { return in_quotes(schema_.classes[type].label); }

  const PatternGraph& graph_;
  const Schema& schema_;
  Findings& findings_;
};

/// Returns the value by which an entry says that it is deprecated, or null.
const Attribute* deprecation_of(const Schema& schema, const Entity& entity) {
  const auto deprecates = [&](const Attribute& attribute) {
    const Field& field = schema.fields[attribute.field];
    return field.range == Range::skos_concept &&
           std::ranges::binary_search(schema.classes[field.concept_class].deprecated_values,
                                      attribute.value.text);
  };
  const auto found = std::ranges::find_if(entity.attributes, deprecates);
  return found != entity.attributes.end() ? &*found : nullptr;
}

}  // namespace

void check_wrong_target_kind(const PatternGraph& graph, Findings& findings) {
  KindCheck(graph, findings).run();
}

void check_target_deprecated(const PatternGraph& graph, Findings& findings) {
  std::vector<const Attribute*> deprecations;
  for (const Entity* entity : graph.vertices())
    deprecations.push_back(deprecation_of(graph.schema(), *entity));
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (edge.outcome != Outcome::resolved || !relation.asserted || relation.accepts_deprecated) continue;
    const Attribute* status = deprecations[edge.target];
    if (status == nullptr || deprecations[edge.source] != nullptr) continue;
    const Entity& target = *graph.vertices()[edge.target];
    const std::string says = in_quotes(key_text(graph, status->key)) + " is " + in_quotes(status->value.text);
    findings.add(location_of(graph, edge),
                 in_quotes(relation.key) + " names " + in_quotes(target.slug) + ", whose " + says +
                     "; expected an entry that is in use",
                 {{{target.file, status->value.span}, says}});
  }
}

}  // namespace patgraph
