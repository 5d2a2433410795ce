#include "dataset.hpp"

#include <algorithm>
#include <set>

#include "../iri.hpp"
#include "../vocabulary.hpp"

namespace patgraph {
namespace {

namespace voc = vocabulary;

/// Returns the link to the licence that all entries with a licence share.
const Link* shared_license(const PatternGraph& graph) {
  const Link* shared = nullptr;
  for (const Entity* entity : graph.vertices()) {
    for (const Link& link : entity->links) {
      const bool licenses = graph.schema().relations[link.relation].iri == voc::dcterms_license;
      if (!licenses || named_target(link, graph.schema()).empty()) continue;
      const bool differs =
          shared != nullptr && named_target(link, graph.schema()) != named_target(*shared, graph.schema());
      if (differs) return nullptr;
      shared = &link;
    }
  }
  return shared;
}

class DatasetDescriber {
 public:
  DatasetDescriber(const PatternGraph& graph, const Terms& terms, const StatementOptions& options,
                   Descriptions& into)
      : graph_(graph), terms_(terms), options_(options), into_(into) {}

  void describe(const StatementCounts& counts, const Iri* license) {
    Description library{iri(options_.base), {}};
    for (const std::string_view type : {voc::void_dataset, voc::dcat_dataset, voc::skos_concept_scheme})
      add(library, voc::rdf_type, iri(std::string(type)));
    add(library, voc::dcterms_title, options_.title);
    if (!options_.timestamp.empty()) {
      library.statements.push_back({terms_.predicate(voc::dcterms_issued),
                                    {nullptr, options_.timestamp, &terms_.datatype(ValueKind::date_time)}});
    }
    if (license != nullptr) add(library, voc::dcterms_license, license);
    add(library, voc::void_uri_space, options_.base);
    add_count(library, voc::void_triples, counts.statements);
    add_count(library, voc::void_entities, graph_.vertices().size());
    add(library, voc::prov_was_generated_by, iri(options_.base + "#export"));
    add_partitions(library, counts);
    describe_tool();
    into_.all.push_back(std::move(library));
  }

 private:
  const Iri* iri(std::string text) { return &into_.minted.emplace_back(terms_.iri(std::move(text))); }

  void add(Description& to, std::string_view predicate, const Iri* object) {
    to.statements.push_back({terms_.predicate(predicate), {object, {}, nullptr}});
  }
  void add(Description& to, std::string_view predicate, std::string_view text) {
    to.statements.push_back({terms_.predicate(predicate), {nullptr, text, nullptr}});
  }
  void add_count(Description& to, std::string_view predicate, std::size_t count) {
    to.statements.push_back(
        {terms_.predicate(predicate),
         {nullptr, into_.texts.emplace_back(std::to_string(count)), &terms_.datatype(ValueKind::integer)}});
  }

  /// Counts per class and per property, and names the vocabularies from which they come.
  void add_partitions(Description& library, const StatementCounts& counts) {
    std::set<std::string> vocabularies;
    for (const auto& [type, count] : counts.by_class) {
      add_partition(library, "class", type, voc::void_class_partition, voc::void_class, voc::void_entities,
                    count);
    }
    for (std::size_t index = 0; index < counts.by_predicate.size(); ++index) {
      const std::size_t count = counts.by_predicate[index];
      if (count == 0) continue;
      const Predicate& predicate = terms_.predicates()[index];
      add_partition(library, "property", predicate.iri.text, voc::void_property_partition, voc::void_property,
                    voc::void_triples, count);
      if (const rdf::Prefix* prefix = longest_prefix(predicate.iri.text)) vocabularies.insert(prefix->iri);
    }
    for (const std::string& vocabulary : vocabularies) add(library, voc::void_vocabulary, iri(vocabulary));
  }

  const rdf::Prefix* longest_prefix(std::string_view text) const {
    const rdf::Prefix* longest = nullptr;
    for (const rdf::Prefix& prefix : terms_.prefixes()) {
      const bool longer = longest == nullptr || prefix.iri.size() > longest->iri.size();
      if (text.starts_with(prefix.iri) && longer) longest = &prefix;
    }
    return longest;
  }

  void add_partition(Description& library, const std::string& kind, const std::string& described,
                     std::string_view partition, std::string_view of, std::string_view counted,
                     std::size_t count) {
    const Iri* term = iri(described);
    const std::string name = term->prefix != nullptr ? compact(*term) : percent_encode_segment(described);
    Description part{iri(options_.base + "#" + kind + ":" + name), {}};
    add(part, of, term);
    add_count(part, counted, count);
    add(library, partition, part.subject);
    into_.all.push_back(std::move(part));
  }

  void describe_tool() {
    const Iri* tool = iri(options_.base + "#patgraph");
    Description made{iri(options_.base + "#export"), {}};
    add(made, voc::rdf_type, iri(std::string(voc::prov_activity)));
    add(made, voc::prov_was_associated_with, tool);
    Description program{tool, {}};
    add(program, voc::rdf_type, iri(std::string(voc::prov_software_agent)));
    add(program, voc::rdfs_label, "patgraph");
    add(program, voc::owl_version_info, PATGRAPH_VERSION);
    into_.all.push_back(std::move(made));
    into_.all.push_back(std::move(program));
  }

  const PatternGraph& graph_;
  const Terms& terms_;
  const StatementOptions& options_;
  Descriptions& into_;
};

}  // namespace

void describe_dataset(const PatternGraph& graph, const Terms& terms, const Statements& stated,
                      const StatementOptions& options, const StatementCounts& counts, Descriptions& into) {
  const Link* license = shared_license(graph);
  DatasetDescriber(graph, terms, options, into)
      .describe(counts, license != nullptr ? stated.target_of(*license, into) : nullptr);
  std::ranges::sort(into.all, {}, [](const Description& d) -> const std::string& { return d.subject->text; });
  for (Description& description : into.all) sort_statements(description);
}

void StatementCounts::add(const Description& description) {
  statements += description.statements.size();
  for (const auto& [predicate, object] : description.statements) {
    if (by_predicate.size() <= predicate->index) by_predicate.resize(predicate->index + std::size_t{1});
    ++by_predicate[predicate->index];
    if (predicate->index == 0) {
      const auto type = by_class.find(object.iri->text);
      ++(type != by_class.end() ? type->second : by_class[object.iri->text]);
    }
  }
}

void StatementCounts::add(const StatementCounts& other) {
  statements += other.statements;
  by_predicate.resize(std::max(by_predicate.size(), other.by_predicate.size()));
  for (std::size_t i = 0; i < other.by_predicate.size(); ++i) by_predicate[i] += other.by_predicate[i];
  for (const auto& [type, count] : other.by_class) by_class[type] += count;
}

}  // namespace patgraph
