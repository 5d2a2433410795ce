#include "diagnostic.hpp"

#include <array>
#include <utility>

#include "quotation.hpp"

namespace patgraph {
namespace {

constexpr std::array<std::pair<Severity, std::string_view>, 3> kSeverities{{
    {Severity::info, "info"},
    {Severity::warning, "warning"},
    {Severity::error, "error"},
}};

}  // namespace

std::string_view to_string(Severity severity) {
  return kSeverities.at(static_cast<std::size_t>(severity)).second;
}

std::optional<Severity> severity_from(std::string_view name) {
  for (const auto& [severity, text] : kSeverities) {
    if (text == name) return severity;
  }
  return std::nullopt;
}

std::string error_line(std::string_view file, Position position, std::string_view reason,
                       std::string_view id) {
  return printable(file) + ":" + std::to_string(position.line) + ":" + std::to_string(position.column) +
         ": error: " + printable(reason) + " [" + std::string(id) + "]";
}

}  // namespace patgraph
