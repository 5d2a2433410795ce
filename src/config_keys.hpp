#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "config.hpp"

namespace patgraph {

/// A key of a mapping in patgraph.yaml. The type of the member that it sets is also what says how its value
/// is read and what the JSON Schema demands of it.
template <typename Owner, typename... Types>
struct ConfigKey {
  std::string_view name;
  std::string_view summary;
  std::variant<Types Owner::*...> member;
  bool required = false;
};

using RootKey =
    ConfigKey<Config, std::vector<Glob>, std::optional<std::string>, std::vector<std::filesystem::path>,
              CheckSettings, std::optional<FailLevel>, std::optional<ByteSize>, std::vector<Waiver>>;

inline constexpr std::array kRootKeys{
    RootKey{"base", "IRI before the names of entries in exports, unless --base gives another", &Config::base},
    RootKey{"checks", "By the id of a check, its severity, or a mapping of its severity and its options",
            &Config::checks},
    RootKey{"exclude", "Globs of files to leave out, relative to the folder of this file", &Config::exclude},
    RootKey{"fail-on",
            "Severity from which on findings make 'patgraph check' fail, unless --fail-on gives another",
            &Config::fail_on},
    RootKey{"include",
            "Globs of the Markdown files to read, relative to the folder of this file; all, unless given",
            &Config::include},
    RootKey{"max-front-matter",
            "The most bytes of a file within which its front matter must end, such as 64K, 16M or 1G; 16M, "
            "unless given; --max-front-matter wins",
            &Config::max_front_matter},
    RootKey{"ontology",
            "Turtle files that add relations and fields, relative to the folder of this file; those of "
            "--ontology come after them",
            &Config::ontologies},
    RootKey{"waivers", "Findings that are known and accepted: they are counted, not reported",
            &Config::waivers},
};

using WaiverKey = ConfigKey<Waiver, const Check*, std::optional<Glob>, std::string,
                            std::optional<std::chrono::year_month_day>>;

inline constexpr std::array kWaiverKeys{
    WaiverKey{"check", "Id of the check whose findings are waived", &Waiver::check, true},
    WaiverKey{"file", "Glob of the files, relative to the folder of this file", &Waiver::file},
    WaiverKey{"pattern", "Glob of the slug or the id of the entries", &Waiver::pattern},
    WaiverKey{"reason", "Why the findings are accepted", &Waiver::reason, true},
    WaiverKey{"until", "The last day on which the waiver counts, such as 2030-12-31", &Waiver::until},
};

/// The key, beside its options, that a check in `checks` has.
inline constexpr std::string_view kSeverityKey = "severity";

/// What a check can be set to.
inline constexpr std::array<std::string_view, 4> kCheckLevels{"error", "warning", "info", "off"};

}  // namespace patgraph
