#include <algorithm>

#include "../quotation.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

/// A finding about a whole entry stands where its front matter begins.
SourceLocation start_of(const PatternGraph& graph, VertexId vertex) {
  return {graph.vertices()[vertex]->file, point({2, 1})};
}

}  // namespace

void check_isolated(const PatternGraph& graph, Findings& findings) {
  const auto parts = graph.components();
  // Where nothing is linked, the library is a list by intent.
  if (parts.empty() || parts.front().size() == 1) return;
  for (const std::vector<VertexId>& part : parts) {
    if (part.size() > 1) continue;
    findings.add(start_of(graph, part.front()), "no link joins " +
                                                    in_quotes(graph.vertices()[part.front()]->slug) +
                                                    " and another entry; expected one to it or from it");
  }
}

void check_small_component(const PatternGraph& graph, Findings& findings) {
  const double largest_small = findings.number("size");
  const auto parts = graph.components();
  for (const std::vector<VertexId>& found : parts) {
    const bool is_small = found.size() > 1 && static_cast<double>(found.size()) <= largest_small;
    if (!is_small || found.size() == parts.front().size()) continue;
    std::vector<VertexId> part = found;
    // The finding stays with one entry when files are renamed, and come in another order.
    std::ranges::sort(part, {}, [&](VertexId vertex) { return lasting_name(*graph.vertices()[vertex]); });
    std::vector<RelatedLocation> others;
    for (std::size_t i = 1; i < part.size(); ++i)
      others.push_back(
          {start_of(graph, part[i]), "joined with " + in_quotes(graph.vertices()[part[i]]->slug)});
    findings.add(start_of(graph, part.front()),
                 "no link joins " + in_quotes(graph.vertices()[part.front()]->slug) +
                     " and the few entries around it with the others; expected one",
                 std::move(others));
  }
}

}  // namespace patgraph
