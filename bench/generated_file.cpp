#include <array>
#include <set>
#include <string>
#include <string_view>

#include "generated_library.hpp"
#include "generator_words.hpp"

namespace patgraph::bench {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::uint64_t kFilePurpose = 100;  ///< of random numbers, beside those of the library
constexpr std::uint64_t kMild = 60;          ///< how much names that many share are preferred, in percent

/// A relation, and how many of a thousand links are of it.
struct RelationShare {
  std::string_view name;
  std::uint64_t share;
  enum class Leads : std::uint8_t { anywhere, up, down } leads = Leads::anywhere;
};
using Leads = RelationShare::Leads;

constexpr std::array<RelationShare, 5> kOldRelations = {{{"generalizes_from", 39, Leads::up},
                                                         {"specializes_to", 41, Leads::down},
                                                         {"enables", 0, Leads::up},
                                                         {"requires", 0, Leads::up},
                                                         {"related", 920}}};
constexpr std::array<RelationShare, 7> kRelations = {{{"generalizes_from", 76, Leads::up},
                                                      {"specializes_to", 24, Leads::down},
                                                      {"enables", 297, Leads::up},
                                                      {"requires", 82, Leads::up},
                                                      {"alternatives", 14},
                                                      {"complementary", 498},
                                                      {"tools", 9}}};

constexpr std::array<std::string_view, 40> kDomains = {
    "soil",        "water",    "seed",     "compost", "pruning",  "grafting", "orchards",   "vegetables",
    "herbs",       "flowers",  "bees",     "birds",   "hedges",   "paths",    "tools",      "sheds",
    "glasshouses", "rotas",    "meetings", "money",   "children", "elders",   "neighbours", "markets",
    "kitchens",    "storage",  "drying",   "cider",   "wool",     "willow",   "ponds",      "meadows",
    "woodland",    "terraces", "shade",    "frost",   "pests",    "weeds",    "harvest",    "feasts"};
constexpr std::array<std::string_view, 6> kScopes = {"universal", "domain", "implementation",
                                                     "domain",    "domain", "context-specific"};
constexpr std::array<std::string_view, 4> kEras = {"agricultural", "industrial", "digital", "cognitive"};
constexpr std::array<std::string_view, 3> kKinds = {"concept", "practice", "tool"};
constexpr std::array<std::string_view, 3> kStages = {"application", "design", "recognition"};
constexpr std::array<std::string_view, 3> kCommons = {"life", "business", "public"};
constexpr std::array<std::string_view, 2> kPeople = {"ada-hollis", "bruno-feld"};
constexpr std::array<std::string_view, 8> kScores = {"stakeholder_architecture",
                                                     "value_creation",
                                                     "resilience",
                                                     "ownership",
                                                     "autonomy",
                                                     "composability",
                                                     "fractal_value",
                                                     "vitality"};

/// Writes the front matter of one pattern, key by key.
class FileWriter {
 public:
  FileWriter(const GeneratedLibrary& library, std::uint64_t pattern)
      : library_(library),
        pattern_(pattern),
        flaw_(library.flaw(pattern)),
        random_(library.plan().seed, kFilePurpose, pattern) {}

  std::string write() {
    line("---");
    line("id: " + library_.id(flaw_ == Flaw::repeated_id && pattern_ > 0 ? pattern_ - 1 : pattern_));
    line("slug: " + slug_of(pattern_));
    line("title: " + title_of(slug_of(pattern_)));
    switch (library_.generation(pattern_)) {
      case Generation::v1:
        write_v1();
        break;
      case Generation::v7:
        write_v7();
        break;
      case Generation::v8:
        write_v8();
        break;
    }
    if (flaw_ == Flaw::invalid_yaml) line("note: [unfinished");
    if (flaw_ != Flaw::unclosed) line("---");
    write_body();
    return std::move(text_);
  }

 private:
  void line(std::string_view text) { (text_ += text) += '\n'; }

  void write_v1() {
    write_aliases();
    line("version: 1.0");
    line("page_url: https://garden.example/patterns/" + slug_of(pattern_) + "/");
    line("github_url: https://forge.example/garden/patterns/blob/main/" + slug_of(pattern_) + ".md");
    line(flaw_ == Flaw::invalid_date ? "created: 2026-02-30" : "created: 2025" + day() + " 00:00:00+00:00");
    line("modified: 2026" + day() + " 00:00:00+00:00");
    line("classification:");
    line("  universality: " + one_of(kScopes));
    line("  domain: " + one_of(kDomains));
    line("  category: [" + one_of(kDomains) + ", practice]");
    line("  era: [" + one_of(kEras) + ", " + one_of(kEras) + "]");
    line("  origin: [" + some_thing() + "]");
    line("  status: " + status("draft"));
    line("  commons_alignment: " + std::to_string(random_.between(1, 5)));
    line("  commons_domain:\n    - " + one_of(kCommons) + "\n    - " + one_of(kCommons));
    write_links(kOldRelations, "", [&](const std::string&, std::uint64_t target) {
      return target == kNowhere ? std::string("pat_01nowhere0nowhere0nowhere0") : library_.id(target);
    });
    line("contributors: [" + one_of(kPeople) + "]");
    write_sources(2);
    line("license: CC-BY-SA-4.0");
    line("attribution: Millbrook Garden Trust, https://garden.example");
    line("repository: https://forge.example/garden/patterns");
  }

  void write_v7() {
    write_aliases();
    section("what it is about, and for whom");
    line("summary: >-\n  " + prose(random_, random_.between(420, 880)));
    write_labels(165);
    line("ontology:");
    line("  domain: " + one_of(kDomains));
    line("  cross_domains: []");
    line("  commons_domain:\n    - life");
    line("  search_hints:");
    line("    primary_tension: \"" + title_of(word(random_)) + " vs. " + title_of(word(random_)) + "\"");
    line("    vector_keywords: [" + words(5) + "]");
    section("how it stands by those whom it serves, and why");
    write_assessment(random_.between(600, 820));
    write_lifecycle();
    section("links that gardeners state, with the weight that they give them");
    line("relationships:");
    write_links(kRelations, "  ", [&](const std::string& weight, std::uint64_t target) {
      return "slug: " + name(target) + "\n      weight: " + weight;
    });
    section("what the machine found in the text: things, circles, and links that it proposes");
    line("graph_garden:");
    line("  last_pruned: " + (flaw_ == Flaw::invalid_date ? "2026-02-30" : "2026" + day()));
    write_entities();
    write_communities();
    write_proposals();
    line("contributors: [\"" + one_of(kPeople) + "\", \"" + one_of(kPeople) + "\"]");
    write_sources(1);
    line("license: CC-BY-SA-4.0");
    line("attribution: \"Millbrook Garden Trust, https://garden.example\"");
  }

  void write_v8() {
    write_aliases();
    line("summary: " + prose(random_, random_.between(95, 200)));
    line("orbital_layer: " + std::to_string(random_.between(0, 5)));
    write_labels(45);
    line("ontology:");
    line("  domain: " + one_of(kDomains));
    line("  cross_domains: [" + one_of(kDomains) + ", " + one_of(kDomains) + "]");
    write_assessment(random_.between(150, 300));
    write_lifecycle();
    line("relationships:");
    write_links(kRelations, "  ", [&](const std::string& weight, std::uint64_t target) {
      return "id: " + name(target) + "\n      weight: " + weight +
             "\n      description: " + prose(random_, 50);
    });
    line("graph_garden:\n  last_pruned: '" + (flaw_ == Flaw::invalid_date ? "2026-02-30" : "2026" + day()) +
         "'");
    line("  entities: [" + title_of(some_thing()) + ", " + title_of(some_thing()) + "]");
    line("  communities: [" + some_community() + "]");
    line("  inferred_links:\n  - target: " + name(library_.target(random_)));
    line("    reason: 'Shared entities: " + title_of(some_thing()) + "'\n    strength: 2");
    line("contributors: [" + one_of(kPeople) + "]");
    line("license: CC-BY-SA-4.0");
  }

  void write_aliases() {
    line(random_.chance(78, 100) ? "aliases: []"
                                 : "aliases:\n  - The " + title_of(slug_of(pattern_)) + " Way");
  }

  /// Writes the comment that stands before a part of the front matter.
  void section(const std::string& about) {
    const std::string rule(116, '=');
    line("# " + rule + "\n# " + about + "\n# " + rule);
  }

  void write_labels(std::size_t bytes) {
    line("context_labels:");
    for (const std::string_view audience : {"corporate", "government", "activist", "tech"})
      line("  " + std::string(audience) + ": \"" + title_of(word(random_)) + " " + prose_line(bytes) + "\"");
  }

  void write_assessment(std::size_t reasoning) {
    line("  commons_assessment:");
    for (const std::string_view score : kScores)
      line("    " + std::string(score) + ": " + score_out_of_five());
    line("    vitality_reasoning: >-\n      " + prose(random_, reasoning));
    line("    overall_score: " + score_out_of_five());
  }

  void write_lifecycle() {
    line("lifecycle:\n  usage_stage: " + one_of(kStages) + "\n  adoption_stage: growth");
    line("  status: " + status("draft") + "\n  version: 0.1\n  confidence: 1");
  }

  static constexpr std::uint64_t kNowhere = ~std::uint64_t{0};

  static std::string name(std::uint64_t target) {
    return target == kNowhere ? "no-such-garden" : slug_of(target);
  }

  /// Writes the links of all relations as lists; `item` writes one.
  template <typename Item>
  void write_links(std::span<const RelationShare> relations, const std::string& indent, const Item& item) {
    std::vector<std::uint64_t> counts(relations.size());
    const std::uint64_t links = library_.link_count(pattern_);
    for (std::uint64_t i = 0; i < links; ++i) ++counts[drawn_relation(relations)];
    bool flawless = flaw_ != Flaw::dangling_link;
    std::set<std::uint64_t> known;
    for (std::size_t i = 0; i < relations.size(); ++i) {
      line(indent + std::string(relations[i].name) + ":" + (counts[i] == 0 ? " []" : ""));
      for (std::uint64_t link = 0; link < counts[i]; ++link) {
        const std::uint64_t target = flawless ? new_target(relations[i].leads, known) : kNowhere;
        flawless = true;
        line(indent + "  - " + item(weight(), target));
      }
    }
    if (flaw_ == Flaw::unknown_relation)
      line(indent + "complementry: [" + name(library_.target(random_)) + "]");
  }

  std::size_t drawn_relation(std::span<const RelationShare> relations) {
    std::uint64_t drawn = random_.below(1000);
    std::size_t at = 0;
    for (; drawn >= relations[at].share; ++at) drawn -= relations[at].share;
    return at;
  }

  /// Draws until there is something new, though not for ever: a small library may not have enough.
  std::uint64_t new_target(Leads leads, std::set<std::uint64_t>& known) {
    const auto fits = [&](std::uint64_t target) {
      return target != pattern_ && !known.contains(target) && library_.is_linked(target);
    };
    std::uint64_t target = drawn_target(leads);
    for (int tries = 0; tries < 20 && !fits(target); ++tries) target = drawn_target(leads);
    known.insert(target);
    return target;
  }

  /// Few links close a circle.
  std::uint64_t drawn_target(Leads leads) {
    if (leads == Leads::anywhere || random_.chance(1, 2000)) return library_.target(random_);
    return leads == Leads::up ? library_.target_above(pattern_, random_)
                              : library_.target_below(pattern_, random_);
  }

  void write_entities() {
    line("  entities:");
    for (std::uint64_t left = random_.between(6, 10); left > 0; --left) {
      const std::string thing = some_thing();
      line("    - id: " + thing + "\n      type: " + one_of(kKinds) + "\n      label: \"" + title_of(thing) +
           "\"\n      relevance: " + hundredths());
    }
  }

  void write_communities() {
    line("  communities:");
    for (std::uint64_t left = random_.between(3, 5); left > 0; --left) {
      const std::string community = some_community();
      line("    - id: " + community + "\n      label: \"" + title_of(community) +
           "\"\n      source: inferred\n      confidence: " + hundredths());
    }
  }

  void write_proposals() {
    line("  inferred_links:");
    for (std::uint64_t left = random_.between(6, 12); left > 0; --left) {
      const bool complements = random_.chance(3, 4);
      line("    - target: " + name(library_.target(random_)) +
           "\n      type: " + (complements ? "complementary" : "enables") +
           "\n      confidence: " + hundredths() + "\n      reason: \"" + prose_line(118) + "\"");
    }
  }

  void write_sources(int count) {
    line("sources:");
    for (; count > 0; --count)
      line("  - \"" + title_of(some_thing()) + ", " + prose_line(25) + ", " +
           std::to_string(random_.between(1890, 2020)) + "\"");
  }

  void write_body() {
    line("\n# " + title_of(slug_of(pattern_)) + "\n\n## Problem\n\n" + prose(random_, 120));
    line("\n## Solution\n\n" + prose(random_, 120));
  }

  std::string one_of(Names names) { return std::string(random_.one_of(names)); }

  std::string prose_line(std::size_t bytes) {
    std::string text = prose(random_, bytes);
    text.pop_back();  // no sentence
    return text;
  }

  std::string words(std::size_t count) {
    std::string list;
    for (; count > 0; --count) list += (list.empty() ? "\"" : ", \"") + word(random_) + "\"";
    return list;
  }

  /// Half of what is mentioned is mentioned by one pattern only.
  std::string some_thing() { return thing_of(random_.skewed_below(library_.plan().patterns * 4, kMild)); }
  std::string some_community() {
    return thing_of(random_.skewed_below(library_.plan().patterns, kMild)) + "-circle";
  }

  std::string status(std::string_view sound) {
    return std::string(flaw_ == Flaw::unknown_value ? "drafty" : sound);
  }

  static std::string two_digits(std::uint64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  }
  std::string hundredths() { return "0." + two_digits(random_.between(60, 98)); }
  std::string weight() { return flaw_ == Flaw::weight_out_of_range ? "1.70" : hundredths(); }
  std::string score_out_of_five() {
    return std::to_string(random_.between(2, 4)) + (random_.chance(1, 2) ? ".5" : ".0");
  }
  std::string day() {
    return "-" + two_digits(random_.between(1, 12)) + "-" + two_digits(random_.between(1, 28));
  }

  const GeneratedLibrary& library_;
  std::uint64_t pattern_;
  Flaw flaw_;
  Random random_;
  std::string text_;
};

}  // namespace

std::string file_of(const GeneratedLibrary& library, std::uint64_t pattern) {
  return FileWriter(library, pattern).write();
}

}  // namespace patgraph::bench
