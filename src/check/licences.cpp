#include <algorithm>
#include <array>
#include <map>

#include "../nearest.hpp"
#include "../quotation.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

using sv = std::string_view;

/// Values with IRIs below this one are identifiers of the SPDX License List.
constexpr sv kSpdx = "https://spdx.org/licenses/";

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_id_string(sv text) {
  return !text.empty() && std::ranges::all_of(text, is_id_character);
}

std::string ascii_lower(sv text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return lower;
}

/// Takes a prefix off a text, without regard to case; returns whether it was there.
bool take_prefix(sv& text, sv prefix) {
  if (ascii_lower(text.substr(0, prefix.size())) != ascii_lower(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// The ids of licences, found in any case and, for suggestions, in other spellings.
class LicenceList {
 public:
  explicit LicenceList(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      by_lower_.emplace(ascii_lower(id), id);
      by_key_.emplace(key_of(id), id);
    }
    std::vector<sv> keys;
    for (const auto& [key, id] : by_key_) keys.push_back(key);
    nearest_.emplace(std::move(keys));
  }

  /// Returns the id as SPDX writes it, or nothing.
  std::optional<sv> find(sv id) const {
    const auto found = by_lower_.find(ascii_lower(id));
    return found != by_lower_.end() ? std::optional(found->second) : std::nullopt;
  }

  /// Returns the id that a name, an outdated id or the address of a licence was probably meant for.
  std::optional<sv> suggest(sv text) const {
    std::string key = key_of(name_in(text));
    const bool or_later = key.ends_with('+');
    if (or_later) key.pop_back();
    // SPDX once wrote "GPL-3.0" and "GPL-3.0+".
    for (const std::string& candidate : {key, key + "-0"}) {
      for (const sv suffix : {or_later ? sv("-or-later") : sv(), or_later ? sv() : sv("-only")}) {
        const auto found = by_key_.find(candidate + std::string(suffix));
        if (found != by_key_.end()) return found->second;
      }
    }
    const auto near = (*nearest_)(key);
    return near ? std::optional(by_key_.find(*near)->second) : std::nullopt;
  }

 private:
  /// Writes "Apache License, Version 2.0", "apache 2.0" and "Apache-2.0" alike: "apache-2-0".
  static std::string key_of(sv name) {
    std::string key;
    for (const char c : ascii_lower(name)) {
      const bool letter = c >= 'a' && c <= 'z';
      // "GPLv3": a version starts a word.
      const bool version =
          c >= '0' && c <= '9' && key.ends_with('v') && key.find('-') == std::string_view::npos;
      if (version) key.back() = '-';
      if (letter || (c >= '0' && c <= '9') || c == '+') {
        key += c;
      } else if (!key.empty() && key.back() != '-') {
        key += '-';
      }
    }
    for (const sv word : {sv("-license"), sv("-licence"), sv("-version"), sv("the-")}) {
      if (const std::size_t at = key.find(word); at != std::string_view::npos) key.erase(at, word.size());
    }
    if (key.ends_with('-')) key.pop_back();
    return key;
  }

  /// Returns what names the licence in an address of Creative Commons, the Open Source Initiative or SPDX;
  /// any other text as it is.
  static std::string name_in(sv text) {
    sv rest = text;
    if (!take_prefix(rest, "https://") && !take_prefix(rest, "http://")) return std::string(text);
    take_prefix(rest, "www.");
    rest = rest.substr(0, rest.find_first_of("?#"));
    for (const sv ending : {sv("/"), sv(".html"), sv(".json")}) {
      if (rest.ends_with(ending)) rest.remove_suffix(ending.size());
    }
    for (const sv list :
         {sv("spdx.org/licenses/"), sv("opensource.org/licenses/"), sv("opensource.org/license/")}) {
      if (take_prefix(rest, list)) return std::string(rest);
    }
    rest = rest.substr(0, std::min(rest.find("/deed"), rest.find("/legalcode")));
    if (take_prefix(rest, "creativecommons.org/licenses/")) return "CC-" + std::string(rest);
    if (take_prefix(rest, "creativecommons.org/publicdomain/zero/")) return "CC0-" + std::string(rest);
    if (take_prefix(rest, "creativecommons.org/publicdomain/mark/")) return "CC-PDM-" + std::string(rest);
    return std::string(text);
  }

  std::map<std::string, sv, std::less<>> by_lower_;
  std::map<std::string, sv, std::less<>> by_key_;
  std::optional<NearestName> nearest_;
};

/// What is said of a text as a licence expression.
struct Expression {
  bool well_formed = false;
  std::vector<sv> unknown;  ///< ids that are no licences of the list
  std::string canonical;    ///< as SPDX writes it, but for unknown ids
};

/// Reads licence expressions: SPDX 2.3, annex D. Ids count without regard to case.
class ExpressionReader {
 public:
  explicit ExpressionReader(const LicenceList& licences) : licences_(licences) {}

  Expression read(sv text) {
    while (!text.empty()) {
      const std::size_t begin = text.find_first_not_of(" \t");
      if (begin == std::string_view::npos) break;
      text.remove_prefix(begin);
      const bool bracket = text.front() == '(' || text.front() == ')';
      const sv token = text.substr(0, bracket ? 1 : text.find_first_of(" \t()"));
      if (!take(token)) return {};
      text.remove_prefix(token.size());
    }
    expression_.well_formed = expected_ == Expected::operation && depth_ == 0;
    return std::move(expression_);
  }

 private:
  enum class Expected : std::uint8_t { operand, operation, exception };

  /// Takes the next token; returns whether it may stand where it does.
  bool take(sv token) {
    switch (expected_) {
      case Expected::operand:
        return token == "(" ? open() : take_licence(token);
      case Expected::exception:
        expected_ = Expected::operation;
        write(token);
        return is_id_string(token);
      case Expected::operation:
        return token == ")" ? close() : take_operator(token);
    }
    return false;
  }

  bool open() {
    ++depth_;
    write("(");
    return true;
  }

  bool close() {
    behind_licence_ = false;
    expression_.canonical += ')';
    return depth_-- > 0;
  }

  bool take_operator(sv token) {
    const std::string word = ascii_lower(token);
    const bool with = word == "with";
    if (!with && word != "and" && word != "or") return false;
    // An exception is one from a licence, not from an expression in parentheses or from another exception.
    if (with && !behind_licence_) return false;
    behind_licence_ = false;
    write(with ? "WITH" : word == "and" ? "AND" : "OR");
    expected_ = with ? Expected::exception : Expected::operand;
    return true;
  }

  bool take_licence(sv token) {
    behind_licence_ = true;
    expected_ = Expected::operation;
    if (const auto reference = own_licence(token)) {
      write(*reference);
      return true;
    }
    const bool or_later = token.ends_with('+');
    const sv id = or_later ? token.substr(0, token.size() - 1) : token;
    if (!is_id_string(id)) return false;
    const auto known = licences_.find(id);
    if (!known) expression_.unknown.push_back(token);
    write(std::string(known.value_or(id)) + (or_later ? "+" : ""));
    return true;
  }

  /// Returns a reference to a licence outside the list, "LicenseRef-…" or "DocumentRef-…:LicenseRef-…", as
  /// SPDX writes it.
  static std::optional<std::string> own_licence(sv token) {
    std::string written;
    if (take_prefix(token, "DocumentRef-")) {
      const std::size_t colon = std::min(token.find(':'), token.size());
      if (!is_id_string(token.substr(0, colon))) return std::nullopt;
      written = "DocumentRef-" + std::string(token.substr(0, colon)) + ":";
      token.remove_prefix(std::min(colon + 1, token.size()));
    }
    if (!take_prefix(token, "LicenseRef-") || !is_id_string(token)) return std::nullopt;
    return written + "LicenseRef-" + std::string(token);
  }

  void write(sv token) {
    std::string& text = expression_.canonical;
    if (!text.empty() && !text.ends_with('(')) text += ' ';
    text += token;
  }

  const LicenceList& licences_;
  Expected expected_ = Expected::operand;
  std::size_t depth_ = 0;
  bool behind_licence_ = false;
  Expression expression_;
};

void check_licence(std::uint32_t file, sv key, const Value& value, const LicenceList& licences,
                   Findings& findings) {
  const auto report = [&](std::string message, std::optional<sv> instead) {
    Diagnostic& finding = findings.add({file, value.span}, std::move(message));
    if (instead) finding.fix = rewriting(file, value, *instead);
  };
  const auto question = [](std::optional<sv> suggestion) {
    return suggestion ? "; did you mean " + in_quotes(*suggestion) + "?" : std::string();
  };
  const std::string is = in_quotes(key) + " is " + in_quotes(value.text);
  const Expression expression = ExpressionReader(licences).read(value.text);
  if (!expression.well_formed || expression.unknown == std::vector<sv>{value.text}) {
    const auto suggestion = licences.suggest(value.text);
    report(
        is + ", which is no licence of SPDX; expected an id such as 'CC-BY-SA-4.0' or an expression of ids" +
            question(suggestion),
        suggestion);
  } else if (!expression.unknown.empty()) {
    std::string message = is + ", of which ";
    for (const sv id : expression.unknown)
      message += (id.data() == expression.unknown.front().data() ? "" : ", ") + in_quotes(id);
    message += expression.unknown.size() == 1 ? " is no licence of SPDX" : " are no licences of SPDX";
    report(message + question(licences.suggest(expression.unknown.front())), std::nullopt);
  } else if (expression.canonical != value.text) {
    report(is + "; expected " + in_quotes(expression.canonical) + ", as SPDX writes it",
           expression.canonical);
  }
}

}  // namespace

// A class of shared nodes has other values than those with IRIs of their own, so that none is unknown. Only
// the list of SPDX has a rule for what is not on it: LicenseRef.
void check_license_unknown(const PatternGraph& graph, Findings& findings) {
  const Schema& schema = graph.schema();
  std::map<ClassId, LicenceList> lists;
  for (const RelationType& relation : schema.relations) {
    const Class& range = schema.classes[relation.range];
    if (!relation.to_entries && range.iri_base == kSpdx) lists.try_emplace(relation.range, range.values);
  }
  for (const Entity* entity : graph.vertices()) {
    for (const Link& link : entity->links) {
      const RelationType& relation = schema.relations[link.relation];
      const auto list = lists.find(relation.range);
      if (list == lists.end()) continue;
      if (const Value* named = named_value(link, schema))
        check_licence(entity->file, relation.key, *named, list->second, findings);
    }
  }
}

}  // namespace patgraph
