#include "library.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <stdexcept>
#include <unordered_set>

#include "byte_size.hpp"
#include "entity_reader.hpp"
#include "input_file.hpp"
#include "link_destination.hpp"
#include "parallel.hpp"
#include "yaml.hpp"

namespace patgraph {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
  return path.filename().native().starts_with('.');
}

/// Lists the Markdown files of a folder. What cannot be looked into is listed too: reading it will say why.
void list_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<fs::path> folders;  // for later: each that is open takes a file descriptor
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_hidden(entry->path())) continue;
    std::error_code unknown;
    if (!entry->is_directory(unknown)) {
      if (is_markdown(entry->path())) files.push_back(entry->path().native());
    } else if (!entry->is_symlink(unknown)) {
      // Links to folders are not followed, so that a loop of them is no trap.
      folders.push_back(entry->path());
    }
  }
  if (error) files.push_back(folder.native());
  for (const fs::path& next : folders) list_folder(next, files);
}

std::string canonical(const std::string& file) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(file, error);
  return error ? file : path.native();
}

/// Drops what is another spelling of a file that came before.
void drop_repeated(std::vector<std::string>& files) {
  std::unordered_set<std::string> seen;
  std::erase_if(files, [&](const std::string& file) { return !seen.insert(canonical(file)).second; });
}

// The stages of reading, as they stand in its TimedPass.
constexpr std::size_t kRead = 0;
constexpr std::size_t kParse = 1;
constexpr std::size_t kEntities = 2;

/// What one thread needs to read files, kept from file to file; on cache lines of its own.
struct alignas(64) Workspace {
  explicit Workspace(BlockFile& overflow) : values(&overflow) {}

  ThreadTimes times;
  Arena values;    ///< for the library
  Arena entities;  ///< and their names, which stay in memory
  Arena nodes;
  EntityParts parts;
  std::string buffer;
};

/// Returns what is wrong with where front matter begins and ends, if anything is.
std::optional<Fault> fault_of(const FrontMatter& front_matter, std::size_t most) {
  constexpr Span kFence{{1, 1}, {1, 4}};
  switch (front_matter.state) {
    case FrontMatter::State::unclosed:
      return Fault{FaultKind::front_matter_unclosed, kFence,
                   "front matter starts here; expected a line '---' to close it"};
    case FrontMatter::State::with_lone_returns:
      return Fault{FaultKind::front_matter_unclosed, kFence,
                   "the line ends in a carriage return alone, as on old Macs; expected a line feed"};
    case FrontMatter::State::too_large:
      return Fault{FaultKind::front_matter_too_large, kFence,
                   "front matter starts here; expected a line '---' to close it within " +
                       byte_size_text(most) + ", which --max-front-matter sets"};
    case FrontMatter::State::absent:
    case FrontMatter::State::complete:
      break;
  }
  return std::nullopt;
}

void read_front_matter_into(SourceFile& file, const FrontMatter& front_matter, const Schema& schema,
                            Workspace& workspace) {
  workspace.nodes.clear();
  const bool may_waive = may_hold_waivers(front_matter.yaml);
  std::vector<ScalarRange> scalars;
  const Node* root = workspace.times.measure(kParse, [&] {
    return parse_yaml(front_matter.yaml, workspace.nodes, workspace.values, file.faults,
                      may_waive ? &scalars : nullptr);
  });
  if (may_waive) file.waivers = find_waiver_comments(front_matter.yaml, scalars);
  if (root == nullptr) return;
  if (root->kind != Node::Kind::mapping && !root->is_null()) {
    file.faults.push_back(
        {FaultKind::yaml_invalid, root->span, "front matter is no mapping; expected keys and values"});
    return;
  }
  file.entity = workspace.times.measure(kEntities, [&] {
    return workspace.entities.make(read_entity(*root, schema, file_stem(file.path),
                                               {workspace.values, workspace.entities}, workspace.parts,
                                               file.faults));
  });
  file.state = SourceFile::State::entity;
}

/// Names the encoding of a file that begins with a byte order mark, or a fence, as UTF-8 has none; else
/// empty.
std::string_view other_encoding_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  const auto begins_with = [&](auto... starts) { return (bytes.starts_with(starts) || ...); };
  if (begins_with("\xFF\xFE\0\0"sv, "\0\0\xFE\xFF"sv, "-\0\0\0-\0\0\0"sv, "\0\0\0-\0\0\0-"sv))
    return "UTF-32";
  if (begins_with("\xFF\xFE"sv, "\xFE\xFF"sv, "-\0-\0-\0"sv, "\0-\0-\0-"sv)) return "UTF-16";
  return {};
}

void read_bytes_into(SourceFile& file, std::string_view bytes, const FrontMatter& front_matter,
                     std::size_t max_front_matter, const Schema& schema, Workspace& workspace) {
  if (const std::string_view encoding = other_encoding_of(bytes); !encoding.empty()) {
    file.faults.push_back(
        {FaultKind::encoding_invalid, {}, "the file is " + std::string(encoding) + "; expected UTF-8"});
  } else if (auto fault = fault_of(front_matter, max_front_matter)) {
    file.faults.push_back(*std::move(fault));
  } else if (front_matter.state == FrontMatter::State::absent) {
    file.state = SourceFile::State::without_front_matter;
  } else {
    read_front_matter_into(file, front_matter, schema, workspace);
  }
}

/// Returns how much of a file is ever read.
std::size_t most_of_file(std::size_t max_front_matter) {
  return max_front_matter + kMaxText + 1;
}

/// What of a file is in memory.
struct ReadBytes {
  std::string_view bytes;
  FrontMatter front_matter;
};

/// Reads a file with its text, and searches that.
ReadBytes read_with_text(SourceFile& file, const ReadingOptions& options, std::string& buffer) {
  const std::string_view bytes = read_into(buffer, file.path, most_of_file(options.max_front_matter));
  const FrontMatter front_matter = find_front_matter(bytes, options.max_front_matter);
  const std::string_view text = text_behind(bytes, front_matter);
  file.may_link = text.size() > kMaxText || may_link_to_entries(text, options.base);
  return {bytes, front_matter};
}

ReadBytes read_without_text(const SourceFile& file, const ReadingOptions& options, std::string& buffer) {
  const FrontMatter front_matter = read_front_matter(file.path, buffer, options.max_front_matter);
  return {buffer, front_matter};
}

void read_file(SourceFile& file, const ReadingOptions& options, const Schema& schema, Workspace& workspace) {
  try {
    const auto [bytes, front_matter] = workspace.times.measure(kRead, [&] {
      return options.texts ? read_with_text(file, options, workspace.buffer)
                           : read_without_text(file, options, workspace.buffer);
    });
    read_bytes_into(file, bytes, front_matter, options.max_front_matter, schema, workspace);
  } catch (const FileError& error) {
    file.faults.push_back({FaultKind::file_unreadable, {}, "cannot be read: " + std::string(error.what())});
  }
}

void number_files(Library& library) {
  for (std::size_t i = 0; i < library.files.size(); ++i) {
    if (library.files[i].entity != nullptr) library.files[i].entity->file = static_cast<std::uint32_t>(i);
  }
}

void keep_values(Library& library, Workspace& workspace) {
  library.values.push_back(std::move(workspace.values));
  library.values.push_back(std::move(workspace.entities));
}

}  // namespace

bool is_markdown(const fs::path& path) {
  return path.extension() == ".md" || path.extension() == ".markdown";
}

std::vector<std::string> list_files(std::span<const std::string> paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) throw std::runtime_error(path + ": no such file or folder");
    const std::size_t before = files.size();
    if (fs::is_directory(status)) {
      list_folder(path, files);
    } else {
      files.push_back(path);
    }
    // A wrong folder must not pass for a sound library.
    if (files.size() == before) throw std::runtime_error(path + ": holds no Markdown file (.md, .markdown)");
  }
  std::ranges::sort(files);
  if (paths.size() > 1) drop_repeated(files);
  return files;
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  return name.substr(0, name.find_last_of('.'));
}

bool is_listed(const fs::path& below_folder) {
  return is_markdown(below_folder) && std::none_of(below_folder.begin(), below_folder.end(), is_hidden);
}

Library read_library(std::vector<std::string> paths, const Schema& schema, const ReadingOptions& options,
                     Timings* timings, const Progress* progress) {
  ProgressStage stage(progress, "read", paths.size());
  Library library;
  library.max_front_matter = options.max_front_matter;
  library.base = options.base;
  library.files.resize(paths.size());
  std::deque<Workspace> workspaces;
  for (unsigned i = 0; i < options.threads; ++i) workspaces.emplace_back(*library.overflow);
  TimedPass pass(timings, {"read", "parse", "entities"}, options.threads);
  for (unsigned i = 0; i < options.threads; ++i) workspaces[i].times = pass.of_thread(i);
  parallel_for(paths.size(), options.threads, [&](std::size_t index, unsigned worker) {
    SourceFile& file = library.files[index];
    file.path = std::move(paths[index]);
    read_file(file, options, schema, workspaces[worker]);
    stage.advance();
  });
  for (Workspace& workspace : workspaces) keep_values(library, workspace);
  number_files(library);
  return library;
}

std::string read_source(const Library& library, std::uint32_t file) {
  const SourceFile& source = library.files[file];
  return source.bytes ? *source.bytes : read_first_bytes(source.path, most_of_file(library.max_front_matter));
}

Library read_library(std::span<const SourceText> files, const Schema& schema, std::size_t max_front_matter) {
  Library library;
  library.max_front_matter = max_front_matter;
  library.files.reserve(files.size());
  Workspace workspace(*library.overflow);
  for (const SourceText& source : files) {
    SourceFile& file = library.files.emplace_back();
    file.path = source.path;
    file.bytes = source.bytes;
    read_bytes_into(file, source.bytes, find_front_matter(source.bytes, max_front_matter), max_front_matter,
                    schema, workspace);
  }
  keep_values(library, workspace);
  number_files(library);
  return library;
}

Library read_library(std::span<const SourceText> files, const Library& other,
                     std::span<const std::uint32_t> kept, const Schema& schema) {
  Library library = read_library(files, schema, other.max_front_matter);
  Arena& entities = library.values.back();
  for (const std::uint32_t number : kept) {
    SourceFile& file = library.files.emplace_back(other.files[number]);
    // It will have another number here.
    if (file.entity != nullptr) file.entity = entities.make(*file.entity);
  }
  // The configuration stays last.
  std::ranges::sort(library.files, {}, [](const SourceFile& file) {
    return std::pair<bool, std::string_view>(file.state == SourceFile::State::configuration, file.path);
  });
  number_files(library);
  return library;
}

}  // namespace patgraph
