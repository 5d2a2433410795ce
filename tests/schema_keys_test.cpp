#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

// What the ontology says an author may write must come out again: each key of it, alone in a library, gives
// a statement with its term.

const std::string kEntryA = "https://example.org/a";
const std::string kTarget = "https://w3id.org/patgraph/ns#target";

/// Returns a value that fits the field.
std::string value_of(const Schema& schema, const Field& field) {
  switch (field.range) {
    case Range::string:
      return "some text";
    case Range::decimal:
    case Range::integer:
      return field.minimum ? std::to_string(static_cast<int>(*field.minimum)) : "1";
    case Range::boolean:
      return "true";
    case Range::any_uri:
    case Range::resource:
      return "'https://example.org/x'";
    case Range::g_year:
      return "1998";
    case Range::date_or_time:
      return "2026-02-01";
    case Range::skos_concept: {
      const Class& type = schema.classes[field.concept_class];
      return type.values.empty() ? "thing" : type.values.front();
    }
    case Range::relation_name:
      return "requires";
  }
  return {};
}

/// Writes a value under a path of keys.
std::string nested(const std::string& path, const std::string& value) {
  const std::size_t slash = path.find('/');
  if (slash == path.npos) return path + ": " + value;
  return path.substr(0, slash) + ": {" + nested(path.substr(slash + 1), value) + "}";
}

struct KeyCase {
  std::string path;
  KeyTerm term;
};

void collect_keys(const KeyNode& node, const std::string& path, std::vector<KeyCase>& into) {
  if (node.term != KeyTerm()) into.push_back({path, node.term});
  for (const auto& [key, child] : node.children)
    collect_keys(child, path.empty() ? key : path + "/" + key, into);
}

std::vector<KeyCase> all_keys(const Schema& schema) {
  std::vector<KeyCase> keys;
  collect_keys(schema.keys, "", keys);
  return keys;
}

const Schema& builtin_schema() {
  static const Schema schema = load_schema({});
  return schema;
}

/// Returns the N-Triples of an entry `a` with one line of front matter, beside an entry that it may refer to.
/// They bear no finding but that names, other fields and other sides of links are missing, and that what
/// stands for a licence is none.
std::string triples_of(const std::string& line) {
  const std::vector<SourceText> files{{"a.md", "---\n" + line + "\n---\n"}, {"b.md", "---\n---\n"}};
  const Library library = read_library(files, builtin_schema());
  const PatternGraph graph(library, builtin_schema());
  for (const Diagnostic& finding : run_checks(graph)) {
    const bool is_expected = finding.check == "missing-id" || finding.check == "missing-title" ||
                             finding.check == "missing-field" || finding.check == "invalid-id" ||
                             finding.check == "missing-inverse" || finding.check == "missing-symmetric" ||
                             finding.check == "license-unknown";
    EXPECT_TRUE(is_expected) << line << ": " << finding.message;
  }
  std::ostringstream out;
  ExportTarget target{&*std::ranges::find(all_formats(), "ntriples", &Format::name), &out};
  const StatementOptions options = example_options();
  write_exports(graph, options, {&target, 1}, 1);
  return out.str();
}

/// Returns whether there is a statement with that predicate about a subject whose IRI begins so.
bool states(const std::string& triples, const std::string& subject, const std::string& predicate,
            const std::string& end = "") {
  std::istringstream lines(triples);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t space = line.find(' ');
    if (line.starts_with("<" + subject) &&
        line.compare(space, predicate.size() + 4, " <" + predicate + "> ") == 0 && line.ends_with(end + " ."))
      return true;
  }
  return false;
}

TEST(EveryKey, OfAFieldReachesTheGraph) {
  const Schema& schema = builtin_schema();
  std::size_t seen = 0;
  for (const auto& [path, term] : all_keys(schema)) {
    const auto* ref = std::get_if<FieldRef>(&term);
    if (ref == nullptr) continue;
    const Field& field = schema.fields[ref->id];
    // A slug is that of the file.
    const std::string value = path == "slug" ? "a" : value_of(schema, field);
    const std::string line = nested(path, field.functional ? value : "[" + value + "]");
    const std::string triples = triples_of(line);
    EXPECT_TRUE(states(triples, kEntryA + ">", field.iri)) << line << "\n" << triples;
    ++seen;
  }
  EXPECT_GT(seen, 60U);
}

TEST(EveryKey, OfARelationReachesTheGraph) {
  const Schema& schema = builtin_schema();
  std::size_t seen = 0;
  for (const auto& [path, term] : all_keys(schema)) {
    const auto* ref = std::get_if<RelationRef>(&term);
    if (ref == nullptr) continue;
    const RelationType& relation = schema.relations[ref->id];
    const std::string line = nested(path, relation.functional ? "b" : "[b]");
    const std::string triples = triples_of(line);
    if (relation.asserted) {
      EXPECT_TRUE(states(triples, kEntryA + ">", relation.iri)) << line << "\n" << triples;
    } else {
      EXPECT_TRUE(states(triples, kEntryA + "#" + relation.name + ":b>", kTarget)) << line << "\n" << triples;
    }
    ++seen;
  }
  EXPECT_GT(seen, 30U);
}

/// Returns whether a link with one of its keys, under a path of keys, gives a statement.
void expect_link_key(const Schema& schema, const std::string& path, const RelationType& relation,
                     const std::string& key, const LinkKey& meaning) {
  const bool names_target = meaning.role == LinkKey::Role::target;
  const std::string value = names_target ? "b" : value_of(schema, schema.fields[meaning.index]);
  // A thing of its own needs no other name.
  const bool alone = names_target || (relation.external && meaning.role == LinkKey::Role::target_field);
  const std::string link = (alone ? "{" : "{slug: b, ") + key + ": " + value + "}";
  const std::string line = nested(path, relation.functional ? link : "[" + link + "]");
  const std::string triples = triples_of(line);
  const std::string node = kEntryA + "#" + relation.name + ":";
  bool stated = false;
  if (meaning.role == LinkKey::Role::link_field) {
    stated = states(triples, node, schema.fields[meaning.index].iri);
  } else if (meaning.role == LinkKey::Role::target_field) {
    const std::string end = value == "some text" ? "\"some text\"" : "";
    stated = states(triples, "https://example.org/", schema.fields[meaning.index].iri, end);
  } else if (relation.asserted) {
    stated = states(triples, kEntryA + ">", relation.iri);
  } else {
    stated = states(triples, node + "b>", kTarget);
  }
  EXPECT_TRUE(stated) << line << "\n" << triples;
}

TEST(EveryKey, OfALinkReachesTheGraph) {
  const Schema& schema = builtin_schema();
  std::size_t seen = 0;
  for (const auto& [path, term] : all_keys(schema)) {
    const auto* ref = std::get_if<RelationRef>(&term);
    if (ref == nullptr) continue;
    const RelationType& relation = schema.relations[ref->id];
    for (const auto& [key, meaning] : relation.link_keys) {
      expect_link_key(schema, path, relation, key, meaning);
      ++seen;
    }
  }
  EXPECT_GT(seen, 200U);
}

}  // namespace
}  // namespace patgraph::testing
