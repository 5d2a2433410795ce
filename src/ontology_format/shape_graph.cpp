#include "shape_graph.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "../check/check.hpp"
#include "../format/prefixes.hpp"
#include "../iri.hpp"
#include "../vocabulary.hpp"
#include "turtle_document.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

constexpr std::string_view kShapesIri = "https://w3id.org/patgraph/ns/shapes";

std::string shape_iri(std::string_view word) {
  return std::string(kShapesIri) + "#" + percent_encode_segment(word);
}

Severity severity_of(std::string_view id) {
  const auto check = std::ranges::find(all_checks(), id, &Check::id);
  if (check == all_checks().end()) throw std::logic_error("no check '" + std::string(id) + "'");
  return check->severity;
}

std::string_view severity_iri(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "http://www.w3.org/ns/shacl#Violation";
    case Severity::warning:
      return "http://www.w3.org/ns/shacl#Warning";
    case Severity::info:
      break;
  }
  return "http://www.w3.org/ns/shacl#Info";
}

}  // namespace

ShapeGraph::ShapeGraph(const OntologyInput& input)
    : prefixes_{{"sh", std::string(shacl::sh_namespace)}, {"shapes", std::string(kShapesIri) + "#"}} {
  for (const rdf::Prefix& prefix : input.schema.prefixes) {
    query_prefixes_.push_back(prefix);
    if (prefix.name != "sh" && prefix.name != "shapes") prefixes_.push_back(prefix);
  }
  std::ranges::sort(prefixes_, {}, &rdf::Prefix::name);
  add_head();
}

void ShapeGraph::add_head() {
  add_iri(kShapesIri, voc::rdf_type, voc::owl_ontology);
  add_in_english(kShapesIri, voc::dcterms_title, "Shapes of what patgraph exports");
  for (const auto& [prefix, iri] : query_prefixes_) {
    const std::string declaration = name({"prefix-" + prefix});
    add_iri(kShapesIri, shacl::declare, declaration);
    add_iri(declaration, voc::rdf_type, shacl::prefix_declaration);
    add_text(declaration, shacl::prefix, prefix);
    add_literal(declaration, shacl::namespace_, iri, voc::xsd_any_uri, {});
  }
}

std::string ShapeGraph::name(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (names_.insert(word).second) return shape_iri(word);
  }
  for (std::size_t number = 2;; ++number) {
    const std::string word = words.front() + "-" + std::to_string(number);
    if (names_.insert(word).second) return shape_iri(word);
  }
}

void ShapeGraph::add_iri(std::string_view subject, std::string_view predicate, std::string_view iri) {
  statements_.push_back({std::string(subject), std::string(predicate), std::string(iri), false, 0,
                         std::string(), std::string()});
}

void ShapeGraph::add_literal(std::string_view subject, std::string_view predicate, std::string_view text,
                             std::string_view datatype, std::string_view language) {
  statements_.push_back({std::string(subject), std::string(predicate), std::string(text), true, 0,
                         std::string(datatype), std::string(language)});
}

void ShapeGraph::add_text(std::string_view subject, std::string_view predicate, std::string_view text) {
  add_literal(subject, predicate, text, {}, {});
}

void ShapeGraph::add_in_english(std::string_view subject, std::string_view predicate, std::string_view text) {
  add_literal(subject, predicate, text, {}, "en");
}

void ShapeGraph::add_number(std::string_view subject, std::string_view predicate, double number) {
  std::array<char, 400> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const bool is_whole = text.find('.') == std::string_view::npos;
  add_literal(subject, predicate, text, is_whole ? voc::xsd_integer : voc::xsd_decimal, {});
}

void ShapeGraph::add_iris(std::string_view subject, std::string_view predicate,
                          std::span<const std::string> iris) {
  add_list(subject, predicate, iris, false);
}

void ShapeGraph::add_texts(std::string_view subject, std::string_view predicate,
                           std::span<const std::string> texts) {
  add_list(subject, predicate, texts, true);
}

void ShapeGraph::add_list(std::string_view subject, std::string_view predicate,
                          std::span<const std::string> items, bool of_literals) {
  std::string node(subject);
  std::string link(predicate);
  for (const std::string& item : items) {
    const std::string cell = "_:cell" + std::to_string(++list_cells_);
    add_iri(node, link, cell);
    if (of_literals) {
      add_text(cell, voc::rdf_first, item);
    } else {
      add_iri(cell, voc::rdf_first, item);
    }
    node = cell;
    link = voc::rdf_rest;
  }
  add_iri(node, link, voc::rdf_nil);
}

void ShapeGraph::add_report(std::string_view shape, const ShapeReport& report) {
  Severity worst = Severity::info;
  for (const std::string_view check : report.checks) {
    worst = std::max(worst, severity_of(check));
    add_text(shape, voc::pg_check, check);
  }
  add_in_english(shape, shacl::message, report.message);
  add_iri(shape, shacl::severity, severity_iri(report.severity.value_or(worst)));
}

void ShapeGraph::add_query(const std::string& shape, std::span<const std::string> classes,
                           const ShapeReport& report, std::string_view select) {
  const std::string query = shape + "-query";
  add_iri(shape, voc::rdf_type, shacl::node_shape);
  for (const std::string& type : classes) add_iri(shape, shacl::target_class, type);
  add_iri(shape, shacl::sparql, query);
  add_report(shape, report);
  add_iri(query, voc::rdf_type, shacl::sparql_constraint);
  add_iri(query, shacl::prefixes, kShapesIri);
  add_text(query, shacl::select, select);
}

std::string ShapeGraph::prefixed(std::string_view iri) const {
  const std::string name = prefixed_name(iri, query_prefixes_);
  return name.empty() ? "<" + std::string(iri) + ">" : name;
}

void ShapeGraph::write(std::ostream& out) const {
  write_turtle_document(statements_, prefixes_, out);
}

std::string hyphenated(std::string label) {
  std::ranges::replace(label, ' ', '-');
  return label;
}

}  // namespace patgraph
