#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "case_fold.hpp"
#include "cell_width.hpp"

namespace patgraph {

std::string case_fold(std::string_view text) {
  // Nearly all texts are ASCII, whose folding needs no tables.
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
  }
  std::string folded;
  icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

unsigned cell_width_by_tables(char32_t code_point) {
  constexpr char32_t kSoftHyphen = 0xAD;  // a format character that terminals show
  const auto c = static_cast<UChar32>(code_point);
  const bool joins_a_syllable = code_point >= 0x1160 && code_point <= 0x11FF;  // Hangul vowels and finals
  constexpr uint32_t kWithoutWidth = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
  if (joins_a_syllable || ((U_GET_GC_MASK(c) & kWithoutWidth) != 0 && code_point != kSoftHyphen)) return 0;
  const auto width = static_cast<UEastAsianWidth>(u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH));
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace patgraph
