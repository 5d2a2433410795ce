#include <graphviz/cgraph.h>

#include <memory>

#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {
namespace {

struct Close {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

}  // namespace

void must_be_dot(const std::string& text) {
  agreseterrors();
  const std::unique_ptr<Agraph_t, Close> graph(agmemread(text.c_str()));
  must(graph != nullptr && agerrors() == 0, "DOT: Graphviz reads it", text);
}

}  // namespace patgraph::fuzzing
