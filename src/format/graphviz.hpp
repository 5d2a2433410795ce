#pragma once

#include <string>

namespace patgraph {

/// Draws a graph written in DOT, with the layout engine that its attribute `layout` names, in an output
/// format of Graphviz such as "svg" or "png". Threads take turns, for Graphviz has state of its own. Throws
/// std::runtime_error where Graphviz fails, or is not built in.
std::string draw_with_graphviz(const std::string& dot, const char* format);

}  // namespace patgraph
