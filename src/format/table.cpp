#include <array>

#include "../rdf.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

/// Writes the rows of a table to one stream.
template <void (*write_rows)(const PatternMap&, const Shards&)>
void write_whole(const PatternMap& map, std::ostream& out) {
  write_rows(map, &out);
}

/// A table of which each row stands for itself.
template <void (*write_rows)(const PatternMap&, const Shards&)>
constexpr Format table(std::string_view name, std::string_view extension) {
  Format format{name, extension, "text/csv", nullptr, nullptr, write_whole<write_rows>};
  format.write_rows = write_rows;
  return format;
}

constexpr std::array kFormats{
    Format{"turtle", "ttl", "text/turtle", make_turtle_writer, rdf::count_turtle_statements},
    Format{"ntriples", "nt", "application/n-triples", make_ntriples_writer, rdf::count_ntriples_statements,
           nullptr, false, false, false, true},
    Format{"nquads", "nq", "application/n-quads", make_nquads_writer, rdf::count_nquads_statements, nullptr,
           true, false, false, true},
    Format{"rdfxml", "rdf", "application/rdf+xml", make_rdfxml_writer, rdf::count_rdfxml_statements},
    Format{"jsonld", "jsonld", "application/ld+json", make_jsonld_writer, count_jsonld_statements},
    Format{"dot", "dot", "text/vnd.graphviz", nullptr, nullptr, write_dot},
    Format{"svg", "svg", "image/svg+xml", nullptr, nullptr, write_svg, false, false, true},
    Format{"png", "png", "image/png", nullptr, nullptr, write_png, false, false, true},
    Format{"html", "html", "text/html", nullptr, nullptr, write_html, false, true},
    Format{"graphml", "graphml", "application/graphml+xml", nullptr, nullptr, write_graphml},
    Format{"mermaid", "mmd", "text/vnd.mermaid", nullptr, nullptr, write_mermaid},
    table<write_neo4j_nodes>("neo4j-nodes", "neo4j.nodes.csv"),
    table<write_neo4j_edges>("neo4j-edges", "neo4j.edges.csv"),
    table<write_csv_nodes>("csv-nodes", "nodes.csv"),
    table<write_csv_edges>("csv-edges", "edges.csv"),
};

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

}  // namespace patgraph
