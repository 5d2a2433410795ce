#include "statements.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "../iri.hpp"
#include "../vocabulary.hpp"
#include "prefixes.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

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

/// Datatype IRIs by ValueKind; empty for kinds that are no typed literals.
constexpr std::array<std::string_view, 10> kDatatypeOfKind{"",
                                                           "",
                                                           voc::xsd_decimal,
                                                           voc::xsd_integer,
                                                           voc::xsd_boolean,
                                                           voc::xsd_date,
                                                           voc::xsd_date_time,
                                                           voc::xsd_g_year,
                                                           "",
                                                           ""};

static_assert(kDatatypeOfKind.size() == static_cast<std::size_t>(ValueKind::relation_name) + 1);

/// The kind of the literals that a range allows, or text where there is no single datatype.
ValueKind literal_kind_of(Range range) {
  switch (range) {
    case Range::decimal:
      return ValueKind::decimal;
    case Range::integer:
      return ValueKind::integer;
    case Range::boolean:
      return ValueKind::boolean;
    case Range::g_year:
      return ValueKind::g_year;
    default:
      return ValueKind::text;
  }
}

bool leads_to_iris(Range range) {
  return range == Range::any_uri || range == Range::resource || range == Range::skos_concept ||
         range == Range::relation_name;
}

auto order_of(const Statement& statement) {
  const Term& object = statement.object;
  const std::string_view type =
      object.datatype != nullptr ? std::string_view(object.datatype->text) : std::string_view();
  return std::tuple(statement.predicate->index, object.iri == nullptr,
                    object.iri != nullptr ? std::string_view(object.iri->text) : object.literal, type);
}

}  // namespace

Statements::Statements(const PatternGraph& graph, std::string base)
    : graph_(graph), base_(std::move(base)), prefixes_(usable_prefixes(graph.schema(), base_)) {
  const Schema& schema = graph.schema();
  for (const Class& type : schema.classes) class_iris_.push_back(make_iri(type.iri));
  for (const std::string_view datatype : kDatatypeOfKind)
    kind_iris_.push_back(make_iri(std::string(datatype)));
  add_predicates(schema);
  concept_iri_ = make_iri(std::string(voc::skos_concept));
  scheme_iri_ = make_iri(std::string(voc::skos_concept_scheme));
  for (const Entity* entity : graph.vertices())
    vertex_iris_.push_back(make_iri(base_ + percent_encode_segment(entity->slug)));
  for (std::size_t edge = 0; edge < graph.edges().size(); ++edge) {
    while (first_edge_.size() <= graph.edges()[edge].source) first_edge_.push_back(edge);
  }
  first_edge_.resize(graph.vertices().size(), graph.edges().size());
  add_shared_nodes();
  add_steps();
}

Iri Statements::make_iri(std::string text) const {
  std::string name = prefixed_name(text, prefixes_);
  return {std::move(text), std::move(name)};
}

void Statements::add_predicates(const Schema& schema) {
  // rdf:type comes first, as in hand-written Turtle; all else by IRI.
  std::set<std::string_view> iris{voc::pg_relation, voc::pg_source,      voc::pg_target,
                                  voc::rdfs_label,  voc::skos_in_scheme, voc::skos_pref_label};
  for (const Field& field : schema.fields) iris.insert(field.iri);
  for (const RelationType& relation : schema.relations) iris.insert(relation.iri);
  predicates_.reserve(iris.size() + 1);
  predicates_.push_back({make_iri(std::string(voc::rdf_type)), 0, true, nullptr});
  for (const std::string_view iri : iris) {
    predicates_.push_back(
        {make_iri(std::string(iri)), static_cast<std::uint32_t>(predicates_.size()), false, nullptr});
  }
  std::unordered_map<std::string_view, Predicate*> by_iri;
  for (Predicate& added : predicates_) by_iri.emplace(added.iri.text, &added);
  for (const std::string_view iri : {voc::pg_relation, voc::pg_source, voc::pg_target, voc::skos_in_scheme}) {
    by_iri.at(iri)->leads_to_iris = true;
  }
  for (const Field& field : schema.fields) {
    Predicate& added = *by_iri.at(field.iri);
    added.leads_to_iris = leads_to_iris(field.range);
    const ValueKind kind = literal_kind_of(field.range);
    if (kind != ValueKind::text) added.datatype = &kind_iris_[static_cast<std::size_t>(kind)];
    field_predicates_.push_back(&added);
  }
  for (const RelationType& relation : schema.relations) {
    Predicate& added = *by_iri.at(relation.iri);
    added.leads_to_iris = true;
    relation_predicates_.push_back(&added);
  }
  for (const auto& [iri, added] : by_iri) by_iri_text_.emplace(iri, added);
}

/// Collects what statements lead to besides entries: concepts, agents, external tools.
void Statements::add_shared_nodes() {
  const Schema& schema = graph_.schema();
  for (const Entity* entity : graph_.vertices()) {
    for (const Attribute& attribute : entity->attributes) add_concept(attribute);
    for (const Link& link : entity->links) {
      for (const Attribute& attribute : link.attributes) add_concept(attribute);
      for (const Attribute& attribute : link.description) add_concept(attribute);
      if (!schema.relations[link.relation].to_entries)
        add_target(link, schema.relations[link.relation].range);
    }
  }
  for (const Edge& edge : graph_.edges()) {
    if (edge.outcome == Outcome::external) add_target(*edge.link, *graph_.relation_of(edge).external);
  }
}

void Statements::add_concept(const Attribute& attribute) {
  if (attribute.value.kind != ValueKind::skos_concept) return;
  const ClassId type = graph_.schema().fields[attribute.field].concept_class;
  SharedNode& node = shared_node(type, attribute.value.text);
  node.is_concept = true;
  node.scheme = &scheme_of(type);
}

void Statements::add_target(const Link& link, ClassId type) {
  const std::string_view text = named_target(link, graph_.schema());
  if (text.empty()) return;
  SharedNode& node = shared_node(type, text);
  for (const Attribute& attribute : link.description) {
    if (attribute.field != graph_.schema().name || attribute.value.text != node.label)
      node.attributes.push_back(attribute);
  }
}

Statements::SharedNode& Statements::shared_node(ClassId type, std::string_view text) {
  const auto [entry, added] = shared_nodes_.try_emplace({type, text});
  SharedNode& node = entry->second;
  if (added) {
    const Class& described = graph_.schema().classes[type];
    node.iri = make_iri(base_ + segment_of_class(described.name) + "/" + percent_encode_segment(text));
    node.type = &class_iris_[type];
    node.label = text;
  }
  return node;
}

const Statements::SharedNode& Statements::scheme_of(ClassId type) {
  const auto [entry, added] = schemes_.try_emplace(type);
  SharedNode& scheme = entry->second;
  if (added) {
    const Class& described = graph_.schema().classes[type];
    scheme.iri = make_iri(base_ + segment_of_class(described.name) + "/");
    scheme.type = &scheme_iri_;
    scheme.is_concept = true;
    scheme.label = described.label;
  }
  return scheme;
}

void Statements::add_steps() {
  by_iri_.resize(graph_.vertices().size());
  for (VertexId v = 0; v < by_iri_.size(); ++v) by_iri_[v] = v;
  std::ranges::stable_sort(by_iri_, {},
                           [&](VertexId v) -> const std::string& { return vertex_iris_[v].text; });
  for (std::size_t begin = 0; begin < by_iri_.size();) {
    std::size_t end = begin + 1;
    while (end < by_iri_.size() && vertex_iris_[by_iri_[end]].text == vertex_iris_[by_iri_[begin]].text)
      ++end;
    steps_.push_back({nullptr, begin, end});
    begin = end;
  }
  for (const auto& [key, node] : shared_nodes_) steps_.push_back({&node, 0, 0});
  for (const auto& [type, scheme] : schemes_) steps_.push_back({&scheme, 0, 0});
  std::ranges::sort(steps_, {}, [&](const Step& step) -> const std::string& {
    return step.node != nullptr ? step.node->iri.text : vertex_iris_[by_iri_[step.begin]].text;
  });
}

void Statements::describe(std::size_t step, Descriptions& into) const {
  const auto [node, begin, end] = steps_[step];
  if (node != nullptr) {
    describe_node(*node, into);
    return;
  }
  Description entity{&vertex_iris_[by_iri_[begin]], {}};
  std::vector<Description> links;
  for (std::size_t i = begin; i < end; ++i) describe_entity(by_iri_[i], entity, links, into);
  sort(entity);
  into.all.push_back(std::move(entity));
  // The IRI of a link extends that of its entry by "#", which sorts before all that an IRI of another entry
  // may have in its place: subjects stay in order.
  std::ranges::stable_sort(links, {},
                           [](const Description& link) -> const std::string& { return link.subject->text; });
  for (auto link = links.begin(); link != links.end();) {
    Description merged = std::move(*link);
    for (++link; link != links.end() && link->subject->text == merged.subject->text; ++link) {
      merged.statements.insert(merged.statements.end(), link->statements.begin(), link->statements.end());
    }
    sort(merged);
    into.all.push_back(std::move(merged));
  }
}

void Statements::describe_node(const SharedNode& node, Descriptions& into) const {
  Description description{&node.iri, {}};
  std::vector<Statement>& statements = description.statements;
  statements.push_back({&predicates_.front(), {node.type, {}, nullptr}});
  if (node.is_concept) {
    if (node.scheme != nullptr) {
      statements.push_back({&predicates_.front(), {&concept_iri_, {}, nullptr}});
      statements.push_back({predicate(voc::skos_in_scheme), {&node.scheme->iri, {}, nullptr}});
    }
    statements.push_back({predicate(voc::skos_pref_label), {nullptr, node.label, nullptr}});
  } else {
    statements.push_back({predicate(voc::rdfs_label), {nullptr, node.label, nullptr}});
  }
  for (const Attribute& attribute : node.attributes) {
    statements.push_back({field_predicates_[attribute.field], term_of(attribute, into)});
  }
  sort(description);
  into.all.push_back(std::move(description));
}

void Statements::describe_entity(VertexId vertex, Description& entity, std::vector<Description>& links,
                                 Descriptions& into) const {
  const Entity& described = *graph_.vertices()[vertex];
  entity.statements.push_back({&predicates_.front(), {&class_iris_[described.entry_class], {}, nullptr}});
  for (const Attribute& attribute : described.attributes) {
    entity.statements.push_back({field_predicates_[attribute.field], term_of(attribute, into)});
  }
  // Edges stand in the order of links, but only links to entries have one.
  std::size_t edge = first_edge_[vertex];
  for (const Link& link : described.links) {
    const RelationType& relation = graph_.schema().relations[link.relation];
    const Iri* target = target_of(link, relation.to_entries ? &graph_.edges()[edge++] : nullptr);
    if (target == nullptr) continue;
    if (relation.asserted)
      entity.statements.push_back({relation_predicates_[link.relation], {target, {}, nullptr}});
    if (!relation.asserted || !link.attributes.empty()) {
      links.push_back(describe_link(vertex_iris_[vertex], link, target, into));
    }
  }
}

/// Returns what a link leads to, or null where it leads nowhere.
const Iri* Statements::target_of(const Link& link, const Edge* edge) const {
  const RelationType& relation = graph_.schema().relations[link.relation];
  if (edge != nullptr && edge->outcome == Outcome::resolved) return &vertex_iris_[edge->target];
  if (edge != nullptr && edge->outcome != Outcome::external) return nullptr;
  const ClassId type = edge != nullptr ? *relation.external : relation.range;
  const auto node = shared_nodes_.find({type, named_target(link, graph_.schema())});
  return node != shared_nodes_.end() ? &node->second.iri : nullptr;
}

/// Describes a link that says more than that it is there. Its IRI is made of source, relation and
/// target, parted by what none of them holds.
Description Statements::describe_link(const Iri& source, const Link& link, const Iri* target,
                                      Descriptions& into) const {
  const RelationType& relation = graph_.schema().relations[link.relation];
  const Predicate* relation_predicate = predicate(voc::pg_relation);
  Description description;
  std::vector<Statement>& statements = description.statements;
  std::string kind = percent_encode_segment(relation.name);
  for (const Attribute& attribute : link.attributes) {
    const Predicate* stated = field_predicates_[attribute.field];
    if (stated == relation_predicate) kind += ":" + percent_encode_segment(attribute.value.text);
    statements.push_back({stated, term_of(attribute, into)});
  }
  if (relation.asserted) {
    statements.push_back({relation_predicate, {&relation_predicates_[link.relation]->iri, {}, nullptr}});
  }
  statements.push_back({&predicates_.front(), {&class_iris_[relation.link_class], {}, nullptr}});
  statements.push_back({predicate(voc::pg_source), {&source, {}, nullptr}});
  statements.push_back({predicate(voc::pg_target), {target, {}, nullptr}});
  const std::string_view target_name = std::string_view(target->text).substr(base_.size());
  into.minted.push_back(make_iri(source.text + "#" + kind + ":" + std::string(target_name)));
  description.subject = &into.minted.back();
  return description;
}

Term Statements::term_of(const Attribute& attribute, Descriptions& into) const {
  const Value& value = attribute.value;
  switch (value.kind) {
    case ValueKind::text:
      return {nullptr, value.text, nullptr};
    case ValueKind::iri:
      into.minted.push_back(make_iri(std::string(value.text)));
      return {&into.minted.back(), {}, nullptr};
    case ValueKind::skos_concept: {
      const ClassId type = graph_.schema().fields[attribute.field].concept_class;
      return {&shared_nodes_.at({type, value.text}).iri, {}, nullptr};
    }
    case ValueKind::relation_name:
      return {&relation_predicates_[*graph_.schema().relation_by_key(value.text)]->iri, {}, nullptr};
    default:
      return {nullptr, value.text, &kind_iris_[static_cast<std::size_t>(value.kind)]};
  }
}

void Statements::sort(Description& description) {
  std::vector<Statement>& statements = description.statements;
  std::ranges::sort(statements, {}, order_of);
  const auto same = [](const Statement& a, const Statement& b) { return order_of(a) == order_of(b); };
  statements.erase(std::unique(statements.begin(), statements.end(), same), statements.end());
}

}  // namespace patgraph
