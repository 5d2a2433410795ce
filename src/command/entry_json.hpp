#pragma once

#include <nlohmann/json.hpp>

#include "../map/map.hpp"

namespace patgraph {

/// Names an entry, as every command does in JSON.
inline nlohmann::ordered_json entry_json(const Entity& entity) {
  nlohmann::ordered_json json{{"slug", entity.slug}};
  if (entity.id) json["id"] = entity.id->text;
  json["title"] = label_of(entity);
  return json;
}

}  // namespace patgraph
