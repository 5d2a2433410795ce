#include <array>

#include "../rdf.hpp"
#include "format.hpp"

namespace patgraph {
namespace {

constexpr std::array kFormats{
    Format{"turtle", "ttl", "text/turtle", make_turtle_writer, rdf::count_turtle_statements},
    Format{"ntriples", "nt", "application/n-triples", make_ntriples_writer, rdf::count_ntriples_statements},
    Format{"nquads", "nq", "application/n-quads", make_nquads_writer, rdf::count_nquads_statements, nullptr,
           true},
    Format{"rdfxml", "rdf", "application/rdf+xml", make_rdfxml_writer, rdf::count_rdfxml_statements},
    Format{"jsonld", "jsonld", "application/ld+json", make_jsonld_writer, count_jsonld_statements},
    Format{"dot", "dot", "text/vnd.graphviz", nullptr, nullptr, write_dot},
    Format{"svg", "svg", "image/svg+xml", nullptr, nullptr, write_svg, false, false, true},
    Format{"png", "png", "image/png", nullptr, nullptr, write_png, false, false, true},
    Format{"html", "html", "text/html", nullptr, nullptr, write_html, false, true},
    Format{"graphml", "graphml", "application/graphml+xml", nullptr, nullptr, write_graphml},
    Format{"mermaid", "mmd", "text/vnd.mermaid", nullptr, nullptr, write_mermaid},
    Format{"neo4j-nodes", "neo4j.nodes.csv", "text/csv", nullptr, nullptr, write_neo4j_nodes},
    Format{"neo4j-edges", "neo4j.edges.csv", "text/csv", nullptr, nullptr, write_neo4j_edges},
    Format{"csv-nodes", "nodes.csv", "text/csv", nullptr, nullptr, write_csv_nodes},
    Format{"csv-edges", "edges.csv", "text/csv", nullptr, nullptr, write_csv_edges},
};

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

}  // namespace patgraph
