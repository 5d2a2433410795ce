#pragma once

#include <vector>

#include "statements.hpp"

namespace patgraph {

/// What follows from the statements of a graph by inverse, symmetric and super-properties, and is not stated
/// already.
class DerivedStatements : public DescriptionSource {
 public:
  DerivedStatements(const PatternGraph& graph, const Terms& terms, const Statements& stated);

  std::size_t step_count() const override { return subjects_.size(); }
  /// Describes one subject.
  void describe(std::size_t step, Descriptions& into) const override;

 private:
  struct Derived {
    const Iri* subject = nullptr;
    Statement statement;
  };
  void add_links(VertexId vertex, std::vector<Derived>& known);
  void add_values(VertexId vertex, std::vector<Derived>& known);

  const PatternGraph& graph_;
  const Terms& terms_;
  const Statements& stated_;
  Descriptions minted_;
  std::vector<Derived> derived_;
  std::vector<std::size_t> subjects_;  ///< where in `derived_` the statements of each begin
};

}  // namespace patgraph
