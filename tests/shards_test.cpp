#include "format/shards.hpp"

#include <map>
#include <set>

#include "compression.hpp"
#include "format/format.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

std::size_t index_of(const std::string& subject, std::size_t count) {
  return Shards(std::vector<std::ostream*>(count)).index_of(subject);
}

TEST(Shards, OfTwiceAsManyAreHalvesOfEach) {
  for (int i = 0; i < 1000; ++i) {
    const std::string subject = "https://example.org/" + std::to_string(i);
    for (const std::size_t count : {1U, 3U, 8U, 1000U})
      EXPECT_EQ(index_of(subject, 2 * count) / 2, index_of(subject, count)) << subject << " of " << count;
  }
}

TEST(Shards, AreChosenByTheSubjectAlone) {
  // What was loaded once must be found in the same shard by later versions.
  EXPECT_EQ(index_of("https://example.org/a", 1000), 15U);
  EXPECT_EQ(index_of("https://example.org/b", 1000), 456U);
  EXPECT_EQ(index_of("", 1000), 936U);
}

TEST(Shards, GetSubjectsInEvenNumbers) {
  std::map<std::size_t, int> counts;
  for (int i = 0; i < 80000; ++i) ++counts[index_of("https://example.org/" + std::to_string(i), 8)];
  ASSERT_EQ(counts.size(), 8U);
  for (const auto& [index, count] : counts) {
    EXPECT_GT(count, 9600) << index;
    EXPECT_LT(count, 10400) << index;
  }
}

class ShardedExport : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("lib/patgraph.yaml", "base: https://example.org/\n");
    for (int i = 0; i < 30; ++i) {
      const std::string name = "bed-" + std::to_string(i);
      write("lib/" + name + ".md", "---\nslug: " + name + "\ntitle: Bed " + std::to_string(i) +
                                       "\nsummary: \"two\\nlines\"\nrequires: [{slug: bed-" +
                                       std::to_string((i * 7 + 1) % 30) + ", weight: 0.5}]\nrelated: [bed-" +
                                       std::to_string((i + 5) % 30) + "]\n---\n");
    }
  }

  std::string text_in(const std::string& name) const { return text_of(folder() / name); }

  /// Returns the texts of the shards whose names end so, by name.
  std::map<std::string, std::string> shards(const std::string& dir, const std::string& stem,
                                            const std::string& end) const {
    std::map<std::string, std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(folder() / dir)) {
      const std::string name = entry.path().filename().string();
      const bool numbered = name.size() > stem.size() + 1 && name[stem.size() + 1] == '0';
      if (name.starts_with(stem + "-") && numbered && name.ends_with(end))
        texts[name] = text_of(entry.path());
    }
    return texts;
  }

  void expect_clean(const std::string& arguments) const {
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }

  void expect_usage_error(const std::string& arguments, const std::string& error) const {
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "patgraph: " + error + "\nTry 'patgraph --help'.\n");
  }
};

std::multiset<std::string> lines_of(const std::string& text) {
  std::multiset<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.insert(line);
  return lines;
}

TEST_F(ShardedExport, OfStatementsHasTheLinesOfTheWholeAndEachSubjectOnce) {
  expect_clean("export lib --format ntriples,nquads --materialize --output whole");
  expect_clean("export lib --format ntriples,nquads --materialize --verify --shards 4 --output split");
  for (const auto& [stem, end] :
       {std::pair{"graph", ".nt"}, std::pair{"graph-derived", ".nt"}, std::pair{"graph", ".nq"}}) {
    const auto split = shards("split", stem, end);
    ASSERT_EQ(split.size(), 4U) << stem << end;
    EXPECT_EQ(split.begin()->first, std::string(stem) + "-00001-of-00004" + end);
    std::string all;
    std::map<std::string, std::string> shard_of;
    for (const auto& [name, text] : split) {
      EXPECT_FALSE(text.empty()) << name;
      all += text;
      for (const std::string& line : lines_of(text)) {
        const std::string subject = line.substr(0, line.find(' '));
        EXPECT_EQ(shard_of.try_emplace(subject, name).first->second, name) << subject;
      }
    }
    EXPECT_EQ(lines_of(all), lines_of(text_in("whole/" + std::string(stem) + end))) << stem << end;
  }
}

TEST_F(ShardedExport, KeepsWhatFollowsInTheShardOfItsSubject) {
  expect_clean("export lib --format ntriples --materialize --shards 3 --output split");
  const auto stated = shards("split", "graph", ".nt");
  const auto derived = shards("split", "graph-derived", ".nt");
  ASSERT_EQ(derived.size(), 3U);
  auto beside = stated.begin();
  for (const auto& [name, text] : derived) {
    const std::string& statements = (beside++)->second;
    for (const std::string& line : lines_of(text))
      EXPECT_NE(("\n" + statements).find("\n" + line.substr(0, line.find(' ') + 1)), std::string::npos)
          << line;
  }
}

TEST_F(ShardedExport, OfTablesHasTheHeadInEachAndEdgesBesideTheirSources) {
  expect_clean("export lib --format csv-nodes,csv-edges,neo4j-nodes,neo4j-edges --output whole");
  expect_clean("export lib --format csv-nodes,csv-edges,neo4j-nodes,neo4j-edges --shards 4 --output split");
  for (const std::string extension : {"neo4j.nodes.csv", "neo4j.edges.csv", "nodes.csv", "edges.csv"}) {
    const std::string whole = text_in("whole/graph." + extension);
    const std::string head = whole.substr(0, whole.find('\n') + 1);
    std::string all = head;
    for (int i = 1; i <= 4; ++i) {
      const std::string text = text_in("split/graph-0000" + std::to_string(i) + "-of-00004." + extension);
      ASSERT_TRUE(text.starts_with(head)) << extension << "\n" << text;
      all += text.substr(head.size());
    }
    EXPECT_EQ(lines_of(all), lines_of(whole)) << extension;
  }
  std::string nodes = text_in("split/graph-00002-of-00004.nodes.csv");
  for (const std::string& edge : lines_of(text_in("split/graph-00002-of-00004.edges.csv"))) {
    if (edge.starts_with("src,")) continue;
    EXPECT_NE(nodes.find("\n" + edge.substr(0, edge.find(',') + 1)), std::string::npos) << edge;
  }
}

TEST_F(ShardedExport, SaysWhichFilesThereAreAndOfWhatSizes) {
  const Result result = run("export lib --format ntriples --shards 2 --output split");
  const std::string first = text_in("split/graph-00001-of-00002.nt");
  const std::string second = text_in("split/graph-00002-of-00002.nt");
  const auto size = [](std::size_t bytes) {
    std::string digits = std::to_string(bytes);
    return digits.insert(digits.size() - 3, ",");
  };
  EXPECT_TRUE(result.err.starts_with("wrote split/graph-*-of-00002.nt: 2 files, the smallest of " +
                                     size(std::min(first.size(), second.size())) + " bytes, the largest of " +
                                     size(std::max(first.size(), second.size())) + " bytes\n"))
      << result.err;
}

TEST_F(ShardedExport, OfOneShardIsTheWholeUnderAnotherName) {
  expect_clean("export lib --format ntriples --output whole");
  expect_clean("export lib --format ntriples --shards 1 --output split");
  EXPECT_EQ(text_in("split/graph-00001-of-00001.nt"), text_in("whole/graph.nt"));
}

TEST_F(ShardedExport, IsTheSameWhateverTheThreads) {
  for (const std::string threads : {"1", "2", "7"}) {
    expect_clean("export lib --format nquads,csv-edges --shards 5 --compress zstd --threads " + threads +
                 " --output t" + threads);
  }
  for (int i = 1; i <= 5; ++i) {
    for (const std::string end : {".nq.zst", ".edges.csv.zst"}) {
      const std::string name = "/graph-0000" + std::to_string(i) + "-of-00005" + end;
      const std::string text = text_in("t1" + name);
      EXPECT_FALSE(text.empty()) << name;
      EXPECT_EQ(text_in("t2" + name), text) << name;
      EXPECT_EQ(text_in("t7" + name), text) << name;
    }
  }
}

TEST_F(ShardedExport, MayHaveMoreShardsThanFilesCanBeOpen) {
  const Result result = run("--version >/dev/null; ulimit -n 40; '" PATGRAPH_PROGRAM
                            "' export lib --format ntriples --threads 2 --verify --shards 2000 --compress "
                            "gzip --output split >.out");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto split = shards("split", "graph", ".nt.gz");
  EXPECT_EQ(split.size(), 2000U);
  // A shard that nothing falls to is a valid file too.
  for (const auto& [name, text] : split) EXPECT_FALSE(text.empty()) << name;
}

/// Returns the text of what was compressed.
std::string decompressed(const Compression& compression, const std::string& bytes) {
  std::istringstream file(bytes);
  const std::string path = "file";
  const std::unique_ptr<std::streambuf> reader = compression.reader(file, path);
  std::istream text(reader.get());
  text.exceptions(std::ios::badbit);
  std::string all;
  for (std::string part(1000, '\0'); text.read(part.data(), 1000) || text.gcount() > 0;)
    all.append(part, 0, static_cast<std::size_t>(text.gcount()));
  return all;
}

std::string fault_of(const Compression& compression, const std::string& bytes) {
  try {
    decompressed(compression, bytes);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(Compression, IsReadBackInParts) {
  std::string large;
  for (int i = 0; i < 100000; ++i) large += std::to_string(i);
  for (const Compression& compression : all_compressions()) {
    EXPECT_EQ(decompressed(compression, compression.compress("")), "") << compression.name;
    EXPECT_EQ(decompressed(compression, compression.compress("a") + compression.compress("") +
                                            compression.compress(large) + compression.compress("z")),
              "a" + large + "z")
        << compression.name;
  }
}

TEST(Compression, OfTheSameTextIsTheSame) {
  for (const Compression& compression : all_compressions())
    // cppcheck-suppress duplicateExpression // is what the test is about
    EXPECT_EQ(compression.compress("beds"), compression.compress("beds")) << compression.name;
}

TEST(Compression, FindsWhatIsCutShort) {
  for (const Compression& compression : all_compressions()) {
    const std::string bytes = compression.compress("beds and paths");
    const std::string fault = "file: the " + std::string(compression.name) + " ends too early";
    for (std::size_t size = 0; size < bytes.size(); ++size)
      EXPECT_EQ(fault_of(compression, bytes.substr(0, size)), fault) << size;
    EXPECT_EQ(fault_of(compression, bytes + bytes.substr(0, bytes.size() / 2)), fault);
  }
}

TEST(Compression, FindsDamage) {
  for (const Compression& compression : all_compressions()) {
    std::string bytes = compression.compress("beds and paths");
    const std::string fault = "file: damaged " + std::string(compression.name) + ": ";
    EXPECT_TRUE(fault_of(compression, "beds and paths").starts_with(fault)) << compression.name;
    bytes[bytes.size() - (compression.name == "gzip" ? 8 : 1)] ^= 1;  // in the check sum
    EXPECT_TRUE(fault_of(compression, bytes).starts_with(fault)) << compression.name;
  }
}

TEST_F(ShardedExport, CompressesAnyFormatWhole) {
  expect_clean("export lib --format turtle,ntriples,jsonld,rdfxml,dot --output plain");
  for (const Compression& compression : all_compressions()) {
    const std::string name(compression.name);
    expect_clean("export lib --format turtle,ntriples,jsonld,rdfxml,dot --verify --compress " + name +
                 " --output " + name);
    for (const std::string file : {"graph.ttl", "graph.nt", "graph.jsonld", "graph.rdf", "graph.dot"}) {
      const std::string bytes = text_in(name + "/" + file + "." + std::string(compression.extension));
      EXPECT_LT(bytes.size(), text_in("plain/" + file).size() / 2);
      EXPECT_EQ(decompressed(compression, bytes), text_in("plain/" + file)) << name << " " << file;
    }
  }
}

TEST_F(ShardedExport, CompressesToStandardOutput) {
  const Result plain = run("export lib --format nquads");
  const Result compressed = run("export lib --format nquads --compress gzip");
  EXPECT_EQ(compressed.exit_code, 0) << compressed.err;
  EXPECT_EQ(decompressed(all_compressions().front(), compressed.out), plain.out);
}

TEST_F(ShardedExport, WithoutAFolderIsAUsageError) {
  expect_usage_error("export lib --format ntriples --shards 2",
                     "--shards writes several files; expected --output DIR");
}

TEST_F(ShardedExport, OfAFormatThatCannotBeSplitIsAUsageError) {
  expect_usage_error("export lib --format ntriples,turtle --shards 2 --output split",
                     "--shards cannot split turtle; expected formats of ntriples, nquads, neo4j-nodes, "
                     "neo4j-edges, csv-nodes, csv-edges");
  EXPECT_FALSE(std::filesystem::exists(folder() / "split"));
}

TEST_F(ShardedExport, HasOneToTenThousandShards) {
  for (const std::string count : {"0", "10001", "-1", "many"}) {
    const Result result = run("export lib --format ntriples --output split --shards " + count);
    EXPECT_EQ(result.exit_code, 2) << count;
    EXPECT_NE(result.err.find("--shards"), result.err.npos) << result.err;
  }
  expect_usage_error("export lib --format ntriples --output split --shards 0",
                     "--shards: Value 0 not in range 1 to 10000");
}

TEST_F(ShardedExport, KnowsItsCompressions) {
  expect_usage_error("export lib --format ntriples --compress gz",
                     "unknown compression 'gz'; expected one of gzip, zstd");
}

}  // namespace
}  // namespace patgraph::testing
