#include "config.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "config_keys.hpp"
#include "config_yaml.hpp"
#include "datatype.hpp"
#include "grouped_number.hpp"
#include "input_file.hpp"
#include "iri.hpp"
#include "nearest.hpp"
#include "quotation.hpp"

namespace patgraph {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigName = "patgraph.yaml";
constexpr std::size_t kMaxConfigBytes = std::size_t{1} << 20;

std::string kind_of(const ConfigNode& node) {
  switch (node.kind) {
    case ConfigNode::Kind::list:
      return "a list";
    case ConfigNode::Kind::mapping:
      return "a mapping";
    case ConfigNode::Kind::scalar:
      break;
  }
  return node.is_empty() ? "empty" : "a plain value";
}

/// Reads a day of ISO 8601, such as 2030-12-31.
std::optional<std::chrono::year_month_day> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t length) {
    unsigned value = 0;
    const char* end = text.data() + begin + length;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day));
  return date.ok() ? std::optional(date) : std::nullopt;
}

/// Makes a configuration of its YAML. Faults are collected, so that all can be told at once.
class ConfigReader {
 public:
  ConfigReader(Config& config, std::span<const Check> checks) : config_(config), checks_(checks) {}

  void read(const ConfigNode& root) {
    if (root.kind == ConfigNode::Kind::mapping) {
      read_keys(root, kRootKeys, config_);
    } else if (!root.is_empty()) {
      fault(root, "the file holds " + kind_of(root) + "; expected keys and values");
    }
  }

  std::vector<ConfigFault>& faults() { return faults_; }

 private:
  void fault(const ConfigNode& node, std::string message) {
    faults_.push_back({node.span.begin, std::move(message)});
  }

  void wrong_kind(const ConfigNode& node, const std::string& what, const std::string& expected) {
    fault(node, what + " is " + kind_of(node) + "; expected " + expected);
  }

  /// Calls `read(key, value)` for every key, each once.
  template <typename Read>
  void for_each_key(const ConfigNode& mapping, const Read& read) {
    std::set<std::string_view> met;
    for (std::size_t i = 0; i < mapping.children.size(); i += 2) {
      const ConfigNode& key = mapping.children[i];
      if (key.kind != ConfigNode::Kind::scalar || key.is_empty()) {
        wrong_kind(key, "a key", "text");
      } else if (!met.insert(key.text).second) {
        fault(key, "key " + in_quotes(key.text) + " was given already");
      } else {
        read(key, mapping.children[i + 1]);
      }
    }
  }

  template <typename Owner, std::size_t count>
  void read_keys(const ConfigNode& mapping, const std::array<Owner, count>& keys, auto& into) {
    std::vector<std::string_view> names;
    names.reserve(count);
    for (const Owner& key : keys) names.push_back(key.name);
    std::set<std::string_view> met;
    for_each_key(mapping, [&](const ConfigNode& key, const ConfigNode& value) {
      const auto known = std::ranges::find(keys, key.text, &Owner::name);
      if (known == keys.end()) return unknown(key, "key", names);
      met.insert(known->name);
      std::visit([&](auto member) { read(value, in_quotes(key.text), into.*member); }, known->member);
    });
    for (const Owner& key : keys) {
      if (key.required && !met.contains(key.name)) fault(mapping, "no " + in_quotes(key.name) + " is given");
    }
  }

  void unknown(const ConfigNode& word, const std::string& kind, const std::vector<std::string_view>& names) {
    std::string expected;
    for (const std::string_view name : names) expected += (expected.empty() ? "" : ", ") + std::string(name);
    fault(word, "unknown " + kind + " " + in_quotes(word.text) + "; expected one of " + expected +
                    did_you_mean(word.text, names));
  }

  /// Returns a text, or null, with a fault, where there is none.
  const std::string* text_of(const ConfigNode& node, const std::string& what, const std::string& expected) {
    if (node.kind != ConfigNode::Kind::scalar || node.is_empty()) {
      wrong_kind(node, what, expected);
      return nullptr;
    }
    const YamlType type = node.plain ? yaml_type_of(node.text) : YamlType::text;
    if (type != YamlType::number && type != YamlType::boolean) return &node.text;
    fault(node, what + " is " + (type == YamlType::number ? "a number" : "a boolean") +
                    " to YAML; expected " + expected + ": write \"" + node.text + "\" in quotes");
    return nullptr;
  }

  /// Calls `read(item)` for every item of a list.
  template <typename Read>
  void for_each_item(const ConfigNode& node, const std::string& what, const std::string& expected,
                     const Read& read) {
    if (node.kind != ConfigNode::Kind::list) return wrong_kind(node, what, expected);
    for (const ConfigNode& item : node.children) read(item);
  }

  /// Returns one of a few words, as it is in the list, or nothing with a fault.
  std::optional<std::string_view> word_of(const ConfigNode& node, const std::string& what,
                                          const std::string& kind, std::span<const std::string_view> words) {
    if (node.kind != ConfigNode::Kind::scalar || node.is_empty()) {
      wrong_kind(node, what, "a " + kind);
      return std::nullopt;
    }
    const auto word = std::ranges::find(words, node.text);
    if (word != words.end()) return *word;
    unknown(node, kind, {words.begin(), words.end()});
    return std::nullopt;
  }

  // What the types of members demand of values.

  void read(const ConfigNode& node, const std::string& what, std::string& text) {
    const std::string* given = text_of(node, what, "text");
    if (given == nullptr) return;
    if (given->find_first_not_of(" \t\r\n") == std::string::npos) return fault(node, what + " is blank");
    text = *given;
  }

  void read(const ConfigNode& node, const std::string& what, std::optional<Glob>& glob) {
    const std::string* text = text_of(node, what, "a glob");
    if (text == nullptr) return;
    try {
      glob.emplace(*text);
    } catch (const std::invalid_argument& reason) {
      fault(node, "glob " + in_quotes(*text) + " " + reason.what());
    }
  }

  void read(const ConfigNode& node, const std::string& what, std::vector<Glob>& globs) {
    for_each_item(node, what, "a list of globs", [&](const ConfigNode& item) {
      std::optional<Glob> glob;
      read(item, "an item of " + what, glob);
      if (glob) globs.push_back(*std::move(glob));
    });
  }

  void read(const ConfigNode& node, const std::string& what, std::optional<std::string>& iri) {
    const std::string* text = text_of(node, what, "an IRI");
    if (text == nullptr) return;
    if (is_usable_base(*text)) {
      iri = *text;
    } else {
      fault(node, what + " " + in_quotes(*text) + " is not usable; expected " + std::string(kUsableBase));
    }
  }

  void read(const ConfigNode& node, const std::string& what, std::vector<fs::path>& paths) {
    for_each_item(node, what, "a list of files", [&](const ConfigNode& item) {
      std::string path;
      read(item, "an item of " + what, path);
      if (!path.empty()) paths.push_back(fs::path(config_.path).parent_path() / path);
    });
  }

  void read(const ConfigNode& node, const std::string& what, std::optional<FailLevel>& level) {
    if (const auto word = word_of(node, what, "severity", kFailLevels))
      level = FailLevel{severity_from(*word)};
  }

  void read(const ConfigNode& node, const std::string& what, std::optional<ByteSize>& size) {
    const std::string expected(kByteSizeForm);
    if (node.kind != ConfigNode::Kind::scalar || node.is_empty()) return wrong_kind(node, what, expected);
    size = byte_size_from(node.text);
    if (!size) fault(node, what + " is " + in_quotes(node.text) + "; expected " + expected);
  }

  void read(const ConfigNode& node, const std::string& what,
            std::optional<std::chrono::year_month_day>& day) {
    const std::string* text = text_of(node, what, "a day");
    if (text == nullptr) return;
    day = day_from(*text);
    if (!day) fault(node, what + " is " + in_quotes(*text) + "; expected a day such as 2030-12-31");
  }

  void read(const ConfigNode& node, const std::string& what, const Check*& check) {
    const std::string* id = text_of(node, what, "the id of a check");
    if (id == nullptr) return;
    check = find_check(node);
    if (check == nullptr || check->run != nullptr) return;
    fault(node, in_quotes(*id) + " is about waivers, which none waives; 'checks' can turn it off");
    check = nullptr;
  }

  void read(const ConfigNode& node, const std::string& what, std::vector<Waiver>& waivers) {
    for_each_item(node, what, "a list of waivers", [&](const ConfigNode& item) {
      if (item.kind != ConfigNode::Kind::mapping)
        return wrong_kind(item, "an item of " + what, "keys and values");
      Waiver& waiver = waivers.emplace_back();
      waiver.span = item.span;
      for (std::size_t i = 0; i < item.children.size(); i += 2) {
        if (item.children[i].text == "check") waiver.span = item.children[i + 1].span;
      }
      const std::size_t before = faults_.size();
      read_keys(item, kWaiverKeys, waiver);
      if (faults_.size() == before && !waiver.file && !waiver.pattern)
        fault(item, "the waiver names no entries; expected 'file' or 'pattern'");
    });
  }

  void read(const ConfigNode& node, const std::string& what, CheckSettings& settings) {
    if (node.kind != ConfigNode::Kind::mapping) return wrong_kind(node, what, "checks and their severities");
    for_each_key(node, [&](const ConfigNode& key, const ConfigNode& value) {
      const Check* check = find_check(key);
      if (check == nullptr) return;
      CheckSetting& setting = settings[std::string(check->id)];
      if (value.kind == ConfigNode::Kind::mapping) {
        read_setting(*check, value, setting);
      } else {
        read_level(value, in_quotes(key.text), setting);
      }
    });
  }

  const Check* find_check(const ConfigNode& id) {
    const auto found = std::ranges::find(checks_, id.text, &Check::id);
    if (found != checks_.end()) return &*found;
    std::vector<std::string_view> ids;
    for (const Check& check : checks_) ids.push_back(check.id);
    const std::string suggestion = did_you_mean(id.text, std::move(ids));
    fault(id, "unknown check " + in_quotes(id.text) +
                  (suggestion.empty() ? "; 'patgraph explain' lists them all" : suggestion));
    return nullptr;
  }

  void read_level(const ConfigNode& node, const std::string& what, CheckSetting& setting) {
    const auto word = word_of(node, what, "severity", kCheckLevels);
    if (!word) return;
    setting.severity = severity_from(*word);
    setting.off = !setting.severity;
  }

  void read_setting(const Check& check, const ConfigNode& mapping, CheckSetting& setting) {
    std::vector<std::string_view> names{kSeverityKey};
    for (const CheckOption& option : check.options) names.push_back(option.name);
    for_each_key(mapping, [&](const ConfigNode& key, const ConfigNode& value) {
      const auto option = std::ranges::find(check.options, key.text, &CheckOption::name);
      if (key.text == kSeverityKey) {
        read_level(value, in_quotes(key.text), setting);
      } else if (option == check.options.end()) {
        unknown(key, "option", names);
      } else if (option->is_list) {
        std::vector<std::string> words;
        for_each_item(value, in_quotes(key.text), "a list", [&](const ConfigNode& item) {
          const std::string* word = text_of(item, "an item of " + in_quotes(key.text), "text");
          if (word != nullptr) words.push_back(*word);
        });
        setting.options[key.text] = std::move(words);
      } else {
        read_number(value, key.text, setting);
      }
    });
  }

  void read_number(const ConfigNode& node, const std::string& option, CheckSetting& setting) {
    const bool is_plain = node.kind == ConfigNode::Kind::scalar && node.plain && !node.is_empty();
    if (const auto number = is_plain ? number_from(node.text) : std::nullopt) {
      setting.options[option] = *number;
    } else {
      fault(node, in_quotes(option) + " is " + (is_plain ? in_quotes(node.text) : kind_of(node)) +
                      "; expected a number");
    }
  }

  Config& config_;
  std::span<const Check> checks_;
  std::vector<ConfigFault> faults_;
};

[[noreturn]] void fail(const std::string& path, std::vector<ConfigFault> faults) {
  constexpr std::size_t kShown = 20;
  std::ranges::stable_sort(faults, {}, &ConfigFault::position);
  std::string lines;
  for (std::size_t i = 0; i < std::min(faults.size(), kShown); ++i) {
    const auto& [position, message] = faults[i];
    lines += (i == 0 ? "" : "\n") + error_line(path, position, message, "config-invalid");
  }
  if (faults.size() > kShown) lines += "\n… and " + counted(faults.size() - kShown, "more error");
  throw ConfigError(lines);
}

}  // namespace

std::optional<std::string> find_config(const std::string& library) {
  std::error_code error;
  const fs::path given(library);
  const fs::path start = fs::weakly_canonical(
      fs::is_directory(given, error) ? given : fs::absolute(given, error).parent_path(), error);
  for (fs::path folder = start;; folder = folder.parent_path()) {
    const fs::path file = folder / kConfigName;
    // A link that leads nowhere is a mistake to be told, not a file that is not there.
    if (fs::exists(fs::symlink_status(file, error)))
      return given.is_absolute() ? file.native() : file.lexically_proximate(fs::current_path()).native();
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

Config parse_config(const std::string& path, std::string_view bytes, std::span<const Check> checks) {
  Config config;
  config.path = path;
  if (bytes.size() > kMaxConfigBytes)
    fail(path, {{{}, "the file holds more than " + grouped(kMaxConfigBytes) + " bytes"}});
  ConfigReader reader(config, checks);
  try {
    reader.read(parse_config_yaml(bytes));
  } catch (const ConfigFault& fault) {
    fail(path, {fault});
  }
  if (!reader.faults().empty()) fail(path, std::move(reader.faults()));
  return config;
}

Config read_config(const std::string& path) {
  std::string bytes;
  try {
    // One byte more is enough to be told that there are too many.
    bytes = read_first_bytes(path, kMaxConfigBytes + 1);
  } catch (const FileError& error) {
    throw std::runtime_error(path + ": cannot be read: " + error.what());
  }
  Config config = parse_config(path, bytes);
  config.folder = fs::canonical(fs::absolute(path).parent_path());
  return config;
}

}  // namespace patgraph
