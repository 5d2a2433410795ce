#pragma once

#include <vector>

#include "statements.hpp"

namespace patgraph {

/// What follows from statements by inverse, symmetric and super-properties, and is not stated already.
class DerivedStatements : public DescriptionSource {
 public:
  DerivedStatements(const Schema& schema, const Terms& terms, const DescriptionSource& stated);

  std::size_t step_count() const override { return subjects_.size(); }
  /// Describes one subject.
  void describe(std::size_t step, Descriptions& into) const override;

 private:
  struct Derived {
    const Iri* subject = nullptr;
    Statement statement;
  };
  struct ImpliedPredicate {
    const Predicate* predicate = nullptr;
    bool turned = false;  ///< the object becomes the subject
  };
  void add_implications(const Schema& schema, const Terms& terms);
  void derive(const Description& description, std::vector<Derived>& stated);

  std::vector<std::vector<ImpliedPredicate>> implied_;  ///< by Predicate::index
  std::vector<bool> is_implied_;                        ///< by Predicate::index
  Descriptions kept_;                                   ///< what statements point at
  std::vector<Derived> derived_;
  std::vector<std::size_t> subjects_;  ///< where in `derived_` the statements of each begin
};

}  // namespace patgraph
