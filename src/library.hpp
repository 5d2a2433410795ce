#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "arena.hpp"
#include "front_matter.hpp"
#include "pattern.hpp"
#include "progress.hpp"
#include "schema.hpp"
#include "timings.hpp"
#include "waiver_comment.hpp"

namespace patgraph {

/// A file of a library and what was found in it.
struct SourceFile {
  enum class State : std::uint8_t { entity, without_front_matter, invalid, configuration };
  std::string path;  ///< as the user would write it
  State state = State::invalid;
  Entity* entity = nullptr;  ///< where state is entity
  std::vector<Fault> faults;
  std::vector<WaiverComment> waivers;
  std::optional<std::string> bytes;  ///< its content, where that is not what stands on the disk
  bool may_link = true;  ///< to entries, from its text; false where that was searched when the file was read
};

/// All files of a library, by path, and the memory in which their values live. Its configuration comes last,
/// where there is one, so that findings can point there; it is no file of the library otherwise.
struct Library {
  std::vector<SourceFile> files;
  /// Returns the configuration, or null.
  const SourceFile* configuration() const {
    const bool is_there = !files.empty() && files.back().state == SourceFile::State::configuration;
    return is_there ? &files.back() : nullptr;
  }
  /// Returns how many files there are, the configuration apart.
  std::size_t file_count() const { return files.size() - (configuration() != nullptr ? 1 : 0); }
  std::unique_ptr<BlockFile> overflow = std::make_unique<BlockFile>();  ///< for values that are too many
  std::vector<Arena> values;
  std::string base =
      {};  ///< IRI before the names of entries, below which the web has their pages; may be empty
  std::size_t max_front_matter = kDefaultMaxFrontMatter;  ///< in bytes; see find_front_matter
};

/// A file given by its content.
struct SourceText {
  std::string path;
  std::string bytes;
};

/// Returns whether the name is that of a Markdown file (`.md`, `.markdown`).
bool is_markdown(const std::filesystem::path& path);

/// Lists the Markdown files under the folders, hidden ones skipped, and the files
/// themselves; sorted by path, each once. Throws std::runtime_error where a path does not exist.
std::vector<std::string> list_files(std::span<const std::string> paths);

/// Returns the name of a file without folders and without its extension.
std::string_view file_stem(std::string_view path);

/// Returns whether `list_files` lists a file of that name below a folder: it is Markdown and nothing is
/// hidden.
bool is_listed(const std::filesystem::path& below_folder);

/// How a library is read.
struct ReadingOptions {
  unsigned threads = 1;  ///< the result does not depend on their number
  std::size_t max_front_matter = kDefaultMaxFrontMatter;
  std::string base = {};  ///< see Library::base
  bool texts = false;     ///< whether texts are searched for links as well (SourceFile::may_link)
};

/// Reads the front matter of the files. Stages: read (bytes from the disk, and links of texts), parse (YAML),
/// entities (what the schema makes of it).
Library read_library(std::vector<std::string> paths, const Schema& schema, const ReadingOptions& options,
                     Timings* timings = nullptr, const Progress* progress = nullptr);

/// No more than this many bytes of the text behind the front matter are read.
inline constexpr std::size_t kMaxText = std::size_t{4} << 20;

/// Returns what a file holds now, up to the most that front matter may take, `kMaxText` and one byte more.
/// Throws FileError where it cannot be read.
std::string read_source(const Library& library, std::uint32_t file);

/// Reads files that are in memory already.
Library read_library(std::span<const SourceText> files, const Schema& schema,
                     std::size_t max_front_matter = kDefaultMaxFrontMatter);

/// Reads files that are in memory, beside files of another library that need not be read again; given by
/// their indices there. The other library keeps their texts: it must outlive the result.
Library read_library(std::span<const SourceText> files, const Library& other,
                     std::span<const std::uint32_t> kept, const Schema& schema);

}  // namespace patgraph
