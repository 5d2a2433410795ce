#include <nlohmann/json.hpp>

#include "must.hpp"
#include "readers.hpp"

namespace patgraph::fuzzing {

std::size_t count_json_items(std::string_view text, const char* pointer) {
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  must(!json.is_discarded(), "JSON: it can be read", text);
  const nlohmann::json::json_pointer place(pointer);
  return json.contains(place) ? json.at(place).size() : 0;
}

}  // namespace patgraph::fuzzing
