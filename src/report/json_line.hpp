#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace patgraph {

/// Writes JSON in one line. A path may hold any bytes, and JSON only Unicode: what is not becomes U+FFFD.
inline std::string json_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

/// Writes the same for people too: with line breaks, and indented.
inline std::string json_lines(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace patgraph
