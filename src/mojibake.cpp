#include "mojibake.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "utf8.hpp"

namespace patgraph {
namespace {

/// Returns the byte that Windows-1252 has for a code point; Latin-1's for C1 controls.
std::optional<unsigned char> windows_1252_byte(char32_t c) {
  // What stands from 0x80 on (https://encoding.spec.whatwg.org/#windows-1252).
  static constexpr std::array<char32_t, 32> kHigh{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto high = std::ranges::find(kHigh, c);
  if (high == kHigh.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (high - kHigh.begin()));
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// What stands around a run.
struct Surroundings {
  std::string_view before;
  std::string_view after;

  bool in_word() const {
    return (!before.empty() && is_lower(before.back())) || (!after.empty() && is_lower(after.front()));
  }
  bool behind_capital() const { return !before.empty() && is_upper(before.back()); }
};

/// Returns whether a character that is alone in its run can hardly have been meant as what it looks like
/// misread.
bool is_telling(char32_t meant, const Surroundings& around) {
  // "Ã" and a quotation mark or a dash may end a word in capitals.
  if (meant >= 0xC0 && meant <= 0xDF) return around.in_word() && !around.behind_capital();
  if (meant <= 0xFF) return around.in_word() || !around.behind_capital();
  if (meant <= 0x17F) return around.in_word();          // "Å²", square ångström, stands alone
  if (meant >= 0x2000 && meant <= 0x2FFF) return true;  // "â" and two symbols
  if (meant >= 0xF000 && meant <= 0xFFFD) return true;  // "ï" and two symbols
  return meant >= 0x1F000 && meant <= 0x1FFFF;          // "ðŸ" and two symbols
}

/// Returns the bytes of a text in Windows-1252, or nothing where that lacks one of its characters.
std::optional<std::string> windows_1252(std::string_view text) {
  std::string bytes;
  bool has_all = true;
  for_each_code_point(text, [&](char32_t c, std::string_view) {
    const auto byte = windows_1252_byte(c);
    has_all = has_all && byte;
    if (byte) bytes += static_cast<char>(*byte);
  });
  return has_all ? std::optional(bytes) : std::nullopt;
}

/// Returns what a run spells when its bytes are read as UTF-8, if they are that and can hardly be so by
/// chance.
std::optional<std::string> meant_by(std::string_view run, const Surroundings& around) {
  const auto bytes = windows_1252(run);
  if (!bytes) return std::nullopt;
  std::size_t count = 0;
  bool telling = false;
  bool control = false;
  for (std::string_view rest = *bytes; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    if (point.size == 1) return std::nullopt;
    control |= point.value < 0xA0;
    telling |= is_telling(point.value, around);
    ++count;
    rest.remove_prefix(point.size);
  }
  if (count < 2 && !telling) return std::nullopt;
  // What was misread several times is shorter each time it is read back. Nobody means a control.
  if (auto deeper = meant_by(*bytes, around)) return deeper;
  return control ? std::nullopt : bytes;
}

}  // namespace

Mojibake find_mojibake(std::string_view text) {
  constexpr std::size_t kMostRuns = 20;
  const auto belongs = [](CodePoint point) { return point.value >= 0x80 && windows_1252_byte(point.value); };
  Mojibake found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    CodePoint point = first_code_point(text.substr(at));
    for (; belongs(point); point = first_code_point(text.substr(at))) {
      at += point.size;
      if (at == text.size()) break;
    }
    if (at == begin) {
      found.mended += text.substr(at, point.size);
      at += point.size;
      continue;
    }
    const std::string_view run = text.substr(begin, at - begin);
    const auto meant = meant_by(run, {text.substr(0, begin), text.substr(at)});
    found.mended += meant ? *meant : std::string(run);
    if (meant && found.runs.size() < kMostRuns &&
        std::ranges::find(found.runs, run, &Mojibake::Run::text) == found.runs.end())
      found.runs.push_back({std::string(run), *meant});
  }
  return found;
}

}  // namespace patgraph
