#include "terms.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "../iri.hpp"
#include "../vocabulary.hpp"
#include "prefixes.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// A predicate that no key of front matter stands for, and what its objects are.
struct FixedPredicate {
  std::string_view iri;
  ValueKind kind;
};

constexpr std::array kFixedPredicates{
    FixedPredicate{voc::dcterms_issued, ValueKind::date_time},
    FixedPredicate{voc::dcterms_license, ValueKind::iri},
    FixedPredicate{voc::dcterms_title, ValueKind::text},
    FixedPredicate{voc::owl_version_info, ValueKind::text},
    FixedPredicate{voc::pg_relation, ValueKind::iri},
    FixedPredicate{voc::pg_source, ValueKind::iri},
    FixedPredicate{voc::pg_target, ValueKind::iri},
    FixedPredicate{voc::prov_was_associated_with, ValueKind::iri},
    FixedPredicate{voc::prov_was_generated_by, ValueKind::iri},
    FixedPredicate{voc::rdfs_label, ValueKind::text},
    FixedPredicate{voc::skos_in_scheme, ValueKind::iri},
    FixedPredicate{voc::skos_pref_label, ValueKind::text},
    FixedPredicate{voc::void_class, ValueKind::iri},
    FixedPredicate{voc::void_class_partition, ValueKind::iri},
    FixedPredicate{voc::void_entities, ValueKind::integer},
    FixedPredicate{voc::void_property, ValueKind::iri},
    FixedPredicate{voc::void_property_partition, ValueKind::iri},
    FixedPredicate{voc::void_triples, ValueKind::integer},
    FixedPredicate{voc::void_uri_space, ValueKind::text},
    FixedPredicate{voc::void_vocabulary, ValueKind::iri},
};

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

/// The kind of the literals of a range, as a rule.
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
    case Range::date_or_time:
      return ValueKind::date;
    default:
      return ValueKind::text;
  }
}

bool leads_to_iris(Range range) {
  return range == Range::any_uri || range == Range::resource || range == Range::skos_concept ||
         range == Range::relation_name;
}

/// Returns a key as its author wrote it (see UnmappedValue::path).
std::string unescaped(std::string_view key) {
  std::string text;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] != '~') {
      text += key[i];
    } else if (i + 1 < key.size()) {
      text += key[++i] == '1' ? '/' : '~';
    }
  }
  return text;
}

/// Writes a key as a segment of the IRI of a predicate. RDF/XML abbreviates each predicate, so that its IRI
/// must end in a name of XML: where it would not, an underscore ends it, and one of the key's own is escaped.
std::string segment_of_key(std::string_view key) {
  std::string segment = percent_encode_segment(unescaped(key));
  if (segment.ends_with('_')) return segment.substr(0, segment.size() - 1) + "%5F";
  const auto is_name_start = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_name = [&](char c) {
    return is_name_start(c) || c == '_' || c == '-' || c == '.' || (c >= '0' && c <= '9');
  };
  const auto tail = std::find_if_not(segment.rbegin(), segment.rend(), is_name);
  if (!std::any_of(segment.rbegin(), tail, is_name_start)) segment += '_';
  return segment;
}

std::string predicate_of_path(std::string_view path) {
  std::string iri(voc::pg_extra);
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    iri += (begin == 0 ? "" : "/") + segment_of_key(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return iri;
}

}  // namespace

std::tuple<std::uint32_t, bool, std::string_view, std::string_view> order_of(const Statement& statement) {
  const Term& object = statement.object;
  const std::string_view type =
      object.datatype != nullptr ? std::string_view(object.datatype->text) : std::string_view();
  return {statement.predicate->index, object.iri == nullptr,
          object.iri != nullptr ? std::string_view(object.iri->text) : object.literal, type};
}

void sort_statements(Description& description) {
  std::vector<Statement>& statements = description.statements;
  // Most differ in the predicate, and numbers are soon compared.
  std::ranges::sort(statements, [](const Statement& a, const Statement& b) {
    return a.predicate != b.predicate ? a.predicate->index < b.predicate->index : order_of(a) < order_of(b);
  });
  const auto same = [](const Statement& a, const Statement& b) {
    return a.predicate == b.predicate && order_of(a) == order_of(b);
  };
  statements.erase(std::unique(statements.begin(), statements.end(), same), statements.end());
}

Terms::Terms(const Schema& schema, const StatementOptions& options,
             const std::set<std::string_view>& unmapped_paths)
    : own_namespace_(options.own_namespace) {
  for (rdf::Prefix& prefix : usable_prefixes(schema, options.base))
    prefixes_.push_back({std::move(prefix.name), renamed(std::move(prefix.iri))});
  for (const Class& type : schema.classes) {
    class_iris_.push_back(iri(type.iri));
    std::vector<Iri>& foreign = foreign_classes_.emplace_back();
    for (const std::string& above : type.foreign_superclasses) foreign.push_back(iri(above));
  }
  for (const std::string_view datatype : kDatatypeOfKind) kind_iris_.push_back(iri(std::string(datatype)));
  add_predicates(schema, unmapped_paths);
}

std::string Terms::renamed(std::string text) const {
  if (text.starts_with(voc::pg_namespace)) text.replace(0, voc::pg_namespace.size(), own_namespace_);
  return text;
}

Iri Terms::iri(std::string text) const {
  return given_iri(renamed(std::move(text)));
}

Iri Terms::given_iri(std::string text) const {
  const rdf::Prefix* prefix = prefix_of(text, prefixes_);
  return {std::move(text), prefix};
}

void Terms::add_predicates(const Schema& schema, const std::set<std::string_view>& unmapped_paths) {
  std::set<std::string_view> iris;
  for (const FixedPredicate& fixed : kFixedPredicates) iris.insert(fixed.iri);
  for (const Field& field : schema.fields) {
    iris.insert(field.iri);
    iris.insert(field.super_properties.begin(), field.super_properties.end());
  }
  for (const RelationType& relation : schema.relations) {
    iris.insert(relation.iri);
    if (!relation.unwritten_inverse.empty()) iris.insert(relation.unwritten_inverse);
    for (const Implication& implied : relation.implied) iris.insert(implied.iri);
  }
  for (const std::string_view path : unmapped_paths)
    iris.insert(predicate_iris_.emplace_back(predicate_of_path(path)));

  // rdf:type comes first, as in hand-written Turtle; all else by IRI.
  predicates_.reserve(iris.size() + 1);
  predicates_.push_back({iri(std::string(voc::rdf_type)), 0, true, nullptr});
  by_iri_.emplace(voc::rdf_type, &predicates_.front());
  std::map<std::string_view, Predicate*> by_iri;
  for (const std::string_view text : iris) {
    const auto index = static_cast<std::uint32_t>(predicates_.size());
    Predicate& added = predicates_.emplace_back(Predicate{iri(std::string(text)), index, false, nullptr});
    by_iri.emplace(text, &added);
    by_iri_.emplace(text, &added);
  }
  for (const std::string_view path : unmapped_paths) {
    Predicate* added = by_iri.at(predicate_of_path(path));
    added->is_mapped = false;
    unmapped_.emplace(path, added);
  }
  settle_objects(schema, by_iri);
}

/// Finds out of which predicates the objects are IRIs, or literals of one datatype.
void Terms::settle_objects(const Schema& schema, const std::map<std::string_view, Predicate*>& by_iri) {
  for (const FixedPredicate& fixed : kFixedPredicates) {
    Predicate& predicate = *by_iri.at(fixed.iri);
    predicate.leads_to_iris = fixed.kind == ValueKind::iri;
    if (!predicate.leads_to_iris && fixed.kind != ValueKind::text) predicate.datatype = &datatype(fixed.kind);
  }
  for (const Field& field : schema.fields) {
    Predicate& predicate = *by_iri.at(field.iri);
    predicate.leads_to_iris = leads_to_iris(field.range);
    const ValueKind kind = literal_kind_of(field.range);
    predicate.datatype = kind != ValueKind::text ? &datatype(kind) : nullptr;
    field_predicates_.push_back(&predicate);
  }
  for (const Field& field : schema.fields) {
    // A super-property that no key stands for has the objects of those below it.
    for (const std::string& above : field.super_properties) {
      const auto own = [&](const Field& other) { return other.iri == above; };
      if (std::ranges::any_of(schema.fields, own)) continue;
      const Predicate& below = *by_iri.at(field.iri);
      by_iri.at(above)->leads_to_iris = below.leads_to_iris;
      by_iri.at(above)->datatype = below.datatype;
    }
  }
  for (const RelationType& relation : schema.relations) {
    Predicate& predicate = *by_iri.at(relation.iri);
    predicate.leads_to_iris = true;
    relation_predicates_.push_back(&predicate);
    if (!relation.unwritten_inverse.empty()) by_iri.at(relation.unwritten_inverse)->leads_to_iris = true;
    for (const Implication& implied : relation.implied) by_iri.at(implied.iri)->leads_to_iris = true;
  }
}

}  // namespace patgraph
