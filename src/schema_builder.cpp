#include "schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "id_pattern.hpp"
#include "iri.hpp"
#include "nearest.hpp"
#include "ontology.hpp"
#include "quotation.hpp"
#include "schema_algebra.hpp"
#include "schema_demands.hpp"
#include "vocabulary.hpp"

namespace patgraph {

namespace {

namespace voc = vocabulary;

constexpr std::array<std::pair<std::string_view, Range>, 10> kDatatypes{{
    {voc::rdfs_literal, Range::string},
    {voc::xsd_string, Range::string},
    {voc::xsd_decimal, Range::decimal},
    {voc::xsd_integer, Range::integer},
    {voc::xsd_boolean, Range::boolean},
    {voc::xsd_any_uri, Range::any_uri},
    {voc::xsd_g_year, Range::g_year},
    {voc::pg_date_or_time, Range::date_or_time},
    {voc::rdfs_resource, Range::resource},
    {voc::rdf_property, Range::relation_name},
}};

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    segments.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

using Place = Ontology::Place;

/// Turns the ontology into a schema; one member function per kind of term.
class SchemaBuilder {
 public:
  explicit SchemaBuilder(std::span<const rdf::Document> documents)
      : documents_(documents), ontology_(documents) {}

  Schema build() {
    ontology_.check_own_terms();
    add_prefixes();
    add_classes();
    add_properties();
    require_own_names(schema_.classes);
    require_own_names(schema_.relations);
    settle_algebra(ontology_, schema_);
    for (RelationType& relation : schema_.relations) add_link_keys(relation);
    settle_keys(schema_.keys, "");
    find_identity();
    add_demands(ontology_, schema_);
    return std::move(schema_);
  }

 private:
  void add_prefixes() {
    std::map<std::string, std::string> prefixes;
    for (const rdf::Document& document : documents_) {
      for (const rdf::Prefix& prefix : document.prefixes) prefixes.emplace(prefix.name, prefix.iri);
    }
    for (const auto& [name, iri] : prefixes) {
      if (!name.empty() && percent_encode_illegal(iri) == iri) schema_.prefixes.push_back({name, iri});
    }
  }

  void add_classes() {
    std::set<std::string> iris;
    for (const std::string& subject : ontology_.subjects_with(voc::rdf_type)) {
      if (ontology_.has(subject, voc::rdf_type, voc::owl_class)) iris.insert(subject);
    }
    for (const std::string& iri : iris) {
      require_legal(iri, voc::rdf_type);
      class_ids_.emplace(iri, static_cast<ClassId>(schema_.classes.size()));
      Class added;
      added.iri = iri;
      added.name = local_name(iri);
      added.label = ontology_.label_of(iri);
      for (const Place& value : ontology_.find(iri, voc::pg_value)) added.values.push_back(value.object());
      std::ranges::sort(added.values);
      if (const auto base = ontology_.find_one(iri, voc::pg_iri_base)) added.iri_base = legal_base(*base);
      schema_.classes.push_back(std::move(added));
    }
    std::optional<ClassId> default_class;
    for (Class& added : schema_.classes) {
      for (const std::string& above : ontology_.closure(added.iri, voc::rdfs_subclass_of)) {
        if (const auto id = class_ids_.find(above); id != class_ids_.end())
          added.superclasses.push_back(id->second);
        if (above != added.iri && !above.starts_with(voc::pg_namespace))
          added.foreign_superclasses.push_back(above);
      }
      std::ranges::sort(added.foreign_superclasses);
      if (const auto place = ontology_.find_one(added.iri, voc::pg_id_pattern)) add_id_pattern(added, *place);
      if (const auto place = ontology_.find_one(added.iri, voc::pg_default);
          place && place->object() == "true") {
        if (default_class)
          Ontology::fail(*place,
                         "'" + schema_.classes[*default_class].iri + "' is the default class already");
        default_class = class_ids_.at(added.iri);
      }
    }
    if (!default_class) throw OntologyError("ontology/patgraph.ttl", 1, "no class has pg:default true");
    schema_.default_class = *default_class;
  }

  /// The IRIs of concepts, of shared nodes and of links are made of the local names of classes and relations.
  template <typename Named>
  void require_own_names(const std::vector<Named>& all) const {
    std::map<std::string, std::string> bearers;
    for (const Named& named : all) {
      const auto [first, added] = bearers.emplace(named.name, named.iri);
      if (added) continue;
      // Ours came first: the other one is at fault.
      const std::string& later = named.iri.starts_with(voc::pg_namespace) ? first->second : named.iri;
      const std::string& earlier = &later == &named.iri ? first->second : named.iri;
      Ontology::fail(ontology_.find(later, voc::rdf_type).front(),
                     in_quotes(later) + " has the local name of " + in_quotes(earlier) +
                         "; expected one of its own, for exports are named by it");
    }
  }

  /// What is exported must be an IRI; Turtle allows escapes that spell anything.
  void require_legal(const std::string& iri, std::string_view stated_by) const {
    if (percent_encode_illegal(iri) == iri) return;
    Ontology::fail(ontology_.find(iri, stated_by).front(), in_quotes(iri) + " is no legal IRI");
  }

  static std::string legal_base(const Place& place) {
    if (is_absolute_iri(place.object()) && percent_encode_illegal(place.object()) == place.object())
      return place.object();
    Ontology::fail(place, in_quotes(place.object()) + " is no absolute IRI");
  }

  void add_id_pattern(Class& added, const Place& place) {
    added.id_pattern = place.object();
    try {
      added.compiled_id_pattern = std::make_shared<const IdPattern>(added.id_pattern);
    } catch (const std::regex_error& error) {
      Ontology::fail(place,
                     "the id pattern of '" + added.iri + "' is no regular expression: " + error.what());
    }
    for (const ClassId above : added.superclasses) schema_.classes[above].is_entry = true;
  }

  /// A property that authors can write has a key; whether it is a relation or a field, its range decides.
  void add_properties() {
    for (const std::string& iri : ontology_.subjects_with(voc::pg_key)) {
      require_legal(iri, voc::pg_key);
      const auto range = ontology_.range_of(iri);
      if (!range) {
        Ontology::fail(ontology_.find(iri, voc::pg_key).front(),
                       "'" + iri + "' has a pg:key but no rdfs:range");
      }
      const auto range_class = class_ids_.find(range->object());
      const bool is_relation = range_class != class_ids_.end() && !is_concept(range_class->second);
      if (is_relation) {
        add_relation(iri, range_class->second);
      } else {
        add_field(iri, *range);
      }
    }
  }

  bool is_concept(ClassId id) const {
    const Class& checked = schema_.classes[id];
    if (checked.is_entry) return false;
    const auto above = ontology_.closure(checked.iri, voc::rdfs_subclass_of);
    return std::ranges::find(above, voc::skos_concept) != above.end();
  }

  void add_field(const std::string& iri, const Place& range) {
    Field field;
    field.iri = iri;
    const std::string& range_iri = range.object();
    if (const auto id = class_ids_.find(range_iri); id != class_ids_.end()) {
      field.range = Range::skos_concept;
      field.concept_class = id->second;
    } else if (const auto* datatype =
                   std::ranges::find(kDatatypes, range_iri, &decltype(kDatatypes)::value_type::first);
               datatype != kDatatypes.end()) {
      field.range = datatype->second;
    } else {
      fail_unknown_range(iri, range);
    }
    field.label = ontology_.label_of(iri);
    field.functional = ontology_.has(iri, voc::rdf_type, voc::owl_functional_property);
    field.required = ontology_.has(iri, voc::pg_required, "true");
    field.strength = ontology_.has(iri, voc::rdf_type, voc::pg_strength_property);
    field.summary = ontology_.has(iri, voc::rdf_type, voc::pg_summary_property);
    field.page = ontology_.has(iri, voc::rdf_type, voc::pg_page_property);
    field.facet = ontology_.has(iri, voc::rdf_type, voc::pg_facet_property);
    field.super_properties = ontology_.closure(iri, voc::rdfs_subproperty_of);
    field.super_properties.erase(field.super_properties.begin());
    field.minimum = number(iri, voc::pg_min_inclusive);
    field.maximum = number(iri, voc::pg_max_inclusive);
    const std::vector<Place> keys = ontology_.find(iri, voc::pg_key);
    field.key = keys.front().object();
    const auto id = static_cast<FieldId>(schema_.fields.size());
    schema_.fields.push_back(std::move(field));
    if (!describes_link_or_target(iri)) {
      for (const Place& key : keys) claim_key(key, FieldRef{id});
    }
  }

  [[noreturn]] void fail_unknown_range(const std::string& iri, const Place& range) const {
    std::vector<std::string_view> known;
    for (const Class& candidate : schema_.classes) known.push_back(candidate.iri);
    std::string datatypes;
    for (const auto& [datatype, unused] : kDatatypes) {
      known.push_back(datatype);
      datatypes += (datatypes.empty() ? "" : ", ") + std::string(datatype);
    }
    Ontology::fail(range, "the range of '" + iri + "' is '" + range.object() +
                              "'; expected a declared owl:Class or one of " + datatypes +
                              did_you_mean(range.object(), known));
  }

  /// A scope that is neither an entry class nor absent belongs to a link or to what a link points at.
  bool describes_link_or_target(const std::string& iri) const {
    const auto scope = ontology_.scope_of(iri);
    if (!scope) return false;
    const auto id = class_ids_.find(scope->object());
    return id == class_ids_.end() || !schema_.classes[id->second].is_entry;
  }

  void add_relation(const std::string& iri, ClassId range) {
    RelationType relation;
    relation.iri = iri;
    const std::vector<Place> keys = ontology_.find(iri, voc::pg_key);
    relation.key = segments_of(keys.front().object()).back();
    relation.name = local_name(iri);
    relation.label = ontology_.label_of(iri);
    relation.range = range;
    relation.to_entries = schema_.classes[range].is_entry;
    relation.link_class =
        class_of(iri, voc::pg_link_class).value_or(class_ids_.at(std::string(voc::pg_relationship)));
    relation.asserted = schema_.classes[relation.link_class].iri == voc::pg_relationship;
    relation.functional = ontology_.has(iri, voc::rdf_type, voc::owl_functional_property);
    relation.symmetric = ontology_.has(iri, voc::rdf_type, voc::owl_symmetric_property);
    relation.external = class_of(iri, voc::pg_external);
    relation.color = text_of(iri, voc::pg_color, "#000000");
    relation.line_style = text_of(iri, voc::pg_line_style, "solid");
    relation.layered = ontology_.has(iri, voc::pg_layered, "true");
    relation.cycle = ontology_.cycle_severity_of(iri);
    const auto id = static_cast<RelationId>(schema_.relations.size());
    schema_.relations.push_back(std::move(relation));
    for (const Place& key : keys) claim_key(key, RelationRef{id});
  }

  /// Collects the keys that a link of this relation may have.
  void add_link_keys(RelationType& relation) {
    add_target_keys(relation);
    add_field_keys(relation);
    for (auto& [key, meaning] : relation.link_keys) meaning.key = add_key_path(key);
  }

  void add_field_keys(RelationType& relation) {
    std::map<std::string, Place> claims;
    const std::vector<ClassId>& link_classes = schema_.classes[relation.link_class].superclasses;
    for (FieldId id = 0; id < schema_.fields.size(); ++id) {
      const auto domain = ontology_.scope_of(schema_.fields[id].iri);
      if (!domain) continue;
      const std::string& domain_iri = domain->object();
      const auto domain_class = class_ids_.find(domain_iri);
      const bool of_link = domain_class != class_ids_.end() &&
                           std::ranges::find(link_classes, domain_class->second) != link_classes.end();
      const bool names_things =
          domain_iri == voc::rdfs_resource && (!relation.to_entries || relation.external);
      const bool of_target = names_things ||
                             (!relation.to_entries && domain_iri == schema_.classes[relation.range].iri) ||
                             (relation.external && domain_iri == schema_.classes[*relation.external].iri);
      if (!of_link && !of_target) continue;
      const auto role = of_link ? LinkKey::Role::link_field : LinkKey::Role::target_field;
      for (const Place& key : ontology_.find(schema_.fields[id].iri, voc::pg_key)) {
        const auto first = claims.find(key.object());
        if (first != claims.end()) fail_taken(key, first->second);
        if (!relation.link_keys.emplace(key.object(), LinkKey{role, id, 0}).second)
          Ontology::fail(key, "the key '" + key.object() + "' names the target of a link already");
        claims.emplace(key.object(), key);
      }
    }
  }

  void add_target_keys(RelationType& relation) {
    std::uint32_t rank = 0;
    auto list = ontology_.find_one(voc::pg_target, voc::pg_keys);
    while (list) {
      const std::string node = list->object();
      const auto first = ontology_.find_one(node, voc::rdf_first);
      if (!first) break;
      relation.link_keys.emplace(first->object(), LinkKey{LinkKey::Role::target, rank++, 0});
      list = ontology_.find_one(node, voc::rdf_rest);
    }
  }

  /// Of two terms with one key, the one that was declared later is at fault.
  [[noreturn]] static void fail_taken(const Place& one, const Place& other) {
    const auto line = [](const Place& place) { return std::pair(place.document, place.statement->line); };
    const auto& [earlier, later] =
        std::minmax(one, other, [&](const Place& a, const Place& b) { return line(a) < line(b); });
    Ontology::fail(
        later, "the key '" + later.object() + "' belongs to '" + earlier.statement->subject + "' already");
  }

  void claim_key(const Place& place, KeyTerm term) {
    KeyNode* node = &schema_.keys;
    for (const std::string& segment : segments_of(place.object())) node = &node->children[segment];
    const auto [first, added] = claims_.try_emplace(node, place);
    if (!added && node->term != term) fail_taken(place, first->second);
    node->term = term;
  }

  KeyId add_key_path(std::string path) {
    schema_.key_paths.push_back(std::move(path));
    return static_cast<KeyId>(schema_.key_paths.size() - 1);
  }

  /// Gives every key its path, and finds those under which only relations stand.
  void settle_keys(KeyNode& node, const std::string& path) {
    node.id = add_key_path(path);
    for (auto& [key, child] : node.children) settle_keys(child, path.empty() ? key : path + "/" + key);
    node.holds_relations =
        !node.children.empty() && std::ranges::all_of(node.children, [](const auto& child) {
          return std::holds_alternative<RelationRef>(child.second.term) && child.second.children.empty();
        });
  }

  void find_identity() {
    schema_.id = identity_field("id");
    schema_.slug = identity_field("slug");
    schema_.title = identity_field("title");
    schema_.alias = identity_field("aliases");
    const auto name = std::ranges::find(schema_.fields, voc::rdfs_label, &Field::iri);
    if (name != schema_.fields.end()) schema_.name = static_cast<FieldId>(name - schema_.fields.begin());
  }

  FieldId identity_field(const char* key) const {
    const auto node = schema_.keys.children.find(std::string_view(key));
    if (node == schema_.keys.children.end() || !std::holds_alternative<FieldRef>(node->second.term)) {
      throw OntologyError("ontology/patgraph.ttl", 1, "no field has the key '" + std::string(key) + "'");
    }
    return std::get<FieldRef>(node->second.term).id;
  }

  std::optional<ClassId> class_of(const std::string& iri, std::string_view predicate) const {
    const auto place = ontology_.find_one(iri, predicate);
    if (!place) return std::nullopt;
    const auto id = class_ids_.find(place->object());
    if (id != class_ids_.end()) return id->second;
    std::vector<std::string_view> known;
    for (const Class& candidate : schema_.classes) known.push_back(candidate.iri);
    Ontology::fail(
        *place, "'" + place->object() + "' is no declared owl:Class" + did_you_mean(place->object(), known));
  }

  std::string text_of(const std::string& iri, std::string_view predicate, std::string_view otherwise) const {
    const auto place = ontology_.find_one(iri, predicate);
    return place ? place->object() : std::string(otherwise);
  }

  std::optional<double> number(const std::string& iri, std::string_view predicate) const {
    const auto place = ontology_.find_one(iri, predicate);
    if (!place) return std::nullopt;
    const std::string& text = place->object();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
      Ontology::fail(*place, "'" + text + "' is no number");
    }
    return value;
  }

  std::span<const rdf::Document> documents_;
  Ontology ontology_;
  Schema schema_;
  std::map<std::string, ClassId, std::less<>> class_ids_;
  std::map<const KeyNode*, Place> claims_;  ///< who has each key
};

}  // namespace

Schema build_schema(std::span<const rdf::Document> documents) {
  return SchemaBuilder(documents).build();
}

}  // namespace patgraph
