#include "line_hash.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../utf8.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kBlock = 100;
constexpr std::uint64_t kBase = 37;
constexpr std::uint16_t kEndOfFile = 0xFFFF;

/// What a code unit weighs that leaves the block: the base to the power of its length, modulo 2^64.
constexpr std::uint64_t weight_of_oldest() {
  std::uint64_t weight = 1;
  for (std::size_t i = 0; i < kBlock; ++i) weight *= kBase;
  return weight;
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return {digits.data(), end};
}

/// Hashes the lines of a text that is given unit by unit.
class LineHasher {
 public:
  explicit LineHasher(std::span<const std::uint32_t> wanted) : wanted_(wanted.begin(), wanted.end()) {
    std::ranges::sort(wanted_);
  }

  /// All lines that were asked for have their hash.
  bool is_done() const { return wanted_.empty() || last_hashed_ >= wanted_.back(); }

  void add(std::uint16_t unit) {
    if (unit == ' ' || unit == '\t' || (after_return_ && unit == '\n')) {
      after_return_ = false;
      return;
    }
    after_return_ = unit == '\r';
    if (after_return_) unit = '\n';
    leave();
    if (at_line_begin_) lines_[at_] = ++line_;
    at_line_begin_ = unit == '\n';
    enter(unit);
  }

  std::map<std::uint32_t, std::string> finish() {
    add(kEndOfFile);
    for (std::size_t i = 0; i < kBlock && !is_done(); ++i) {
      leave();
      enter(0);
    }
    return std::move(hashes_);
  }

 private:
  /// The oldest unit is about to go: where it begins a line, the block is what the line is known by.
  void leave() {
    if (lines_[at_] == 0) return;
    const std::uint64_t count = ++counts_[hash_];
    last_hashed_ = std::exchange(lines_[at_], 0);
    if (std::ranges::binary_search(wanted_, last_hashed_)) {
      hashes_[last_hashed_] = hexadecimal(hash_) + ":" + std::to_string(count);
    }
  }

  void enter(std::uint16_t unit) {
    hash_ = kBase * hash_ + unit - weight_of_oldest() * units_[at_];
    units_[at_] = unit;
    at_ = (at_ + 1) % kBlock;
  }

  std::vector<std::uint32_t> wanted_;
  std::array<std::uint16_t, kBlock> units_{};  // a ring
  std::array<std::uint32_t, kBlock> lines_{};  // the line that each unit begins, or 0
  std::size_t at_ = 0;                         // of the oldest
  std::uint64_t hash_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t last_hashed_ = 0;
  bool at_line_begin_ = true;
  bool after_return_ = false;
  std::unordered_map<std::uint64_t, std::uint64_t> counts_;
  std::map<std::uint32_t, std::string> hashes_;
};

}  // namespace

std::map<std::uint32_t, std::string> line_hashes(std::string_view text,
                                                 std::span<const std::uint32_t> lines) {
  LineHasher hasher(lines);
  while (!text.empty() && !hasher.is_done()) {
    const CodePoint decoded = first_code_point(text);
    text.remove_prefix(decoded.size);
    if (decoded.value < 0x10000) {
      hasher.add(static_cast<std::uint16_t>(decoded.value));
    } else {
      hasher.add(static_cast<std::uint16_t>(0xD7C0 + (decoded.value >> 10)));
      hasher.add(static_cast<std::uint16_t>(0xDC00 + (decoded.value & 0x3FF)));
    }
  }
  return hasher.finish();
}

}  // namespace patgraph
