#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace patgraph {

/// A file that cannot be read; `what()` is the reason, without its path.
class FileError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A regular file, open for reading. Whatever else the path leads to is refused: a pipe would wait for a
/// writer, a device may have no end.
class InputFile {
 public:
  /// Throws FileError.
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Returns how many bytes the system says there are. There may be more or fewer, where others write.
  std::size_t size() const { return size_; }

  /// Reads up to as many bytes as there is room for; returns how many there were, 0 at the end of the file.
  /// Throws FileError.
  std::size_t read(std::span<char> room) const;

  /// Appends up to `count` bytes to a text, and returns as `read` does.
  std::size_t append_to(std::string& text, std::size_t count) const;

 private:
  int descriptor_;
  std::size_t size_ = 0;
};

/// Reads a file, or as many of its first bytes. Throws FileError.
std::string read_first_bytes(const std::string& path, std::size_t most);

/// Reads a file, or as many of its first bytes, into a buffer that grows where it is too small; the result
/// points there. Throws FileError.
std::string_view read_into(std::string& buffer, const std::string& path, std::size_t most);

/// Reads a file to its end. Throws FileError where it cannot be read or holds more bytes than `most`.
std::string read_whole_file(const std::string& path, std::size_t most);

}  // namespace patgraph
