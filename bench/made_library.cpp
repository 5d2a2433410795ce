#include "made_library.hpp"

#include <array>
#include <random>
#include <string>

namespace patgraph::bench {
namespace {

constexpr std::array kAdjectives{"Shared", "Open", "Quiet", "Common", "Early", "Sunny", "Mended"};
constexpr std::array kNouns{"Compost",    "Orchard", "Seed Bed",  "Tool Shed",
                            "Water Butt", "Hedge",   "Greenhouse"};
constexpr std::array kDomains{"food-growing", "governance", "learning", "land-use", "water"};

std::string slug_of(std::size_t number) {
  return "bed-" + std::to_string(number);
}

/// A TypeID: a prefix and as many characters as its pattern asks for.
std::string id_of(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "pat_01" + std::string(24 - digits.size(), 'g') + digits;
}

class Author {
 public:
  explicit Author(std::size_t count) : count_(count) {}

  SourceText write(std::size_t number) {
    std::string text = "---\nid: " + id_of(number) + "\nslug: " + slug_of(number) +
                       "\ntitle: " + pick(kAdjectives) + " " + pick(kNouns) + " " + std::to_string(number) +
                       "\n";
    text += number % 2 == 0 ? first_generation(number) : second_generation(number);
    text +=
        "created: 2024-03-11\nmodified: 2025-02-20\ncontributors:\n  - Rosa Lindqvist\nlicense: Apache-2.0\n"
        "---\n\n# A bed\n\nSow it in spring, [water it](" +
        slug_of(other()) + ".md) in summer.\n";
    return {"beds/" + slug_of(number) + ".md", text};
  }

 private:
  template <typename Words>
  std::string pick(const Words& words) {
    return words[random_() % words.size()];
  }

  std::size_t other() { return random_() % count_; }

  /// The hierarchy has no cycles: an entry is narrower than earlier ones, and each earlier one than few.
  std::size_t broader(std::size_t number) { return number == 0 ? 0 : random_() % number / 8; }

  std::string target() { return random_() % 100 == 0 ? "no-such-bed" : slug_of(other()); }

  std::string first_generation(std::size_t number) {
    std::string text = "aliases: []\nclassification:\n  domain: " + pick(kDomains) +
                       "\n  category: [practice]\n  era: agricultural\n  status: draft\n"
                       "  commons_alignment: 4\n";
    text += "generalizes_from: [" + id_of(broader(number)) + "]\n";
    for (const char* relation : {"enables", "requires", "related"}) {
      text += std::string(relation) + ":\n";
      for (int i = 0; i < 3; ++i) text += "  - " + id_of(other()) + "\n";
    }
    return text;
  }

  std::string second_generation(std::size_t number) {
    std::string text =
        "summary: What grows well beside what, and what must be kept apart.\nontology:\n  domain: " +
        pick(kDomains) +
        "\n  cross_domains: [learning, water]\n  commons_assessment:\n    resilience: 4.5\n"
        "    autonomy: 3.5\n    vitality: 4.0\n    vitality_reasoning: >-\n"
        "      It feeds those who tend it, and asks for little beyond a can of water a day.\n"
        "lifecycle: {usage_stage: design, adoption_stage: growth, status: published}\n"
        "relationships:\n";
    text += "  generalizes_from:\n    - slug: " + slug_of(broader(number)) + "\n      weight: 0.8\n";
    for (const char* relation : {"enables", "complementary", "alternatives"}) {
      text += "  " + std::string(relation) + ":\n";
      for (int i = 0; i < 3; ++i) text += "    - slug: " + target() + "\n      weight: 0.7\n";
    }
    text +=
        "graph_garden:\n  entities:\n    - {id: humus, type: substance, label: Humus, relevance: 0.9}\n"
        "  inferred_links:\n    - {target: " +
        slug_of(other()) + ", type: enables, confidence: 0.74, reason: They share a fence.}\n";
    return text;
  }

  std::size_t count_;
  std::mt19937 random_{1};  // NOLINT(cert-msc51-cpp): the same texts in every run
};

}  // namespace

std::vector<SourceText> made_library(std::size_t count) {
  Author author(count);
  std::vector<SourceText> files;
  for (std::size_t i = 0; i < count; ++i) files.push_back(author.write(i));
  return files;
}

}  // namespace patgraph::bench
