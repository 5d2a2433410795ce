#pragma once

#include <cstdint>
#include <string>

#include "generator_random.hpp"

namespace patgraph::bench {

/// Returns a name of a pattern in words that hyphens join; of no two numbers the same.
std::string slug_of(std::uint64_t number);

/// Returns a name of something that gardeners speak of, in words that hyphens join; of no two numbers the
/// same.
std::string thing_of(std::uint64_t number);

/// Returns a name as a title: "mossy-clay-trough" as "Mossy Clay Trough".
std::string title_of(const std::string& name);

/// Returns a word of gardeners.
std::string word(Random& random);

/// Returns plain sentences of gardeners, of about that many bytes.
std::string prose(Random& random, std::size_t bytes);

}  // namespace patgraph::bench
