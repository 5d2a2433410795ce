#include "ontology.hpp"

#include <algorithm>
#include <tuple>

#include "iri.hpp"
#include "nearest.hpp"
#include "quotation.hpp"
#include "vocabulary.hpp"

namespace patgraph {

namespace voc = vocabulary;

namespace {

/// Returns whether the object has an IRI, which exports can state; Turtle allows escapes that make it no
/// legal one.
bool is_name(const Ontology::Place& place) {
  if (place.statement->object_is_literal || rdf::is_blank(place.object())) return false;
  if (percent_encode_illegal(place.object()) == place.object()) return true;
  Ontology::fail(place, in_quotes(place.object()) + " is no legal IRI");
}

}  // namespace

Ontology::Ontology(std::span<const rdf::Document> documents) {
  for (const rdf::Document& document : documents) {
    for (const rdf::Statement& statement : document.statements) {
      by_subject_[statement.subject].push_back({&document, &statement});
      if (statement.predicate != voc::owl_inverse_of) continue;
      if (!is_name({&document, &statement}) || rdf::is_blank(statement.subject)) continue;
      inverses_.emplace(statement.subject, statement.object);
      inverses_.emplace(statement.object, statement.subject);
    }
  }
}

void Ontology::fail(const Place& place, const std::string& reason) {
  throw OntologyError(place.document->name, place.statement->line, reason);
}

std::vector<Ontology::Place> Ontology::find(std::string_view subject, std::string_view predicate) const {
  std::vector<Place> found;
  const auto statements = by_subject_.find(subject);
  if (statements == by_subject_.end()) return found;
  for (const Place& place : statements->second) {
    if (place.statement->predicate == predicate) found.push_back(place);
  }
  return found;
}

std::optional<Ontology::Place> Ontology::find_one(std::string_view subject,
                                                  std::string_view predicate) const {
  const std::vector<Place> found = find(subject, predicate);
  if (found.empty()) return std::nullopt;
  for (const Place& place : found) {
    if (place.object() == found.front().object()) continue;
    fail(place, in_quotes(subject) + " has two values of " + in_quotes(predicate) + "; expected one");
  }
  return found.front();
}

bool Ontology::has(std::string_view subject, std::string_view predicate, std::string_view object) const {
  return std::ranges::any_of(find(subject, predicate),
                             [&](const Place& place) { return place.object() == object; });
}

std::set<std::string> Ontology::subjects_with(std::string_view predicate) const {
  std::set<std::string> subjects;
  for (const auto& [subject, places] : by_subject_) {
    if (std::ranges::any_of(places,
                            [&](const Place& place) { return place.statement->predicate == predicate; })) {
      subjects.insert(subject);
    }
  }
  return subjects;
}

std::vector<std::string> Ontology::closure(std::string_view subject, std::string_view predicate) const {
  std::vector<std::string> reached{std::string(subject)};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Place& place : find(reached[i], predicate)) {
      if (!is_name(place)) continue;
      if (std::ranges::find(reached, place.object()) == reached.end()) reached.push_back(place.object());
    }
  }
  return reached;
}

std::vector<Implication> Ontology::implied_by(const std::string& relation) const {
  std::vector<Implication> reached{{relation, false}};
  const auto reach = [&](const std::string& iri, bool turned) {
    const auto same = [&](const Implication& known) { return known.iri == iri && known.turned == turned; };
    if (std::ranges::none_of(reached, same)) reached.push_back({iri, turned});
  };
  for (std::size_t i = 0; i < reached.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows
    const auto [iri, turned] = reached[i];
    for (const Place& above : find(iri, voc::rdfs_subproperty_of)) {
      if (is_name(above)) reach(above.object(), turned);
    }
    for (const Place& implied : find(iri, voc::pg_implies_inverse)) {
      if (is_name(implied)) reach(implied.object(), !turned);
    }
    if (has(iri, voc::rdf_type, voc::owl_symmetric_property)) reach(iri, !turned);
    const auto [begin, end] = inverses_.equal_range(iri);
    for (auto inverse = begin; inverse != end; ++inverse) reach(inverse->second, !turned);
  }
  reached.erase(reached.begin());
  std::ranges::sort(reached, {},
                    [](const Implication& implied) { return std::tie(implied.iri, implied.turned); });
  return reached;
}

bool Ontology::is_transitive(std::string_view property) const {
  const auto is_declared = [&](std::string_view iri) {
    return has(iri, voc::rdf_type, voc::owl_transitive_property);
  };
  const auto [begin, end] = inverses_.equal_range(property);
  return is_declared(property) ||
         std::any_of(begin, end, [&](const auto& inverse) { return is_declared(inverse.second); });
}

std::string Ontology::label_of(std::string_view subject) const {
  const std::vector<Place> labels = find(subject, vocabulary::rdfs_label);
  return labels.empty() ? std::string(local_name(subject)) : labels.front().object();
}

std::optional<Ontology::Place> Ontology::scope_of(std::string_view subject) const {
  for (const std::string_view predicate :
       {vocabulary::pg_key_of, vocabulary::rdfs_domain, vocabulary::schema_domain_includes}) {
    if (const auto place = find_one(subject, predicate)) return place;
  }
  return std::nullopt;
}

std::optional<Ontology::Place> Ontology::range_of(std::string_view subject) const {
  if (const auto place = find_one(subject, voc::rdfs_range)) return place;
  std::vector<Place> included = find(subject, voc::schema_range_includes);
  std::stable_partition(included.begin(), included.end(),
                        [&](const Place& place) { return !has(subject, voc::pg_external, place.object()); });
  if (included.empty()) return std::nullopt;
  return included.front();
}

std::optional<Severity> Ontology::cycle_severity_of(std::string_view subject) const {
  const auto place = find_one(subject, voc::pg_cycle);
  if (!place) return std::nullopt;
  const auto severity = severity_from(place->object());
  if (severity) return severity;
  fail(*place, "pg:cycle of " + in_quotes(subject) + " is " + in_quotes(place->object()) +
                   "; expected 'error', 'warning' or 'info'");
}

void Ontology::check_own_terms() const {
  std::vector<std::string_view> declared;
  for (const auto& [subject, places] : by_subject_) {
    if (subject.starts_with(voc::pg_namespace)) declared.push_back(subject);
  }
  for (const auto& [subject, places] : by_subject_) {
    for (const Place& place : places) {
      const std::string& predicate = place.statement->predicate;
      if (!predicate.starts_with(voc::pg_namespace) || by_subject_.contains(predicate)) continue;
      fail(place, in_quotes(predicate) + " is no term of the vocabulary" + did_you_mean(predicate, declared));
    }
  }
}

std::string_view local_name(std::string_view iri) {
  return iri.substr(iri.find_last_of("#/") + 1);
}

}  // namespace patgraph
