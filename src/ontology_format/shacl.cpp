#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "../grouped_number.hpp"
#include "../vocabulary.hpp"
#include "shape_graph.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// A node shape and the word with which the names of its property shapes begin.
struct Owner {
  std::string iri;
  std::string word;
};

/// How many values there should be, and of what kind.
struct Expected {
  bool required = false;
  bool functional = false;
  std::string kind;  ///< as in "a number from 0 to 1"

  std::string message(std::string_view label) const {
    const std::string quoted = "'" + std::string(label) + "'";
    if (!required && !functional) return "Expected each " + quoted + " to be " + kind + ".";
    const std::string_view count = !functional ? "at least" : required ? "exactly" : "at most";
    return "Expected " + std::string(count) + " one " + quoted + ", " + kind + ".";
  }
};

/// What the literals of a range are.
struct Literals {
  std::string_view kind;
  std::string_view datatype;
};

/// Returns the literals of a range; without a datatype where there is no single one.
Literals literals_of(Range range) {
  switch (range) {
    case Range::string:
      return {"a text", voc::xsd_string};
    case Range::decimal:
      return {"a number", voc::xsd_decimal};
    case Range::integer:
      return {"a whole number", voc::xsd_integer};
    case Range::boolean:
      return {"true or false", voc::xsd_boolean};
    case Range::g_year:
      return {"a year", voc::xsd_g_year};
    case Range::date_or_time:
      return {"a day or a time", {}};
    case Range::any_uri:
      return {"an IRI", {}};
    case Range::resource:
      return {"an IRI or a text", {}};
    case Range::skos_concept:
      return {"a concept", {}};
    case Range::relation_name:
      break;
  }
  return {"a relation", {}};
}

std::string bounds_text(const Field& field) {
  if (field.minimum && field.maximum)
    return " from " + number_text(*field.minimum) + " to " + number_text(*field.maximum);
  if (field.minimum) return " of at least " + number_text(*field.minimum);
  return field.maximum ? " of at most " + number_text(*field.maximum) : "";
}

class ShapesWriter {
 public:
  explicit ShapesWriter(const OntologyInput& input)
      : input_(input), schema_(input.schema), ontology_(input.ontology), shapes_(input) {
    for (ClassId id = 0; id < schema_.classes.size(); ++id) {
      const Class& type = schema_.classes[id];
      if (type.is_entry && (!type.id_pattern.empty() || id == schema_.default_class))
        entry_classes_.push_back(id);
    }
  }

  void write(std::ostream& out) {
    for (const ClassId id : entry_classes_) add_entries(id);
    std::set<ClassId> link_classes;
    std::set<ClassId> shared;
    std::set<ClassId> concepts;
    for (const RelationType& relation : schema_.relations) {
      link_classes.insert(relation.link_class);
      if (!relation.to_entries) shared.insert(relation.range);
      if (relation.external) shared.insert(*relation.external);
    }
    for (const Field& field : schema_.fields) {
      if (field.range == Range::skos_concept) concepts.insert(field.concept_class);
    }
    for (const ClassId id : link_classes) add_links(id);
    for (const ClassId id : shared) add_shared_nodes(id);
    for (const ClassId id : concepts) add_concepts(id);
    add_query_shapes(input_, iris_of(entry_classes_), shapes_);
    shapes_.write(out);
  }

 private:
  std::vector<std::string> iris_of(const std::vector<ClassId>& ids) const {
    std::vector<std::string> iris;
    iris.reserve(ids.size());
    for (const ClassId id : ids) iris.push_back(schema_.classes[id].iri);
    return iris;
  }

  Owner add_node_shape(const Class& type) {
    Owner owner{shapes_.name({type.name}), {}};
    owner.word = local_name(owner.iri);
    shapes_.add_iri(owner.iri, voc::rdf_type, shacl::node_shape);
    shapes_.add_iri(owner.iri, shacl::target_class, type.iri);
    return owner;
  }

  std::string add_property_shape(const Owner& owner, const std::string& label, std::string_view iri) {
    std::string shape =
        shapes_.name({owner.word + "-" + hyphenated(label), owner.word + "-" + std::string(local_name(iri))});
    shapes_.add_iri(owner.iri, shacl::property, shape);
    shapes_.add_iri(shape, voc::rdf_type, shacl::property_shape);
    shapes_.add_in_english(shape, shacl::name, label);
    return shape;
  }

  /// Adds a shape for the values of one property; what they are is left to add. `unchecked` is the severity
  /// where no native check finds the same.
  std::string add_property(const Owner& owner, const std::string& label, std::string_view iri,
                           const Expected& expected, std::vector<std::string_view> checks,
                           Severity unchecked) {
    std::string shape = add_property_shape(owner, label, iri);
    shapes_.add_iri(shape, shacl::path, iri);
    if (expected.required) shapes_.add_number(shape, shacl::min_count, 1);
    if (expected.functional) shapes_.add_number(shape, shacl::max_count, 1);
    ShapeReport report{expected.message(label), std::move(checks)};
    if (report.checks.empty()) report.severity = unchecked;
    shapes_.add_report(shape, report);
    return shape;
  }

  /// Returns whether a term describes things of a class. Without a scope, it describes every entry.
  bool describes(const std::string& iri, const Class& type) const {
    const auto scope = ontology_.scope_of(iri);
    if (!scope) return type.is_entry;
    return std::ranges::any_of(type.superclasses,
                               [&](ClassId above) { return schema_.classes[above].iri == scope->object(); });
  }

  void add_entries(ClassId id) {
    const Class& type = schema_.classes[id];
    const Owner owner = add_node_shape(type);
    for (FieldId field = 0; field < schema_.fields.size(); ++field) {
      if (!describes(schema_.fields[field].iri, type)) continue;
      add_field(owner, schema_.fields[field], checks_of_entry_field(field));
    }
    for (const RelationType& relation : schema_.relations) {
      if (describes(relation.iri, type)) add_relation(owner, relation);
    }
    if (!type.id_pattern.empty()) add_id_pattern(owner, type.id_pattern);
  }

  std::vector<std::string_view> checks_of_entry_field(FieldId id) const {
    // Entries with one slug are one node, with the values of all of them.
    if (id == schema_.id) return {"missing-id", "duplicate-slug", "wrong-shape"};
    if (id == schema_.title) return {"missing-title", "duplicate-slug", "wrong-shape"};
    const Field& field = schema_.fields[id];
    std::vector<std::string_view> checks{check_of_misfit(field.range)};
    if (field.required) checks.emplace_back("missing-field");
    if (field.functional) checks.emplace_back("wrong-shape");
    return checks;
  }

  /// Which check finds what does not fit a field.
  static std::string_view check_of_misfit(Range range) {
    switch (range) {
      case Range::date_or_time:
      case Range::g_year:
        return "invalid-date";
      case Range::any_uri:
        return "invalid-uri";
      default:
        return "invalid-value";
    }
  }

  void add_field(const Owner& owner, const Field& field, std::vector<std::string_view> checks) {
    const bool is_concept = field.range == Range::skos_concept;
    const Class& type = schema_.classes[field.concept_class];
    const std::string kind = is_concept ? "an instance of " + shapes_.prefixed(type.iri)
                                        : std::string(literals_of(field.range).kind) + bounds_text(field);
    const std::string shape =
        add_property(owner, ontology_.label_of(field.iri), field.iri,
                     {field.required, field.functional, kind}, std::move(checks), Severity::warning);
    add_range(shape, field);
    if (field.minimum) shapes_.add_number(shape, shacl::min_inclusive, *field.minimum);
    if (field.maximum) shapes_.add_number(shape, shacl::max_inclusive, *field.maximum);
    if (is_concept && type.iri_base.empty() && !type.values.empty()) add_values(owner, field, type);
  }

  void add_range(const std::string& shape, const Field& field) {
    const std::string_view datatype = literals_of(field.range).datatype;
    if (!datatype.empty()) shapes_.add_iri(shape, shacl::datatype, datatype);
    switch (field.range) {
      case Range::any_uri:
        shapes_.add_iri(shape, shacl::node_kind, shacl::iri);
        break;
      case Range::resource:
        shapes_.add_iri(shape, shacl::node_kind, shacl::iri_or_literal);
        break;
      case Range::skos_concept:
        add_instances(shape, {schema_.classes[field.concept_class].iri});
        break;
      case Range::date_or_time:
        shapes_.add_iris(shape, shacl::or_,
                         std::array{alternative("value-date", shacl::datatype, voc::xsd_date),
                                    alternative("value-dateTime", shacl::datatype, voc::xsd_date_time)});
        break;
      default:
        break;
    }
  }

  /// The IRI of a concept depends on the base of an export, its label does not.
  void add_values(const Owner& owner, const Field& field, const Class& type) {
    const std::string label = ontology_.label_of(field.iri);
    const std::string shape = add_property_shape(owner, label + " values", field.iri);
    shapes_.add_iris(shape, shacl::path, std::array{field.iri, std::string(voc::skos_pref_label)});
    shapes_.add_texts(shape, shacl::in, type.values);
    std::string message = "Expected '" + label + "' to be one of";
    for (const std::string& value : type.values)
      message += (&value == &type.values.front() ? " '" : ", '") + value + "'";
    shapes_.add_report(shape, {message + ".", {"unknown-value"}, Severity::warning});
  }

  void add_id_pattern(const Owner& owner, const std::string& pattern) {
    const Field& id = schema_.fields[schema_.id];
    const std::string shape = add_property_shape(owner, ontology_.label_of(id.iri) + " pattern", id.iri);
    shapes_.add_iri(shape, shacl::path, id.iri);
    shapes_.add_text(shape, shacl::pattern, pattern);
    shapes_.add_report(shape, {"Expected an id of the form " + pattern + ".", {"invalid-id"}});
  }

  void add_relation(const Owner& owner, const RelationType& relation) {
    std::vector<std::string> classes = relation.to_entries ? iris_of(entry_classes_below(relation.ranges))
                                                           : std::vector{schema_.classes[relation.range].iri};
    if (relation.external) classes.push_back(schema_.classes[*relation.external].iri);
    std::vector<std::string_view> checks;
    if (relation.functional) checks.emplace_back("wrong-shape");
    if (relation.to_entries) checks.emplace_back("wrong-target-kind");
    const std::string shape = add_property(owner, relation.label, relation.iri,
                                           {false, relation.functional, instance_text(classes)},
                                           std::move(checks), Severity::warning);
    add_instances(shape, classes);
  }

  /// Classes are named one by one, for a validator need not know which lies below which.
  std::vector<ClassId> entry_classes_below(std::span<const ClassId> ids) const {
    std::vector<ClassId> below;
    for (const ClassId candidate : entry_classes_) {
      if (std::ranges::any_of(ids, [&](ClassId id) { return schema_.is_a(candidate, id); }))
        below.push_back(candidate);
    }
    return below;
  }

  std::string instance_text(const std::vector<std::string>& classes) const {
    std::string text = "an instance of ";
    for (const std::string& type : classes)
      text += (&type == &classes.front() ? "" : " or ") + shapes_.prefixed(type);
    return text;
  }

  void add_instances(const std::string& shape, const std::vector<std::string>& classes) {
    shapes_.add_iri(shape, shacl::node_kind, shacl::iri);
    if (classes.size() == 1) {
      shapes_.add_iri(shape, shacl::class_, classes.front());
      return;
    }
    std::vector<std::string> alternatives;
    for (const std::string& type : classes) {
      const std::string name = "instance-" + std::string(local_name(type));
      alternatives.push_back(alternative(name, shacl::class_, type));
    }
    shapes_.add_iris(shape, shacl::or_, alternatives);
  }

  /// Returns a shape that stands in several lists of alternatives.
  std::string alternative(const std::string& name, std::string_view predicate, std::string_view object) {
    const auto [entry, added] = alternatives_.try_emplace(std::string(object));
    if (added) {
      entry->second = shapes_.name({name});
      shapes_.add_iri(entry->second, voc::rdf_type, shacl::node_shape);
      shapes_.add_iri(entry->second, predicate, object);
    }
    return entry->second;
  }

  void add_links(ClassId id) {
    const Class& type = schema_.classes[id];
    const Owner owner = add_node_shape(type);
    const std::vector<std::string> entries = iris_of(entry_classes_);
    add_instances(add_property(owner, ontology_.label_of(voc::pg_source), voc::pg_source,
                               {true, true, instance_text(entries)}, {}, Severity::error),
                  entries);
    const std::string target = add_property(owner, ontology_.label_of(voc::pg_target), voc::pg_target,
                                            {true, true, "an IRI"}, {}, Severity::error);
    shapes_.add_iri(target, shacl::node_kind, shacl::iri);
    add_link_relation(owner, type.iri == voc::pg_relationship);
    for (const Field& field : schema_.fields) {
      if (field.iri == voc::pg_relation || !describes(field.iri, type)) continue;
      std::vector<std::string_view> checks{field.minimum || field.maximum ? "weight-out-of-range"
                                                                          : check_of_misfit(field.range)};
      // A link that is stated twice is one node, with the values of both.
      if (field.functional) checks.emplace_back("duplicate-link");
      add_field(owner, field, std::move(checks));
    }
  }

  /// A proposal need not say which relation it proposes.
  void add_link_relation(const Owner& owner, bool required) {
    const std::string shape =
        add_property(owner, ontology_.label_of(voc::pg_relation), voc::pg_relation,
                     {required, true, "a relation of the ontology"}, {"unknown-relation"}, Severity::warning);
    std::vector<std::string> relations;
    for (const RelationType& relation : schema_.relations) relations.push_back(relation.iri);
    shapes_.add_iris(shape, shacl::in, relations);
  }

  /// A shared node goes by every name that links give it.
  void add_shared_nodes(ClassId id) {
    const Class& type = schema_.classes[id];
    const Owner owner = add_node_shape(type);
    const std::string name = add_property(owner, ontology_.label_of(voc::rdfs_label), voc::rdfs_label,
                                          {true, false, "a text"}, {}, Severity::error);
    shapes_.add_iri(name, shacl::datatype, voc::xsd_string);
    for (const Field& field : schema_.fields) {
      const auto scope = ontology_.scope_of(field.iri);
      if (scope && scope->object() == type.iri) add_field(owner, field, {"invalid-value"});
    }
  }

  void add_concepts(ClassId id) {
    const Owner owner = add_node_shape(schema_.classes[id]);
    const std::string name = add_property(owner, "preferred label", voc::skos_pref_label,
                                          {true, true, "a text"}, {}, Severity::error);
    shapes_.add_iri(name, shacl::datatype, voc::xsd_string);
    const std::string scheme =
        add_property(owner, "scheme", voc::skos_in_scheme, {true, true, "an IRI"}, {}, Severity::error);
    shapes_.add_iri(scheme, shacl::node_kind, shacl::iri);
  }

  const OntologyInput& input_;
  const Schema& schema_;
  const Ontology& ontology_;
  ShapeGraph shapes_;
  std::vector<ClassId> entry_classes_;
  std::map<std::string, std::string> alternatives_;  ///< by the class or datatype
};

}  // namespace

void write_ontology_shapes(const OntologyInput& input, std::ostream& out) {
  ShapesWriter(input).write(out);
}

}  // namespace patgraph
