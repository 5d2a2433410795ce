#include "datatype.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

#include "iri.hpp"

namespace patgraph {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return text;
}

/// XML Schema 1.1 part 2, 3.3.3: digits with an optional point, one digit at least.
bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
  if (whole.empty() && fraction.empty()) return false;
  return std::ranges::all_of(whole, is_digit) && std::ranges::all_of(fraction, is_digit);
}

std::optional<bool> yaml_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kTrue{"yes",  "Yes", "YES", "true", "True",
                                                         "TRUE", "on",  "On",  "ON"};
  static constexpr std::array<std::string_view, 9> kFalse{"no",    "No",  "NO",  "false", "False",
                                                          "FALSE", "off", "Off", "OFF"};
  if (std::ranges::find(kTrue, text) != kTrue.end()) return true;
  if (std::ranges::find(kFalse, text) != kFalse.end()) return false;
  return std::nullopt;
}

/// Reads one part after another off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  /// Takes between `least` and `most` digits; returns nothing, and takes nothing, where there are fewer.
  std::optional<std::string_view> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < most && count < rest_.size() && is_digit(rest_[count])) ++count;
    if (count < least) return std::nullopt;
    return take(count);
  }
  bool skip(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }
  bool at_end() const { return rest_.empty(); }
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string two_digits(std::string_view digits) {
  return (digits.size() < 2 ? "0" : "") + std::string(digits);
}

bool is_day(int year, int month, int day) {
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

/// Reads the zone at the end of a timestamp: "Z", "+1", "-05:00" or none. XML Schema allows 14 hours at most.
std::optional<std::string> zone(Scanner& scanner) {
  scanner.skip_blanks();
  if (scanner.at_end()) return std::string();
  if (scanner.skip("Zz")) return std::string("Z");
  const std::string sign(scanner.rest().substr(0, 1));
  if (!scanner.skip("+-")) return std::nullopt;
  const auto hours = scanner.digits(1, 2);
  if (!hours) return std::nullopt;
  std::string minutes = "00";
  if (!scanner.at_end()) {
    scanner.skip(":");
    const auto digits = scanner.digits(2, 2);
    if (!digits) return std::nullopt;
    minutes = *digits;
  }
  const int offset = number_of(*hours) * 60 + number_of(minutes);
  if (number_of(minutes) > 59 || offset > 14 * 60) return std::nullopt;
  return sign + two_digits(*hours) + ":" + minutes;
}

/// Reads a timestamp of YAML 1.1 (https://yaml.org/type/timestamp.html) and writes it as XML Schema does.
std::optional<FittedValue> fit_date_or_time(std::string_view text) {
  Scanner scanner(text);
  const auto year = scanner.digits(4, 4);
  if (!year || !scanner.skip("-")) return std::nullopt;
  const auto month = scanner.digits(1, 2);
  if (!month || !scanner.skip("-")) return std::nullopt;
  const auto day = scanner.digits(1, 2);
  if (!day || !is_day(number_of(*year), number_of(*month), number_of(*day))) return std::nullopt;
  std::string written = std::string(*year) + "-" + two_digits(*month) + "-" + two_digits(*day);
  if (scanner.at_end())
    return FittedValue{ValueKind::date, written == text ? std::nullopt : std::optional(written)};

  if (!scanner.skip("Tt")) {
    if (!scanner.skip(" \t")) return std::nullopt;
    scanner.skip_blanks();
  }
  const auto hour = scanner.digits(1, 2);
  if (!hour || !scanner.skip(":")) return std::nullopt;
  const auto minute = scanner.digits(2, 2);
  if (!minute || !scanner.skip(":")) return std::nullopt;
  const auto second = scanner.digits(2, 2);
  if (!second || number_of(*hour) > 23 || number_of(*minute) > 59 || number_of(*second) > 59)
    return std::nullopt;
  written += "T" + two_digits(*hour) + ":" + std::string(*minute) + ":" + std::string(*second);
  if (scanner.skip(".")) {
    const std::string_view fraction = scanner.digits(0, 18).value_or("");
    if (!fraction.empty()) written += "." + std::string(fraction);
  }
  const auto offset = zone(scanner);
  if (!offset || !scanner.at_end()) return std::nullopt;
  written += *offset;
  return FittedValue{ValueKind::date_time, written == text ? std::nullopt : std::optional(written)};
}

std::optional<FittedValue> fit_iri(std::string_view text) {
  if (!is_absolute_iri(text)) return std::nullopt;
  std::string encoded = without_dot_segments(percent_encode_illegal(text));
  return FittedValue{ValueKind::iri, encoded == text ? std::nullopt : std::optional(std::move(encoded))};
}

std::optional<FittedValue> fit_boolean(std::string_view text) {
  const auto value = yaml_boolean(text);
  if (!value) return std::nullopt;
  return FittedValue{ValueKind::boolean, std::string(*value ? "true" : "false")};
}

std::optional<FittedValue> as_is(ValueKind kind, bool fits) {
  if (!fits) return std::nullopt;
  return FittedValue{kind, std::nullopt};
}

/// The patterns by which PyYAML resolves plain scalars (its resolver.py).
bool matches(std::string_view text, const std::regex& pattern) {
  return std::regex_match(text.begin(), text.end(), pattern);
}

bool is_yaml_number(std::string_view text) {
  static const std::regex kInteger(
      "[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|"
      "[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");
  static const std::regex kFloat(
      "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?|"
      "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  return matches(text, kInteger) || matches(text, kFloat);
}

bool is_yaml_timestamp(std::string_view text) {
  static const std::regex kTimestamp(
      "[0-9]{4}-[0-9]{2}-[0-9]{2}|"
      "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?"
      "([ \t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?");
  return matches(text, kTimestamp);
}

}  // namespace

bool is_yaml_null(std::string_view plain_scalar) {
  return plain_scalar.empty() || plain_scalar == "~" || plain_scalar == "null" || plain_scalar == "Null" ||
         plain_scalar == "NULL";
}

YamlType yaml_type_of(std::string_view plain_scalar) {
  if (is_yaml_null(plain_scalar)) return YamlType::null;
  if (yaml_boolean(plain_scalar)) return YamlType::boolean;
  // Nearly all texts are told apart by their first byte. No number is longer than the bound, and on a longer
  // text the recursion of std::regex could exhaust the stack.
  constexpr std::size_t kLongest = 256;
  const char first = plain_scalar.front();
  if (!is_digit(first) && first != '-' && first != '+' && first != '.') return YamlType::text;
  if (plain_scalar.size() > kLongest) return YamlType::text;
  if (is_yaml_number(plain_scalar)) return YamlType::number;
  if (is_yaml_timestamp(plain_scalar)) return YamlType::timestamp;
  return YamlType::text;
}

std::optional<FittedValue> fit(std::string_view text, Range range) {
  switch (range) {
    case Range::string:
      return as_is(ValueKind::text, true);
    case Range::decimal:
      return as_is(ValueKind::decimal, is_decimal(text));
    case Range::integer:
      return as_is(ValueKind::integer, all_digits(without_sign(text)));
    case Range::boolean:
      return fit_boolean(text);
    case Range::any_uri:
      return fit_iri(text);
    case Range::g_year:
      return as_is(ValueKind::g_year, text.size() == 4 && all_digits(text));
    case Range::date_or_time:
      return fit_date_or_time(text);
    case Range::resource: {
      auto iri = fit_iri(text);
      return iri ? iri : as_is(ValueKind::text, true);
    }
    case Range::skos_concept:
      return as_is(ValueKind::skos_concept, true);
    case Range::relation_name:
      return as_is(ValueKind::relation_name, true);
  }
  return std::nullopt;
}

std::string_view expectation(Range range) {
  switch (range) {
    case Range::string:
    case Range::resource:
    case Range::skos_concept:
      return "text";
    case Range::decimal:
      return "a number";
    case Range::integer:
      return "a whole number";
    case Range::boolean:
      return "yes or no";
    case Range::any_uri:
      return "an absolute IRI such as https://example.org/";
    case Range::g_year:
      return "a year of four digits";
    case Range::date_or_time:
      return "a day such as 2026-02-28 or a time such as 2026-02-28T09:30:00Z";
    case Range::relation_name:
      return "the key of a relation";
  }
  return {};
}

std::optional<double> number_from(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

}  // namespace patgraph
