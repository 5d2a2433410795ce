#include "names.hpp"

#include "../nearest.hpp"
#include "../quotation.hpp"
#include "command.hpp"

namespace patgraph {

void require_known(const std::string& what, const std::string& text,
                   const std::vector<std::string_view>& known) {
  std::string names;
  for (const std::string_view name : known) {
    if (name == text) return;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  throw UsageError("unknown " + what + " '" + text + "'; expected one of " + names +
                   did_you_mean(text, known));
}

VertexId vertex_named(const PatternGraph& graph, const std::string& name) {
  if (const auto match = graph.find(name)) return match->vertex;
  std::vector<std::string_view> names;
  for (const Entity* entity : graph.vertices()) {
    names.push_back(entity->slug);
    if (entity->id) names.push_back(entity->id->text);
    if (entity->title) names.push_back(entity->title->text);
    for (const Value& alias : entity->aliases) names.push_back(alias.text);
  }
  throw UsageError(
      printable("no pattern is called " + in_quotes(name) + did_you_mean(name, std::move(names))));
}

RelationId relation_named(const Schema& schema, const std::string& name) {
  std::vector<std::string_view> known;
  for (const RelationType& relation : schema.relations) {
    if (relation.to_entries) known.push_back(relation.key);
  }
  require_known("relation", name, known);
  return *schema.relation_by_key(name);
}

Direction direction_named(const std::string& name) {
  require_known("direction", name, {"in", "out", "both"});
  return name == "in" ? Direction::in : name == "out" ? Direction::out : Direction::both;
}

}  // namespace patgraph
