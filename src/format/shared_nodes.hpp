#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terms.hpp"

namespace patgraph {

/// A concept, a concept scheme, or something that entries share without its being an entry. There are
/// millions in a large library: what can be made when it is asked for is not kept.
struct SharedNode {
  enum class Kind : std::uint8_t { skos_concept, scheme, thing };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::string_view text;  ///< as entries write it; of a scheme, its label
  ClassId type : 24 = 0;  ///< of a scheme, that of its concepts; in the same word as the kind
  Kind kind : 8 = Kind::thing;
  std::uint32_t iri = kNone;      ///< index of an IRI that is kept
  std::uint32_t remarks = kNone;  ///< index of the last remark about it
  std::uint32_t returns = kNone;  ///< index of the last way back from it
};

/// Something that entries say of a shared node.
struct Remark {
  std::string_view text;
  std::uint32_t before = SharedNode::kNone;  ///< index of the remark before
  FieldId field : 24 = 0;                    ///< in the same word as the kind, for there are millions
  ValueKind kind : 8 = ValueKind::text;
};

/// An entry to which a shared node leads back.
struct Return {
  VertexId entry = 0;
  RelationId relation = 0;                   ///< that leads to the node
  std::uint32_t before = SharedNode::kNone;  ///< index of the way back before
};

/// What statements lead to besides entries: concepts and their schemes, agents, tools, communities.
class SharedNodes {
 public:
  SharedNodes(const PatternGraph& graph, const Terms& terms, std::string_view base);
  SharedNodes(const SharedNodes&) = delete;
  SharedNodes& operator=(const SharedNodes&) = delete;

  std::span<const SharedNode> all() const { return nodes_; }
  /// Returns the nodes, by their indices in `all`, in the order of their IRIs.
  std::vector<std::uint32_t> by_iri() const;
  /// Returns whether nothing but shared nodes has an IRI between those of two nodes: both begin with that of
  /// their class.
  bool are_neighbours(const SharedNode& a, const SharedNode& b) const {
    return a.type == b.type && is_below_class(a) && is_below_class(b);
  }

  /// Calls `take(remark)` for what entries say of a node; a few remarks may stand there twice.
  template <typename Take>
  void for_remarks_about(const SharedNode& node, const Take& take) const {
    for (std::uint32_t i = node.remarks; i != SharedNode::kNone; i = remarks_[i].before) take(remarks_[i]);
  }
  /// Calls `take(entry, relation)` for the entries to which a node leads back.
  template <typename Take>
  void for_returns_of(const SharedNode& node, const Take& take) const {
    for (std::uint32_t i = node.returns; i != SharedNode::kNone; i = returns_[i].before)
      take(returns_[i].entry, returns_[i].relation);
  }

  /// Makes the IRI of a node.
  Iri iri_of(const SharedNode& node) const;
  /// Returns the IRI of a concept or a scheme, to which many statements lead; null for a thing.
  const Iri* kept_iri(const SharedNode& node) const {
    return node.iri != SharedNode::kNone ? &iris_[node.iri] : nullptr;
  }

  /// Returns the node of a concept.
  const SharedNode& concept_of(FieldId field, std::string_view text) const;
  /// Returns the scheme of the concepts of a class.
  const SharedNode& scheme_of(ClassId type) const { return nodes_[schemes_.at(type)]; }
  /// Returns what a link to no entry leads to; null where it names nothing.
  const SharedNode* target_of(const Link& link, ClassId type) const;
  /// Returns the nodes to which links of an entry lead, in the order of those links that lead to no entry, by
  /// their indices in `all`; kNone where one names nothing.
  std::span<const std::uint32_t> targets_of(VertexId entry) const {
    return std::span(targets_).subspan(first_target_[entry], first_target_[entry + 1] - first_target_[entry]);
  }

 private:
  /// With the hash beside it, a node that is called otherwise need not be looked at.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t node = SharedNode::kNone;
  };

  void add_concept(const Attribute& attribute);
  void add_link(const Link& link, const Edge* edge, VertexId source);
  void add_remark(std::uint32_t node, const Attribute& attribute);
  void add_scheme(ClassId type);
  std::uint32_t node(ClassId type, std::string_view text);
  std::size_t place_of(ClassId type, std::string_view text, std::uint32_t hash) const;
  std::uint32_t find(ClassId type, std::string_view text) const;
  void grow();
  bool is_below_class(const SharedNode& node) const;
  std::vector<std::uint32_t> class_ranks() const;

  const PatternGraph& graph_;
  const Terms& terms_;
  std::vector<std::string> before_;  ///< by ClassId: what IRIs of its instances begin with
  Arena texts_;
  std::vector<SharedNode> nodes_;
  std::vector<Place> places_;  ///< of nodes, by what they are called: a table of open addresses
  std::map<ClassId, std::uint32_t> schemes_;
  std::vector<Iri> iris_;
  std::deque<Remark> remarks_;
  std::deque<Return> returns_;
  std::vector<std::uint32_t> targets_;       ///< of links that lead to no entry
  std::vector<std::uint32_t> first_target_;  ///< by VertexId: where those of its links begin
};

}  // namespace patgraph
