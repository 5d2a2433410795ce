#include "shared_nodes.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

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
    : graph_(graph), terms_(terms), places_(kFewNodes, SharedNode::kNone) {
  for (const Class& described : graph.schema().classes)
    before_.push_back(std::string(base) + segment_of_class(described.name) + "/");
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
  std::ranges::stable_sort(returns_, {}, &Return::node);
}

/// Adds what a link leads to and speaks of, unless it leads nowhere.
void SharedNodes::add_link(const Link& link, const Edge* edge, VertexId source) {
  const RelationType& relation = graph_.schema().relations[link.relation];
  const bool is_external = edge != nullptr && edge->outcome == Outcome::external;
  if (edge == nullptr || is_external) {
    const std::string_view name = named_target(link, graph_.schema());
    if (name.empty()) return;
    const std::uint32_t target = node(is_external ? *relation.external : relation.range, name);
    if (!relation.unwritten_inverse.empty()) returns_.push_back({target, source, link.relation});
    for (const Attribute& attribute : link.description) add_remark(target, attribute);
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
  iris_.push_back(iri_of(nodes_[index]));
  nodes_[index].iri = static_cast<std::uint32_t>(iris_.size() - 1);
  if (!schemes_.contains(type)) add_scheme(type);
}

void SharedNodes::add_scheme(ClassId type) {
  const Class& described = graph_.schema().classes[type];
  schemes_.emplace(type, static_cast<std::uint32_t>(nodes_.size()));
  SharedNode& scheme = nodes_.emplace_back();
  scheme.text = described.label;
  scheme.type = type;
  scheme.kind = SharedNode::Kind::scheme;
  scheme.iri = static_cast<std::uint32_t>(iris_.size());
  iris_.push_back(terms_.iri(before_[type]));
}

/// Most entries say the same of a node. Of one of which many things are said, the last ones are compared
/// only, so that a library cannot make that slow.
void SharedNodes::add_remark(std::uint32_t node, const Attribute& attribute) {
  constexpr int kMostCompared = 16;
  SharedNode& about = nodes_[node];
  int compared = 0;
  for (std::uint32_t i = about.remarks; i != SharedNode::kNone && compared < kMostCompared;
       i = remarks_[i].before, ++compared) {
    if (remarks_[i].field == attribute.field && remarks_[i].text == attribute.value.text) return;
  }
  const std::string_view text =
      attribute.value.text == about.text ? about.text : texts_.keep(attribute.value.text);
  remarks_.push_back({text, attribute.field, about.remarks, attribute.value.kind});
  about.remarks = static_cast<std::uint32_t>(remarks_.size() - 1);
}

/// Returns the place in the table of the node that is called so or, where none is, of the empty one for it.
std::size_t SharedNodes::place_of(ClassId type, std::string_view text) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = (std::hash<std::string_view>()(text) + type) & mask;
  while (places_[place] != SharedNode::kNone &&
         (nodes_[places_[place]].type != type || nodes_[places_[place]].text != text))
    place = (place + 1) & mask;
  return place;
}

std::uint32_t SharedNodes::node(ClassId type, std::string_view text) {
  std::uint32_t index = places_[place_of(type, text)];
  if (index != SharedNode::kNone) return index;
  if (nodes_.size() >= places_.size() / 2) grow();
  index = static_cast<std::uint32_t>(nodes_.size());
  places_[place_of(type, text)] = index;
  SharedNode& added = nodes_.emplace_back();
  added.text = texts_.keep(text);
  added.type = type;
  return index;
}

void SharedNodes::grow() {
  places_.assign(2 * places_.size(), SharedNode::kNone);
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].kind != SharedNode::Kind::scheme) places_[place_of(nodes_[i].type, nodes_[i].text)] = i;
  }
}

/// Values that have IRIs of others keep them.
Iri SharedNodes::iri_of(const SharedNode& node) const {
  if (node.iri != SharedNode::kNone) return iris_[node.iri];
  const Class& described = graph_.schema().classes[node.type];
  const std::string segment = percent_encode_segment(node.text);
  if (!described.iri_base.empty() && std::ranges::binary_search(described.values, node.text))
    return terms_.iri(described.iri_base + segment);
  return terms_.iri(before_[node.type] + segment);
}

/// Comes to the order of IRIs, which take more memory than all else here, without making most of them.
bool SharedNodes::comes_before(const SharedNode& a, const SharedNode& b) const {
  const auto is_below_class = [&](const SharedNode& node) {
    return node.kind != SharedNode::Kind::scheme && graph_.schema().classes[node.type].iri_base.empty();
  };
  if (is_below_class(a) && is_below_class(b)) {
    if (a.type == b.type) return comes_before_as_segment(a.text, b.text);
    const std::string& before_a = before_[a.type];
    const std::string& before_b = before_[b.type];
    if (!before_a.starts_with(before_b) && !before_b.starts_with(before_a)) return before_a < before_b;
  }
  return iri_of(a).text < iri_of(b).text;
}

std::vector<std::uint32_t> SharedNodes::by_iri() const {
  std::vector<std::uint32_t> order(nodes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order,
                    [&](std::uint32_t a, std::uint32_t b) { return comes_before(nodes_[a], nodes_[b]); });
  return order;
}

std::vector<const Remark*> SharedNodes::remarks_about(const SharedNode& node) const {
  std::vector<const Remark*> remarks;
  for (std::uint32_t i = node.remarks; i != SharedNode::kNone; i = remarks_[i].before)
    remarks.push_back(&remarks_[i]);
  return remarks;
}

std::span<const Return> SharedNodes::returns_of(std::uint32_t node) const {
  const auto begin = std::ranges::lower_bound(returns_, node, {}, &Return::node);
  const auto end = std::ranges::upper_bound(begin, returns_.end(), node, {}, &Return::node);
  return {begin, end};
}

const SharedNode& SharedNodes::concept_of(FieldId field, std::string_view text) const {
  const ClassId type = graph_.schema().fields[field].concept_class;
  return nodes_[places_[place_of(type, text)]];
}

const SharedNode* SharedNodes::target_of(const Link& link, ClassId type) const {
  const std::uint32_t index = places_[place_of(type, named_target(link, graph_.schema()))];
  return index != SharedNode::kNone ? &nodes_[index] : nullptr;
}

}  // namespace patgraph
