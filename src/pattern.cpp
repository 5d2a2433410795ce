#include "pattern.hpp"

namespace patgraph {

const Value* named_value(const Link& link, const Schema& schema) {
  if (!link.references.empty()) return &link.references.front().value;
  for (const Attribute& attribute : link.description) {
    if (attribute.field == schema.name) return &attribute.value;
  }
  return nullptr;
}

std::string_view named_target(const Link& link, const Schema& schema) {
  const Value* named = named_value(link, schema);
  return named != nullptr ? named->text : std::string_view();
}

const Value* strength_of(const Link& link, const Schema& schema) {
  for (const Attribute& attribute : link.attributes) {
    if (schema.fields[attribute.field].strength && number_from(attribute.value.text)) return &attribute.value;
  }
  return nullptr;
}

}  // namespace patgraph
