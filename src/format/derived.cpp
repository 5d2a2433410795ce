#include "derived.hpp"

#include <algorithm>
#include <tuple>

namespace patgraph {
namespace {

auto order_of(const Iri* subject, const Statement& statement) {
  const Term& object = statement.object;
  const std::string_view type =
      object.datatype != nullptr ? std::string_view(object.datatype->text) : std::string_view();
  return std::tuple(std::string_view(subject->text), statement.predicate->index, object.iri == nullptr,
                    object.iri != nullptr ? std::string_view(object.iri->text) : object.literal, type);
}

}  // namespace

DerivedStatements::DerivedStatements(const PatternGraph& graph, const Terms& terms, const Statements& stated)
    : graph_(graph), terms_(terms), stated_(stated) {
  const auto order = [](const Derived& derived) { return order_of(derived.subject, derived.statement); };
  std::vector<Derived> known;
  for (VertexId vertex = 0; vertex < graph.vertices().size(); ++vertex) {
    add_links(vertex, known);
    add_values(vertex, known);
  }
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

void DerivedStatements::add_links(VertexId vertex, std::vector<Derived>& known) {
  const Iri& source = stated_.vertex_iri(vertex);
  stated_.for_each_link(vertex, [&](const Link& link, const Iri& target) {
    const auto relation = stated_.stated_relation(link);
    if (!relation) return;
    known.push_back({&source, {terms_.relation(*relation), {&target, {}, nullptr}}});
    for (const Implication& implied : graph_.schema().relations[*relation].implied) {
      const Statement statement{terms_.predicate(implied.iri),
                                {implied.turned ? &source : &target, {}, nullptr}};
      // The export states inverses that nobody writes already.
      const bool stated =
          implied.turned && implied.iri == graph_.schema().relations[*relation].unwritten_inverse;
      (stated ? known : derived_).push_back({implied.turned ? &target : &source, statement});
    }
  });
}

void DerivedStatements::add_values(VertexId vertex, std::vector<Derived>& known) {
  const Iri& subject = stated_.vertex_iri(vertex);
  for (const Attribute& attribute : graph_.vertices()[vertex]->attributes) {
    const Term object = stated_.term_of(attribute, minted_);
    known.push_back({&subject, {terms_.field(attribute.field), object}});
    for (const std::string& above : graph_.schema().fields[attribute.field].super_properties)
      derived_.push_back({&subject, {terms_.predicate(above), object}});
  }
}

void DerivedStatements::describe(std::size_t step, Descriptions& into) const {
  const std::size_t begin = subjects_[step];
  const std::size_t end = step + 1 < subjects_.size() ? subjects_[step + 1] : derived_.size();
  Description& description = into.all.emplace_back(Description{derived_[begin].subject, {}});
  for (std::size_t i = begin; i < end; ++i) description.statements.push_back(derived_[i].statement);
}

}  // namespace patgraph
