#include "statements.hpp"

#include <algorithm>
#include <numeric>

#include "../iri.hpp"
#include "../vocabulary.hpp"
#include "keyed_sort.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

std::string_view name_of(const Entity& entity, const StatementOptions& options) {
  return options.by_id && entity.id ? entity.id->text : entity.slug;
}

}  // namespace

Statements::Statements(const PatternGraph& graph, const Terms& terms, const StatementOptions& options)
    : graph_(graph),
      terms_(terms),
      options_(options),
      shared_nodes_(graph, terms, options.base),
      library_(terms.iri(options.base)),
      concept_iri_(terms.iri(std::string(voc::skos_concept))),
      scheme_iri_(terms.iri(std::string(voc::skos_concept_scheme))) {
  vertex_iris_.reserve(graph.vertices().size());
  for (const Entity* entity : graph.vertices())
    vertex_iris_.push_back(terms.iri(options.base + percent_encode_segment(name_of(*entity, options))));
  for (std::uint32_t edge = 0; edge < graph.edges().size(); ++edge) {
    while (first_edge_.size() <= graph.edges()[edge].source) first_edge_.push_back(edge);
  }
  first_edge_.resize(graph.vertices().size(), static_cast<std::uint32_t>(graph.edges().size()));
  add_steps();
}

void Statements::add_steps() {
  by_iri_.resize(graph_.vertices().size());
  std::iota(by_iri_.begin(), by_iri_.end(), VertexId{0});
  const auto name = [&](VertexId v) {
    return std::string_view(vertex_iris_[v].text).substr(options_.base.size());
  };
  const auto key = [&](VertexId v, std::size_t level) { return eight_bytes(name(v), 8 * level); };
  const auto order = [&](VertexId a, VertexId b) { return name(a) <=> name(b); };
  KeyedSort(key, order).sort(by_iri_);
  const std::vector<std::uint32_t> nodes = shared_nodes_.by_iri();
  steps_.reserve(by_iri_.size() + nodes.size());
  std::uint32_t begin = 0;
  const auto add_entries_up_to = [&](const std::string* node_iri) {
    while (begin < by_iri_.size()) {
      const std::string& iri = vertex_iris_[by_iri_[begin]].text;
      if (node_iri != nullptr && *node_iri < iri) break;
      std::uint32_t end = begin + 1;
      while (end < by_iri_.size() && vertex_iris_[by_iri_[end]].text == iri) ++end;
      steps_.push_back({begin, end - begin});
      begin = end;
    }
  };
  const SharedNode* last = nullptr;
  for (const std::uint32_t index : nodes) {
    const SharedNode& node = shared_nodes_.all()[index];
    if (last == nullptr || !shared_nodes_.are_neighbours(*last, node)) {
      const Iri iri = shared_nodes_.iri_of(node);
      add_entries_up_to(&iri.text);
    }
    steps_.push_back({index, 0});
    last = &node;
  }
  add_entries_up_to(nullptr);
}

void Statements::describe(std::size_t step, Descriptions& into) const {
  const auto [begin, count] = steps_[step];
  if (count == 0) {
    describe_node(begin, into);
    return;
  }
  Description entity{&vertex_iris_[by_iri_[begin]], {}};
  std::vector<Description> links;
  for (std::uint32_t i = begin; i < begin + count; ++i) describe_entity(by_iri_[i], entity, links, into);
  sort_statements(entity);
  into.all.push_back(std::move(entity));
  // The IRI of a link extends that of its entry by "#", which sorts before all that an IRI of another entry
  // may have in its place: subjects stay in order.
  std::ranges::stable_sort(links, {},
                           [](const Description& link) -> const std::string& { return link.subject->text; });
  for (auto link = links.begin(); link != links.end();) {
    Description merged = std::move(*link);
    for (++link; link != links.end() && link->subject->text == merged.subject->text; ++link) {
      merged.statements.insert(merged.statements.end(), link->statements.begin(), link->statements.end());
    }
    sort_statements(merged);
    into.all.push_back(std::move(merged));
  }
}

void Statements::describe_node(std::uint32_t index, Descriptions& into) const {
  const SharedNode& node = shared_nodes_.all()[index];
  into.minted.push_back(shared_nodes_.iri_of(node));
  Description description{&into.minted.back(), {}};
  std::vector<Statement>& statements = description.statements;
  if (node.kind == SharedNode::Kind::scheme) {
    statements.push_back({terms_.type(), {&scheme_iri_, {}, nullptr}});
  } else {
    statements.push_back({terms_.type(), {&terms_.class_iri(node.type), {}, nullptr}});
    for (const Iri& foreign : terms_.foreign_classes(node.type))
      statements.push_back({terms_.type(), {&foreign, {}, nullptr}});
  }
  if (node.kind == SharedNode::Kind::skos_concept) {
    const Iri* scheme = shared_nodes_.kept_iri(shared_nodes_.scheme_of(node.type));
    statements.push_back({terms_.predicate(voc::skos_in_scheme), {scheme, {}, nullptr}});
  }
  shared_nodes_.for_returns_of(node, [&](VertexId entry, RelationId relation) {
    const std::string& inverse = graph_.schema().relations[relation].unwritten_inverse;
    statements.push_back({terms_.predicate(inverse), {&vertex_iris_[entry], {}, nullptr}});
  });
  add_remarks(node, description, into);
  sort_statements(description);
  into.all.push_back(std::move(description));
}

/// Adds what entries say of a shared node; its text is its label where they say none.
void Statements::add_remarks(const SharedNode& node, Description& to, Descriptions& into) const {
  bool is_named = false;
  shared_nodes_.for_remarks_about(node, [&](const Remark& remark) {
    is_named |= remark.field == graph_.schema().name;
    to.statements.push_back(
        {terms_.field(remark.field), term_of(remark.field, remark.text, remark.kind, into)});
  });
  if (is_named) return;
  const bool thing = node.kind == SharedNode::Kind::thing;
  to.statements.push_back(
      {terms_.predicate(thing ? voc::rdfs_label : voc::skos_pref_label), {nullptr, node.text, nullptr}});
}

void Statements::describe_entity(VertexId vertex, Description& entity, std::vector<Description>& links,
                                 Descriptions& into) const {
  const Entity& described = *graph_.vertices()[vertex];
  std::vector<Statement>& statements = entity.statements;
  statements.push_back({terms_.type(), {&terms_.class_iri(described.entry_class), {}, nullptr}});
  for (const Iri& foreign : terms_.foreign_classes(described.entry_class)) {
    statements.push_back({terms_.type(), {&foreign, {}, nullptr}});
    if (foreign.text == concept_iri_.text)
      statements.push_back({terms_.predicate(voc::skos_in_scheme), {&library_, {}, nullptr}});
  }
  add_values(described.attributes, described.unmapped, entity, into);
  // Edges stand in the order of links, but only links to entries have one; so do targets of all others.
  std::size_t next_edge = first_edge_[vertex];
  auto next_target = shared_nodes_.targets_of(vertex).begin();
  const auto target_of_next = [&](const Link& link) -> const Iri* {
    if (graph_.schema().relations[link.relation].to_entries) {
      const Edge& edge = graph_.edges()[next_edge++];
      if (edge.outcome == Outcome::resolved) return &vertex_iris_[edge.target];
      if (edge.outcome != Outcome::external) return nullptr;
    }
    const std::uint32_t node = *next_target++;
    return node != SharedNode::kNone ? iri_of(shared_nodes_.all()[node], into) : nullptr;
  };
  for (const Link& link : described.links) {
    const Iri* target = target_of_next(link);
    if (target == nullptr) continue;
    const bool asserted = graph_.schema().relations[link.relation].asserted;
    if (const auto relation = stated_relation(link))
      statements.push_back({terms_.relation(*relation), {target, {}, nullptr}});
    const bool says_more =
        !asserted || !link.attributes.empty() || !link.unmapped.empty() || describes_an_entry(link);
    if (says_more && !options_.plain)
      links.push_back(describe_link(vertex_iris_[vertex], link, *target, into));
  }
}

/// Returns the relation that a link states; nothing for a proposal, unless those are to be stated too.
std::optional<RelationId> Statements::stated_relation(const Link& link) const {
  if (graph_.schema().relations[link.relation].asserted) return link.relation;
  if (!options_.proposals) return std::nullopt;
  // A proposal names its relation.
  for (const Attribute& attribute : link.attributes) {
    if (attribute.value.kind == ValueKind::relation_name)
      return graph_.schema().relation_by_key(attribute.value.text);
  }
  return link.relation;
}

const Iri* Statements::target_of(const Link& link, Descriptions& into) const {
  const SharedNode* node = shared_nodes_.target_of(link, graph_.schema().relations[link.relation].range);
  return node != nullptr ? iri_of(*node, into) : nullptr;
}

const Iri* Statements::iri_of(const SharedNode& node, Descriptions& into) const {
  if (const Iri* kept = shared_nodes_.kept_iri(node)) return kept;
  return &into.minted.emplace_back(shared_nodes_.iri_of(node));
}

/// Returns whether a link says of an entry what only things outside the library need, such as a name: that is
/// said by the link alone, for the entry has a description of its own.
bool Statements::describes_an_entry(const Link& link) const {
  return !link.description.empty() && graph_.schema().relations[link.relation].to_entries &&
         !link.references.empty();
}

/// Describes a link that says more than that it is there. Its IRI is made of source, relation and
/// target, parted by what none of them holds.
Description Statements::describe_link(const Iri& source, const Link& link, const Iri& target,
                                      Descriptions& into) const {
  const RelationType& relation = graph_.schema().relations[link.relation];
  const Predicate* relation_predicate = terms_.predicate(voc::pg_relation);
  Description description;
  std::vector<Statement>& statements = description.statements;
  std::string iri = source.text + "#" + percent_encode_segment(relation.name);
  for (const Attribute& attribute : link.attributes) {
    if (terms_.field(attribute.field) == relation_predicate)
      iri += ":" + percent_encode_segment(attribute.value.text);
  }
  iri += ':';
  if (target.text.starts_with(options_.base)) {
    iri.append(target.text, options_.base.size());
  } else {
    iri += percent_encode_segment(target.text);
  }
  add_values(link.attributes, link.unmapped, description, into);
  if (describes_an_entry(link)) add_values(link.description, {}, description, into);
  if (relation.asserted)
    statements.push_back({relation_predicate, {&terms_.relation(link.relation)->iri, {}, nullptr}});
  statements.push_back({terms_.type(), {&terms_.class_iri(relation.link_class), {}, nullptr}});
  statements.push_back({terms_.predicate(voc::pg_source), {&source, {}, nullptr}});
  statements.push_back({terms_.predicate(voc::pg_target), {&target, {}, nullptr}});
  into.minted.push_back(terms_.iri(std::move(iri)));
  description.subject = &into.minted.back();
  return description;
}

void Statements::add_values(std::span<const Attribute> attributes, std::span<const UnmappedValue> unmapped,
                            Description& to, Descriptions& into) const {
  for (const Attribute& attribute : attributes)
    to.statements.push_back({terms_.field(attribute.field),
                             term_of(attribute.field, attribute.value.text, attribute.value.kind, into)});
  for (const UnmappedValue& value : unmapped)
    to.statements.push_back({terms_.unmapped(value.path), {nullptr, value.value.text, nullptr}});
}

Term Statements::term_of(FieldId field, std::string_view text, ValueKind kind, Descriptions& into) const {
  switch (kind) {
    case ValueKind::text:
      return {nullptr, text, nullptr};
    case ValueKind::iri:
      into.minted.push_back(terms_.given_iri(std::string(text)));
      return {&into.minted.back(), {}, nullptr};
    case ValueKind::skos_concept:
      return {shared_nodes_.kept_iri(shared_nodes_.concept_of(field, text)), {}, nullptr};
    case ValueKind::relation_name:
      return {&terms_.relation(*graph_.schema().relation_by_key(text))->iri, {}, nullptr};
    default:
      return {nullptr, text, &terms_.datatype(kind)};
  }
}

}  // namespace patgraph
