#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "fingerprint.hpp"
#include "leaf_count.hpp"
#include "library_fixture.hpp"
#include "map/map.hpp"

namespace patgraph::testing {
namespace {

/// The Commons OS pattern library in its state of 2026-06-28, named by the variable PATGRAPH_CORPUS. What is
/// expected here was counted by an independent program.
class Corpus : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const char* path = std::getenv("PATGRAPH_CORPUS");
    if (path == nullptr || !std::filesystem::is_directory(path)) return;
    schema_ = std::make_unique<Schema>(load_schema({}));
    const std::vector<std::string> folders{path};
    library_ = std::make_unique<Library>(read_library(list_files(folders), *schema_, {.threads = 2}));
    library_->base = "https://commons-os.github.io/patterns/";
    graph_ = std::make_unique<PatternGraph>(*library_, *schema_);
  }
  static void TearDownTestSuite() {
    graph_.reset();
    library_.reset();
    schema_.reset();
  }
  void SetUp() override {
    if (graph_ == nullptr)
      GTEST_SKIP() << "PATGRAPH_CORPUS names no folder with the Commons OS pattern library";
  }

  static inline std::unique_ptr<Schema> schema_;
  static inline std::unique_ptr<Library> library_;
  static inline std::unique_ptr<PatternGraph> graph_;
};

TEST_F(Corpus, StatisticsAreThoseOfAnIndependentCount) {
  const Statistics statistics = statistics_of(*graph_);
  EXPECT_EQ(statistics.files_read, 3616U);
  EXPECT_EQ(statistics.files_invalid, 2U);
  EXPECT_EQ(statistics.files_without_front_matter, 0U);
  EXPECT_EQ(statistics.entities, (std::map<std::string, std::size_t>{{"lighthouse", 0}, {"pattern", 3614}}));
  EXPECT_EQ(statistics.links, (LinkLedger{18249, 17236, 0, 1013, 0}));
  std::map<std::string, std::size_t> declared;
  for (const auto& [relation, ledger] : statistics.by_relation) {
    if (ledger.declared > 0) declared[relation] = ledger.declared;
  }
  EXPECT_EQ(declared, (std::map<std::string, std::size_t>{{"complementary", 7319},
                                                          {"enables", 4429},
                                                          {"related", 3043},
                                                          {"requires", 1292},
                                                          {"generalizes_from", 1283},
                                                          {"specializes_to", 545},
                                                          {"alternatives", 207},
                                                          {"tools", 131}}));
  EXPECT_EQ(statistics.isolated, 1203U);
  EXPECT_EQ(statistics.inferred_links, (LinkLedger{18508, 18224, 0, 284, 0}));
  EXPECT_EQ(statistics.cycles,
            (std::map<std::string, std::vector<std::size_t>>{{"enables", {29, 21, 15, 4, 4, 2, 2}},
                                                             {"generalizes_from", {28, 2}},
                                                             {"governed_by", {}},
                                                             {"requires", {37, 3}}}));
}

TEST_F(Corpus, LedgersAddUp) {
  const Statistics statistics = statistics_of(*graph_);
  for (const auto* ledgers : {&statistics.by_relation, &statistics.by_form}) {
    LinkLedger sum;
    for (const auto& [name, ledger] : *ledgers) {
      EXPECT_EQ(ledger.declared, ledger.resolved + ledger.external + ledger.dangling + ledger.rejected)
          << name;
      sum.declared += ledger.declared;
      sum.resolved += ledger.resolved;
      sum.dangling += ledger.dangling;
    }
    EXPECT_EQ(sum.declared, statistics.links.declared);
    EXPECT_EQ(sum.resolved, statistics.links.resolved);
    EXPECT_EQ(sum.dangling, statistics.links.dangling);
  }
}

TEST_F(Corpus, EveryValueIsAccountedForAsAnIndependentCountHasIt) {
  const ValueLedger sum = sum_of_values(*graph_);
  EXPECT_EQ(sum.mapped, 322270U);
  EXPECT_EQ(sum.unmapped, 61U);
  EXPECT_EQ(sum.empty, 21891U);
  EXPECT_EQ(sum.rejected, 2888U);
  std::vector<std::string> files;
  for (const SourceFile& file : library_->files) files.push_back(file.path);
  EXPECT_EQ(total(sum), leaves_of_files(files));
}

TEST_F(Corpus, FindingsAreThoseOfAnIndependentCount) {
  const FindingCounts counts = count_findings(run_checks(*graph_));
  const auto count = [&](std::string_view check) { return counts.of(check); };
  EXPECT_EQ(count("dangling-reference"), 1013U);
  EXPECT_EQ(count("dangling-proposal"), 284U);
  EXPECT_EQ(count("yaml-invalid"), 2U);
  // Of the 11 cyclic groups, one is a pair along the hierarchy.
  EXPECT_EQ(count("cycle"), 10U);
  EXPECT_EQ(count("mutual-hierarchy"), 1U);
  EXPECT_EQ(count("missing-inverse"), 1166U);
  EXPECT_EQ(count("missing-symmetric"), 8859U);
  EXPECT_EQ(count("redundant-link"), 153U);
  EXPECT_EQ(count("relation-clash"), 35U);
  EXPECT_EQ(count("relation-conflict"), 1U);
  EXPECT_EQ(count("valueless-related"), 13U);
  EXPECT_EQ(count("conflicting-weight"), 20U);
  EXPECT_EQ(count("self-link"), 1U);
  // pat_placeholder stands in four files, pat_65c7a1b1e6b3b1e6b3b1e6b3 in two: all but the first of each are
  // findings.
  EXPECT_EQ(count("duplicate-id"), 4U);
  EXPECT_EQ(count("invalid-id"), 4U);
  EXPECT_EQ(count("duplicate-link"), 0U);
  EXPECT_EQ(count("reference-conflict"), 6U);
  EXPECT_EQ(count("duplicate-title"), 11U);
  EXPECT_EQ(count("alias-clash"), 179U);
  EXPECT_EQ(count("placeholder-value"), 4U);
  EXPECT_EQ(count("invalid-date"), 1U);
  // Of twenty links to pages of entries, eight lead to none; four other links and three wiki links are sound.
  EXPECT_EQ(count("broken-body-link"), 8U);
  // All bear CC-BY-SA-4.0.
  for (const char* check : {"license-unknown", "label-whitespace", "unprintable-character", "mojibake",
                            "invalid-uri", "unknown-value"})
    EXPECT_EQ(count(check), 0U) << check;
  EXPECT_EQ(count("isolated"), 1203U);
  EXPECT_EQ(count("small-component"), 61U);
  EXPECT_EQ(count("dead-prerequisite"), 33U);
  EXPECT_EQ(count("mixed-cycle"), 3U);
  // 21 without an era and 19 without a category, of 1,542 of v1; 16 without a score and 13 without a domain,
  // of 2,030 of v7.
  EXPECT_EQ(count("missing-field"), 69U);
  EXPECT_EQ(count("date-order"), 0U);
  EXPECT_EQ(count("target-deprecated"), 0U);
  EXPECT_EQ(count("wrong-target-kind"), 0U);
}

std::size_t links_of(const PatternMap& map) {
  std::size_t links = 0;
  for (const MapNode& node : map.nodes) links += node.inner_links;
  for (const MapEdge& edge : map.edges) links += edge.links;
  return links;
}

TEST_F(Corpus, MapsHoldEveryResolvedLinkOnce) {
  const std::size_t resolved = statistics_of(*graph_).links.resolved;
  const PatternMap whole = make_map(*graph_, {});
  EXPECT_EQ(whole.nodes.size(), graph_->vertices().size());
  EXPECT_EQ(links_of(whole), resolved);
  MapOptions options;
  options.collapse = schema_->fields_named("domain").front();
  const PatternMap overview = make_map(*graph_, options);
  EXPECT_EQ(links_of(overview), resolved);
  std::size_t members = 0;
  for (const MapNode& node : overview.nodes) members += node.members;
  EXPECT_EQ(members, graph_->vertices().size());
}

TEST_F(Corpus, MapOfCyclesHoldsTheGroupsThatChecksFind) {
  MapOptions options;
  options.only_cycles = true;
  std::map<std::string, std::vector<std::size_t>> sizes;
  for (const auto& [relation, groups] : statistics_of(*graph_).cycles) {
    if (!groups.empty()) sizes[relation] = groups;
  }
  std::map<std::string, std::vector<std::size_t>> drawn;
  for (const MapCycle& cycle : make_map(*graph_, options).cycles)
    drawn[schema_->relations[cycle.axis].key].push_back(cycle.nodes.size());
  EXPECT_EQ(drawn, sizes);
}

TEST_F(Corpus, ReductionLeavesOutWhatTheCheckCallsRedundant) {
  MapOptions options;
  options.reduce = true;
  const std::size_t left_out = make_map(*graph_, {}).edges.size() - make_map(*graph_, options).edges.size();
  std::vector<Diagnostic> findings = run_checks(*graph_);
  EXPECT_EQ(left_out, static_cast<std::size_t>(std::ranges::count(
                          findings, std::string_view("redundant-link"), &Diagnostic::check)));
}

TEST_F(Corpus, FingerprintsAreDistinctAndSurviveMovedLinesAndFolders) {
  const auto sorted_fingerprints = [](const PatternGraph& graph) {
    std::vector<std::string> fingerprints = fingerprints_of(run_checks(graph), graph);
    std::ranges::sort(fingerprints);
    return fingerprints;
  };
  const std::vector<std::string> fingerprints = sorted_fingerprints(*graph_);
  EXPECT_GT(fingerprints.size(), 1000U);
  EXPECT_EQ(std::ranges::adjacent_find(fingerprints), fingerprints.end());

  std::vector<SourceText> moved;
  for (std::uint32_t i = 0; i < library_->files.size(); ++i) {
    const SourceFile& file = library_->files[i];
    std::string bytes = read_source(*library_, i);
    bytes.insert(bytes.find('\n') + 1, "# a comment\n");
    moved.push_back({"elsewhere/" + std::filesystem::path(file.path).filename().string(), std::move(bytes)});
  }
  std::ranges::sort(moved, {}, &SourceText::path);
  Library library = read_library(moved, *schema_);
  library.base = library_->base;
  EXPECT_EQ(sorted_fingerprints(PatternGraph(library, *schema_)), fingerprints);
}

}  // namespace
}  // namespace patgraph::testing
