#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "terms.hpp"

namespace patgraph {

/// A concept, a concept scheme, or something that entries share without its being an entry.
struct SharedNode {
  enum class Kind : std::uint8_t { skos_concept, scheme, thing };
  Iri iri;
  Kind kind = Kind::thing;
  ClassId type = 0;                    ///< but for a scheme
  const SharedNode* scheme = nullptr;  ///< of a concept
  std::string_view text;               ///< as entries write it
  std::map<std::pair<FieldId, std::string_view>, Attribute>
      attributes;                                              ///< what entries say of it, each once
  std::vector<std::pair<const Predicate*, VertexId>> inverse;  ///< entries to which it leads back
};

/// What statements lead to besides entries: concepts and their schemes, agents, tools, communities.
class SharedNodes {
 public:
  SharedNodes(const PatternGraph& graph, const Terms& terms, std::string_view base);
  SharedNodes(const SharedNodes&) = delete;
  SharedNodes& operator=(const SharedNodes&) = delete;

  /// Returns the node of a concept.
  const SharedNode& concept_of(const Attribute& attribute) const;
  /// Returns what a link to no entry leads to; null where it names nothing.
  const SharedNode* target_of(const Link& link, ClassId type) const;
  /// Returns all nodes, by IRI.
  std::vector<const SharedNode*> all() const;

 private:
  /// What entries write, and what it is an instance of.
  using Name = std::pair<ClassId, std::string_view>;
  struct NameHash {
    std::size_t operator()(const Name& name) const {
      return std::hash<std::string_view>()(name.second) + name.first;
    }
  };

  void add_concept(const Attribute& attribute);
  void add_link(const Link& link, const Edge* edge, VertexId source);
  void add_target(const Link& link, ClassId type, VertexId source);
  SharedNode& node(ClassId type, std::string_view text);
  const SharedNode& scheme_of(ClassId type);
  Iri iri_of(ClassId type, std::string_view text) const;

  const PatternGraph& graph_;
  const Terms& terms_;
  std::string base_;
  std::unordered_map<Name, SharedNode, NameHash> nodes_;
  std::map<ClassId, SharedNode> schemes_;
};

}  // namespace patgraph
