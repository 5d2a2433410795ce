#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "chunked_stream.hpp"

namespace patgraph {

constexpr std::size_t kChunkSize = std::size_t{64} << 10U;  ///< bytes that wait in memory to be written

/// A pipe, a device, or a file that others write to as well: what is written is added to it. Errors are
/// exceptions (std::system_error), those of writing to `stream` too.
class AppendedFile {
 public:
  explicit AppendedFile(const std::string& path);
  ~AppendedFile();
  AppendedFile(const AppendedFile&) = delete;
  AppendedFile& operator=(const AppendedFile&) = delete;

  std::ostream& stream() { return stream_; }
  /// Writes what is left.
  void finish();

 private:
  void append(std::string_view bytes) const;

  std::string path_;
  int descriptor_ = -1;
  ChunkedStream stream_;
};

/// A file that takes its place only when it is whole. Until then it is a hidden one in the same folder, which
/// goes with the object and with a signal that ends the program; after SIGKILL it stays, as
/// `.patgraph-PID-NUMBER`.
///
/// A file that is replaced gives its permissions to the new one; of a symbolic link the target is replaced.
/// The bytes are left to the kernel, which writes them when it likes: nothing waits for the disk (fsync).
///
/// Errors are exceptions (std::system_error), those of writing to `stream` too. Without `commit`, the old
/// file stays.
class OutputFile {
 public:
  /// `chunk_size` is in bytes before compression; `compression` may be null.
  explicit OutputFile(const std::filesystem::path& path, std::size_t chunk_size = kChunkSize,
                      const Compression* compression = nullptr);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() { return stream_; }
  const std::filesystem::path& path() const { return path_; }
  /// Where the new file is until it is committed.
  const std::string& temporary() const { return temporary_.path; }
  /// The bytes that are written so far.
  std::uint64_t size() const { return size_; }
  /// Writes what is left.
  void finish() { stream_.finish(); }
  /// Puts the finished file into its place.
  void commit();

 private:
  friend void commit(std::span<OutputFile* const> files);

  /// A file that goes with the object, unless it has got another name.
  struct Temporary {
    ~Temporary();
    std::string path;  ///< empty where there is none
  };

  /// Makes the new file; returns its descriptor.
  int create(mode_t permissions);
  void append(std::string_view bytes);
  void replace();
  [[noreturn]] void fail(int error) const;

  std::filesystem::path path_;
  Temporary temporary_;
  std::uint64_t size_ = 0;
  ChunkedStream stream_;
};

/// Puts finished files into their places, one after the other; a signal to end the program waits for that.
/// Where a file cannot be replaced, those before it are new, it and those after it are old, and the exception
/// (std::system_error) says so.
void commit(std::span<OutputFile* const> files);

}  // namespace patgraph
