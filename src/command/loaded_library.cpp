#include <filesystem>

#include "../library.hpp"
#include "command.hpp"

namespace patgraph {
namespace {

Schema schema_for(const LibraryOptions& options) {
  const std::vector<std::filesystem::path> extensions(options.ontologies.begin(), options.ontologies.end());
  return load_schema(extensions);
}

}  // namespace

LoadedLibrary::LoadedLibrary(const LibraryOptions& options)
    : schema_(schema_for(options)),
      library_(read_library(list_files(options.paths), schema_, options.threads)),
      graph_(library_, schema_) {}

}  // namespace patgraph
