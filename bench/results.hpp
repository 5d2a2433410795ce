#pragma once

#include <ostream>
#include <vector>

#include "seen.hpp"
#include "subjects.hpp"

namespace patgraph::bench {

/// Writes the page of results in Markdown: tables, and how they stand to the goals.
void write_results(const Options& options, const Measurements& measured, const std::vector<Seen>& seen,
                   std::size_t libraries, std::ostream& out);

}  // namespace patgraph::bench
