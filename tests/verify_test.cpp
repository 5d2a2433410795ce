#include "export_fixture.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

class Verify : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/a.md",
          "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\naliases: [x, y]\nmood: calm\n"
          "requires: [{slug: b, weight: 0.5}]\nsources: [a book, 'https://example.org/']\n---\n");
    write("lib/b.md", "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\n---\n");
  }

  /// Returns how many statements the format finds in a text.
  std::uint64_t count(const Format& format, const std::string& text) const {
    std::istringstream file(text);
    return format.count_statements(file, "read");
  }
};

/// Exports a library that has a bit of everything, and says how many statements that are.
std::string sample(const Format& format, std::uint64_t& statements) {
  const TextLibrary library(
      {entry(
           "a",
           "requires: [{slug: b, weight: 0.5}]\naliases: [x, y]\nsources: [a book, 'https://example.org/']\n"
           "created: 2026-02-01 07:05:09Z\nmood: [calm, 1]\ncontributors: [{name: Ada, role: x}]\n"
           "summary: \"a\\r\\n<b> & {c} \\\"d\\\"\"\nlifecycle: {status: draft}\n"),
       entry("b", "related: [a]\n")});
  std::ostringstream out;
  ExportTarget target{&format, &out};
  write_exports(library.graph(), example_options(), {&target, 1}, 2);
  statements = target.statements;
  return out.str();
}

TEST_F(Verify, CountsWhatWasWrittenInEveryFormat) {
  std::uint64_t of_first = 0;
  for (const Format& format : all_formats()) {
    if (format.statement_writer == nullptr) continue;
    std::uint64_t statements = 0;
    const std::string text = sample(format, statements);
    EXPECT_GT(statements, 50U);
    EXPECT_EQ(count(format, text), statements) << format.name;
    if (of_first == 0) of_first = statements;
    EXPECT_EQ(statements, of_first) << format.name;
  }
}

TEST_F(Verify, MapsHaveNoStatementsToCount) {
  for (const Format& format : all_formats())
    EXPECT_EQ(format.count_statements == nullptr, format.statement_writer == nullptr) << format.name;
}

/// Returns what the format says of a text that is damaged.
std::string fault_of(const Format& format, const std::filesystem::path& path) {
  try {
    std::ifstream file(path, std::ios::binary);
    return std::to_string(format.count_statements(file, path.string())) + " statements";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST_F(Verify, FindsAFileThatIsCutShort) {
  for (const Format& format : all_formats()) {
    if (format.statement_writer == nullptr) continue;
    std::uint64_t statements = 0;
    std::string text = sample(format, statements);
    // In the midst of a line.
    text.resize(text.size() / 2);
    write("read", text);
    const std::string fault = fault_of(format, folder() / "read");
    EXPECT_NE(fault, std::to_string(statements) + " statements") << format.name;
    EXPECT_FALSE(fault.ends_with(" statements") && format.name != "ntriples" && format.name != "nquads")
        << format.name << ": " << fault;
  }
}

TEST_F(Verify, FindsALineThatIsGone) {
  for (const Format& format : all_formats()) {
    if (format.name != "ntriples" && format.name != "nquads") continue;
    std::uint64_t statements = 0;
    std::string text = sample(format, statements);
    text.erase(0, text.find('\n') + 1);
    EXPECT_EQ(count(format, text), statements - 1) << format.name;
  }
}

TEST_F(Verify, FindsAStatementThatIsGone) {
  const auto without = [](std::string text, const std::string& part) {
    EXPECT_NE(text.find(part), text.npos) << part;
    return text.erase(text.find(part), part.size());
  };
  const std::vector<std::pair<std::string, std::string>> parts{
      {"turtle", "    skos:prefLabel \"The a\" ;\n"},
      {"rdfxml", "    <skos:prefLabel>The a</skos:prefLabel>\n"},
      {"jsonld", "\"skos:prefLabel\":\"The a\","}};
  for (const auto& [name, part] : parts) {
    const Format& format = *std::ranges::find(all_formats(), name, &Format::name);
    std::uint64_t statements = 0;
    const std::string text = sample(format, statements);
    EXPECT_EQ(count(format, without(text, part)), statements - 1) << name;
  }
}

TEST_F(Verify, SucceedsForEveryFormat) {
  const Result run = this->run(
      "export lib --format turtle,ntriples,nquads,rdfxml,jsonld,dot --materialize --verify --output out");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(
      run.err,
      "wrote out/graph.ttl\nwrote out/graph-derived.ttl\nwrote out/graph.nt\nwrote "
      "out/graph-derived.nt\nwrote out/graph.nq\nwrote out/graph.rdf\nwrote out/graph-derived.rdf\nwrote "
      "out/graph.jsonld\nwrote out/graph-derived.jsonld\nwrote out/graph.dot\n");
}

TEST_F(Verify, WithoutFilesIsAUsageError) {
  const Result run = this->run("export lib --format turtle --verify");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "patgraph: --verify reads files back; expected --output DIR\nTry 'patgraph --help'.\n");
}

}  // namespace
}  // namespace patgraph::testing
