#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config.hpp"
#include "library.hpp"
#include "pattern_graph.hpp"
#include "schema.hpp"

namespace patgraph::fuzzing {

/// A library in one text, so that a fuzzer can change all of it at once. Lines `=== NAME` say which file
/// follows; what stands before the first of them is `a.md`.
struct LibraryText {
  std::vector<SourceText> files;
  std::string extension;  ///< the file `extension.ttl`: Turtle
  std::string config;     ///< the file `patgraph.yaml`
  std::string options;    ///< the file `options`: words, see `statement_options`
};

LibraryText split_library(std::string_view input);

/// Returns what libFuzzer gives as text.
std::string_view text_of(const std::uint8_t* data, std::size_t size);

/// Returns the built-in ontology.
const rdf::Document& builtin_document();

/// Returns its schema.
const Schema& builtin_schema();

/// Reads a library with its configuration, where that is not empty.
Library read_library(const LibraryText& text, const Schema& schema);

/// Runs all checks as the configuration has them, on the first day of 2026.
std::vector<Diagnostic> findings_of(const PatternGraph& graph, const Config& config);

}  // namespace patgraph::fuzzing
