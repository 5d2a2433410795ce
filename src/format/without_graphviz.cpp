#include <stdexcept>

#include "graphviz.hpp"

namespace patgraph {

std::string draw_with_graphviz(const std::string& /*dot*/, const char* format) {
  throw std::runtime_error(
      std::string("this patgraph was built without Graphviz; write --format dot --output map.dot and run "
                  "'dot -T") +
      format + " map.dot'");
}

}  // namespace patgraph
