#include "statistics.hpp"

#include <algorithm>

namespace patgraph {
namespace {

void add(LinkLedger& ledger, Outcome outcome) {
  ++ledger.declared;
  switch (outcome) {
    case Outcome::resolved:
      ++ledger.resolved;
      break;
    case Outcome::external:
      ++ledger.external;
      break;
    case Outcome::dangling:
      ++ledger.dangling;
      break;
    case Outcome::rejected:
      ++ledger.rejected;
      break;
  }
}

/// Names the form of a link: plain text is an "id" or else "text"; a mapping goes by the keys that name its
/// target.
std::string form_of(const Link& link, const Schema& schema) {
  if (named_target(link, schema).empty()) return "nothing";
  if (link.references.empty()) return "{" + schema.fields[*schema.name].key + "}";
  if (link.references.front().key.empty()) {
    return schema.class_of_id(link.references.front().value.text) ? "id" : "text";
  }
  std::string form;
  for (const Reference& reference : link.references)
    form += (form.empty() ? "{" : ", ") + std::string(reference.key);
  return form + "}";
}

void count_files(const Library& library, Statistics& statistics) {
  statistics.files_read = library.file_count();
  for (const SourceFile& file : library.files) {
    if (file.state == SourceFile::State::without_front_matter) ++statistics.files_without_front_matter;
    if (file.state == SourceFile::State::invalid) ++statistics.files_invalid;
  }
}

void count_entities(const PatternGraph& graph, Statistics& statistics) {
  for (const Class& type : graph.schema().classes) {
    if (!type.id_pattern.empty()) statistics.entities[type.label];
  }
  for (const Entity* entity : graph.vertices())
    ++statistics.entities[graph.schema().classes[entity->entry_class].label];
}

void count_links(const PatternGraph& graph, Statistics& statistics) {
  for (const RelationType& relation : graph.schema().relations) {
    if (relation.to_entries && relation.asserted) statistics.by_relation[relation.key];
  }
  for (const Edge& edge : graph.edges()) {
    const RelationType& relation = graph.relation_of(edge);
    if (!relation.asserted) {
      add(statistics.inferred_links, edge.outcome);
      continue;
    }
    add(statistics.links, edge.outcome);
    add(statistics.by_relation[relation.key], edge.outcome);
    add(statistics.by_form[form_of(*edge.link, graph.schema())], edge.outcome);
  }
}

void count_components(const PatternGraph& graph, Statistics& statistics) {
  const auto components = graph.components();
  statistics.components = components.size();
  statistics.isolated = static_cast<std::size_t>(
      std::ranges::count_if(components, [](const auto& part) { return part.size() == 1; }));
}

void count_cycles(const PatternGraph& graph, Statistics& statistics) {
  const std::vector<RelationType>& relations = graph.schema().relations;
  for (RelationId id = 0; id < relations.size(); ++id) {
    if (relations[id].axis != id || !relations[id].cycle) continue;
    std::vector<std::size_t>& sizes = statistics.cycles[relations[id].key];
    for (const std::vector<VertexId>& group : graph.cyclic_groups(id)) sizes.push_back(group.size());
  }
}

void count_unmapped(const PatternGraph& graph, Statistics& statistics) {
  const auto count = [&](std::span<const UnmappedValue> values) {
    for (const UnmappedValue& value : values) ++statistics.unmapped[std::string(value.path)];
  };
  for (const Entity* entity : graph.vertices()) {
    count(entity->unmapped);
    for (const Link& link : entity->links) count(link.unmapped);
  }
}

/// Files the values of links: one that leads nowhere states none of them.
class LinkAccountant {
 public:
  LinkAccountant(const PatternGraph& graph, std::map<std::string, ValueLedger, std::less<>>& ledgers)
      : graph_(graph), schema_(graph.schema()), ledgers_(ledgers) {}

  /// `edge` is null for a link that leads to no entry by its nature.
  void account(const Link& link, const Edge* edge) {
    const bool stated = edge == nullptr
                            ? !named_target(link, schema_).empty()
                            : edge->outcome == Outcome::resolved || edge->outcome == Outcome::external;
    for (const Reference& reference : link.references)
      count(link, reference.key, stated && counts(reference, edge));
    for (const Attribute& attribute : link.attributes) count(link, schema_.key_paths[attribute.key], stated);
    for (const Attribute& attribute : link.description) count(link, schema_.key_paths[attribute.key], stated);
    for (const UnmappedValue& value : link.unmapped) {
      ValueLedger& ledger = ledgers_[std::string(value.path)];
      ++(stated ? ledger.unmapped : ledger.rejected);
    }
  }

 private:
  /// Of several references, those that name another entry are stated nowhere.
  bool counts(const Reference& reference, const Edge* edge) const {
    if (edge == nullptr || edge->outcome != Outcome::resolved) return true;
    const auto match = graph_.find(reference.value.text);
    return match && match->vertex == edge->target;
  }

  void count(const Link& link, std::string_view key, bool stated) {
    std::string path = schema_.key_paths[link.key];
    if (!key.empty()) path += "/" + std::string(key);
    ValueLedger& ledger = ledgers_[path];
    ++(stated ? ledger.mapped : ledger.rejected);
  }

  const PatternGraph& graph_;
  const Schema& schema_;
  std::map<std::string, ValueLedger, std::less<>>& ledgers_;
};

}  // namespace

Statistics statistics_of(const PatternGraph& graph) {
  Statistics statistics;
  count_files(graph.library(), statistics);
  count_entities(graph, statistics);
  count_links(graph, statistics);
  count_components(graph, statistics);
  count_cycles(graph, statistics);
  count_unmapped(graph, statistics);
  return statistics;
}

std::map<std::string, ValueLedger, std::less<>> value_ledgers_of(const PatternGraph& graph) {
  std::map<std::string, ValueLedger, std::less<>> ledgers;
  const Schema& schema = graph.schema();
  LinkAccountant accountant(graph, ledgers);
  // Edges stand in the order of links, but only links to entries have one.
  std::size_t edge = 0;
  for (const Entity* entity : graph.vertices()) {
    for (const Attribute& attribute : entity->attributes) ++ledgers[schema.key_paths[attribute.key]].mapped;
    for (const UnmappedValue& value : entity->unmapped) ++ledgers[std::string(value.path)].unmapped;
    for (const UnreadValue& value : entity->unread) {
      ValueLedger& ledger = ledgers[std::string(value.path)];
      ++(value.empty ? ledger.empty : ledger.rejected);
    }
    for (const Link& link : entity->links) {
      accountant.account(link, schema.relations[link.relation].to_entries ? &graph.edges()[edge++] : nullptr);
    }
  }
  return ledgers;
}

}  // namespace patgraph
