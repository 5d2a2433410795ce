#include "shared_nodes.hpp"

#include <algorithm>

#include "../iri.hpp"

namespace patgraph {
namespace {

/// Writes a class name as a segment of an IRI: "UsageStage" as "usage-stage".
std::string segment_of_class(std::string_view name) {
  std::string segment;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !segment.empty()) segment += '-';
    segment += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return percent_encode_segment(segment);
}

}  // namespace

SharedNodes::SharedNodes(const PatternGraph& graph, const Terms& terms, std::string_view base)
    : graph_(graph), terms_(terms), base_(base) {
  // Edges stand in the order of links, but only links to entries have one.
  std::size_t edge = 0;
  for (VertexId vertex = 0; vertex < graph.vertices().size(); ++vertex) {
    const Entity& entity = *graph.vertices()[vertex];
    for (const Attribute& attribute : entity.attributes) add_concept(attribute);
    for (const Link& link : entity.links) {
      const bool to_entries = graph.schema().relations[link.relation].to_entries;
      add_link(link, to_entries ? &graph.edges()[edge++] : nullptr, vertex);
    }
  }
}

/// Adds what a link leads to and speaks of, unless it leads nowhere.
void SharedNodes::add_link(const Link& link, const Edge* edge, VertexId source) {
  const RelationType& relation = graph_.schema().relations[link.relation];
  if (edge == nullptr) {
    if (named_target(link, graph_.schema()).empty()) return;
    add_target(link, relation.range, source);
  } else if (edge->outcome == Outcome::external) {
    add_target(link, *relation.external, source);
  } else if (edge->outcome != Outcome::resolved) {
    return;
  }
  for (const Attribute& attribute : link.attributes) add_concept(attribute);
  for (const Attribute& attribute : link.description) add_concept(attribute);
}

void SharedNodes::add_concept(const Attribute& attribute) {
  if (attribute.value.kind != ValueKind::skos_concept) return;
  const ClassId type = graph_.schema().fields[attribute.field].concept_class;
  SharedNode& added = node(type, attribute.value.text);
  added.kind = SharedNode::Kind::skos_concept;
  added.scheme = &scheme_of(type);
}

void SharedNodes::add_target(const Link& link, ClassId type, VertexId source) {
  SharedNode& target = node(type, named_target(link, graph_.schema()));
  const RelationType& relation = graph_.schema().relations[link.relation];
  if (!relation.unwritten_inverse.empty())
    target.inverse.emplace_back(terms_.predicate(relation.unwritten_inverse), source);
  for (const Attribute& attribute : link.description)
    target.attributes.try_emplace({attribute.field, attribute.value.text}, attribute);
}

SharedNode& SharedNodes::node(ClassId type, std::string_view text) {
  const auto [entry, added] = nodes_.try_emplace(Name(type, text));
  SharedNode& node = entry->second;
  if (added) {
    node.iri = iri_of(type, text);
    node.type = type;
    node.text = text;
  }
  return node;
}

/// Values that have IRIs of others keep them.
Iri SharedNodes::iri_of(ClassId type, std::string_view text) const {
  const Class& described = graph_.schema().classes[type];
  const std::string segment = percent_encode_segment(text);
  if (!described.iri_base.empty() && std::ranges::binary_search(described.values, text))
    return terms_.iri(described.iri_base + segment);
  return terms_.iri(base_ + segment_of_class(described.name) + "/" + segment);
}

const SharedNode& SharedNodes::scheme_of(ClassId type) {
  const auto [entry, added] = schemes_.try_emplace(type);
  SharedNode& scheme = entry->second;
  if (added) {
    const Class& described = graph_.schema().classes[type];
    scheme.iri = terms_.iri(base_ + segment_of_class(described.name) + "/");
    scheme.kind = SharedNode::Kind::scheme;
    scheme.text = described.label;
  }
  return scheme;
}

const SharedNode& SharedNodes::concept_of(const Attribute& attribute) const {
  return nodes_.at({graph_.schema().fields[attribute.field].concept_class, attribute.value.text});
}

const SharedNode* SharedNodes::target_of(const Link& link, ClassId type) const {
  const auto found = nodes_.find({type, named_target(link, graph_.schema())});
  return found != nodes_.end() ? &found->second : nullptr;
}

std::vector<const SharedNode*> SharedNodes::all() const {
  std::vector<const SharedNode*> all;
  for (const auto& [key, node] : nodes_) all.push_back(&node);
  for (const auto& [type, scheme] : schemes_) all.push_back(&scheme);
  std::ranges::sort(all, {}, [](const SharedNode* node) -> const std::string& { return node->iri.text; });
  return all;
}

}  // namespace patgraph
