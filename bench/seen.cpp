#include "seen.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>

namespace patgraph::bench {
namespace {

using nlohmann::json;

json json_from(const std::vector<std::string>& command, const std::string& folder) {
  const Outputs outputs{folder + "/seen.json", "/dev/null"};
  run(command, false, outputs);
  return json::parse(text_of(outputs.out));
}

Seen seen_from(const std::string& program, const json& said) {
  const json& links = said.at("links");
  Seen seen;
  seen.program = program;
  seen.declared = links.at("declared");
  seen.resolved = links.at("resolved");
  seen.dangling = links.at("dangling");
  seen.proposed = said.at("inferred_links").at("declared");
  return seen;
}

std::uint64_t bytes_in(const std::string& folder) {
  std::uint64_t bytes = 0;
  for (const char* name : {"/graph.ttl", "/graph.jsonld", "/graph.dot"})
    bytes += std::filesystem::file_size(folder + name);
  return bytes;
}

/// N-Triples have one statement a line.
std::uint64_t count_statements(const Options& options, const std::string& folder) {
  run({options.program, "export", options.library, "--format", "ntriples", "--output", folder});
  const std::string text = text_of(folder + "/graph.nt");
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

Seen ask_patgraph(const Options& options) {
  const TemporaryFolder folder;
  const std::vector<std::string> stats{options.program, "stats", options.library, "--format", "json"};
  Seen seen = seen_from("patgraph", json_from(stats, folder.path()));
  seen.statements = count_statements(options, folder.path());
  run({options.program, "export", options.library, "--format", "turtle,jsonld,dot", "--output",
       folder.path()});
  seen.bytes = bytes_in(folder.path());
  return seen;
}

std::set<std::string> libraries_of(const std::string& program) {
  const TemporaryFolder folder;
  const Outputs outputs{folder.path() + "/ldd", "/dev/null"};
  run({"ldd", program}, false, outputs);
  std::set<std::string> libraries;
  std::istringstream lines(text_of(outputs.out));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    if (words >> name) libraries.insert(name);
  }
  return libraries;
}

}  // namespace

std::vector<Seen> ask_all(const Options& options) {
  std::vector<Seen> all{ask_patgraph(options)};
  if (options.without_others) return all;
  const TemporaryFolder folder;
  for (const Subject& other : others(options, folder.path())) {
    const json said = json_from(other.command, folder.path());
    Seen seen = seen_from(other.name, said);
    seen.statements = said.at("statements");
    seen.bytes = bytes_in(folder.path());
    all.push_back(seen);
  }
  return all;
}

std::size_t count_same_libraries(const std::string& program, const std::string& other) {
  const std::set<std::string> libraries = libraries_of(program);
  if (libraries == libraries_of(other)) return libraries.size();
  throw std::runtime_error(other + " does not load the libraries of " + program + ": see ldd");
}

}  // namespace patgraph::bench
