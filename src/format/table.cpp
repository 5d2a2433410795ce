#include <array>

#include "format.hpp"

namespace patgraph {
namespace {

constexpr std::array kFormats{
    Format{"turtle", "ttl", "text/turtle", make_turtle_writer, nullptr},
    Format{"jsonld", "jsonld", "application/ld+json", make_jsonld_writer, nullptr},
    Format{"dot", "dot", "text/vnd.graphviz", nullptr, write_dot},
};

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

}  // namespace patgraph
