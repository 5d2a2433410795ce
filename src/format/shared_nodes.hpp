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
  std::string_view text;     ///< as entries write it; of a scheme, its label
  const Iri* iri = nullptr;  ///< null for a thing
  ClassId type = 0;          ///< of a scheme, that of its concepts
  Kind kind = Kind::thing;
};

/// A link that leads to a shared node.
struct Mention {
  std::uint32_t node = 0;
  VertexId source = 0;
  const Link* link = nullptr;
};

/// What statements lead to besides entries: concepts and their schemes, agents, tools, communities.
class SharedNodes {
 public:
  SharedNodes(const PatternGraph& graph, const Terms& terms, std::string_view base);
  SharedNodes(const SharedNodes&) = delete;
  SharedNodes& operator=(const SharedNodes&) = delete;

  std::span<const SharedNode> all() const { return nodes_; }
  /// Returns the links that lead to a node, by its index in `all`.
  std::span<const Mention> mentions_of(std::uint32_t node) const;
  /// Returns the IRI of a node.
  Iri iri_of(const SharedNode& node) const;

  /// Returns the node of a concept.
  const SharedNode& concept_of(const Attribute& attribute) const;
  /// Returns the scheme of the concepts of a class.
  const SharedNode& scheme_of(ClassId type) const { return nodes_[schemes_.at(type)]; }
  /// Returns what a link to no entry leads to; null where it names nothing.
  const SharedNode* target_of(const Link& link, ClassId type) const;

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  void add_concept(const Attribute& attribute);
  void add_link(const Link& link, const Edge* edge, VertexId source);
  std::uint32_t node(ClassId type, std::string_view text);
  void add_scheme(ClassId type);
  std::size_t place_of(ClassId type, std::string_view text) const;
  void grow();

  const PatternGraph& graph_;
  const Terms& terms_;
  std::string base_;
  Arena texts_;
  std::vector<SharedNode> nodes_;
  std::vector<std::uint32_t> places_;  ///< of nodes, by what they are called: a table of open addresses
  std::map<ClassId, std::uint32_t> schemes_;
  std::deque<Iri> iris_;                      ///< of concepts and schemes, to which many statements lead
  std::vector<Mention> mentions_;             ///< by node
  std::vector<std::uint32_t> first_mention_;  ///< by node; one more at the end
};

}  // namespace patgraph
