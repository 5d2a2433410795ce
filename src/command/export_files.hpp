#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "../format/format.hpp"
#include "../output_file.hpp"

namespace patgraph {

/// How the files of exports are written.
struct ExportFileOptions {
  std::string folder;
  std::optional<std::size_t> shards;         ///< unless given, an export is one file
  const Compression* compression = nullptr;  ///< may be null
  std::size_t chunk_size = 0;                ///< bytes of a file that wait in memory
};

/// Returns the `chunk_size` with which that many files keep to the memory that there is for all of them.
std::size_t chunk_size_for(std::size_t file_count);

/// What one export is written to: a file, or its shards. Errors are exceptions (std::system_error).
class ExportFiles {
 public:
  /// Opens new files. `stem` is what their names begin with.
  ExportFiles(const Format& format, const std::string& stem, const ExportFileOptions& options);

  Shards streams();
  /// Writes what is left.
  void finish();
  /// Reads the finished files back where the format says how. Throws std::runtime_error unless they hold that
  /// many statements.
  void verify(std::uint64_t statements) const;
  /// The finished files.
  std::deque<OutputFile>& files() { return files_; }
  /// Says what was written.
  std::string summary() const;

 private:
  std::uint64_t count_statements(const OutputFile& written) const;
  std::string name() const;

  const Format& format_;
  const Compression* compression_;
  std::string pattern_;  ///< of the paths of shards; empty where there is one file
  std::deque<OutputFile> files_;
};

}  // namespace patgraph
