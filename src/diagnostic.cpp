#include "diagnostic.hpp"

#include <array>
#include <utility>

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

}  // namespace patgraph
