#include <algorithm>

#include "../mojibake.hpp"
#include "../quotation.hpp"
#include "../utf8.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// Calls `visit(file, value)` for every value of the front matter of every entry.
template <typename Visit>
void for_each_value(const PatternGraph& graph, const Visit& visit) {
  for (const Entity* entity : graph.vertices()) {
    const auto visit_all = [&](const auto& owners) {
      for (const auto& owner : owners) visit(entity->file, owner.value);
    };
    visit_all(entity->attributes);
    visit_all(entity->unmapped);
    for (const Link& link : entity->links) {
      visit_all(link.references);
      visit_all(link.attributes);
      visit_all(link.description);
      visit_all(link.unmapped);
    }
  }
}

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Controls, what takes no room, and what turns the direction of text around (CVE-2021-42574). The joiners
/// U+200C and U+200D are letters' business.
bool is_unprintable(char32_t c) {
  if (c < 0x80) return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  return is_between(c, 0x80, 0x9F) || c == 0x200B || c == 0x2060 || c == 0xFEFF ||
         is_between(c, 0x202A, 0x202E) || is_between(c, 0x2066, 0x2069) || is_between(c, 0xFDD0, 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

/// What a text holds that nobody sees: the names of the characters, each once, and the text without them.
struct Unprintables {
  std::string names;
  std::string rest;
};

Unprintables unprintables_of(std::string_view text) {
  Unprintables found;
  std::u32string seen;
  for_each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (!is_unprintable(c)) {
      found.rest += bytes;
    } else if (seen.find(c) == std::string_view::npos) {
      seen += c;
      found.names += (seen.size() > 1 ? ", " : "") + code_point_name(c);
    }
  });
  return found;
}

/// Knows the values into which the reader put U+FFFD in place of U+0000, of which a fault tells.
class ReplacedValues {
 public:
  explicit ReplacedValues(const Library& library) : library_(library) {}

  /// Asked file by file.
  bool contains(std::uint32_t file, const Value& value) {
    if (file != file_) {
      file_ = file;
      spans_.clear();
      for (const Fault& fault : library_.files[file].faults) {
        if (fault.kind == FaultKind::invalid_value) spans_.push_back(fault.span);
      }
      std::ranges::sort(spans_);
    }
    return std::ranges::binary_search(spans_, value.span);
  }

 private:
  const Library& library_;
  std::optional<std::uint32_t> file_;
  std::vector<Span> spans_;
};

}  // namespace

void check_unprintable_character(const PatternGraph& graph, Findings& findings) {
  for_each_value(graph, [&](std::uint32_t file, const Value& value) {
    if (value.plain_ascii || unprintables_of(value.text).names.empty()) return;
    // The second half of a letter that was read as Latin-1 is a control; that is for `mojibake` to say.
    const Unprintables found = unprintables_of(find_mojibake(value.text).mended);
    if (found.names.empty()) return;
    Diagnostic& finding =
        findings.add({file, value.span}, "the text holds " + found.names + "; expected what readers can see");
    if (!found.rest.empty()) finding.fix = rewriting(file, value, found.rest);
  });
}

void check_mojibake(const PatternGraph& graph, Findings& findings) {
  ReplacedValues replaced(graph.library());
  for_each_value(graph, [&](std::uint32_t file, const Value& value) {
    if (value.plain_ascii) return;
    const Mojibake found = find_mojibake(value.text);
    if (!found.runs.empty()) {
      std::string message;
      for (const Mojibake::Run& run : found.runs)
        message += (message.empty() ? "" : ", ") + in_quotes(run.text) + " is " + in_quotes(run.meant);
      Diagnostic& finding = findings.add(
          {file, value.span}, message + " in UTF-8 that was read as Windows-1252; expected UTF-8 throughout");
      finding.fix = rewriting(file, value, unprintables_of(found.mended).rest);
    }
    if (value.text.find(kReplacement) != std::string_view::npos && !replaced.contains(file, value))
      findings.add({file, value.span},
                   "the text holds U+FFFD, which stands for a character that was lost in a conversion");
  });
}

}  // namespace patgraph
