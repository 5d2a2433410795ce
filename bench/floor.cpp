#include <yaml.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <iostream>
#include <new>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "front_matter.hpp"
#include "library.hpp"
#include "parallel.hpp"

namespace {

/// A parser of libyaml over one text; libyaml cannot use one again.
class Parser {
 public:
  explicit Parser(std::string_view yaml) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  }
  ~Parser() { yaml_parser_delete(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// Parses to the end, or to the first error; returns how many events there were.
  std::uint64_t count_events() {
    std::uint64_t count = 0;
    yaml_event_t event;
    for (bool at_end = false; !at_end && yaml_parser_parse(&parser_, &event) != 0; ++count) {
      at_end = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    return count;
  }

 private:
  yaml_parser_t parser_{};
};

/// What one thread keeps from file to file, on cache lines of its own.
struct alignas(64) Workspace {
  std::string buffer;
  std::uint64_t events = 0;
};

void read_file(const std::string& path, Workspace& workspace) {
  try {
    const patgraph::FrontMatter found = patgraph::read_front_matter(path, workspace.buffer);
    if (found.state == patgraph::FrontMatter::State::complete)
      workspace.events += Parser(found.yaml).count_events();
  } catch (const std::system_error&) {
    // The program reports a file that it cannot read and goes on; the floor goes on.
  }
}

std::uint64_t count_events(const std::string& library) {
  const std::vector<std::string> files = patgraph::list_files({&library, 1});
  std::vector<Workspace> workspaces(std::max(1U, std::thread::hardware_concurrency()));
  patgraph::parallel_for(
      files.size(), static_cast<unsigned>(workspaces.size()),
      [&](std::size_t index, unsigned worker) { read_file(files[index], workspaces[worker]); });
  const auto sum = [](std::uint64_t total, const Workspace& workspace) { return total + workspace.events; };
  return std::accumulate(workspaces.begin(), workspaces.end(), std::uint64_t{0}, sum);
}

}  // namespace

/// Reads the front matter of a library and emits libyaml's events for it, nothing else.
int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::runtime_error("expected one folder; usage: patgraph_floor LIB");
    std::cout << count_events(argv[1]) << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "patgraph_floor: " << error.what() << '\n';
    return 2;
  }
}
