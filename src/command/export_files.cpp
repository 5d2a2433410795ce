#include "export_files.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "../grouped_number.hpp"

namespace patgraph {
namespace {

/// A chunk is a frame of zstd or a member of gzip: larger ones compress no better.
constexpr std::size_t kLargestChunk = std::size_t{256} << 10U;
constexpr std::size_t kMemoryOfChunks = std::size_t{64} << 20U;

/// Writes a number so that names sort as numbers do.
std::string padded(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits;
}

}  // namespace

std::size_t chunk_size_for(std::size_t file_count) {
  return std::min(kLargestChunk, kMemoryOfChunks / std::max<std::size_t>(1, file_count));
}

ExportFiles::ExportFiles(const Format& format, const std::string& stem, const ExportFileOptions& options)
    : format_(format), compression_(options.compression) {
  std::string extension = "." + std::string(format.extension);
  if (compression_ != nullptr) extension += "." + std::string(compression_->extension);
  const auto path_of = [&](const std::string& name) {
    return std::filesystem::path(options.folder) / (name + extension);
  };
  if (!options.shards) {
    files_.emplace_back(path_of(stem), options.chunk_size, compression_);
    return;
  }
  const auto name_of = [&](const std::string& number) {
    return stem + "-" + number + "-of-" + padded(*options.shards);
  };
  pattern_ = path_of(name_of("*")).string();
  for (std::size_t i = 1; i <= *options.shards; ++i)
    files_.emplace_back(path_of(name_of(padded(i))), options.chunk_size, compression_);
}

Shards ExportFiles::streams() {
  std::vector<std::ostream*> streams;
  streams.reserve(files_.size());
  for (OutputFile& written : files_) streams.push_back(&written.stream());
  return Shards(std::move(streams));
}

void ExportFiles::finish() {
  for (OutputFile& written : files_) written.finish();
}

std::uint64_t ExportFiles::count_statements(const OutputFile& written) const {
  const std::string path = written.path().string();
  std::ifstream file(written.temporary(), std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read back");
  file.exceptions(std::ios::badbit);  // not to take what cannot be read for the end of the file
  try {
    if (compression_ == nullptr) return format_.count_statements(file, path);
    const std::unique_ptr<std::streambuf> reader = compression_->reader(file, path);
    std::istream text(reader.get());
    text.exceptions(std::ios::badbit);  // so that what the reader throws passes
    return format_.count_statements(text, path);
  } catch (const std::ios_base::failure&) {
    throw std::runtime_error(path + ": cannot be read back");
  }
}

void ExportFiles::verify(std::uint64_t statements) const {
  if (format_.count_statements == nullptr) return;
  std::uint64_t read = 0;
  for (const OutputFile& written : files_) read += count_statements(written);
  if (read == statements) return;
  throw std::runtime_error(name() + ": " + grouped(statements) + " statements were written, but " +
                           grouped(read) + " are read back; nothing replaced");
}

std::string ExportFiles::name() const {
  return pattern_.empty() ? files_.front().path().string() : pattern_;
}

std::string ExportFiles::summary() const {
  if (pattern_.empty()) return name();
  const auto [smallest, largest] = std::ranges::minmax_element(files_, {}, &OutputFile::size);
  return name() + ": " + counted(files_.size(), "file") + ", the smallest of " +
         counted(smallest->size(), "byte") + ", the largest of " + counted(largest->size(), "byte");
}

}  // namespace patgraph
