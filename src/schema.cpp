#include "schema.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "byte_size.hpp"
#include "id_pattern.hpp"
#include "input_file.hpp"

namespace patgraph {
namespace {

/// Of all files that extend the ontology together. The built-in one takes a fiftieth of it.
constexpr std::size_t kMaxOntologyBytes = std::size_t{4} << 20;

/// Collects the fields of which a key has the path or ends in the segment.
void find_fields(const Schema& schema, const KeyNode& node, std::string_view name,
                 std::vector<FieldId>& found) {
  for (const auto& [segment, child] : node.children) {
    const FieldRef* field = std::get_if<FieldRef>(&child.term);
    if (field != nullptr && (segment == name || schema.key_paths[child.id] == name))
      found.push_back(field->id);
    find_fields(schema, child, name, found);
  }
}

}  // namespace

std::optional<ClassId> Schema::class_of_id(std::string_view text) const {
  for (ClassId candidate = 0; candidate < classes.size(); ++candidate) {
    const auto& pattern = classes[candidate].compiled_id_pattern;
    if (pattern && pattern->matches(text)) return candidate;
  }
  return std::nullopt;
}

bool Schema::is_a(ClassId type, ClassId above) const {
  const std::vector<ClassId>& reached = classes[type].superclasses;
  return std::ranges::find(reached, above) != reached.end();
}

std::vector<FieldId> Schema::fields_named(std::string_view text) const {
  std::vector<FieldId> found;
  find_fields(*this, keys, text, found);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<RelationId> Schema::relation_by_key(std::string_view key) const {
  for (RelationId relation = 0; relation < relations.size(); ++relation) {
    if (relations[relation].key == key) return relation;
  }
  return std::nullopt;
}

std::vector<Step> Schema::steps_along(std::string_view property) const {
  std::vector<Step> steps;
  for (RelationId candidate = 0; candidate < relations.size(); ++candidate) {
    const RelationType& relation = relations[candidate];
    if (!relation.to_entries || !relation.asserted) continue;
    if (relation.iri == property) steps.push_back({candidate, false});
    for (const Implication& implied : relation.implied) {
      if (implied.iri == property) steps.push_back({candidate, implied.turned});
    }
  }
  std::ranges::sort(steps);
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

std::vector<rdf::Document> read_ontology(std::span<const std::filesystem::path> extensions) {
  std::vector<rdf::Document> documents;
  documents.push_back(rdf::parse_turtle("ontology/patgraph.ttl", builtin_ontology()));
  std::size_t left = kMaxOntologyBytes;
  for (const std::filesystem::path& path : extensions) {
    std::string text;
    try {
      text = read_first_bytes(path, left + 1);
    } catch (const FileError& error) {
      throw std::runtime_error(path.string() + ": cannot be read: " + error.what());
    }
    if (text.size() > left)
      throw std::runtime_error(path.string() + ": ontologies hold more than " +
                               byte_size_text(kMaxOntologyBytes) + " together");
    left -= text.size();
    documents.push_back(rdf::parse_turtle(path.string(), text));
  }
  return documents;
}

Schema load_schema(std::span<const std::filesystem::path> extensions) {
  return build_schema(read_ontology(extensions));
}

}  // namespace patgraph
