#include "output_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace patgraph {

OutputFile::OutputFile(std::filesystem::path path)
    : path_(std::move(path)), temporary_(path_.string() + ".part-" + std::to_string(::getpid())) {
  stream_.open(temporary_, std::ios::binary | std::ios::trunc);
  if (!stream_) fail(errno);
}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  stream_.close();
  std::error_code ignored;  // what cannot be removed cannot be helped here
  std::filesystem::remove(temporary_, ignored);
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
