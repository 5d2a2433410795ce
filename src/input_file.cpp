#include "input_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "grouped_number.hpp"

namespace patgraph {
namespace {

/// Returns what there is in place of a regular file.
const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

[[noreturn]] void refuse(mode_t mode) {
  throw FileError(std::string("it is ") + kind_of(mode) + "; expected a regular file");
}

[[noreturn]] void fail(int error) {
  throw FileError(std::generic_category().message(error));
}

}  // namespace

InputFile::InputFile(const std::string& path)
    // A pipe without a writer must not hold up the run, and a terminal not become that of the program.
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
  const int error = errno;
  struct stat status {};
  if (descriptor_ < 0) {
    // A socket cannot be opened, and the reason that the system gives tells nobody so.
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) refuse(status.st_mode);
    fail(error);
  }
  const bool is_known = ::fstat(descriptor_, &status) == 0;
  if (is_known && S_ISREG(status.st_mode)) {
    size_ = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    return;
  }
  const int reason = errno;
  ::close(descriptor_);
  if (is_known) refuse(status.st_mode);
  fail(reason);
}

InputFile::~InputFile() {
  ::close(descriptor_);
}

std::size_t InputFile::read(std::span<char> room) const {
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, room.data(), room.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) fail(errno);
  return static_cast<std::size_t>(got);
}

std::size_t InputFile::append_to(std::string& text, std::size_t count) const {
  const std::size_t before = text.size();
  text.resize(before + count);
  const std::size_t got = read(std::span(text).subspan(before));
  text.resize(before + got);
  return got;
}

std::string_view read_into(std::string& buffer, const std::string& path, std::size_t most) {
  constexpr std::size_t kStep = std::size_t{4} << 10;
  const InputFile file(path);
  std::size_t size = 0;
  // Nearly always all is there after the first read, and the second finds the end.
  for (std::size_t room = file.size() + kStep; size < most; room = size + std::max(size / 2, kStep)) {
    if (buffer.size() < std::min(room, most)) buffer.resize(std::min(room, most));
    const std::size_t got = file.read(std::span(buffer).first(std::min(buffer.size(), most)).subspan(size));
    if (got == 0) break;
    size += got;
  }
  return std::string_view(buffer).substr(0, size);
}

std::string read_first_bytes(const std::string& path, std::size_t most) {
  std::string bytes;
  bytes.resize(read_into(bytes, path, most).size());
  return bytes;
}

std::string read_whole_file(const std::string& path, std::size_t most) {
  std::string bytes = read_first_bytes(path, most + 1);
  if (bytes.size() > most) throw FileError("it holds more than " + grouped(most) + " bytes");
  return bytes;
}

}  // namespace patgraph
