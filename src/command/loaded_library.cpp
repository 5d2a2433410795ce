#include <filesystem>

#include "../library.hpp"
#include "../nearest.hpp"
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

void require_known(const std::string& what, const std::string& text,
                   const std::vector<std::string_view>& known) {
  std::string names;
  for (const std::string_view name : known) {
    if (name == text) return;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  throw UsageError("unknown " + what + " '" + text + "'; expected one of " + names +
                   did_you_mean(text, known));
}

}  // namespace patgraph
