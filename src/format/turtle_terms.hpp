#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Appends a literal in quotes as Turtle, N-Triples and N-Quads read it (Turtle 1.1, production [22]);
/// controls are escaped, all else stays UTF-8.
void append_quoted(std::string_view text, std::string& out);

/// Appends an IRI in angle brackets.
void append_full_iri(std::string_view iri, std::string& out);

}  // namespace patgraph
