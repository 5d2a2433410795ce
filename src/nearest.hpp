#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace patgraph {

/// Finds, among many names, the one that a misspelt name was meant to be.
///
/// The distance is that of optimal string alignment: insertions, deletions, substitutions and swaps of two
/// neighbours, in bytes. A quarter of the text may differ, one byte at least, four at most; of a
/// text below three bytes, none.
class NearestName {
 public:
  /// Holds views of the names: they must outlive the object.
  explicit NearestName(std::vector<std::string_view> names);

  /// Returns the nearest name, of equally near ones the first in byte order, or nothing where none is near.
  std::optional<std::string_view> operator()(std::string_view text) const;
  /// The same; adds the steps that it took: one for each name, and one for each pair of bytes it compared.
  std::optional<std::string_view> find(std::string_view text, std::size_t& steps) const;

 private:
  /// How often each byte occurs, modulo 32: letters keep apart.
  using Histogram = std::array<std::uint8_t, 32>;
  struct Candidate {
    std::string_view name;
    Histogram histogram;
  };
  static Histogram histogram_of(std::string_view text);
  static int difference(const Histogram& a, const Histogram& b);

  std::vector<Candidate> candidates_;
};

/// Returns "; did you mean 'NAME'?" for the nearest name, or an empty text.
std::string did_you_mean(std::string_view text, std::vector<std::string_view> names);

}  // namespace patgraph
