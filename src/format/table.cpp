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
  return {.name = name,
          .extension = extension,
          .media_type = "text/csv",
          .write_map = write_whole<write_rows>,
          .write_rows = write_rows};
}

constexpr std::array kFormats{
    Format{.name = "turtle",
           .extension = "ttl",
           .media_type = "text/turtle",
           .statement_writer = make_turtle_writer,
           .count_statements = rdf::count_turtle_statements},
    Format{.name = "ntriples",
           .extension = "nt",
           .media_type = "application/n-triples",
           .statement_writer = make_ntriples_writer,
           .count_statements = rdf::count_ntriples_statements,
           .is_lines = true},
    Format{.name = "nquads",
           .extension = "nq",
           .media_type = "application/n-quads",
           .statement_writer = make_nquads_writer,
           .count_statements = rdf::count_nquads_statements,
           .has_named_graphs = true,
           .is_lines = true},
    Format{.name = "rdfxml",
           .extension = "rdf",
           .media_type = "application/rdf+xml",
           .statement_writer = make_rdfxml_writer,
           .count_statements = rdf::count_rdfxml_statements},
    Format{.name = "jsonld",
           .extension = "jsonld",
           .media_type = "application/ld+json",
           .statement_writer = make_jsonld_writer,
           .count_statements = count_jsonld_statements},
    Format{.name = "dot", .extension = "dot", .media_type = "text/vnd.graphviz", .write_map = write_dot},
    Format{.name = "svg",
           .extension = "svg",
           .media_type = "image/svg+xml",
           .write_map = write_svg,
           .forks = true},
    Format{
        .name = "png", .extension = "png", .media_type = "image/png", .write_map = write_png, .forks = true},
    Format{.name = "html",
           .extension = "html",
           .media_type = "text/html",
           .write_map = write_html,
           .shows_findings = true},
    Format{.name = "graphml",
           .extension = "graphml",
           .media_type = "application/graphml+xml",
           .write_map = write_graphml},
    Format{
        .name = "mermaid", .extension = "mmd", .media_type = "text/vnd.mermaid", .write_map = write_mermaid},
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
