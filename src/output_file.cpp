#include "output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "ending_signals.hpp"
#include "grouped_number.hpp"

namespace patgraph {

namespace {

constexpr mode_t kPermissions = 0777;
constexpr int kMostLinks = 40;            ///< as many as Linux follows
constexpr mode_t kNewPermissions = 0666;  ///< less what the umask forbids

[[noreturn]] void fail_to_write(const std::string& path, int error) {
  throw std::system_error(error, std::generic_category(), path + ": cannot be written");
}

/// Returns the permissions of the file in that place, if there is one; a device or a pipe cannot be replaced.
std::optional<mode_t> permissions_of_old(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (!S_ISREG(status.st_mode))
      throw std::runtime_error(path.string() + ": cannot be written: it is no file");
    return status.st_mode & kPermissions;
  }
  if (errno != ENOENT) fail_to_write(path.string(), errno);
  return std::nullopt;
}

/// What a link names is written, and not the link; it need not be there yet.
std::filesystem::path place_of(const std::filesystem::path& path) {
  std::filesystem::path place = path;
  for (int links = 0;; ++links) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::symlink_status(place, error);
    if (status.type() == std::filesystem::file_type::none) fail_to_write(path.string(), error.value());
    if (!std::filesystem::is_symlink(status)) return place;
    if (links == kMostLinks) fail_to_write(path.string(), ELOOP);
    const std::filesystem::path target = std::filesystem::read_symlink(place, error);
    if (error) fail_to_write(path.string(), error.value());
    place = place.parent_path() / target;
  }
}

/// Opens a file; returns its descriptor, or -1 and errno.
int open_for_writing(const std::string& path, int flags, mode_t mode = 0) {
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, mode);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

/// Writes all bytes; returns 0 or an errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/// Closes a descriptor; returns 0 or an errno. Linux has closed it when it says that it was interrupted.
int close_written(int descriptor) {
  return ::close(descriptor) == 0 || errno == EINTR ? 0 : errno;
}

}  // namespace

AppendedFile::AppendedFile(const std::string& path)
    : path_(path), stream_([this](std::string_view chunk) { append(chunk); }, kChunkSize, nullptr) {
  descriptor_ = open_for_writing(path, O_CREAT | O_APPEND, kNewPermissions);
  if (descriptor_ < 0) fail_to_write(path_, errno);
}

AppendedFile::~AppendedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void AppendedFile::append(std::string_view bytes) const {
  if (const int error = write_all(descriptor_, bytes); error != 0) fail_to_write(path_, error);
}

void AppendedFile::finish() {
  stream_.finish();
  if (const int error = close_written(std::exchange(descriptor_, -1)); error != 0)
    fail_to_write(path_, error);
}

OutputFile::Temporary::~Temporary() {
  if (!path.empty()) ::unlink(path.c_str());  // what cannot be removed cannot be helped here
}

OutputFile::OutputFile(const std::filesystem::path& path, std::size_t chunk_size,
                       const Compression* compression)
    : path_(place_of(path)),
      stream_([this](std::string_view chunk) { append(chunk); }, chunk_size, compression) {
  const std::optional<mode_t> old = permissions_of_old(path_);
  // Nobody must read meanwhile who could not read the old one.
  const int descriptor = create(old ? *old & kNewPermissions : kNewPermissions);
  const int unkept = old && ::fchmod(descriptor, *old) != 0 ? errno : 0;
  const int unclosed = close_written(descriptor);
  if (unkept != 0) fail(unkept);
  if (unclosed != 0) fail(unclosed);
}

int OutputFile::create(mode_t permissions) {
  // Names are not used twice, and where process numbers come again, as in containers, one may be that of a
  // file which SIGKILL left.
  static std::atomic<std::size_t> number = 0;
  const std::string stem = (path_.parent_path() / ".patgraph-").string() + std::to_string(::getpid()) + '-';
  const HeldSignals held;
  for (;;) {
    std::string name = stem + std::to_string(++number);
    const int descriptor = open_for_writing(name, O_CREAT | O_EXCL, permissions);
    if (descriptor >= 0) {
      remove_when_ended(name);
      temporary_.path = std::move(name);
      return descriptor;
    }
    if (errno != EEXIST) fail(errno);
  }
}

void OutputFile::append(std::string_view bytes) {
  // Opened anew each time, for there may be more files than can be open.
  const int descriptor = open_for_writing(temporary_.path, O_APPEND);
  if (descriptor < 0) fail(errno);
  const int unwritten = write_all(descriptor, bytes);
  const int unclosed = close_written(descriptor);
  if (unwritten != 0) fail(unwritten);
  if (unclosed != 0) fail(unclosed);
  size_ += bytes.size();
}

void OutputFile::replace() {
  if (::rename(temporary_.path.c_str(), path_.c_str()) != 0) fail(errno);
  temporary_.path.clear();
}

void OutputFile::commit() {
  OutputFile* const file = this;
  patgraph::commit({&file, 1});
}

void OutputFile::fail(int error) const {
  fail_to_write(path_.string(), error);
}

void commit(std::span<OutputFile* const> files) {
  const HeldSignals held;
  std::size_t replaced = 0;
  try {
    for (; replaced < files.size(); ++replaced) files[replaced]->replace();
  } catch (const std::system_error& error) {
    if (replaced == 0) throw;
    throw std::system_error(error.code(), files[replaced]->path().string() + ": cannot be written, after " +
                                              counted(replaced, "file") + (replaced == 1 ? " was" : " were") +
                                              " replaced");
  }
}

}  // namespace patgraph
