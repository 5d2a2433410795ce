#include "report/excerpts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "cell_width.hpp"

namespace patgraph::testing {
namespace {

Span span(std::uint32_t line, std::uint32_t begin, std::uint32_t end) {
  return {{line, begin}, {line, end}};
}

/// A library of one file.
Library library_of(const std::string& text) {
  Library library;
  SourceFile& file = library.files.emplace_back();
  file.bytes = text;
  return library;
}

/// Returns what is shown of a place in a text.
std::string excerpt(const std::string& text, Span place, const ExcerptStyle& style = {}) {
  const Excerpts excerpts(library_of(text), {{0, place}});
  const Excerpt* found = excerpts.at({0, place});
  if (found == nullptr) return "nothing";
  std::ostringstream out;
  write_excerpt(*found, place.begin.line, style, out);
  return out.str();
}

TEST(Excerpt, UnderlinesTheWholeSpan) {
  EXPECT_EQ(excerpt("---\nslug: pond\n---\n", span(2, 7, 11)),
            "    2 | slug: pond\n"
            "      |       ^~~~\n");
}

TEST(Excerpt, MarksAPointByACaretAlone) {
  EXPECT_EQ(excerpt("slug: pond", span(1, 7, 7)),
            "    1 | slug: pond\n"
            "      |       ^\n");
}

TEST(Excerpt, EndsASpanOfSeveralLinesWithItsFirst) {
  EXPECT_EQ(excerpt("a:\n  - {slug: pond,\n     weight: 2}\n", {{2, 5}, {3, 16}}),
            "    2 |   - {slug: pond,\n"
            "      |     ^~~~~~~~~~~~\n");
}

TEST(Excerpt, MarksTheEndOfALineAndWhatLiesBeyond) {
  EXPECT_EQ(excerpt("slug:\r\nx", span(1, 6, 6)),
            "    1 | slug:\n"
            "      |      ^\n");
  EXPECT_EQ(excerpt("slug:\n", span(1, 40, 45)),
            "    1 | slug:\n"
            "      |      ^\n");
}

TEST(Excerpt, OfAnEmptyLineIsTheCaretAlone) {
  EXPECT_EQ(excerpt("", span(1, 1, 1)),
            "    1 |\n"
            "      | ^\n");
}

TEST(Excerpt, PassesOverAByteOrderMark) {
  EXPECT_EQ(excerpt("\xEF\xBB\xBF---\n", span(1, 1, 4)),
            "    1 | ---\n"
            "      | ^~~\n");
}

TEST(Excerpt, SetsTabsToStopsOfEight) {
  EXPECT_EQ(excerpt("a:\tb\tc", span(1, 4, 6)),
            "    1 | a:      b       c\n"
            "      |         ^~~~~~~~\n");
}

TEST(Excerpt, CountsWideCharactersTwiceAndCombiningOnesNot) {
  EXPECT_EQ(excerpt("\u6c34\u5f15: \U0001F41D e\u0301t\u00e9 x", span(1, 5, 11)),
            "    1 | \u6c34\u5f15: \U0001F41D e\u0301t\u00e9 x\n"
            "      |       ^~~~~~\n");
}

TEST(Excerpt, MakesControlsHarmlessWithoutMovingTheCaret) {
  EXPECT_EQ(excerpt("a\x1B[31mb\xC2\x9B c", span(1, 10, 11)),
            "    1 | a\\x1B[31mb\\x9B c\n"
            "      |                ^\n");
}

TEST(Excerpt, NamesCharactersThatTurnTheDirection) {
  EXPECT_EQ(excerpt("a\u202Eb c", span(1, 3, 4)),
            "    1 | a<U+202E>b c\n"
            "      |          ^\n");
}

TEST(Excerpt, NamesStrayBytes) {
  EXPECT_EQ(excerpt("a\xFF\xC3z", span(1, 4, 5)),
            "    1 | a\\xFF\\xC3z\n"
            "      |          ^\n");
}

TEST(Excerpt, CutsALongLineAfterThePlace) {
  EXPECT_EQ(excerpt("slug: pond " + std::string(100, 'x'), span(1, 7, 11)),
            "    1 | slug: pond " + std::string(60, 'x') + "…\n" + "      |       ^~~~\n");
}

TEST(Excerpt, CutsALongLineOnBothSidesOfThePlace) {
  const std::string line = std::string(300, 'x') + "pond" + std::string(300, 'y');
  EXPECT_EQ(excerpt(line, span(1, 301, 305)), "    1 | …" + std::string(18, 'x') + "pond" +
                                                  std::string(48, 'y') + "…\n" +
                                                  "      |                    ^~~~\n");
}

TEST(Excerpt, CutsAPlaceThatIsTooLong) {
  EXPECT_EQ(excerpt("a: " + std::string(300, 'x'), span(1, 4, 304)),
            "    1 | a: " + std::string(68, 'x') + "…\n" + "      |    ^" + std::string(68, '~') + "\n");
}

TEST(Excerpt, LeavesALineThatJustFitsWhole) {
  const std::string line(72, 'x');
  EXPECT_EQ(excerpt(line, span(1, 72, 73)),
            "    1 | " + line + "\n" + "      | " + std::string(71, ' ') + "^\n");
}

TEST(Excerpt, KeepsWithinItsWidthWhateverTheLine) {
  for (const std::string unit : {"x", "\u6c34", "\x01", "\t", "e\u0301"}) {
    std::string line;
    for (int i = 0; i < 150; ++i) line += unit;
    for (std::uint32_t column = 1; column < 150; ++column) {
      std::istringstream shown(excerpt(line, span(1, column, column + 5)));
      for (std::string part; std::getline(shown, part);) {
        std::size_t cells = 0;
        for (std::size_t i = 0; i < part.size(); ++i) {
          // All of these are narrow ASCII, a mark of cutting, or the unit itself.
          if ((static_cast<unsigned char>(part[i]) & 0xC0) != 0x80) ++cells;
        }
        if (unit == "\u6c34") cells += static_cast<std::size_t>(std::ranges::count(part, '\xE6'));
        if (unit == "e\u0301") cells -= static_cast<std::size_t>(std::ranges::count(part, '\xCC'));
        EXPECT_LE(cells, 80U) << part;
      }
    }
  }
}

TEST(Excerpt, HasRoomForLongLineNumbers) {
  const std::string text = std::string(1'234'566, '\n') + "slug: pond";
  EXPECT_EQ(excerpt(text, span(1'234'567, 7, 11)),
            "1234567 | slug: pond\n"
            "        |       ^~~~\n");
}

TEST(Excerpt, ShowsWhatWouldMendThePlace) {
  EXPECT_EQ(excerpt("slug: pnod", span(1, 7, 11), {.replacement = "pond"}),
            "    1 | slug: pnod\n"
            "      |       ^~~~\n"
            "      |       pond\n");
}

TEST(Excerpt, IsNotThereWhereTheFileHasNoSuchLineAnyMore) {
  EXPECT_EQ(excerpt("one\ntwo", span(3, 1, 2)), "nothing");
}

TEST(Excerpt, IsNotThereWhereTheFileHasGone) {
  Library library;
  library.files.emplace_back().path = "/nowhere/a.md";
  const SourceLocation place{0, span(1, 1, 2)};
  EXPECT_EQ(Excerpts(library, {place}).at(place), nullptr);
}

TEST(Excerpt, OfSeveralPlacesInAFileDoesNotDependOnTheirOrder) {
  const std::vector<SourceLocation> places{
      {0, span(2, 3, 4)}, {0, span(1, 1, 2)}, {0, span(2, 1, 2)}, {0, span(2, 3, 4)}, {0, span(9, 1, 1)}};
  const Excerpts excerpts(library_of("abc\ndef\n"), places);
  EXPECT_EQ(excerpts.at(places[0])->marked, "f");
  EXPECT_EQ(excerpts.at(places[0])->before, "de");
  EXPECT_EQ(excerpts.at(places[1])->marked, "a");
  EXPECT_EQ(excerpts.at(places[2])->marked, "d");
  EXPECT_EQ(excerpts.at(places[4]), nullptr);
}

TEST(CellWidth, IsThatOfTerminals) {
  EXPECT_EQ(cell_width('a'), 1U);
  EXPECT_EQ(cell_width(0xE9), 1U);     // é
  EXPECT_EQ(cell_width(0xAD), 1U);     // soft hyphen
  EXPECT_EQ(cell_width(0x301), 0U);    // combining acute accent
  EXPECT_EQ(cell_width(0x200B), 0U);   // zero width space
  EXPECT_EQ(cell_width(0xFE0F), 0U);   // variation selector 16
  EXPECT_EQ(cell_width(0x1161), 0U);   // Hangul vowel that joins the consonant before it
  EXPECT_EQ(cell_width(0x6C34), 2U);   // 水
  EXPECT_EQ(cell_width(0xFF21), 2U);   // fullwidth A
  EXPECT_EQ(cell_width(0x1F41D), 2U);  // bee
}

}  // namespace
}  // namespace patgraph::testing
