#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace patgraph {

/// Returns GitHub's `primaryLocationLineHash` of the lines asked for, as `hash:count`: a rolling hash over
/// the 100 UTF-16 code units from the start of the line that are neither blank nor tab, and how many lines up
/// to this one have it. It is what `hash` in src/fingerprints.ts of github/codeql-action computes. Bytes that
/// are not UTF-8 are read as U+FFFD, as Node.js does. Lines that the text does not have are left out.
std::map<std::uint32_t, std::string> line_hashes(std::string_view text, std::span<const std::uint32_t> lines);

}  // namespace patgraph
