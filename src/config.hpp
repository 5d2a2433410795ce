#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "byte_size.hpp"
#include "check/check.hpp"
#include "check/waivers.hpp"
#include "diagnostic.hpp"
#include "glob.hpp"

namespace patgraph {

/// From which severity on findings make a run fail; nothing: none does.
struct FailLevel {
  std::optional<Severity> threshold;
};

/// How fail levels are called: the severities, and "never".
inline constexpr std::array<std::string_view, 4> kFailLevels{"error", "warning", "info", "never"};

/// What patgraph.yaml says.
struct Config {
  std::string path;              ///< as the user would write it; empty where there is no file
  std::filesystem::path folder;  ///< of the file, absolute, without symbolic links
  std::vector<Glob> include;     ///< empty: every file
  std::vector<Glob> exclude;
  std::optional<std::string> base;                ///< before the names of entries
  std::vector<std::filesystem::path> ontologies;  ///< relative to where the program runs
  CheckSettings checks;
  std::optional<FailLevel> fail_on;
  std::optional<ByteSize> max_front_matter;
  std::vector<Waiver> waivers;
};

/// A configuration that cannot be understood: faults, config-invalid.
class ConfigError : public InputError {
 public:
  using InputError::InputError;
};

/// Finds patgraph.yaml in the folder that a path names, or in which the file that it names stands, or in the
/// nearest folder above. Returns how a user would write its path.
std::optional<std::string> find_config(const std::string& library);

/// Reads a configuration. Throws ConfigError with all its faults; std::runtime_error where it cannot be read.
Config read_config(const std::string& path);

/// Reads a configuration that is in memory; `path` says where it belongs.
Config parse_config(const std::string& path, std::string_view bytes,
                    std::span<const Check> checks = all_checks());

/// Writes the JSON Schema (draft-07) of patgraph.yaml, for editors.
void write_config_schema(std::ostream& out, std::span<const Check> checks = all_checks());

}  // namespace patgraph
