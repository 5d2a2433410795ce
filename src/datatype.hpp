#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema.hpp"

namespace patgraph {

/// What a value turned out to be; `text` also where it does not fit the range of its field.
enum class ValueKind : std::uint8_t {
  text,
  iri,
  decimal,
  integer,
  boolean,
  date,
  date_time,
  g_year,
  skos_concept,
  relation_name
};

/// The type that YAML 1.1 gives a scalar without quotes (https://yaml.org/type/), as PyYAML resolves it.
enum class YamlType : std::uint8_t { text, null, boolean, number, timestamp };

YamlType yaml_type_of(std::string_view plain_scalar);

/// Returns whether `yaml_type_of` is null; every value is asked, so this asks nothing else.
bool is_yaml_null(std::string_view plain_scalar);

/// A value and the lexical form in which it is exported.
struct FittedValue {
  ValueKind kind = ValueKind::text;
  std::optional<std::string> rewritten;  ///< nothing where the text stays as the author wrote it
};

/// Fits a text into a range: numbers by the lexical rules of XML Schema 1.1, dates from any form of YAML 1.1,
/// booleans from any word of YAML 1.1. Returns nothing where it does not fit.
/// Concepts and relation names fit always: what they name is not a matter of form.
std::optional<FittedValue> fit(std::string_view text, Range range);

/// Says what a value of the range looks like, for messages: "a number", "a day or a time".
std::string_view expectation(Range range);

/// Returns the number that a decimal or integer spells, or nothing.
std::optional<double> number_from(std::string_view text);

}  // namespace patgraph
