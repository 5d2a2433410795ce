#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns whether a number stands in Turtle without quotes and datatype: productions [19] INTEGER and [20]
/// DECIMAL, whose "." a digit must follow.
bool is_bare_number(std::string_view text, bool decimal);

/// Appends a literal in quotes (production [22], short form); controls are escaped, all else stays UTF-8.
void append_quoted(std::string_view text, std::string& out);

/// Appends a literal in three quotes (production [24]): line ends stay.
void append_long_quoted(std::string_view text, std::string& out);

/// Appends an IRI in angle brackets.
void append_full_iri(std::string_view iri, std::string& out);

}  // namespace patgraph
