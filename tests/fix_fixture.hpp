#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "library_fixture.hpp"

namespace patgraph::testing {

/// Returns the offset of a position in a text.
inline std::size_t offset_of(const std::string& text, Position position) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < position.line; ++line) at = text.find('\n', at) + 1;
  const auto is_continuation = [&](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  for (std::uint32_t column = 1; column < position.column; ++column) {
    do ++at;
    while (at < text.size() && is_continuation(at));
  }
  return at;
}

/// Returns the first file as it is when all fixes of a check have been applied to it.
inline std::string mended(const std::vector<SourceText>& files, const std::string& check,
                          const std::string& extension = "") {
  const TextLibrary library(files, extension);
  std::vector<Diagnostic> findings = run_checks(library.graph());
  std::erase_if(findings, [&](const Diagnostic& finding) {
    return finding.check != check || finding.location.file != 0 || !finding.fix;
  });
  std::string text = files.front().bytes;
  // From the end, so that positions stay what they are.
  std::ranges::reverse(findings);
  for (const Diagnostic& finding : findings) {
    const std::size_t begin = offset_of(text, finding.fix->location.span.begin);
    const std::size_t end = offset_of(text, finding.fix->location.span.end);
    text.replace(begin, end - begin, finding.fix->text);
  }
  return text;
}

/// Returns what a baseline compares: of each finding of a check the identity, or else the message, on a line.
inline std::string identities(const TextLibrary& library, const std::string& check) {
  std::string text;
  for (const Diagnostic& finding : run_checks(library.graph())) {
    if (finding.check == check)
      text += (finding.identity.empty() ? finding.message : finding.identity) + "\n";
  }
  return text;
}

}  // namespace patgraph::testing
