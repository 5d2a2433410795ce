#include "timings.hpp"

#include <regex>
#include <thread>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

using namespace std::chrono_literals;

/// Puts `#` for the figures of a table, and for the blanks before them.
std::string without_times(const std::string& text) {
  return std::regex_replace(text, std::regex(" +[0-9]+\\.[0-9]{2} ms +[0-9]+\\.[0-9] %\n"), " # ms # %\n");
}

/// Returns the figure of a stage in a column: 1 for milliseconds, 2 for per cent.
double figure_of(const std::string& stage, std::size_t column, const std::string& text) {
  std::smatch found;
  const std::regex row(stage + " +([0-9.]+) ms +([0-9.]+) %\n");
  return std::regex_search(text, found, row) ? std::stod(found[column]) : -1;
}

void wait(std::chrono::milliseconds time) {
  std::this_thread::sleep_for(time);
}

std::string written(const Timings& timings) {
  std::ostringstream out;
  timings.write(out);
  return out.str();
}

class TimingsTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/shed.md", "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hq\nslug: shed\ntitle: Tool Shed\n---\n");
  }
};

TEST_F(TimingsTest, StandOnStandardErrorInTheOrderOfTheRun) {
  const Result result = run("check lib --all --timings");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out, run("check lib --all").out);
  EXPECT_EQ(without_times(result.err),
            "stage                  wall     share\n"
            "settings # ms # %\n"
            "ontology # ms # %\n"
            "list # ms # %\n"
            "read # ms # %\n"
            "parse # ms # %\n"
            "entities # ms # %\n"
            "resolve # ms # %\n"
            "check # ms # %\n"
            "select # ms # %\n"
            "report # ms # %\n"
            "rest # ms # %\n"
            "total # ms # %\n");
}

TEST_F(TimingsTest, EveryColumnIsAligned) {
  std::istringstream table(run("check lib --all --timings").err);
  std::size_t rows = 0;
  for (std::string row; std::getline(table, row); ++rows) EXPECT_EQ(row.size(), 37U) << row;
  EXPECT_EQ(rows, 13U);
}

TEST_F(TimingsTest, ExportsShowEachFormatAfterWhatItIsMadeOf) {
  const Result result = run("export lib --format turtle,jsonld,dot --output out --timings");
  EXPECT_EQ(result.exit_code, 0);
  const std::string table = result.err.substr(result.err.find("stage "));
  EXPECT_EQ(result.err.substr(0, result.err.size() - table.size()),
            run("export lib --format turtle,jsonld,dot --output out").err);
  std::string stages;
  std::istringstream rows(table);
  for (std::string row; std::getline(rows, row);) stages += row.substr(0, row.find(' ')) + " ";
  EXPECT_EQ(stages,
            "stage settings ontology list read parse entities resolve check statements turtle jsonld dot "
            "write rest total ");
}

TEST_F(TimingsTest, EveryCommandThatReadsALibraryHasThem) {
  write("lib/hut.md",
        "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: hut\ntitle: Hut\nrequires: [shed]\n---\n");
  for (const char* command : {"stats lib", "map lib --format dot", "show shed lib", "path hut shed lib"}) {
    const Result result = run(command + std::string(" --timings"));
    EXPECT_EQ(result.exit_code, 0) << command;
    EXPECT_GE(figure_of("resolve", 1, result.err), 0) << command << '\n' << result.err;
    EXPECT_EQ(figure_of("total", 2, result.err), 100) << command << '\n' << result.err;
  }
}

TEST_F(TimingsTest, RunsThatFailShowNone) {
  const Result result = run("check missing --timings");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err, "patgraph: missing: no such file or folder\n");
}

TEST_F(TimingsTest, FindingsDoNotHideThem) {
  write("lib/hut.md",
        "---\nid: pat_01k5d9mzq3v8w2x7r4c6t1b0hn\nslug: hut\ntitle: Hut\nrequires: [shde]\n---\n");
  const Result result = run("check lib --all --timings");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(figure_of("total", 2, result.err), 100);
}

TEST(Timings, WhatAStageTakesInSeveralTurnsAddsUp) {
  Timings timings;
  const int seven = measure(&timings, "first", [] {
    wait(10ms);
    return 7;
  });
  EXPECT_EQ(seven, 7);
  measure(&timings, "second", [] {});
  measure(&timings, "first", [] { wait(10ms); });
  const std::string table = written(timings);
  EXPECT_GE(figure_of("first", 1, table), 20);
  EXPECT_LT(table.find("first"), table.find("second"));
}

TEST(Timings, WhatNoStageCoversIsTheRest) {
  Timings timings;
  measure(&timings, "work", [] { wait(5ms); });
  wait(15ms);
  EXPECT_GE(figure_of("rest", 1, written(timings)), 15);
}

TEST(Timings, StagesOfOnePassShareItsWallTimeAsThreadsSpentTheirs) {
  Timings timings;
  {
    TimedPass pass(&timings, {"long", "short"}, 2);
    std::jthread other([&] { pass.of_thread(1).measure(0, [] { wait(60ms); }); });
    pass.of_thread(0).measure(0, [] { wait(30ms); });
    pass.of_thread(0).measure(1, [] { wait(30ms); });
  }
  const std::string table = written(timings);
  const double long_one = figure_of("long", 1, table);
  const double short_one = figure_of("short", 1, table);
  // Three quarters and one quarter of at least 60 ms; a busy machine may shift them, but hardly turn them
  // round.
  EXPECT_GE(long_one + short_one, 59.9);
  EXPECT_GT(long_one, short_one);
  EXPECT_GT(short_one, 0);
}

TEST(Timings, WhereNobodyAsksTheWorkIsDoneAllTheSame) {
  EXPECT_EQ(measure(nullptr, "work", [] { return 3; }), 3);
  TimedPass pass(nullptr, {"work"}, 2);
  EXPECT_EQ(pass.of_thread(1).measure(0, [] { return 4; }), 4);
}

}  // namespace
}  // namespace patgraph::testing
