#include "shared_nodes.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "../iri.hpp"
#include "keyed_sort.hpp"

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

std::uint32_t hash_of(ClassId type, std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text) + type);
}

}  // namespace

SharedNodes::SharedNodes(const PatternGraph& graph, const Terms& terms, std::string_view base)
    : graph_(graph), terms_(terms), places_(kFewNodes) {
  for (const Class& described : graph.schema().classes)
    before_.push_back(std::string(base) + segment_of_class(described.name) + "/");
  // Edges stand in the order of links, but only links to entries have one.
  std::size_t edge = 0;
  for (VertexId vertex = 0; vertex < graph.vertices().size(); ++vertex) {
    const Entity& entity = *graph.vertices()[vertex];
    first_target_.push_back(static_cast<std::uint32_t>(targets_.size()));
    for (const Attribute& attribute : entity.attributes) add_concept(attribute);
    for (const Link& link : entity.links) {
      const bool to_entries = graph.schema().relations[link.relation].to_entries;
      add_link(link, to_entries ? &graph.edges()[edge++] : nullptr, vertex);
    }
  }
  first_target_.push_back(static_cast<std::uint32_t>(targets_.size()));
}

/// Adds what a link leads to and speaks of, unless it leads nowhere.
void SharedNodes::add_link(const Link& link, const Edge* edge, VertexId source) {
  const RelationType& relation = graph_.schema().relations[link.relation];
  const bool is_external = edge != nullptr && edge->outcome == Outcome::external;
  if (edge == nullptr || is_external) {
    const std::string_view name = named_target(link, graph_.schema());
    targets_.push_back(name.empty() ? SharedNode::kNone
                                    : node(is_external ? *relation.external : relation.range, name));
    if (name.empty()) return;
    const std::uint32_t target = targets_.back();
    if (!relation.unwritten_inverse.empty()) {
      returns_.push_back({source, link.relation, nodes_[target].returns});
      nodes_[target].returns = static_cast<std::uint32_t>(returns_.size() - 1);
    }
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
  scheme.type = type & 0xFFFFFFU;
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
  Remark& remark = remarks_.emplace_back();
  remark.text = text;
  remark.before = about.remarks;
  remark.field = attribute.field & 0xFFFFFFU;
  remark.kind = attribute.value.kind;
  about.remarks = static_cast<std::uint32_t>(remarks_.size() - 1);
}

/// Returns the place in the table of the node that is called so or, where none is, of the empty one for it.
std::size_t SharedNodes::place_of(ClassId type, std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  const auto is_other = [&](const Place& place) {
    if (place.hash != hash) return true;
    const SharedNode& node = nodes_[place.node];
    return node.type != type || node.text != text;
  };
  std::size_t place = hash & mask;
  while (places_[place].node != SharedNode::kNone && is_other(places_[place])) place = (place + 1) & mask;
  return place;
}

/// Returns the node that is called so, or kNone.
std::uint32_t SharedNodes::find(ClassId type, std::string_view text) const {
  return places_[place_of(type, text, hash_of(type, text))].node;
}

std::uint32_t SharedNodes::node(ClassId type, std::string_view text) {
  const std::uint32_t hash = hash_of(type, text);
  std::size_t place = place_of(type, text, hash);
  if (places_[place].node != SharedNode::kNone) return places_[place].node;
  if (nodes_.size() >= places_.size() / 2) {
    grow();
    place = place_of(type, text, hash);
  }
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  places_[place] = {hash, index};
  SharedNode& added = nodes_.emplace_back();
  added.text = texts_.keep(text);
  added.type = type & 0xFFFFFFU;
  return index;
}

void SharedNodes::grow() {
  std::vector<Place> places(2 * places_.size());
  const std::size_t mask = places.size() - 1;
  for (const Place& taken : places_) {
    if (taken.node == SharedNode::kNone) continue;
    std::size_t place = taken.hash & mask;
    while (places[place].node != SharedNode::kNone) place = (place + 1) & mask;
    places[place] = taken;
  }
  places_ = std::move(places);
}

/// Values that have IRIs of others keep them.
Iri SharedNodes::iri_of(const SharedNode& node) const {
  if (node.iri != SharedNode::kNone) return iris_[node.iri];
  const std::string& before =
      is_below_class(node) ? before_[node.type] : graph_.schema().classes[node.type].iri_base;
  return terms_.iri(before + percent_encode_segment(node.text));
}

/// Returns whether the IRI of a node begins with that of its class: not where a vocabulary has one for it.
bool SharedNodes::is_below_class(const SharedNode& node) const {
  const Class& described = graph_.schema().classes[node.type];
  return described.iri_base.empty() || node.kind == SharedNode::Kind::scheme ||
         !std::ranges::binary_search(described.values, node.text);
}

/// Numbers classes in the order of what IRIs of their instances begin with. Each of those ends in its only
/// "/" behind the base, so that none begins with another.
std::vector<std::uint32_t> SharedNodes::class_ranks() const {
  std::vector<std::string_view> sorted(before_.begin(), before_.end());
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> ranks;
  ranks.reserve(before_.size());
  for (const std::string& before : before_)
    ranks.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, before) - sorted.begin()));
  return ranks;
}

/// Comes to the order of IRIs without making them, but for those of other vocabularies and what stands before
/// these: they take more memory than all else here.
std::vector<std::uint32_t> SharedNodes::by_iri() const {
  std::vector<std::uint32_t> own;
  std::vector<std::uint32_t> foreign;
  own.reserve(nodes_.size());
  for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
    if (is_below_class(nodes_[node])) {
      own.push_back(node);
    } else {
      foreign.push_back(node);
    }
  }
  const std::vector<std::uint32_t> ranks = class_ranks();
  const auto segment = [&](std::uint32_t node) {
    return nodes_[node].kind == SharedNode::Kind::scheme ? std::string_view() : nodes_[node].text;
  };
  const auto key = [&](std::uint32_t node, std::size_t level) -> std::uint64_t {
    if (level == 0) return ranks[nodes_[node].type];
    return eight_bytes(percent_encode_segment(segment(node).substr(0, 8 * level)), 8 * (level - 1));
  };
  const auto order = [&](std::uint32_t a, std::uint32_t b) {
    return compare_as_segments(segment(a), segment(b));
  };
  KeyedSort(key, order).sort(own);
  if (foreign.empty()) return own;
  const auto iri = [&](std::uint32_t node) { return iri_of(nodes_[node]).text; };
  std::ranges::stable_sort(foreign, {}, iri);
  std::vector<std::uint32_t> merged;
  merged.reserve(nodes_.size());
  std::ranges::merge(own, foreign, std::back_inserter(merged), {}, iri, iri);
  return merged;
}

const SharedNode& SharedNodes::concept_of(FieldId field, std::string_view text) const {
  return nodes_[find(graph_.schema().fields[field].concept_class, text)];
}

const SharedNode* SharedNodes::target_of(const Link& link, ClassId type) const {
  const std::uint32_t index = find(type, named_target(link, graph_.schema()));
  return index != SharedNode::kNone ? &nodes_[index] : nullptr;
}

}  // namespace patgraph
