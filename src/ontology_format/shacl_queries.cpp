#include <algorithm>
#include <vector>

#include "shape_graph.hpp"

namespace patgraph {
namespace {

/// A SPARQL property path over relations, and how readers call them.
struct Path {
  std::string text;
  std::string labels;

  void add(const std::string& step, const std::string& label) {
    text += (text.empty() ? "" : "|") + step;
    const std::string quoted = "'" + label + "'";
    if (labels.find(quoted) == std::string::npos) labels += (labels.empty() ? "" : ", ") + quoted;
  }
};

class QueryShapes {
 public:
  QueryShapes(const OntologyInput& input, std::span<const std::string> classes, ShapeGraph& shapes)
      : schema_(input.schema), ontology_(input.ontology), classes_(classes), shapes_(shapes) {}

  void add_unique_id() {
    const std::string& id = schema_.fields[schema_.id].iri;
    const std::string label = ontology_.label_of(id);
    const std::string property = shapes_.prefixed(id);
    shapes_.add_query(shapes_.name({"unique-" + hyphenated(label)}), classes_,
                      {"Expected no other entry with the same '" + label + "'.", {"duplicate-id"}},
                      "SELECT DISTINCT $this ?value\nWHERE {\n  $this " + property + " ?value .\n  ?other " +
                          property + " ?value .\n  FILTER (?other != $this)\n}");
  }

  void add_self_link() {
    std::string relations;
    for (const RelationType& relation : schema_.relations) {
      if (relation.to_entries && relation.asserted)
        relations += (relations.empty() ? "" : ", ") + shapes_.prefixed(relation.iri);
    }
    shapes_.add_query(
        shapes_.name({"self-link"}), classes_,
        {"Expected links to other entries; this one leads to the entry itself.", {"self-link"}},
        "SELECT $this ?path ($this AS ?value)\nWHERE {\n  $this ?path $this .\n  FILTER (?path IN (" +
            relations + "))\n}");
  }

  /// A circle along a relation whose circles are faults; a link from an entry to itself is another fault.
  void add_cycles() {
    for (RelationId id = 0; id < schema_.relations.size(); ++id) {
      const RelationType& axis = schema_.relations[id];
      if (axis.axis != id || !axis.cycle || *axis.cycle == Severity::info) continue;
      Path path;
      for (const RelationType& relation : schema_.relations) {
        if (relation.axis == id && relation.to_entries && relation.asserted)
          path.add((relation.against_axis ? "^" : "") + shapes_.prefixed(relation.iri), relation.label);
      }
      if (path.text.empty()) continue;
      shapes_.add_query(
          shapes_.name({"cycle-" + hyphenated(axis.label), "cycle-" + axis.name}), classes_,
          {"Expected no circle along " + path.labels + "; one leads from this entry back to it.",
           axis.transitive ? std::vector<std::string_view>{"cycle", "mutual-hierarchy"}
                           : std::vector<std::string_view>{"cycle"},
           *axis.cycle},
          "SELECT DISTINCT $this\nWHERE {\n  $this (" + path.text +
              ") ?next .\n  FILTER (?next != $this)\n  ?next (" + path.text + ")+ $this .\n}");
    }
  }

  void add_exclusions() {
    for (const Exclusion& exclusion : schema_.exclusions) add_exclusion(exclusion);
  }

 private:
  /// Returns the path along which entries are joined by a property.
  Path path_of(const ExcludedProperty& property) const {
    Path path;
    for (const auto& [id, turned] : property.steps) {
      const RelationType& relation = schema_.relations[id];
      path.add((turned ? "^" : "") + shapes_.prefixed(relation.iri), relation.label);
    }
    path.text = "(" + path.text + ")" + (property.transitive ? "+" : "");
    return path;
  }

  /// Two properties that must not join the same two entries.
  void add_exclusion(const Exclusion& exclusion) {
    const auto& [one, other] = exclusion;
    const Path first = path_of(one);
    const Path second = path_of(other);
    const std::string name =
        std::string(local_name(one.iri)) + "-disjoint-with-" + std::string(local_name(other.iri));
    const std::string_view check =
        one.transitive || other.transitive ? "relation-clash" : "relation-conflict";
    shapes_.add_query(
        shapes_.name({name}), classes_,
        {"Expected no entry to which both " + first.labels + " and " + second.labels + " lead.", {check}},
        "SELECT DISTINCT $this ?value\nWHERE {\n  $this " + first.text + " ?value .\n  $this " + second.text +
            " ?value .\n}");
  }

  const Schema& schema_;
  const Ontology& ontology_;
  std::span<const std::string> classes_;
  ShapeGraph& shapes_;
};

}  // namespace

void add_query_shapes(const OntologyInput& input, std::span<const std::string> entry_classes,
                      ShapeGraph& shapes) {
  QueryShapes queries(input, entry_classes, shapes);
  queries.add_unique_id();
  queries.add_self_link();
  queries.add_cycles();
  queries.add_exclusions();
}

}  // namespace patgraph
