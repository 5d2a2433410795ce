#pragma once

#include <string>

namespace patgraph {

/// Draws a graph written in DOT, with the layout engine that its attribute `layout` names, in an output
/// format of Graphviz such as "svg" or "png". The library is called in a process of its own, so that neither
/// its failed assertions nor its leaks are ours; as that is a copy of this one, no other thread may run
/// meanwhile, for it would leave locks behind that nobody opens. Throws std::runtime_error where Graphviz
/// fails, takes too long, or is not built in.
std::string draw_with_graphviz(const std::string& dot, const char* format);

}  // namespace patgraph
