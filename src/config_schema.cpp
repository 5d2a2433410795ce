#include <nlohmann/json.hpp>

#include "config_keys.hpp"

namespace patgraph {
namespace {

using nlohmann::ordered_json;

/// Writes what the types of members demand of values, as JSON Schema.
class SchemaWriter {
 public:
  explicit SchemaWriter(std::span<const Check> checks) : checks_(checks) {}

  ordered_json root() const {
    ordered_json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                        {"title", "patgraph.yaml"},
                        {"description", "Settings of patgraph for a library"}};
    schema.update(mapping_of(kRootKeys));
    // An empty file is a configuration too.
    schema["type"] = {"object", "null"};
    return schema;
  }

 private:
  template <typename Key, std::size_t count>
  ordered_json mapping_of(const std::array<Key, count>& keys) const {
    ordered_json properties = ordered_json::object();
    ordered_json required = ordered_json::array();
    for (const Key& key : keys) {
      ordered_json& property = properties[std::string(key.name)];
      property["description"] = key.summary;
      property.update(std::visit([&](auto member) { return schema_of(member); }, key.member));
      if (key.required) required.push_back(key.name);
    }
    return closed(std::move(properties), std::move(required));
  }

  static ordered_json closed(ordered_json properties, ordered_json required = ordered_json::array()) {
    ordered_json schema{{"type", "object"}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["properties"] = std::move(properties);
    return schema;
  }

  static ordered_json list_of(ordered_json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

  /// No "/" or "./" at the start, no "/" at the end, and no "[" that stays open.
  static ordered_json glob() {
    return {{"type", "string"}, {"pattern", R"(^(?!\.?/)(?!.*/$)([^\[]|\[(![\s\S]|[^!])[^\]]*\])+$)"}};
  }

  template <typename Owner>
  ordered_json schema_of(std::vector<Glob> Owner::*) const {
    return list_of(glob());
  }
  template <typename Owner>
  ordered_json schema_of(std::optional<Glob> Owner::*) const {
    return glob();
  }
  template <typename Owner>
  ordered_json schema_of(std::string Owner::*) const {
    return {{"type", "string"}, {"pattern", R"(\S)"}};
  }
  template <typename Owner>
  ordered_json schema_of(std::vector<std::filesystem::path> Owner::*) const {
    return list_of({{"type", "string"}, {"pattern", R"(\S)"}});
  }
  template <typename Owner>
  ordered_json schema_of(std::optional<std::string> Owner::*) const {
    return {{"type", "string"}, {"format", "uri"}, {"pattern", "^[^#]*/$"}};
  }
  template <typename Owner>
  ordered_json schema_of(std::optional<FailLevel> Owner::*) const {
    return {{"enum", kFailLevels}};
  }
  template <typename Owner>
  ordered_json schema_of(std::optional<ByteSize> Owner::*) const {
    return {{"anyOf",
             {{{"type", "string"}, {"pattern", "^[1-9][0-9]*[KMG]?$"}},
              {{"type", "integer"}, {"minimum", 1}, {"maximum", kMaxByteSize}}}}};
  }
  template <typename Owner>
  ordered_json schema_of(std::optional<std::chrono::year_month_day> Owner::*) const {
    return {{"type", "string"}, {"format", "date"}};
  }
  template <typename Owner>
  ordered_json schema_of(const Check* Owner::*) const {
    ordered_json ids = ordered_json::array();
    for (const Check& check : checks_) {
      if (check.run != nullptr) ids.push_back(check.id);
    }
    return {{"enum", std::move(ids)}};
  }
  template <typename Owner>
  ordered_json schema_of(std::vector<Waiver> Owner::*) const {
    ordered_json waiver = mapping_of(kWaiverKeys);
    waiver["anyOf"] = {{{"required", {"file"}}}, {{"required", {"pattern"}}}};
    return list_of(std::move(waiver));
  }
  template <typename Owner>
  ordered_json schema_of(CheckSettings Owner::*) const {
    ordered_json properties = ordered_json::object();
    for (const Check& check : checks_) {
      const ordered_json level{{"enum", kCheckLevels}};
      ordered_json settings{{std::string(kSeverityKey), level}};
      for (const CheckOption& option : check.options) {
        ordered_json& property = settings[std::string(option.name)];
        property = {{"description", option.summary}};
        property.update(option.is_list ? list_of({{"type", "string"}}) : ordered_json{{"type", "number"}});
        if (!option.is_list) property["default"] = option.fallback;
      }
      const std::string unset =
          check.severity_by_ontology ? "as the ontology says" : std::string(to_string(check.severity));
      properties[std::string(check.id)] = {
          {"description", std::string(check.summary) + " (" + unset + ", unless set)"},
          {"anyOf", {level, closed(std::move(settings))}}};
    }
    return closed(std::move(properties));
  }

  std::span<const Check> checks_;
};

}  // namespace

void write_config_schema(std::ostream& out, std::span<const Check> checks) {
  out << SchemaWriter(checks).root().dump(2) << '\n';
}

}  // namespace patgraph
