#include "front_matter.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "utf8.hpp"

namespace patgraph {
namespace {

bool is_fence(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line.starts_with("---") && line.find_first_not_of(" \t", 3) == std::string_view::npos;
}

std::string_view line_at(std::string_view bytes, std::size_t begin) {
  return bytes.substr(begin, std::min(bytes.find('\n', begin), bytes.size()) - begin);
}

/// A file that closes itself.
class InputFile {
 public:
  explicit InputFile(const std::string& path)
      // A pipe without a writer must not hold up the run.
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category());
  }
  ~InputFile() { ::close(descriptor_); }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Returns how many bytes the system says there are; of what is no plain file, any number.
  std::size_t size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || status.st_size < 0) return 0;
    return static_cast<std::size_t>(status.st_size);
  }

  /// Appends up to `count` bytes; returns how many there were, 0 at the end of the file.
  std::size_t append_to(std::string& buffer, std::size_t count) const {
    const std::size_t before = buffer.size();
    buffer.resize(before + count);
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, buffer.data() + before, count);
    } while (got < 0 && errno == EINTR);
    if (got < 0) throw std::system_error(errno, std::generic_category());
    buffer.resize(before + static_cast<std::size_t>(got));
    return static_cast<std::size_t>(got);
  }

 private:
  int descriptor_;
};

}  // namespace

FrontMatter find_front_matter(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::string_view first = line_at(bytes, 0);
  if (!is_fence(first)) return {};
  const std::size_t begin = first.size() + 1;
  for (std::size_t at = begin; at < bytes.size();) {
    // Only a line that starts with "---" can close, and most do not: look for those alone.
    if (bytes.compare(at, 3, "---") == 0 && is_fence(line_at(bytes, at))) {
      if (at - begin > kMaxFrontMatter) break;
      return {FrontMatter::State::complete, bytes.substr(begin, at - begin)};
    }
    const std::size_t next = bytes.find("\n---", at);
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  return {FrontMatter::State::unclosed, {}};
}

std::string read_whole_file(const std::string& path) {
  constexpr std::size_t kStep = std::size_t{4} << 10;
  const InputFile file(path);
  std::string bytes;
  // Nearly always all is there after the first step, and the second finds the end.
  const std::size_t size = file.size();
  bytes.reserve(size + kStep);
  for (std::size_t step = std::max(size, kStep); file.append_to(bytes, step) > 0;)
    step = std::max(bytes.size() - size, kStep);
  return bytes;
}

FrontMatter read_front_matter(const std::string& path, std::string& buffer) {
  constexpr std::size_t kStep = std::size_t{16} << 10;
  const InputFile file(path);
  buffer.clear();
  bool at_end = file.append_to(buffer, kStep) == 0;
  for (;;) {
    FrontMatter found = find_front_matter(buffer);
    // A line cut off at the end of a step may look like a fence, or not yet like one.
    const bool certain =
        found.state == FrontMatter::State::complete &&
        buffer.find('\n', static_cast<std::size_t>(found.yaml.end() - buffer.data())) != std::string::npos;
    const bool absent =
        found.state == FrontMatter::State::absent &&
        (buffer.find('\n') != std::string::npos || buffer.find("---") > kByteOrderMark.size());
    if (certain || absent || at_end || buffer.size() > kMaxFrontMatter) return found;
    at_end = file.append_to(buffer, buffer.size()) == 0;
  }
}

}  // namespace patgraph
