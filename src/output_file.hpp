#pragma once

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>

namespace patgraph {

/// A file that takes its place only when it is whole: it is written beside its path and renamed.
///
/// Errors are exceptions (std::system_error). Without `commit`, the old file stays and the new one goes.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() { return stream_; }
  const std::filesystem::path& path() const { return path_; }
  /// Where the new file is until it is committed.
  const std::filesystem::path& temporary() const { return temporary_; }
  /// Opens the finished new file again, adds bytes, and finishes it.
  void append(std::string_view bytes);
  /// Writes what is left and closes the new file.
  void finish();
  /// Puts the finished file into its place.
  void commit();

 private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::ofstream stream_;
};

}  // namespace patgraph
