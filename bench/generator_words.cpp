#include "generator_words.hpp"

#include <array>
#include <string_view>

namespace patgraph::bench {
namespace {

using Words = std::array<std::string_view, 40>;

constexpr Words kQualities = {"mossy",   "sunny",  "windy",  "quiet",   "early", "late",   "wild",  "raised",
                              "shared",  "common", "sunken", "narrow",  "broad", "hidden", "open",  "steep",
                              "rainy",   "dry",    "cool",   "warm",    "old",   "new",    "tall",  "low",
                              "winding", "walled", "bare",   "covered", "stony", "sandy",  "shady", "evening",
                              "winter",  "spring", "summer", "autumn",  "first", "second", "upper", "lower"};

constexpr Words kMaterials = {
    "clay",   "willow", "hazel", "brick",   "slate",   "copper", "straw",  "gravel",  "oak",    "chalk",
    "bean",   "apple",  "plum",  "quince",  "lettuce", "leek",   "onion",  "squash",  "tomato", "pepper",
    "fennel", "sorrel", "mint",  "thyme",   "sage",    "rose",   "clover", "comfrey", "nettle", "yarrow",
    "beet",   "carrot", "pea",   "currant", "bramble", "medlar", "walnut", "cherry",  "pear",   "elder"};

constexpr Words kThings = {
    "trough",  "bed",    "path",   "gate",   "fence", "shed",     "bench", "barrel", "heap",    "frame",
    "arch",    "ladder", "basket", "border", "hedge", "ditch",    "pond",  "well",   "terrace", "lawn",
    "nursery", "cellar", "rack",   "loft",   "hive",  "coop",     "sieve", "barrow", "spade",   "rota",
    "meeting", "feast",  "ledger", "market", "swap",  "workshop", "walk",  "watch",  "store",   "library"};

constexpr Words kPlaces = {"orchard", "yard",   "corner",  "meadow", "slope",  "valley",  "bank",    "brook",
                           "lane",    "green",  "field",   "wood",   "roof",   "court",   "square",  "bridge",
                           "mill",    "farm",   "cottage", "school", "chapel", "harbour", "quarry",  "ford",
                           "spring",  "hollow", "ridge",   "marsh",  "heath",  "copse",   "paddock", "garth",
                           "croft",   "common", "park",    "close",  "quay",   "stile",   "tower",   "barn"};

constexpr std::array<std::string_view, 24> kVerbs = {
    "feeds",   "shelters", "waters", "shades",  "marks", "guards",   "mends",  "warms",
    "gathers", "divides",  "lifts",  "carries", "cools", "outlives", "frames", "follows",
    "keeps",   "thins",    "drains", "borrows", "rests", "renews",   "joins",  "teaches"};

constexpr std::array<std::string_view, 12> kOpenings = {
    "When it rains,",      "In a dry year,",       "Where two plots meet,", "After the harvest,",
    "Before the frost,",   "For those who start,", "With many hands,",      "Where nobody looks,",
    "On the longest day,", "As seasons turn,",     "By agreement of all,",  "Once a week,"};

/// Writes a number in words, one digit a word; what is left over as a number behind them.
std::string named(std::uint64_t number, std::span<const Words* const> digits) {
  std::string name;
  for (const Words* words : digits) {
    name += (name.empty() ? "" : "-") + std::string((*words)[number % words->size()]);
    number /= words->size();
  }
  return number == 0 ? name : name + "-" + std::to_string(number + 1);
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::string slug_of(std::uint64_t number) {
  static constexpr std::array<const Words*, 4> kDigits = {&kQualities, &kMaterials, &kThings, &kPlaces};
  return named(number, kDigits);
}

std::string thing_of(std::uint64_t number) {
  static constexpr std::array<const Words*, 3> kDigits = {&kMaterials, &kThings, &kQualities};
  return named(number, kDigits);
}

std::string title_of(const std::string& name) {
  std::string title = name;
  bool starts = true;
  for (char& c : title) {
    if (starts && is_letter(c)) c = static_cast<char>(c - 'a' + 'A');
    starts = c == '-';
    if (starts) c = ' ';
  }
  return title;
}

std::string word(Random& random) {
  return std::string(random.one_of<std::string_view>(random.chance(1, 2) ? kThings : kMaterials));
}

std::string prose(Random& random, std::size_t bytes) {
  std::string text;
  do {
    if (!text.empty()) text += ' ';
    text += random.one_of<std::string_view>(kOpenings);
    for (const std::string_view opening : {" the ", " the "}) {
      if (!text.ends_with(',')) text += ' ' + std::string(random.one_of<std::string_view>(kVerbs));
      text += opening;
      text += random.one_of<std::string_view>(kQualities);
      text += ' ';
      text += random.one_of<std::string_view>(random.chance(1, 2) ? kThings : kPlaces);
    }
    text += '.';
  } while (text.size() + 25 < bytes);
  return text;
}

}  // namespace patgraph::bench
