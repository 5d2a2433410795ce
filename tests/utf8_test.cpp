#include "utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text_positions.hpp"

namespace patgraph {
namespace {

/// Returns the names of the code points of a text, each with the number of its bytes.
std::string decoded(std::string_view text) {
  std::string names;
  for_each_code_point(text, [&](char32_t value, std::string_view bytes) {
    names += code_point_name(value) + ":" + std::to_string(bytes.size()) + " ";
  });
  return names;
}

TEST(Utf8, ReadsCodePointsOfEverySize) {
  EXPECT_EQ(decoded("a\u00FC\u20AC\U0001F331"), "U+0061:1 U+00FC:2 U+20AC:3 U+1F331:4 ");
}

TEST(Utf8, ReadsAStartOfACodePointAsOneReplacementCharacter) {
  // The example of the Unicode Standard, table 3-11.
  EXPECT_EQ(decoded("a\xF1\x80\x80\xE1\x80\xC2"
                    "b\x80"
                    "c\x80\xBF"
                    "d"),
            "U+0061:1 U+FFFD:3 U+FFFD:2 U+FFFD:1 U+0062:1 U+FFFD:1 U+0063:1 U+FFFD:1 U+FFFD:1 U+0064:1 ");
  EXPECT_EQ(decoded("\xF0\x9F\x8C"), "U+FFFD:3 ");
}

TEST(Utf8, ReadsWhatStartsNoCodePointByteByByte) {
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_EQ(first_code_point(bad).value, 0xFFFDU);
    EXPECT_EQ(first_code_point(bad).size, 1U);
  }
}

TEST(Utf8, IsToldFromOtherBytes) {
  for (const char* text : {"", "a", "\u00FC\u20AC\U0001F331", "\uFFFD", "\xEF\xBB\xBF", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(text)) << text;
  // Continuations alone, starts alone, long forms, surrogates, beyond Unicode, cut off.
  for (const char* bytes :
       {"\x80",
        "\xED"
        "Rot",
        "\xC0\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "a\xE2\x82",
        "\xF0\x9F\x8C"
        "a"})
    EXPECT_FALSE(is_utf8(bytes)) << bytes;
}

TEST(TextPositions, CountCodePointsInAnyOrder) {
  TextPositions positions("a\u00FCb\n\u20AC!");
  EXPECT_EQ(positions.at(3), (Position{1, 3}));
  EXPECT_EQ(positions.at(8), (Position{2, 2}));
  EXPECT_EQ(positions.at(5), (Position{2, 1}));
  EXPECT_EQ(positions.at(99), (Position{2, 3}));
}

TEST(TextPositions, GiveAByteOrderMarkNoColumn) {
  TextPositions positions("\xEF\xBB\xBF# a");
  EXPECT_EQ(positions.at(3), (Position{1, 1}));
  EXPECT_EQ(positions.at(5), (Position{1, 3}));
  EXPECT_EQ(positions.at(0), (Position{1, 1}));
}

}  // namespace
}  // namespace patgraph
