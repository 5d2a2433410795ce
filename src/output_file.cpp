#include "output_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace patgraph {

namespace {

/// What a link names is written, and not the link; a device or a pipe cannot be replaced.
std::filesystem::path place_of(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path place =
      std::filesystem::is_symlink(path, error) ? std::filesystem::weakly_canonical(path, error) : path;
  const std::filesystem::file_status status = std::filesystem::status(place, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    throw std::runtime_error(path.string() + ": cannot be written: it is no file");
  return place;
}

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : path_(place_of(path)), temporary_(path_.string() + ".part-" + std::to_string(::getpid())) {
  stream_.open(temporary_, std::ios::binary | std::ios::trunc);
  if (!stream_) fail(errno);
}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  stream_.close();
  std::error_code ignored;  // what cannot be removed cannot be helped here
  std::filesystem::remove(temporary_, ignored);
}

void OutputFile::append(std::string_view bytes) {
  errno = 0;
  stream_.open(temporary_, std::ios::binary | std::ios::app);
  stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream_) fail(errno);
  finish();
}

void OutputFile::finish() {
  errno = 0;
  stream_.close();
  if (!stream_) fail(errno);
}

void OutputFile::commit() {
  std::filesystem::rename(temporary_, path_);
  temporary_.clear();
}

void OutputFile::fail(int error) const {
  throw std::system_error(error != 0 ? error : EIO, std::generic_category(),
                          path_.string() + ": cannot be written");
}

}  // namespace patgraph
