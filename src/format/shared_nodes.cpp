#include "shared_nodes.hpp"

#include <algorithm>

#include "../iri.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kFewNodes = 1024;  ///< places to begin with, a power of two

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
    : graph_(graph), terms_(terms), base_(base), places_(kFewNodes, kNone) {
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
  std::ranges::sort(mentions_, {},
                    [](const Mention& mention) { return std::pair(mention.node, mention.link); });
  for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
    while (first_mention_.size() <= mentions_[i].node) first_mention_.push_back(i);
  }
  first_mention_.resize(nodes_.size() + 1, static_cast<std::uint32_t>(mentions_.size()));
}

/// Adds what a link leads to and speaks of, unless it leads nowhere.
void SharedNodes::add_link(const Link& link, const Edge* edge, VertexId source) {
  const RelationType& relation = graph_.schema().relations[link.relation];
  const bool is_external = edge != nullptr && edge->outcome == Outcome::external;
  if (edge == nullptr || is_external) {
    const std::string_view name = named_target(link, graph_.schema());
    if (name.empty()) return;
    mentions_.push_back({node(is_external ? *relation.external : relation.range, name), source, &link});
  } else if (edge->outcome != Outcome::resolved) {
    return;
  }
  for (const Attribute& attribute : link.attributes) add_concept(attribute);
  for (const Attribute& attribute : link.description) add_concept(attribute);
}

void SharedNodes::add_concept(const Attribute& attribute) {
  if (attribute.value.kind != ValueKind::skos_concept) return;
  const ClassId type = graph_.schema().fields[attribute.field].concept_class;
  const std::uint32_t index = node(type, attribute.value.text);
  if (nodes_[index].kind == SharedNode::Kind::skos_concept) return;
  nodes_[index].kind = SharedNode::Kind::skos_concept;
  nodes_[index].iri = &iris_.emplace_back(iri_of(nodes_[index]));
  if (!schemes_.contains(type)) add_scheme(type);
}

void SharedNodes::add_scheme(ClassId type) {
  const Class& described = graph_.schema().classes[type];
  schemes_.emplace(type, static_cast<std::uint32_t>(nodes_.size()));
  const Iri& iri = iris_.emplace_back(terms_.iri(base_ + segment_of_class(described.name) + "/"));
  nodes_.push_back({described.label, &iri, type, SharedNode::Kind::scheme});
}

/// Returns the place in the table of the node that is called so or, where none is, of the empty one for it.
std::size_t SharedNodes::place_of(ClassId type, std::string_view text) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = (std::hash<std::string_view>()(text) + type) & mask;
  while (places_[place] != kNone &&
         (nodes_[places_[place]].type != type || nodes_[places_[place]].text != text))
    place = (place + 1) & mask;
  return place;
}

std::uint32_t SharedNodes::node(ClassId type, std::string_view text) {
  std::uint32_t index = places_[place_of(type, text)];
  if (index != kNone) return index;
  if (nodes_.size() >= places_.size() / 2) grow();
  index = static_cast<std::uint32_t>(nodes_.size());
  places_[place_of(type, text)] = index;
  nodes_.push_back({texts_.keep(text), nullptr, type, SharedNode::Kind::thing});
  return index;
}

void SharedNodes::grow() {
  places_.assign(2 * places_.size(), kNone);
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].kind != SharedNode::Kind::scheme) places_[place_of(nodes_[i].type, nodes_[i].text)] = i;
  }
}

/// Values that have IRIs of others keep them.
Iri SharedNodes::iri_of(const SharedNode& node) const {
  if (node.iri != nullptr) return *node.iri;
  const Class& described = graph_.schema().classes[node.type];
  const std::string segment = percent_encode_segment(node.text);
  if (!described.iri_base.empty() && std::ranges::binary_search(described.values, node.text))
    return terms_.iri(described.iri_base + segment);
  return terms_.iri(base_ + segment_of_class(described.name) + "/" + segment);
}

std::span<const Mention> SharedNodes::mentions_of(std::uint32_t node) const {
  return std::span(mentions_).subspan(first_mention_[node], first_mention_[node + 1] - first_mention_[node]);
}

const SharedNode& SharedNodes::concept_of(const Attribute& attribute) const {
  const ClassId type = graph_.schema().fields[attribute.field].concept_class;
  return nodes_[places_[place_of(type, attribute.value.text)]];
}

const SharedNode* SharedNodes::target_of(const Link& link, ClassId type) const {
  const std::uint32_t index = places_[place_of(type, named_target(link, graph_.schema()))];
  return index != kNone ? &nodes_[index] : nullptr;
}

}  // namespace patgraph
