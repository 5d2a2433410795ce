#include <algorithm>
#include <charconv>
#include <chrono>
#include <compare>
#include <map>
#include <tuple>

#include "../quotation.hpp"
#include "families.hpp"

namespace patgraph {
namespace {

bool is_at_or_under(std::string_view path, std::string_view key) {
  return path.starts_with(key) && (path.size() == key.size() || path[key.size()] == '/');
}

void collect_paths(const Schema& schema, const KeyNode& node, const KeyTerm& term,
                   std::vector<std::string_view>& into) {
  if (node.term == term) into.emplace_back(schema.key_paths[node.id]);
  for (const auto& [key, child] : node.children) collect_paths(schema, child, term, into);
}

/// Something that entries must have.
struct Demand {
  KeyTerm term;
  std::vector<std::string_view> paths;  ///< where it may stand, the best place first
  std::optional<ClassId> domain;
  std::string of_whom;  ///< "in every entry of class 'bed'"
};

/// Holds entries against what the ontology demands of all of them, and against what their generation does.
class MissingFieldCheck {
 public:
  MissingFieldCheck(const PatternGraph& graph, Findings& findings)
      : graph_(graph),
        schema_(graph.schema()),
        findings_(findings),
        field_seen_(schema_.fields.size()),
        relation_seen_(schema_.relations.size()) {
    for (const KeyTerm& term : schema_.required) {
      Demand demand = demand_for(term, schema_.generations.size());
      demand.of_whom = "in every entry";
      if (demand.domain) demand.of_whom += " of class " + in_quotes(schema_.classes[*demand.domain].label);
      of_all_.push_back(std::move(demand));
    }
    for (std::size_t i = 0; i < schema_.generations.size(); ++i) {
      const Generation& generation = schema_.generations[i];
      std::vector<Demand>& demands = of_generation_.emplace_back();
      for (const KeyTerm& term : generation.required) {
        if (std::ranges::find(schema_.required, term) != schema_.required.end()) continue;
        demands.push_back(demand_for(term, i));
        demands.back().of_whom = "in a file of generation " + in_quotes(generation.label);
      }
    }
    for (const std::string& path : schema_.key_paths)
      generation_by_key_.push_back(generation_marked_by(path));
  }

  void run() {
    for (const Entity* entity : graph_.vertices()) check(*entity);
  }

 private:
  /// The place that an author should use is one under a mark of that generation, or else of the next older
  /// one that has any, or else the first of a field.
  Demand demand_for(const KeyTerm& term, std::size_t generation) const {
    Demand demand{term, {}, {}, {}};
    const auto* field = std::get_if<FieldRef>(&term);
    demand.domain = field != nullptr ? schema_.fields[field->id].domain
                                     : schema_.relations[std::get<RelationRef>(term).id].domain;
    const std::string_view first = field != nullptr ? schema_.fields[field->id].key : std::string_view();
    collect_paths(schema_, schema_.keys, term, demand.paths);
    std::ranges::stable_sort(demand.paths, {}, [&](std::string_view path) {
      return std::tuple(generation_marked_by(path, generation), path != first, path.size());
    });
    return demand;
  }

  /// Returns the index of the newest generation that a key marks, that one or an older one, or their number.
  std::size_t generation_marked_by(std::string_view path, std::size_t newest = 0) const {
    const auto is_marked = [&](const Generation& generation) {
      return std::ranges::any_of(generation.marks,
                                 [&](const std::string& mark) { return is_at_or_under(path, mark); });
    };
    const auto found = std::find_if(schema_.generations.begin() + static_cast<std::ptrdiff_t>(newest),
                                    schema_.generations.end(), is_marked);
    return static_cast<std::size_t>(found - schema_.generations.begin());
  }

  void check(const Entity& entity) {
    std::size_t newest = schema_.generations.size();
    for (const Attribute& attribute : entity.attributes) {
      newest = std::min(newest, generation_by_key_[attribute.key]);
      field_seen_[attribute.field] = &entity;
    }
    for (const Link& link : entity.links) {
      newest = std::min(newest, generation_by_key_[link.key]);
      relation_seen_[link.relation] = &entity;
    }
    for (const UnmappedValue& value : entity.unmapped)
      newest = std::min(newest, generation_marked_by(value.path));
    for (const UnreadValue& value : entity.unread)
      newest = std::min(newest, generation_marked_by(value.path));
    for (const Demand& demand : of_all_) check(entity, demand);
    if (newest == of_generation_.size()) return;
    for (const Demand& demand : of_generation_[newest]) check(entity, demand);
  }

  void check(const Entity& entity, const Demand& demand) {
    if (demand.domain && !schema_.is_a(entity.entry_class, *demand.domain)) return;
    const auto* field = std::get_if<FieldRef>(&demand.term);
    const Entity* seen =
        field != nullptr ? field_seen_[field->id] : relation_seen_[std::get<RelationRef>(demand.term).id];
    if (seen == &entity) return;
    const auto stands = [&](std::string_view path) {
      return std::ranges::any_of(demand.paths,
                                 [&](std::string_view key) { return is_at_or_under(path, key); });
    };
    bool is_empty = false;
    for (const UnreadValue& value : entity.unread) {
      if (!stands(value.path)) continue;
      if (!value.empty) return;
      is_empty = true;
    }
    // What stands there but is of the wrong shape has a finding already.
    if (std::ranges::any_of(entity.unmapped, stands, &UnmappedValue::path)) return;
    const std::string key = in_quotes(demand.paths.front());
    findings_.add(
        {entity.file, point({2, 1})},
        (is_empty ? key + " is empty; expected a value " : "no " + key + "; expected one ") + demand.of_whom);
  }

  const PatternGraph& graph_;
  const Schema& schema_;
  Findings& findings_;
  std::vector<Demand> of_all_;
  std::vector<std::vector<Demand>> of_generation_;
  std::vector<std::size_t> generation_by_key_;
  std::vector<const Entity*> field_seen_;     ///< the last entry that has the field
  std::vector<const Entity*> relation_seen_;  ///< the last entry that has a link of the relation
};

/// A time in UTC, as exactly as it was written.
struct Moment {
  std::chrono::sys_seconds second;
  std::string_view fraction;  ///< digits after the point, without zeros at the end
  auto operator<=>(const Moment&) const = default;
};

int number_at(std::string_view text, std::size_t begin, std::size_t size) {
  int number = 0;
  std::from_chars(text.data() + begin, text.data() + begin + size, number);
  return number;
}

/// Reads an xsd:dateTime (https://www.w3.org/TR/xmlschema11-2/#dateTime); one without a zone is taken as UTC.
Moment moment_of(std::string_view text) {
  using namespace std::chrono;
  const year_month_day day(year(number_at(text, 0, 4)), month(static_cast<unsigned>(number_at(text, 5, 2))),
                           std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2))));
  Moment moment{sys_days(day) + hours(number_at(text, 11, 2)) + minutes(number_at(text, 14, 2)) +
                    seconds(number_at(text, 17, 2)),
                {}};
  const std::size_t end_of_second = 19;
  const std::size_t zone = std::min(text.find_first_of("Z+-", end_of_second), text.size());
  if (zone > end_of_second) moment.fraction = text.substr(end_of_second + 1, zone - end_of_second - 1);
  moment.fraction = moment.fraction.substr(0, moment.fraction.find_last_not_of('0') + 1);
  if (zone < text.size() && text[zone] != 'Z') {
    const minutes offset = hours(number_at(text, zone + 1, 2)) + minutes(number_at(text, zone + 4, 2));
    moment.second -= text[zone] == '-' ? -offset : offset;
  }
  return moment;
}

bool is_date(const Value& value) {
  return value.kind == ValueKind::date || value.kind == ValueKind::date_time;
}

/// A day against a time is a day against the day that its author wrote.
bool precedes(const Value& one, const Value& other) {
  if (one.kind == ValueKind::date_time && other.kind == ValueKind::date_time)
    return moment_of(one.text) < moment_of(other.text);
  constexpr std::size_t kDay = std::string_view("2026-01-31").size();
  return one.text.substr(0, kDay) < other.text.substr(0, kDay);
}

/// Returns the first date of an entry in each field that has any.
std::map<FieldId, const Attribute*> first_dates(const Entity& entity) {
  std::map<FieldId, const Attribute*> first;
  for (const Attribute& attribute : entity.attributes) {
    if (is_date(attribute.value)) first.try_emplace(attribute.field, &attribute);
  }
  return first;
}

}  // namespace

void check_missing_field(const PatternGraph& graph, Findings& findings) {
  MissingFieldCheck(graph, findings).run();
}

void check_date_order(const PatternGraph& graph, Findings& findings) {
  const Schema& schema = graph.schema();
  for (const Entity* entity : graph.vertices()) {
    const auto first = first_dates(*entity);
    for (const Attribute& attribute : entity->attributes) {
      if (!is_date(attribute.value)) continue;
      for (const FieldId field : schema.fields[attribute.field].not_before) {
        const auto found = first.find(field);
        if (found == first.end() || !precedes(attribute.value, found->second->value)) continue;
        const Attribute& earlier = *found->second;
        const std::string said =
            in_quotes(schema.key_paths[earlier.key]) + " is " + in_quotes(earlier.value.text);
        findings.add({entity->file, attribute.value.span},
                     in_quotes(schema.key_paths[attribute.key]) + " is " + in_quotes(attribute.value.text) +
                         ", but " + said + "; expected nothing before that",
                     {{{entity->file, earlier.value.span}, said}});
      }
    }
  }
}

}  // namespace patgraph
