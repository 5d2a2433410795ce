#include "links.hpp"

#include "../quotation.hpp"

namespace patgraph {
namespace {

/// A path longer than this is shown by its ends.
constexpr std::size_t kShownSteps = 12;

std::string slug_of(const PatternGraph& graph, VertexId vertex) {
  return shortened(graph.vertices()[vertex]->slug);
}

}  // namespace

SourceLocation location_of(const PatternGraph& graph, const Edge& edge) {
  return {graph.vertices()[edge.source]->file, edge.link->span};
}

std::string describe(const PatternGraph& graph, const Edge& edge) {
  const Value* strength = strength_of(*edge.link, graph.schema());
  return slug_of(graph, edge.source) + " " + graph.relation_of(edge).key + " " + slug_of(graph, edge.target) +
         (strength != nullptr ? " (" + shortened(strength->text) + ")" : "");
}

RelatedLocation related_link(const PatternGraph& graph, const Edge& edge) {
  return {location_of(graph, edge), describe(graph, edge)};
}

std::vector<RelatedLocation> related_links(const PatternGraph& graph, const Chain& chain) {
  const std::size_t steps = chain.edges.size();
  std::vector<RelatedLocation> links;
  for (std::size_t i = 0; i < steps; ++i) {
    if (steps > kShownSteps && i == kShownSteps / 2) i += steps - kShownSteps;
    links.push_back(related_link(graph, graph.edges()[chain.edges[i]]));
  }
  return links;
}

std::vector<RelatedLocation> other_statements(const PatternGraph& graph,
                                              std::span<const StepArc> statements) {
  std::vector<RelatedLocation> others;
  for (const StepArc& arc : statements.subspan(1)) {
    const Edge& edge = graph.edges()[arc.edge];
    others.push_back({location_of(graph, edge), "stated here as well: " + describe(graph, edge)});
  }
  return others;
}

std::string path_text(const PatternGraph& graph, std::span<const VertexId> stops) {
  const std::size_t steps = stops.size() - 1;
  std::string text;
  for (std::size_t i = 0; i < steps; ++i) {
    if (steps > kShownSteps && i == kShownSteps / 2) {
      const std::size_t hidden = steps - kShownSteps;
      text += "… " + std::to_string(hidden) + " more … → ";
      i += hidden;
    }
    text += slug_of(graph, stops[i]) + " → ";
  }
  return text + slug_of(graph, stops.back());
}

}  // namespace patgraph
