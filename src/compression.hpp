#pragma once

#include <istream>
#include <memory>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>

namespace patgraph {

/// A way to compress files. What is compressed in parts, one after another, is read as one.
struct Compression {
  std::string_view name;
  std::string_view extension;
  /// Returns the compressed bytes: the same for the same text, whatever the time and the thread.
  std::string (*compress)(std::string_view text);
  /// Returns a reader of the text of a compressed file. Both arguments must outlive it. Where the file is
  /// damaged or cut short, it throws std::runtime_error, which names the path.
  std::unique_ptr<std::streambuf> (*reader)(std::istream& file, const std::string& path);
};

/// The compression table.
std::span<const Compression> all_compressions();

// One file each.
std::string compress_gzip(std::string_view text);
std::unique_ptr<std::streambuf> gzip_reader(std::istream& file, const std::string& path);
std::string compress_zstd(std::string_view text);
std::unique_ptr<std::streambuf> zstd_reader(std::istream& file, const std::string& path);

}  // namespace patgraph
