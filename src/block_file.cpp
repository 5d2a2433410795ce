#include "block_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace patgraph {
namespace {

/// Up to here, a library stays in memory: it costs nothing to be small.
constexpr std::size_t kInMemory = std::size_t{64} << 20;
/// More than this does not stay in memory of what is in the file.
constexpr std::size_t kMostResident = std::size_t{32} << 20;
/// How often that is looked at: a thread that reads little of every page brings in several GB a second.
constexpr std::chrono::milliseconds kInterval(1);
/// Addresses are reserved in stretches of this size, in which neighbouring blocks become one mapping.
constexpr std::size_t kRegion = std::size_t{1} << 30;

/// Makes a file without a name; returns its descriptor, or -1.
int make_file() {
  // Where temporary files may be large, and are not in memory themselves (file-hierarchy(7)).
  const char* folder = std::getenv("TMPDIR");
  std::string path =
      std::string(folder != nullptr && *folder != '\0' ? folder : "/var/tmp") + "/patgraph-XXXXXX";
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(path.c_str());
  return file;
}

/// Returns how many bytes of files are in the memory of this process, which `status`, /proc/self/statm,
/// tells; 0 where it does not.
std::size_t resident_of_files(std::ifstream& status) {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  std::size_t size = 0;
  std::size_t resident = 0;
  std::size_t of_files = 0;
  status.clear();
  status.seekg(0);
  return (status >> size >> resident >> of_files) ? of_files * page : 0;
}

/// Writes in small pieces: the kernel keeps what was written at once together, and brings in all of it for
/// each value that is asked for.
bool write_at(int file, std::uint64_t offset, std::span<const std::byte> bytes) {
  constexpr std::size_t kPiece = std::size_t{128} << 10;
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(file, bytes.data(), std::min(bytes.size(), kPiece), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return true;
}

}  // namespace

BlockFile::~BlockFile() {
  if (giving_back_.joinable()) {
    giving_back_.request_stop();
    giving_back_.join();
  }
  for (const std::span<std::byte> region : regions_) ::munmap(region.data(), region.size());
  if (file_ >= 0) ::close(file_);
}

BlockFile::Block BlockFile::take(std::size_t size) {
  const std::lock_guard lock(mutex_);
  asked_ += size;
  if (asked_ <= kInMemory || !open()) return {};
  size = (size + kBlock - 1) / kBlock * kBlock;
  if (left_.size() < size && !reserve(size)) return {};
  const Block block{left_.first(size), next_offset_};
  left_ = left_.subspan(size);
  next_offset_ += size;
  return block;
}

bool BlockFile::open() {
  if (file_ >= 0 || is_closed_) return file_ >= 0;
  file_ = make_file();
  is_closed_ = file_ < 0;
  if (!is_closed_)
    giving_back_ = std::jthread([this](const std::stop_token& stop) { give_back_in_turn(stop); });
  return !is_closed_;
}

bool BlockFile::reserve(std::size_t size) {
  // One block more, so that the first one can begin where a large page does.
  const std::size_t whole = std::max(size, kRegion) + kBlock;
  void* begin =
      ::mmap(nullptr, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (begin == MAP_FAILED) return false;
  const std::span region(static_cast<std::byte*>(begin), whole);
  regions_.push_back(region);
  const std::size_t padding = (kBlock - reinterpret_cast<std::uintptr_t>(begin)) % kBlock;
  left_ = region.subspan(padding, whole - kBlock);
  ::madvise(left_.data(), left_.size(), MADV_HUGEPAGE);
  return true;
}

BlockFile::Block BlockFile::replace(const Block& full, std::size_t size) {
  const bool is_written = write_at(file_, full.offset, full.bytes);
  const Block next = take(size);
  if (!is_written) return next;
  // To take memory from the kernel anew would cost more than all else here: it has to be found, in pages of
  // that size, and cleared. Where it cannot be moved, that is what happens.
  if (next.bytes.size() == full.bytes.size()) {
    ::mremap(full.bytes.data(), full.bytes.size(), next.bytes.size(),
             MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP, next.bytes.data());
  }
  map(full);
  return next;
}

void BlockFile::map(const Block& block) {
  void* mapped = ::mmap(block.bytes.data(), block.bytes.size(), PROT_READ, MAP_SHARED | MAP_FIXED, file_,
                        static_cast<off_t>(block.offset));
  if (mapped == MAP_FAILED) {
    throw std::runtime_error("the temporary file cannot be read: " +
                             std::error_code(errno, std::generic_category()).message());
  }
  const std::lock_guard lock(mutex_);
  // Neighbours become one stretch, which one call gives back: others may have to wait for each.
  std::byte* begin = block.bytes.data();
  std::byte* end = begin + block.bytes.size();
  std::erase_if(finished_, [&](std::span<std::byte> stretch) {
    std::byte* stretch_end = stretch.data() + stretch.size();
    if (stretch_end != begin && stretch.data() != end) return false;
    begin = std::min(begin, stretch.data());
    end = std::max(end, stretch_end);
    return true;
  });
  finished_.emplace_back(begin, end);
}

void BlockFile::give_back_in_turn(const std::stop_token& stop) {
  std::ifstream status("/proc/self/statm");
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, kInterval, [&] { return stop.stop_requested(); })) {
    if (resident_of_files(status) <= kMostResident) continue;
    // What the file holds is not lost: who reads it next gets it from there.
    for (const std::span<std::byte> stretch : finished_)
      ::madvise(stretch.data(), stretch.size(), MADV_DONTNEED);
  }
}

}  // namespace patgraph
