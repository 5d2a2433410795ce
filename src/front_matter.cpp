#include "front_matter.hpp"

#include <algorithm>

#include "input_file.hpp"
#include "utf8.hpp"

namespace patgraph {
namespace {

bool is_fence(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.starts_with("---") && line.find_first_not_of(" \t", 3) == std::string_view::npos;
}

/// Returns whether a text that has no line feed goes on after a fence and a carriage return.
bool ends_as_on_old_macs(std::string_view line) {
  const std::size_t end = line.find('\r');
  return end != std::string_view::npos && is_fence(line.substr(0, end));
}

std::string_view line_at(std::string_view bytes, std::size_t begin) {
  return bytes.substr(begin, std::min(bytes.find('\n', begin), bytes.size()) - begin);
}

}  // namespace

FrontMatter find_front_matter(std::string_view bytes, std::size_t most) {
  using enum FrontMatter::State;
  const std::size_t mark = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const std::string_view first = line_at(bytes, mark);
  if (!is_fence(first)) return {ends_as_on_old_macs(first) ? with_lone_returns : absent, {}};
  const std::size_t begin = mark + first.size() + 1;
  for (std::size_t at = begin; at < bytes.size();) {
    // Only a line that starts with "---" can close, and most do not: look for those alone.
    if (bytes.compare(at, 3, "---") == 0) {
      const std::string_view line = line_at(bytes, at);
      if (at + line.size() > most) break;
      if (is_fence(line)) return {complete, bytes.substr(begin, at - begin)};
    }
    const std::size_t next = bytes.find("\n---", at);
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  return {bytes.size() > most ? too_large : unclosed, {}};
}

std::string_view text_behind(std::string_view bytes, const FrontMatter& front_matter) {
  if (front_matter.state != FrontMatter::State::complete) return bytes;
  const auto fence =
      static_cast<std::size_t>(front_matter.yaml.data() + front_matter.yaml.size() - bytes.data());
  return bytes.substr(std::min(bytes.find('\n', fence), bytes.size()));
}

FrontMatter read_front_matter(const std::string& path, std::string& buffer, std::size_t most) {
  constexpr std::size_t kStep = std::size_t{16} << 10;
  const InputFile file(path);
  buffer.clear();
  bool at_end = file.append_to(buffer, kStep) == 0;
  for (;;) {
    FrontMatter found = find_front_matter(buffer, most);
    // A line cut off at the end of a step may look like a fence, or not yet like one.
    const bool certain =
        found.state == FrontMatter::State::complete &&
        buffer.find('\n', static_cast<std::size_t>(found.yaml.end() - buffer.data())) != std::string::npos;
    const bool absent =
        found.state == FrontMatter::State::with_lone_returns ||
        (found.state == FrontMatter::State::absent &&
         (buffer.find('\n') != std::string::npos || buffer.find("---") > kByteOrderMark.size()));
    if (certain || absent || at_end || buffer.size() > most) return found;
    at_end = file.append_to(buffer, std::min(buffer.size(), most + 1 - buffer.size())) == 0;
  }
}

}  // namespace patgraph
