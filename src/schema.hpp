#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostic.hpp"
#include "rdf.hpp"

namespace patgraph {

using ClassId = std::uint32_t;     ///< index into Schema::classes
using FieldId = std::uint32_t;     ///< index into Schema::fields
using KeyId = std::uint32_t;       ///< index into Schema::key_paths
using RelationId = std::uint32_t;  ///< index into Schema::relations

/// What the values of a field are, by the `rdfs:range` of its property.
enum class Range : std::uint8_t {
  string,
  decimal,
  integer,
  boolean,
  any_uri,
  g_year,
  date_or_time,
  resource,      ///< an IRI where the value is one, else text
  skos_concept,  ///< a concept of the class `Field::concept_class`
  relation_name  ///< the key of a relation
};

/// A compiled regular expression (ECMAScript, as `sh:pattern` reads it but for flags).
class IdPattern;

struct Class {
  std::string iri;
  std::string name;  ///< local name: what follows the namespace
  std::string label;
  std::vector<ClassId> superclasses;              ///< all of them, itself included
  std::vector<std::string> foreign_superclasses;  ///< IRIs of those that other vocabularies define, by IRI
  std::vector<std::string>
      values;  ///< the values it has, sorted; where there are any, no others are expected
  std::vector<std::string> deprecated_values;  ///< those that say of an entry that it is deprecated, sorted
  std::string iri_base;                        ///< before a value of `values`, where those have IRIs already
  std::string id_pattern;                      ///< empty where ids of the class follow no pattern
  std::shared_ptr<const IdPattern> compiled_id_pattern;
  bool is_entry = false;  ///< its instances are entries: each is described by a file
};

/// What a link states besides its own relation.
struct Implication {
  std::string iri;
  bool turned = false;  ///< it leads from the target to the source
};

/// A property whose values are concepts or literals.
struct Field {
  std::string iri;
  std::string label;
  std::string key;  ///< where authors write it: the first of its keys
  Range range = Range::string;
  ClassId concept_class = 0;                  ///< where range is skos_concept
  std::optional<ClassId> domain;              ///< what it describes; empty: every entry
  std::vector<FieldId> not_before;            ///< dates that its own must not precede
  bool functional = false;                    ///< one value at most
  bool required = false;                      ///< everything that it describes must have it
  bool strength = false;                      ///< measures how strong a link is
  bool summary = false;                       ///< says what an entry is about
  bool page = false;                          ///< leads to the web page of an entry
  bool facet = false;                         ///< readers of a map filter and colour it by the values
  std::vector<std::string> super_properties;  ///< IRIs of all of them
  std::optional<double> minimum;
  std::optional<double> maximum;
};

/// What a key inside a link says.
struct LinkKey {
  enum class Role : std::uint8_t {
    target,        ///< names the target
    target_field,  ///< describes the target
    link_field     ///< describes the link
  };
  Role role = Role::target;
  std::uint32_t index = 0;  ///< target: rank of the key, most binding first; else a FieldId
  KeyId key = 0;
};

/// A property that leads from an entry to another entry or to a shared node.
struct RelationType {
  std::string iri;
  std::string key;   ///< how authors write it: the last segment of its first key
  std::string name;  ///< local name: what follows the namespace
  std::string label;
  std::optional<ClassId> domain;  ///< of its sources; empty: every entry
  ClassId range = 0;
  std::vector<ClassId> ranges;  ///< a target is of one of these; `range` among them
  ClassId link_class = 0;
  bool to_entries = false;  ///< the target is an entry; otherwise a shared node, which needs no file
  bool asserted = true;     ///< false: its links are proposals, which state nothing about their ends
  bool functional = false;  ///< one target at most
  bool symmetric = false;
  bool prerequisite = false;        ///< the source needs the target
  bool accepts_deprecated = false;  ///< it leads to deprecated entries by intent
  bool transitive =
      false;  ///< chains of its links count: it is transitive itself, or something that it implies is
  std::optional<RelationId> inverse;
  std::string unwritten_inverse;  ///< IRI of an inverse that authors do not write; empty where there is none
  std::optional<ClassId> external;  ///< class of a target that has a name only
  std::optional<Severity> cycle;    ///< severity of a cycle along `axis`
  std::string color;                ///< of Graphviz
  std::string line_style;           ///< of Graphviz
  bool layered = false;             ///< drawings put its targets in the layer above its sources

  /// The relation as which it is drawn: of an inverse pair, always the same one.
  RelationId base = 0;
  bool against_base = false;  ///< it runs against `base`
  /// The relation along which its links can close a cycle: `base`, or the base of its super-property.
  RelationId axis = 0;
  bool against_axis = false;

  std::vector<Implication> implied;  ///< by inverse, symmetric and super-properties, all of them

  std::map<std::string, LinkKey, std::less<>> link_keys;
};

/// A relation whose links state a property between their ends: it is that property, or implies it.
struct Step {
  RelationId relation = 0;
  bool turned = false;  ///< they state it from the target to the source
  auto operator<=>(const Step&) const = default;
};

/// A property that excludes another.
struct ExcludedProperty {
  std::string iri;
  bool transitive = false;  ///< what chains of its links join counts as well
  std::vector<Step> steps;  ///< the relations by which entries state it, by relation
};

/// Two properties that must not join the same two entries (owl:propertyDisjointWith,
/// https://www.w3.org/TR/owl2-syntax/#Disjoint_Object_Properties).
struct Exclusion {
  ExcludedProperty one;
  ExcludedProperty other;
};

/// What a front-matter key stands for.
struct FieldRef {
  FieldId id;
  bool operator==(const FieldRef&) const = default;
};
struct RelationRef {
  RelationId id;
  bool operator==(const RelationRef&) const = default;
};
using KeyTerm = std::variant<std::monostate, FieldRef, RelationRef>;

/// A front-matter key: what it stands for, and the keys under it.
struct KeyNode {
  std::map<std::string, KeyNode, std::less<>> children;
  KeyTerm term;
  KeyId id = 0;
  bool holds_relations = false;  ///< every key under it is a relation, so an unknown one must be a mistake
};

/// Relations whose links are followed together, for a circle over several of them is a fault too.
struct RelationGroup {
  std::string label;
  std::vector<RelationId> axes;  ///< by id
  Severity cycle = Severity::warning;
};

/// A form that front matter had for a time, and what it demands of its files.
struct Generation {
  std::string label;
  std::vector<std::string> marks;  ///< paths of keys; a file in which one stands is of the generation
  std::vector<KeyTerm> required;
};

/// Everything that the ontology says, made ready for reading, checking and writing.
struct Schema {
  std::vector<Class> classes;                  ///< by IRI
  std::vector<Field> fields;                   ///< by IRI
  std::vector<RelationType> relations;         ///< by IRI
  std::vector<Exclusion> exclusions;           ///< of properties that entries can state, each once, by IRIs
  std::vector<RelationGroup> relation_groups;  ///< by IRI
  std::vector<Generation> generations;         ///< the newest first
  std::vector<KeyTerm> required;  ///< what every entry in their domain must have, id and title apart
  KeyNode keys;
  std::vector<std::string> key_paths;  ///< by KeyId: keys joined by "/"; those inside a link stand alone
  std::vector<rdf::Prefix> prefixes;   ///< by name
  ClassId default_class = 0;
  FieldId id = 0;
  FieldId slug = 0;
  FieldId title = 0;
  FieldId alias = 0;
  std::optional<FieldId> name;  ///< names shared nodes and external targets (`rdfs:label`)

  /// Returns the class whose id pattern the id matches, if there is one.
  std::optional<ClassId> class_of_id(std::string_view text) const;
  /// Returns whether a class is another or below it.
  bool is_a(ClassId type, ClassId above) const;
  /// Returns the fields that a name stands for: the path of a key, or its last segment. Several fields may
  /// share the latter.
  std::vector<FieldId> fields_named(std::string_view text) const;
  /// Returns the relation that authors write with that key.
  std::optional<RelationId> relation_by_key(std::string_view key) const;
  /// Returns the relations by which entries state a property about each other, proposals left out, by
  /// relation.
  std::vector<Step> steps_along(std::string_view property) const;
};

/// The text of `ontology/patgraph.ttl`, as compiled in.
std::string_view builtin_ontology();

/// Builds the schema from what the documents say together; the first is the built-in ontology.
/// Throws OntologyError (ontology.hpp).
Schema build_schema(std::span<const rdf::Document> documents);

/// Reads the built-in ontology and the Turtle files that extend it, in this order. Throws rdf::ParseError, or
/// std::runtime_error where a file cannot be read or they hold more than 4 MiB together.
std::vector<rdf::Document> read_ontology(std::span<const std::filesystem::path> extensions);

/// Builds the schema from what `read_ontology` reads.
Schema load_schema(std::span<const std::filesystem::path> extensions);

}  // namespace patgraph
