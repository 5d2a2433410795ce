#include "pattern.hpp"

namespace patgraph {

std::string_view named_target(const Link& link, const Schema& schema) {
  if (!link.references.empty()) return link.references.front().value.text;
  for (const Attribute& attribute : link.description) {
    if (attribute.field == schema.name) return attribute.value.text;
  }
  return {};
}

}  // namespace patgraph
