#include "derived.hpp"

#include <algorithm>
#include <utility>

namespace patgraph {
DerivedStatements::DerivedStatements(const Schema& schema, const Terms& terms,
                                     const DescriptionSource& stated) {
  add_implications(schema, terms);
  std::vector<Derived> known;
  for (std::size_t step = 0; step < stated.step_count(); ++step) {
    stated.describe(step, kept_);
    for (const Description& description : kept_.all) derive(description, known);
    kept_.all.clear();
  }
  const auto order = [](const Derived& derived) {
    return std::pair(std::string_view(derived.subject->text), order_of(derived.statement));
  };
  std::ranges::sort(known, {}, order);
  std::ranges::sort(derived_, {}, order);
  const auto same = [&](const Derived& a, const Derived& b) { return order(a) == order(b); };
  derived_.erase(std::unique(derived_.begin(), derived_.end(), same), derived_.end());
  std::erase_if(derived_, [&](const Derived& derived) {
    return std::ranges::binary_search(known, order(derived), {}, order);
  });
  for (std::size_t i = 0; i < derived_.size(); ++i) {
    if (i == 0 || derived_[i].subject->text != derived_[i - 1].subject->text) subjects_.push_back(i);
  }
}

void DerivedStatements::add_implications(const Schema& schema, const Terms& terms) {
  implied_.resize(terms.predicates().size());
  is_implied_.resize(terms.predicates().size());
  const auto add = [&](const Predicate* from, const Predicate* to, bool turned) {
    implied_[from->index].push_back({to, turned});
    is_implied_[to->index] = true;
  };
  for (FieldId id = 0; id < schema.fields.size(); ++id) {
    for (const std::string& above : schema.fields[id].super_properties)
      add(terms.field(id), terms.predicate(above), false);
  }
  for (RelationId id = 0; id < schema.relations.size(); ++id) {
    for (const Implication& implied : schema.relations[id].implied)
      add(terms.relation(id), terms.predicate(implied.iri), implied.turned);
  }
}

/// Adds what follows from a description, and what of it might follow from others.
void DerivedStatements::derive(const Description& description, std::vector<Derived>& stated) {
  for (const Statement& statement : description.statements) {
    if (is_implied_[statement.predicate->index]) stated.push_back({description.subject, statement});
    for (const auto& [predicate, turned] : implied_[statement.predicate->index]) {
      if (!turned) {
        derived_.push_back({description.subject, {predicate, statement.object}});
      } else if (statement.object.iri != nullptr) {
        derived_.push_back({statement.object.iri, {predicate, {description.subject, {}, nullptr}}});
      }
    }
  }
}

void DerivedStatements::describe(std::size_t step, Descriptions& into) const {
  const std::size_t begin = subjects_[step];
  const std::size_t end = step + 1 < subjects_.size() ? subjects_[step + 1] : derived_.size();
  Description& description = into.all.emplace_back(Description{derived_[begin].subject, {}});
  for (std::size_t i = begin; i < end; ++i) description.statements.push_back(derived_[i].statement);
}

}  // namespace patgraph
