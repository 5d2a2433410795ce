// A baseline: it is read, compared with the findings of a small library, pruned, and written as it was read.

#include "baseline.hpp"

#include "library_text.hpp"
#include "memory_file.hpp"
#include "readers.hpp"
#include "written_files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace patgraph;
  using namespace patgraph::fuzzing;
  const MemoryFile file(text_of(data, size));
  try {
    must_stay(Baseline(file.path()));
  } catch (const BaselineError& error) {
    must_be_harmless(error.what());
  }
  return 0;
}
