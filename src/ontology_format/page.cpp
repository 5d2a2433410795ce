#include <algorithm>

#include "../grouped_number.hpp"
#include "../iri.hpp"
#include "../markdown.hpp"
#include "../vocabulary.hpp"
#include "page_terms.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;
using sv = std::string_view;

/// How a term is bound to others, and how the page says it.
constexpr std::array<std::pair<sv, sv>, 10> kAlignments{{
    {voc::rdfs_subclass_of, "subclass of"},
    {voc::rdfs_subproperty_of, "sub-property of"},
    {"http://www.w3.org/2002/07/owl#equivalentClass", "the same as"},
    {"http://www.w3.org/2002/07/owl#equivalentProperty", "the same as"},
    {"http://www.w3.org/2004/02/skos/core#exactMatch", "matches exactly"},
    {"http://www.w3.org/2004/02/skos/core#closeMatch", "close to"},
    {"http://www.w3.org/2004/02/skos/core#broadMatch", "narrower than"},
    {"http://www.w3.org/2004/02/skos/core#narrowMatch", "broader than"},
    {"http://www.w3.org/2004/02/skos/core#relatedMatch", "related to"},
    {"http://www.w3.org/2000/01/rdf-schema#seeAlso", "see also"},
}};

/// Annotations that the page tells in words of its own, or that matter to drawings alone.
constexpr std::array kToldOtherwise{
    voc::pg_color,      voc::pg_cycle,         voc::pg_default,       voc::pg_external, voc::pg_id_pattern,
    voc::pg_iri_base,   voc::pg_key,           voc::pg_key_of,        voc::pg_keys,     voc::pg_layered,
    voc::pg_line_style, voc::pg_max_inclusive, voc::pg_min_inclusive, voc::pg_required, voc::pg_value};

constexpr sv kIntroduction =
    "This page is made from the ontology, by `patgraph ontology --format markdown`. The reader, the checks "
    "and the\n"
    "exports are driven by the same file: what stands here is what they do.\n"
    "\n"
    "A key such as `classification/status` stands for a key under another:\n"
    "\n"
    "```yaml\n"
    "classification:\n"
    "  status: draft\n"
    "```\n"
    "\n"
    "Of several keys, any may be written. Keys of link fields stand inside a link, beside the key that names "
    "its\n"
    "target. What authors do not write, exports hold.\n";

std::string joined(const std::vector<std::string>& parts, sv separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

class Page {
 public:
  explicit Page(const OntologyInput& input)
      : input_(input), schema_(input.schema), ontology_(input.ontology), terms_(input) {}

  void write(std::ostream& out) const {
    write_head(out);
    out << "\n## Contents\n\n";
    for_each_group([&](PageGroup group, sv title) {
      std::vector<std::string> references;
      for (const std::string& iri : terms_.of(group)) references.push_back(terms_.reference(iri));
      out << "- **" << title << "**: " << joined(references, ", ") << '\n';
    });
    for_each_group([&](PageGroup group, sv title) {
      out << "\n## " << title << '\n';
      for (const std::string& iri : terms_.of(group)) write_term(group, iri, out);
    });
  }

 private:
  template <typename Function>
  void for_each_group(const Function& function) const {
    for (std::size_t i = 0; i < kPageGroupTitles.size(); ++i) {
      const auto group = static_cast<PageGroup>(i);
      if (!terms_.of(group).empty()) function(group, kPageGroupTitles[i]);
    }
  }

  /// The built-in ontology gives the page its title; what extends it is named.
  void write_head(std::ostream& out) const {
    std::vector<std::string> extensions;
    for (const rdf::Document& document : input_.documents) {
      for (const rdf::Statement& statement : document.statements) {
        if (statement.predicate != voc::rdf_type || statement.object != voc::owl_ontology) continue;
        const std::string title = markdown_text(terms_.text(statement.subject, voc::dcterms_title));
        if (&document == &input_.documents.front()) {
          write_title(statement.subject, title, out);
        } else {
          extensions.push_back(markdown_code(statement.subject) + (title.empty() ? "" : " (" + title + ")"));
        }
      }
    }
    if (!extensions.empty()) out << "- Extended by: " << joined(extensions, ", ") << '\n';
    out << '\n' << kIntroduction;
  }

  void write_title(const std::string& iri, const std::string& title, std::ostream& out) const {
    out << "# " << title << "\n\n" << markdown_text(terms_.text(iri, voc::dcterms_description)) << "\n\n";
    const std::string prefix = joined(prefixes_of(voc::pg_namespace), ", ");
    out << "- Version: " << markdown_code(terms_.text(iri, voc::owl_version_info)) << '\n';
    out << "- Namespace: " << markdown_code(voc::pg_namespace) << (prefix.empty() ? "" : ", here " + prefix)
        << '\n';
    out << "- Licence: <" << percent_encode_illegal(terms_.text(iri, voc::dcterms_license)) << ">\n";
  }

  std::vector<std::string> prefixes_of(sv iri) const {
    std::vector<std::string> names;
    for (const rdf::Prefix& prefix : schema_.prefixes) {
      if (prefix.iri == iri) names.push_back(markdown_code(prefix.name + ":"));
    }
    return names;
  }

  void write_term(PageGroup group, const std::string& iri, std::ostream& out) const {
    out << "\n<a id=\"" << terms_.anchor(iri) << "\"></a>\n\n### " << markdown_text(ontology_.label_of(iri))
        << "\n\n";
    const std::string definition = terms_.text(iri, voc::skos_definition);
    if (!definition.empty()) out << markdown_text(definition) << "\n\n";
    out << "| | |\n| --- | --- |\n";
    write_row("Term", terms_.reference(iri) + " " + markdown_code(iri), out);
    if (group == PageGroup::classes) {
      write_class(iri, out);
    } else if (group == PageGroup::demands) {
      const std::string severity = terms_.text(iri, voc::pg_cycle);
      if (!severity.empty())
        write_row("Rules", "a cycle over several of them is of severity " + markdown_code(severity), out);
    } else if (group != PageGroup::datatypes && group != PageGroup::annotations) {
      write_row("Front matter", keys_of(group, iri), out);
      write_property(iri, out);
    }
    write_row("Aligned to", alignments_of(iri), out);
    write_other_annotations(iri, out);
    for (const Ontology::Place& example : ontology_.find(iri, voc::skos_example)) {
      const bool is_yaml =
          !ontology_.find(iri, voc::pg_key).empty() || !ontology_.find(iri, voc::pg_marked_by).empty();
      const bool is_turtle = example.object().ends_with('.') || example.object().ends_with(';');
      out << '\n' << markdown_block(example.object(), is_yaml ? "yaml" : is_turtle ? "turtle" : "");
    }
  }

  static void write_row(sv name, const std::string& markdown, std::ostream& out) {
    if (!markdown.empty()) out << "| " << name << " | " << markdown_cell(markdown) << " |\n";
  }

  void write_class(const std::string& iri, std::ostream& out) const {
    const auto type = std::ranges::find(schema_.classes, iri, &Class::iri);
    if (!type->id_pattern.empty()) write_row("Ids", markdown_code(type->id_pattern), out);
    if (ontology_.has(iri, voc::pg_default, "true"))
      write_row("Default", "an entry whose id matches no pattern is of this class", out);
    write_row("Values", values_of(*type), out);
    std::vector<std::string> users;
    for (const PageGroup group :
         {PageGroup::relations, PageGroup::link_fields, PageGroup::fields, PageGroup::shared_fields}) {
      for (const std::string& property : terms_.of(group)) {
        const auto range = ontology_.range_of(property);
        if ((range && range->object() == iri) || ontology_.has(property, voc::pg_external, iri))
          users.push_back(terms_.reference(property));
      }
    }
    write_row("Range of", joined(users, ", "), out);
  }

  static std::string values_of(const Class& type) {
    if (type.values.empty()) return {};
    if (!type.iri_base.empty())
      return counted(type.values.size(), "value") + ", those of <" + percent_encode_illegal(type.iri_base) +
             ">";
    std::vector<std::string> values;
    for (const std::string& value : type.values) values.push_back(markdown_code(value));
    return joined(values, ", ");
  }

  std::string keys_of(PageGroup group, const std::string& iri) const {
    std::vector<std::string> keys = terms_.references(iri, voc::pg_key);
    if (iri == voc::pg_target)
      return "the first of these that names an entry: " + joined(target_keys(), ", ");
    if (keys.empty()) return "not written by authors";
    const sv where = group == PageGroup::link_fields     ? " in a link"
                     : group == PageGroup::shared_fields ? " in a link, of its target"
                                                         : "";
    return joined(keys, ", ") + std::string(where);
  }

  std::vector<std::string> target_keys() const {
    std::vector<std::string> keys;
    for (auto cell = ontology_.find_one(voc::pg_target, voc::pg_keys); cell;
         cell = ontology_.find_one(cell->object(), voc::rdf_rest)) {
      const std::string key = terms_.text(cell->object(), voc::rdf_first);
      if (!key.empty()) keys.push_back(markdown_code(key));
    }
    return keys;
  }

  void write_property(const std::string& iri, std::ostream& out) const {
    if (const auto scope = ontology_.scope_of(iri))
      write_row("Domain", terms_.reference(scope->object()), out);
    const auto kind = ontology_.range_of(iri);
    std::string range = kind ? terms_.reference(kind->object()) : "";
    const std::string external = joined(terms_.references(iri, voc::pg_external), ", ");
    if (!external.empty()) range += ", or by its name " + external;
    write_row("Range", range + bounds_of(iri), out);
    if (kind) {
      const auto type = std::ranges::find(schema_.classes, kind->object(), &Class::iri);
      if (type != schema_.classes.end()) write_row("Values", values_of(*type), out);
    }
    write_row("Rules", joined(rules_of(iri), "; "), out);
  }

  std::string bounds_of(const std::string& iri) const {
    const std::string minimum = terms_.text(iri, voc::pg_min_inclusive);
    const std::string maximum = terms_.text(iri, voc::pg_max_inclusive);
    return (minimum.empty() ? "" : " from " + minimum) + (maximum.empty() ? "" : " to " + maximum);
  }

  std::vector<std::string> rules_of(const std::string& iri) const {
    std::vector<std::string> rules;
    if (ontology_.has(iri, voc::pg_required, "true")) rules.emplace_back("required");
    if (ontology_.has(iri, voc::rdf_type, voc::owl_functional_property)) rules.emplace_back("one value");
    for (const std::string& inverse : terms_.references(iri, voc::owl_inverse_of))
      rules.push_back("inverse of " + inverse);
    if (ontology_.has(iri, voc::rdf_type, voc::owl_symmetric_property)) rules.emplace_back("symmetric");
    if (ontology_.has(iri, voc::rdf_type, voc::owl_transitive_property)) rules.emplace_back("transitive");
    for (const std::string& excluded : terms_.references(iri, voc::owl_property_disjoint_with))
      rules.push_back("excludes " + excluded);
    if (ontology_.has(iri, voc::rdf_type, voc::pg_strength_property))
      rules.emplace_back("of a cycle, the link with the lowest value is the candidate to cut");
    const auto relation = std::ranges::find(schema_.relations, iri, &RelationType::iri);
    if (relation == schema_.relations.end() || !relation->cycle) return rules;
    const sv severity = to_string(*relation->cycle);
    const RelationType& axis = schema_.relations[relation->axis];
    rules.push_back("a cycle is of severity " + markdown_code(severity) +
                    (axis.iri == iri ? "" : ", together with " + terms_.reference(axis.iri)));
    return rules;
  }

  std::string alignments_of(const std::string& iri) const {
    std::vector<std::string> alignments;
    for (const auto& [predicate, words] : kAlignments) {
      const std::string others = joined(terms_.references(iri, predicate), ", ");
      if (!others.empty()) alignments.push_back(std::string(words) + " " + others);
    }
    return joined(alignments, "; ");
  }

  /// What else the own vocabulary says of a term, under the label of the annotation.
  void write_other_annotations(const std::string& iri, std::ostream& out) const {
    for (const std::string& annotation : terms_.of(PageGroup::annotations)) {
      if (std::ranges::find(kToldOtherwise, annotation) != kToldOtherwise.end()) continue;
      const std::string label = terms_.text(annotation, voc::rdfs_label);
      write_row(markdown_text(label), joined(terms_.references(iri, annotation), ", "), out);
    }
  }

  const OntologyInput& input_;
  const Schema& schema_;
  const Ontology& ontology_;
  PageTerms terms_;
};

}  // namespace

void write_ontology_page(const OntologyInput& input, std::ostream& out) {
  Page(input).write(out);
}

}  // namespace patgraph
