#pragma once

#include <string_view>

namespace patgraph {

/// Returns the hand-written example of a check: `src/check/examples/ID.md`, Markdown with the files of a
/// library that has the fault under "## Bad", and of one that does not under "## Good". A block is preceded
/// by the name of its file. Empty where there is no such check.
std::string_view example_of(std::string_view check);

}  // namespace patgraph
