#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace patgraph::fuzzing {

// Readers of what patgraph writes. Each ends the process where a text is not what it should be.

/// Holds the text against RFC 3629.
void must_be_utf8(std::string_view text);

/// The text has none of the controls that a terminal or a log obeys, ends of lines and tabs apart.
void must_be_harmless(std::string_view text);

/// Reads RDF by Raptor2, in a syntax that goes by its name there. Returns the statements, as one line each;
/// none may stand there twice.
std::set<std::string> read_rdf(const std::string& text, const char* syntax);

/// Reads XML by libxml2 and returns how many elements have that local name.
std::size_t count_xml_elements(const std::string& text, std::string_view name);

/// Reads one JSON document by nlohmann/json and returns how many items the array has to which the pointer
/// leads (RFC 6901); 0 where it leads to none.
std::size_t count_json_items(std::string_view text, const char* pointer);

/// Reads CSV (RFC 4180) whose records have all the same number of fields, and returns how many there are, the
/// head apart.
std::size_t count_csv_records(std::string_view text);

/// Reads DOT by Graphviz, without drawing it.
void must_be_dot(const std::string& text);

}  // namespace patgraph::fuzzing
