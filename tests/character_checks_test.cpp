#include "fix_fixture.hpp"
#include "mojibake.hpp"

namespace patgraph::testing {
namespace {

TEST(UnprintableCharacter, NamesEachCharacterOnce) {
  const TextLibrary library({entry("a", "summary: \"A\\u200B\\u202Ebed\\u200B\"\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:10: warning: the text holds U+200B, U+202E; expected what readers can see "
            "[unprintable-character]\n");
}

TEST(UnprintableCharacter, IsReportedForEveryKind) {
  for (const std::string code : {"\\x07", "\\x7F", "\\x9B", "\\u200B", "\\u2060", "\\uFEFF", "\\u202A",
                                 "\\u2069", "\\uFDD0", "\\uFFFE", "\\U0001FFFF"}) {
    const TextLibrary library({entry("a", "summary: \"a" + code + "b\"\n")});
    EXPECT_NE(library.findings("unprintable-character"), "") << code;
  }
}

TEST(UnprintableCharacter, IsNotReportedForWhatReadersNeed) {
  const TextLibrary library(
      {entry("a",
             "summary: \"Tab\\t, line\\n, joiners \\u200C\\u200D, mark \\u200E, soft\\u00ADhyphen, "
             "👩‍🌾 and 種\"\n")});
  EXPECT_EQ(library.findings(), "");
}

TEST(UnprintableCharacter, IsReportedWhereverAValueStands) {
  const TextLibrary library(
      {entry("a",
             "requires: [{slug: b, note: \"x\\u200B\", description: \"y\\u200B\"}, \"b\\u200B\"]\n"
             "unheard_of: {of: [\"z\\u200B\"]}\n"
             "graph_garden: {entities: [{id: \"humus\\u200B\"}]}\n"),
       entry("b")});
  EXPECT_EQ(
      library.findings("unprintable-character"),
      "a.md:5:28: warning: the text holds U+200B; expected what readers can see [unprintable-character]\n"
      "a.md:5:52: warning: the text holds U+200B; expected what readers can see [unprintable-character]\n"
      "a.md:5:64: warning: the text holds U+200B; expected what readers can see [unprintable-character]\n"
      "a.md:6:19: warning: the text holds U+200B; expected what readers can see [unprintable-character]\n"
      "a.md:7:32: warning: the text holds U+200B; expected what readers can see [unprintable-character]\n");
}

TEST(UnprintableCharacter, IsMendedByLeavingItOut) {
  EXPECT_EQ(mended({entry("a", "summary: \"A \\u202Ebed\\u2069\"\naliases: [\"\\u200B\"]\n")},
                   "unprintable-character"),
            "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: The a\nsummary: A bed\n"
            "aliases: [\"\\u200B\"]\n---\n");
}

TEST(Mojibake, SaysWhatWasMeant) {
  const TextLibrary library({entry("a", "summary: The gardenerâ€™s cafÃ©, 20Â°\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:10: warning: 'â€™' is '’', 'Ã©' is 'é', 'Â°' is '°' in UTF-8 that was read as Windows-1252; "
      "expected UTF-8 throughout [mojibake]\n");
}

TEST(Mojibake, IsMended) {
  EXPECT_EQ(
      mended({entry("a", "summary: The gardenerâ€™s cafÃ©\naliases: ['CafÃ©: dâ€™ici']\n")}, "mojibake"),
      "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: The a\nsummary: The gardener’s café\n"
      "aliases: [\"Café: d’ici\"]\n---\n");
}

std::string meant(std::string_view text) {
  return find_mojibake(text).mended;
}

TEST(Mojibake, IsReadBackFromTheLettersOfManyLanguages) {
  EXPECT_EQ(meant("MÃ¼ller, JÃ¶rg, StraÃŸe, Ã–sterreich, LÃ©on, seÃ±or"),
            "Müller, Jörg, Straße, Österreich, Léon, señor");
  EXPECT_EQ(meant("WaÅ‚Ä™sa, Å\u00A0kola"), "Wałęsa, Škola");
  EXPECT_EQ(meant("Î»ÏŒÎ³Î¿Ï‚"), "λόγος");
  EXPECT_EQ(meant("Ð¡Ð°Ð´"), "Сад");
  EXPECT_EQ(meant("æ—¥æœ¬"), "日本");
  EXPECT_EQ(meant("ðŸŒ± seed â†’ bed â€” \xC3\xA2\xE2\x82\xAC\xC5\x93yes\xC3\xA2\xE2\x82\xAC\xC2\x9D â€¦"),
            "🌱 seed → bed — “yes” …");
}

TEST(Mojibake, IsReadBackWhereItWasMisreadAsLatin1) {
  EXPECT_EQ(meant("gardener\xC3\xA2\xC2\x80\xC2\x99s"), "gardener’s");
}

TEST(Mojibake, IsReadBackWhereItWasMisreadTwiceAndThrice) {
  EXPECT_EQ(meant("gardenerÃ¢â‚¬â„¢s cafÃƒÂ©"), "gardener’s café");
  EXPECT_EQ(meant("cafÃƒÆ’Ã‚Â©"), "café");
  EXPECT_EQ(meant("gardener\xC3\x83\xC2\xA2\xC3\x82\xC2\x80\xC3\x82\xC2\x99s"), "gardener’s");
}

TEST(Mojibake, IsNotReportedForRealTextWhoseBytesAreUtf8ByChance) {
  for (const std::string text : {"CAFÉ® and ÉTÉ“",
                                 "„Spaß“",
                                 "der Spaß… und",
                                 "“olé”—he said",
                                 "5 Å² of leaf",
                                 "AMANHÃ”",
                                 "MANHû e «IRMî",
                                 "“Ã”",
                                 "amanhã”—disse",
                                 "3×²",
                                 "Ñ”",
                                 "HYVÄ”",
                                 "«Å»",
                                 "voilà…”",
                                 "10 €–£",
                                 "naïve, façade, Übermut, piñata",
                                 "Það – þau",
                                 "Łódź",
                                 "漢字",
                                 "→ ✓ 🌱",
                                 "50 °C ± 2 µm"})
    EXPECT_TRUE(find_mojibake(text).runs.empty()) << text << " is no '" << meant(text) << "'";
}

TEST(Mojibake, IsNotTakenForUnprintableCharacters) {
  const TextLibrary library({entry("a", "summary: \"The gardener\\xE2\\x80\\x99s\"\n")});
  EXPECT_EQ(library.findings(),
            "a.md:5:10: warning: 'â\\x80\\x99' is '’' in UTF-8 that was read as Windows-1252; expected UTF-8 "
            "throughout "
            "[mojibake]\n");
}

TEST(Mojibake, LeavesOutAByteOrderMarkWhenMended) {
  EXPECT_EQ(mended({entry("a", "summary: ï»¿Leaf mould\n")}, "mojibake"),
            "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: The a\nsummary: Leaf mould\n---\n");
}

TEST(Mojibake, IsReportedForALostCharacterWithoutAFix) {
  const SourceText file = entry("a", "summary: The gardener\xEF\xBF\xBDs\n");
  EXPECT_EQ(
      TextLibrary({file}).findings(),
      "a.md:5:10: warning: the text holds U+FFFD, which stands for a character that was lost in a conversion "
      "[mojibake]\n");
  EXPECT_EQ(mended({file}, "mojibake"), file.bytes);
}

TEST(Mojibake, IsNotReportedForTheReplacementOfANul) {
  const TextLibrary library({entry("a", "summary: \"a\\0b\"\n")});
  EXPECT_EQ(
      library.findings(),
      "a.md:5:10: warning: the text holds U+0000, which no text may; taken as U+FFFD [invalid-value]\n");
}

TEST(Mojibake, TakesTimeInProportionToTheText) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "Ã©";
  EXPECT_EQ(meant(text).size(), text.size() / 2);
}

}  // namespace
}  // namespace patgraph::testing
