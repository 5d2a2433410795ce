#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// A place in a text: line and column count from 1, columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// A stretch of a text: from `begin` up to, and without, `end`. Where both are equal it is a point.
struct Span {
  Position begin;
  Position end;
  auto operator<=>(const Span&) const = default;
};

/// Returns the point at a position.
constexpr Span point(Position position) {
  return {position, position};
}

/// A place in a file of a library; `file` is the index of the file in `Library::files`.
struct SourceLocation {
  std::uint32_t file = 0;
  Span span;
  auto operator<=>(const SourceLocation&) const = default;
};

/// How much a finding matters; ordered, so that a threshold is a comparison.
enum class Severity : std::uint8_t { info, warning, error };

/// Returns "info", "warning" or "error".
std::string_view to_string(Severity severity);

/// Returns the severity of that name, if there is one.
std::optional<Severity> severity_from(std::string_view name);

/// A place that helps to understand a finding: the other end of a conflict, a link of a cycle.
struct RelatedLocation {
  SourceLocation location;
  std::string message;
};

/// How a finding can be mended: by writing another text in place of what stands at a location.
struct Fix {
  std::string summary;  ///< in the imperative: "write 'rain-barrel'"
  SourceLocation location;
  std::string text;
};

/// One finding of one check.
struct Diagnostic {
  std::string_view check;  ///< id of the check, from the check table
  Severity severity = Severity::error;
  SourceLocation location;
  std::string message;
  std::vector<RelatedLocation> related = {};
  std::optional<Fix> fix = {};
  /// What of the message stays the same while the fault does, where that is not all of it: without
  /// suggestions and figures that change with the rest of the library. Empty: the message.
  std::string identity = {};
  /// The identity says about which entries the finding is; at which of them it is shown may change.
  bool identity_names_entries = false;
  bool waived = false;  ///< known and accepted: counted, but neither shown nor failing
};

/// Something beside the library that a run needs cannot be used, such as an ontology or a configuration;
/// `what()` has for each fault a line of `error_line`.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Returns `file:line:col: error: reason [id]`, made harmless for a terminal.
std::string error_line(std::string_view file, Position position, std::string_view reason,
                       std::string_view id);

}  // namespace patgraph
