#include "case_fold.hpp"

#include <unicode/unistr.h>

namespace patgraph {

std::string case_fold(std::string_view text) {
  std::string folded;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

}  // namespace patgraph
