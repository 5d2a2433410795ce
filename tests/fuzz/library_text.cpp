#include "library_text.hpp"

#include <algorithm>
#include <chrono>

#include "rdf.hpp"

namespace patgraph::fuzzing {
namespace {

constexpr std::string_view kMark = "=== ";

/// Returns the text as the name of a file that a file system could hold.
std::string file_name(std::string_view text) {
  std::string name(text);
  std::ranges::replace(name, '\0', '_');
  return name.empty() ? "_" : name;
}

void add_file(std::string_view name, std::string_view bytes, LibraryText& library) {
  if (name == "extension.ttl") {
    library.extension = bytes;
  } else if (name == "patgraph.yaml") {
    library.config = bytes;
  } else if (name == "options") {
    library.options = bytes;
  } else {
    library.files.push_back({file_name(name), std::string(bytes)});
  }
}

}  // namespace

LibraryText split_library(std::string_view input) {
  LibraryText library;
  std::string_view name = "a.md";
  if (input.starts_with(kMark)) {
    name = input.substr(kMark.size(), input.find('\n') - kMark.size());
    input.remove_prefix(std::min(input.find('\n'), input.size() - 1) + 1);
  }
  while (true) {
    const std::string line_start = '\n' + std::string(kMark);
    const std::size_t end = input.find(line_start);
    // The file ends with the end of its last line.
    add_file(name, input.substr(0, end == std::string_view::npos ? end : end + 1), library);
    if (end == std::string_view::npos) break;
    input.remove_prefix(end + line_start.size());
    name = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(name.size() + 1, input.size()));
  }
  // In the order that the program reads them, each once.
  std::ranges::stable_sort(library.files, {}, &SourceText::path);
  const auto same_path = [](const SourceText& a, const SourceText& b) { return a.path == b.path; };
  library.files.erase(std::unique(library.files.begin(), library.files.end(), same_path),
                      library.files.end());
  return library;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

const rdf::Document& builtin_document() {
  static const rdf::Document document = rdf::parse_turtle("ontology/patgraph.ttl", builtin_ontology());
  return document;
}

const Schema& builtin_schema() {
  static const Schema schema = build_schema({&builtin_document(), 1});
  return schema;
}

Library read_library(const LibraryText& text, const Schema& schema) {
  Library library = patgraph::read_library(text.files, schema);
  library.base = "https://example.org/";
  if (!text.config.empty()) {
    SourceFile& file = library.files.emplace_back();
    file.path = "patgraph.yaml";
    file.state = SourceFile::State::configuration;
    file.bytes = text.config;
  }
  return library;
}

std::vector<Diagnostic> findings_of(const PatternGraph& graph, const Config& config) {
  using namespace std::chrono;
  std::vector<Diagnostic> findings = run_checks(graph, config.checks);
  mark_waived(graph, {config.checks, config.waivers, {}, year(2026) / January / 1}, findings);
  return findings;
}

}  // namespace patgraph::fuzzing
