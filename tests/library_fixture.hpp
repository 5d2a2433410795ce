#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "library.hpp"
#include "pattern_graph.hpp"
#include "report/report.hpp"
#include "schema.hpp"

namespace patgraph::testing {

/// A library made of texts, with the built-in ontology and Turtle that a test adds to it.
class TextLibrary {
 public:
  explicit TextLibrary(const std::vector<SourceText>& files, const std::string& extension = "")
      : schema_(schema_with(extension)), library_(read_library(files, schema_)), graph_(library_, schema_) {}

  const Library& library() const { return library_; }
  const PatternGraph& graph() const { return graph_; }

  /// Returns what `patgraph check --brief` prints, summary apart, of the checks with that id; of all for "".
  std::string findings(const std::string& check = "") const {
    std::vector<Diagnostic> diagnostics = run_checks(graph_);
    if (!check.empty()) std::erase_if(diagnostics, [&](const Diagnostic& d) { return d.check != check; });
    return printed(diagnostics);
  }

  /// Returns the same of all checks but that one: for libraries that are made for a test of something else.
  std::string findings_besides(const std::string& check) const {
    std::vector<Diagnostic> diagnostics = run_checks(graph_);
    std::erase_if(diagnostics, [&](const Diagnostic& d) { return d.check == check; });
    return printed(diagnostics);
  }

  /// Returns the same of one check, set as a configuration would.
  std::string findings_with(const std::string& check, const CheckSetting& setting) const {
    std::vector<Diagnostic> diagnostics = run_checks(graph_, {{check, setting}});
    std::erase_if(diagnostics, [&](const Diagnostic& d) { return d.check != check; });
    return printed(diagnostics);
  }

 private:
  std::string printed(const std::vector<Diagnostic>& diagnostics) const {
    std::ostringstream out;
    write_text_report({.findings = diagnostics, .library = library_, .text = {.all = true, .brief = true}},
                      out);
    const std::string text = out.str();
    return diagnostics.empty() ? "" : text.substr(0, text.find("\n\n") + 1);
  }

  static Schema schema_with(const std::string& extension) {
    std::vector<rdf::Document> documents;
    documents.push_back(rdf::parse_turtle("patgraph.ttl", builtin_ontology()));
    if (!extension.empty()) documents.push_back(rdf::parse_turtle("extension.ttl", extension));
    return build_schema(documents);
  }

  Schema schema_;
  Library library_;
  PatternGraph graph_;
};

/// A sound file: id, slug and title after its name, and the lines given.
inline SourceText entry(const std::string& slug, const std::string& lines = "") {
  std::string id = "pat_";
  for (const char c : slug + "aaaaaaaaaaaaaaaaaaaaaaaaaa") {
    if (id.size() == 30) break;
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
  }
  return {slug + ".md",
          "---\nid: " + id + "\nslug: " + slug + "\ntitle: The " + slug + "\n" + lines + "---\n"};
}

/// What the Turtle of an extension begins with; its own terms are in "ex".
inline const std::string kPrefixes =
    "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix ex: <https://example.org/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    ".\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> "
    ".\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> . @prefix schema: <https://schema.org/> .\n";

/// Turtle that declares a relation between patterns, with that key as its name.
inline std::string relation(const std::string& key, const std::string& says) {
  return "ex:" + key + " a owl:ObjectProperty ; pg:key \"" + key +
         "\" ; rdfs:domain pg:Pattern ; rdfs:range pg:Pattern ; " + says + " .\n";
}

}  // namespace patgraph::testing
