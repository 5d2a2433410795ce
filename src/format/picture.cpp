#include <optional>
#include <sstream>

#include "format.hpp"
#include "graphviz.hpp"

namespace patgraph {
namespace {

std::string dot_of(const PatternMap& map) {
  std::ostringstream dot;
  write_dot(map, dot);
  return dot.str();
}

/// Takes the tooltip out of a line that opens an anchor; nothing where it has none.
std::optional<std::string> take_tooltip(std::string& line) {
  constexpr std::string_view kAttribute = " xlink:title=\"";
  const std::size_t begin = line.starts_with("<g id=\"a_") ? line.find(kAttribute) : line.npos;
  if (begin == line.npos) return std::nullopt;
  const std::size_t text = begin + kAttribute.size();
  const std::size_t end = line.find('"', text);
  std::string tooltip = line.substr(text, end - text);
  line.erase(begin, end + 1 - begin);
  return tooltip;
}

/// Graphviz makes titles of ids and hides tooltips in an attribute; what browsers show, and readers of a
/// screen read out, is the title.
void write_with_tooltips_as_titles(const std::string& svg, std::ostream& out) {
  std::istringstream lines(svg);
  std::optional<std::string> title;
  for (std::string line; std::getline(lines, line);) {
    if (const std::optional<std::string> tooltip = take_tooltip(line); tooltip && title)
      title = "<title>" + *tooltip + "</title>";
    if (title) out << *title << '\n';
    title.reset();
    if (line.starts_with("<title>"))
      title = line;
    else
      out << line << '\n';
  }
}

}  // namespace

void write_svg(const PatternMap& map, std::ostream& out) {
  write_with_tooltips_as_titles(draw_with_graphviz(dot_of(map), "svg"), out);
}

void write_png(const PatternMap& map, std::ostream& out) {
  out << draw_with_graphviz(dot_of(map), "png");
}

}  // namespace patgraph
