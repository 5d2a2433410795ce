#pragma once

#include <string>
#include <string_view>

namespace patgraph {

/// Returns the text with the differences of case taken away, by full case folding (Unicode 3.13, D144).
/// Invalid UTF-8 becomes U+FFFD.
std::string case_fold(std::string_view text);

}  // namespace patgraph
