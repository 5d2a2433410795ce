#pragma once

#include <map>
#include <string>
#include <vector>

#include "process.hpp"

namespace patgraph::bench {

/// What is measured, and with what.
struct Options {
  std::string library;
  std::string program;
  std::string floor;
  std::string empty;
  std::string source;  ///< root of the repository
  std::size_t runs = 7;
  bool without_others = false;  ///< neither JavaScript nor Python
};

/// A program to measure, and what its runs took, one a round.
struct Subject {
  std::string name;
  std::vector<std::string> command;
  bool may_find = false;  ///< exit code 1 means findings
  std::vector<Cost> costs;
};

/// A stage of the export, as --timings names it, and its times in milliseconds, one a round.
struct Stage {
  std::string name;
  std::vector<double> times;
};

/// All that was measured. The programs stand in the order in which they take turns.
struct Measurements {
  std::vector<Subject> programs;  ///< the floor, stats, check, export, the others
  std::vector<Subject> starts;    ///< the empty program, --version, a check of the example
  std::vector<Stage> stages;

  const Subject& floor() const { return programs.front(); }
  const Subject& exported() const { return programs[3]; }
};

/// Runs all in turn, round after round, so that what slows the machine down slows all of them down; a first
/// round that only fills the caches does not count.
Measurements measure(const Options& options);

/// Commands that do the main job in other languages, writing into a folder; they print what they saw.
std::vector<Subject> others(const Options& options, const std::string& output);

double median(std::vector<double> values);

/// Returns the median over the rounds of one part of the cost.
double median_of(const Subject& subject, double Cost::*part);

/// Returns the median over the rounds of what one took divided by what another took in the same round.
double ratio(const Subject& subject, const Subject& to, double Cost::*part = &Cost::wall);

/// Returns the median over the rounds of the wall time beyond that of another in the same round, in seconds.
double beyond(const Subject& subject, const Subject& other);

}  // namespace patgraph::bench
