#include "byte_size.hpp"

#include <charconv>

namespace patgraph {
namespace {

constexpr std::string_view kUnits = "KMG";
constexpr std::size_t kStep = 1024;

}  // namespace

std::optional<ByteSize> byte_size_from(std::string_view text) {
  std::size_t size = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, size);
  // To YAML, "010" is eight.
  if (error != std::errc() || text.front() == '0' || size > kMaxByteSize) return std::nullopt;
  if (unit != end) {
    const std::size_t power = kUnits.find(*unit);
    if (power == std::string_view::npos || unit + 1 != end) return std::nullopt;
    for (std::size_t i = 0; i <= power; ++i) size *= kStep;  // at most 2 to the power of 60
  }
  return size <= kMaxByteSize ? std::optional(ByteSize{size}) : std::nullopt;
}

std::string byte_size_text(std::size_t bytes) {
  std::string unit;
  for (const char next : kUnits) {
    if (bytes % kStep != 0) break;
    bytes /= kStep;
    unit = next;
  }
  return std::to_string(bytes) + unit;
}

}  // namespace patgraph
