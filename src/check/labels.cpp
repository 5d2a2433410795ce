#include <algorithm>
#include <unordered_map>

#include "../case_fold.hpp"
#include "../quotation.hpp"
#include "../utf8.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

/// A name and the entry that bears it.
struct Bearer {
  const Entity* entity = nullptr;
  const Value* name = nullptr;
};

using Bearers = std::unordered_map<std::string, Bearer>;

Bearers bearers_of_titles(const PatternGraph& graph) {
  Bearers titles;
  for (const Entity* entity : graph.vertices()) {
    if (entity->title) titles.try_emplace(case_fold(entity->title->text), Bearer{entity, &*entity->title});
  }
  return titles;
}

void report_clash(const Entity& entity, const Value& alias, const std::string& with, const Bearer& other,
                  Findings& findings) {
  findings.add({entity.file, alias.span}, "alias " + in_quotes(alias.text) + " is " + with,
               {{{other.entity->file, other.name->span}, "given here"}});
}

// White space

/// Unicode's property White_Space (PropList.txt).
bool is_white_space(char32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_line_break(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// What is odd about the white space of a name, and the name without that.
struct WhiteSpace {
  bool at_begin = false;
  bool at_end = false;
  bool repeated = false;
  bool tab = false;
  bool line_break = false;
  bool no_break_space = false;
  std::string mended;

  std::string faults() const {
    std::string text;
    const auto add = [&](bool found, std::string_view fault) {
      if (found) text += (text.empty() ? "" : ", ") + std::string(fault);
    };
    add(at_begin, "begins with white space");
    add(at_end, "ends with white space");
    add(repeated, "holds white space twice in a row");
    add(tab, "holds a tab");
    add(line_break, "holds a line break");
    add(no_break_space, "holds a no-break space");
    return text;
  }
};

/// Returns whether a name is words of ASCII with single blanks between them, as nearly all are.
bool is_plain(std::string_view name) {
  char last = ' ';
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80 || c < ' ' || (c == ' ' && last == ' ')) return false;
    last = c;
  }
  return last != ' ';
}

WhiteSpace white_space_of(std::string_view name) {
  WhiteSpace found;
  std::string run;             // white space that awaits what follows it
  std::size_t run_length = 0;  // in code points
  for_each_code_point(name, [&](char32_t c, std::string_view bytes) {
    if (is_white_space(c)) {
      const bool odd = c == '\t' || c == 0xA0 || is_line_break(c);
      found.tab |= c == '\t';
      found.no_break_space |= c == 0xA0;
      found.line_break |= is_line_break(c);
      found.at_begin |= found.mended.empty();
      found.repeated |= run_length > 0 && !found.mended.empty();
      run = odd || run_length > 0 ? " " : std::string(bytes);
      ++run_length;
      return;
    }
    if (!found.mended.empty()) found.mended += run;
    run.clear();
    run_length = 0;
    found.mended += bytes;
  });
  found.at_end = run_length > 0;
  return found;
}

/// Returns whether the values of a field are names: the four of identity, and all below a label of SKOS or
/// RDFS that the schema has for them.
bool is_name(const Schema& schema, FieldId id) {
  if (id == schema.id || id == schema.slug) return true;
  const auto is_or_is_below = [&](FieldId label) {
    const std::vector<std::string>& supers = schema.fields[id].super_properties;
    return id == label || std::ranges::find(supers, schema.fields[label].iri) != supers.end();
  };
  return is_or_is_below(schema.title) || is_or_is_below(schema.alias) ||
         (schema.name && is_or_is_below(*schema.name));
}

}  // namespace

// SKOS, S13: the preferred and the alternative labels of a concept are disjoint.
void check_alias_clash(const PatternGraph& graph, Findings& findings) {
  const Bearers titles = bearers_of_titles(graph);
  Bearers aliases;
  for (const Entity* entity : graph.vertices()) {
    const std::string own_title = entity->title ? case_fold(entity->title->text) : std::string();
    for (const Value& alias : entity->aliases) {
      const std::string key = case_fold(alias.text);
      const auto [first, is_first] = aliases.try_emplace(key, Bearer{entity, &alias});
      if (entity->title && key == own_title) {
        report_clash(*entity, alias, "the title of the entry itself", {entity, &*entity->title}, findings);
      } else if (const auto title = titles.find(key); title != titles.end()) {
        report_clash(*entity, alias, "the title of " + in_quotes(title->second.entity->slug), title->second,
                     findings);
      } else if (!is_first && first->second.entity == entity) {
        report_clash(*entity, alias, "given twice", first->second, findings);
      } else if (!is_first) {
        report_clash(*entity, alias, "an alias of " + in_quotes(first->second.entity->slug) + " already",
                     first->second, findings);
      }
    }
  }
}

void check_label_whitespace(const PatternGraph& graph, Findings& findings) {
  const Schema& schema = graph.schema();
  std::vector<bool> names;
  for (FieldId id = 0; id < schema.fields.size(); ++id) names.push_back(is_name(schema, id));
  const auto check = [&](std::uint32_t file, std::span<const Attribute> attributes) {
    for (const Attribute& attribute : attributes) {
      const Value& value = attribute.value;
      if (!names[attribute.field] || is_plain(value.text)) continue;
      const WhiteSpace found = white_space_of(value.text);
      const std::string faults = found.faults();
      if (faults.empty()) continue;
      Diagnostic& finding = findings.add(
          {file, value.span}, in_quotes(schema.key_paths[attribute.key]) + " is " + in_quotes(value.text) +
                                  ", which " + faults + "; expected " + in_quotes(found.mended));
      if (!found.mended.empty()) finding.fix = rewriting(file, value, found.mended);
    }
  };
  for (const Entity* entity : graph.vertices()) {
    check(entity->file, entity->attributes);
    for (const Link& link : entity->links) {
      check(entity->file, link.description);
      check(entity->file, link.attributes);
    }
  }
}

}  // namespace patgraph
