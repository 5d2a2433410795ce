#pragma once

#include <string>

namespace patgraph {

// What help says of formats, a line for each, from their tables.

/// Lists what each format of exports is called, its file and its media type.
std::string export_format_lines();

/// Lists what each format of maps is called, and its media type.
std::string map_format_lines();

/// Lists what each format of reports is called, and what it is for.
std::string report_format_lines();

/// Lists what each format of the ontology is called, and what it is for.
std::string ontology_format_lines();

}  // namespace patgraph
