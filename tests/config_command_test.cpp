#include <vector>

#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

constexpr const char* kSelfLink =
    "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nrequires: [a]\n---\n";
constexpr const char* kFinding =
    "a.md:5:12: warning: 'requires' of 'a' names the entry itself; expected another one [self-link]\n";
constexpr const char* kOneWarning = "\n      1  warning  self-link\n\n1 file: 0 errors, 1 warning, 0 infos\n";
constexpr const char* kNothing = "1 file: 0 errors, 0 warnings, 0 infos\n";

using ConfigCommand = ProgramTest;

TEST_F(ConfigCommand, IsFoundInTheFolderOfTheLibrary) {
  write("lib/a.md", kSelfLink);
  write("lib/patgraph.yaml", "checks: {self-link: off}\n");
  for (const char* library : {"lib", "lib/", "lib/a.md", "./lib/../lib"}) {
    EXPECT_EQ(run(std::string("check --brief ") + library).out, kNothing) << library;
  }
}

TEST_F(ConfigCommand, IsFoundInTheNearestFolderAbove) {
  write("beds/patgraph.yaml", "checks: {self-link: off}\n");
  write("beds/north/lib/a.md", kSelfLink);
  EXPECT_EQ(run("check --brief beds/north/lib").out, kNothing);
  write("beds/north/patgraph.yaml", "");
  EXPECT_EQ(run("check --brief beds/north/lib").out, std::string("beds/north/lib/") + kFinding + kOneWarning);
}

TEST_F(ConfigCommand, IsThatOfTheFirstLibrary) {
  write("one/a.md", kSelfLink);
  write("one/patgraph.yaml", "checks: {self-link: off}\n");
  write("two/b.md", "No entry.\n");
  write("two/patgraph.yaml", "checks: {self-link: error}\n");
  EXPECT_EQ(run("check --brief one two").out, "2 files: 0 errors, 0 warnings, 0 infos\n");
  EXPECT_EQ(run("check --brief two one").exit_code, 1);
}

TEST_F(ConfigCommand, IsSoughtWhereALinkToAFolderLeads) {
  write("real/lib/a.md", kSelfLink);
  write("real/patgraph.yaml", "checks: {self-link: off}\nexclude: [lib/b*]\n");
  write("real/lib/b.md", kSelfLink);
  std::filesystem::create_directory_symlink("real/lib", folder() / "link");
  EXPECT_EQ(run("check --brief link").out, kNothing);
}

TEST_F(ConfigCommand, IsSoughtBesideALinkToAFile) {
  write("real/a.md", kSelfLink);
  write("lib/patgraph.yaml", "checks: {self-link: off}\nexclude: [b.md]\n");
  std::filesystem::create_symlink("../real/a.md", folder() / "lib/a.md");
  EXPECT_EQ(run("check --brief lib/a.md").out, kNothing);
}

TEST_F(ConfigCommand, CanBeNamed) {
  write("lib/a.md", kSelfLink);
  write("lib/patgraph.yaml", "checks: {self-link: error}\n");
  write("settings/quiet.yaml", "checks: {self-link: off}\n");
  EXPECT_EQ(run("check --brief lib --config settings/quiet.yaml").out, kNothing);
}

TEST_F(ConfigCommand, CanBeIgnored) {
  write("lib/a.md", kSelfLink);
  write("lib/patgraph.yaml", "not: valid\n");
  EXPECT_EQ(run("check --brief lib --no-config").out, std::string("lib/") + kFinding + kOneWarning);
}

TEST_F(ConfigCommand, CannotBeNamedAndIgnored) {
  write("a.md", kSelfLink);
  const Result run = this->run("check --brief a.md --config patgraph.yaml --no-config");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: --config excludes --no-config\nTry 'patgraph --help'.\n");
}

TEST_F(ConfigCommand, FaultExitsWithTwoForEveryCommand) {
  write("lib/a.md", kSelfLink);
  write("patgraph.yaml", "\nexlcude: []\nfail-on: sometimes\n");
  for (const char* command : {"check lib", "stats lib", "export lib --format turtle"}) {
    const Result run = this->run(command);
    EXPECT_EQ(run.exit_code, 2) << command;
    EXPECT_EQ(run.out, "") << command;
    EXPECT_EQ(
        run.err,
        "patgraph.yaml:2:1: error: unknown key 'exlcude'; expected one of base, checks, exclude, fail-on, "
        "include, max-front-matter, ontology, waivers; did you mean 'exclude'? [config-invalid]\n"
        "patgraph.yaml:3:10: error: unknown severity 'sometimes'; expected one of error, warning, info, "
        "never [config-invalid]\n")
        << command;
  }
}

TEST_F(ConfigCommand, PathIsWrittenAsThatOfTheLibrary) {
  write("lib/beds/a.md", kSelfLink);
  write("lib/patgraph.yaml", "x: y\n");
  const auto place = [&](const std::string& arguments) {
    const std::string said = run(arguments).err;
    return said.substr(0, said.find(": error"));
  };
  EXPECT_EQ(place("check lib/beds"), "lib/patgraph.yaml:1:1");
  EXPECT_EQ(place("check '" + (folder() / "lib/beds/a.md").string() + "'"),
            std::filesystem::canonical(folder() / "lib/patgraph.yaml").string() + ":1:1");
  EXPECT_EQ(place("check lib --config ./lib/../lib/patgraph.yaml"), "./lib/../lib/patgraph.yaml:1:1");
}

TEST_F(ConfigCommand, ThatCannotBeReadExitsWithTwo) {
  write("a.md", kSelfLink);
  Result run = this->run("check --brief a.md --config nowhere.yaml");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: nowhere.yaml: cannot be read: No such file or directory\n");
  std::filesystem::remove(folder() / "patgraph.yaml");
  std::filesystem::create_directory(folder() / "patgraph.yaml");
  run = this->run("check --brief a.md");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: patgraph.yaml: cannot be read: it is a folder; expected a regular file\n");
}

TEST_F(ConfigCommand, LinkThatLeadsNowhereIsNotPassedOver) {
  write("lib/a.md", kSelfLink);
  std::filesystem::create_symlink("gone.yaml", folder() / "lib/patgraph.yaml");
  const Result run = this->run("check --brief lib");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: lib/patgraph.yaml: cannot be read: No such file or directory\n");
}

TEST_F(ConfigCommand, ThatIsALinkStandsWhereTheLinkDoes) {
  write("lib/a.md", kSelfLink);
  write("lib/drafts/b.md", kSelfLink);
  write("shared/settings.yaml", "exclude: [drafts/**]\nchecks: {self-link: of}\n");
  std::filesystem::create_symlink("../shared/settings.yaml", folder() / "lib/patgraph.yaml");
  EXPECT_EQ(run("check --brief lib").err,
            "lib/patgraph.yaml:2:21: error: unknown severity 'of'; expected one of error, warning, info, off "
            "[config-invalid]\n");
  write("shared/settings.yaml", "exclude: [drafts/**]\nchecks: {self-link: off}\n");
  EXPECT_EQ(run("check --brief lib").out, kNothing);
}

TEST_F(ConfigCommand, IncludeAndExcludeChooseFilesSeenFromTheConfiguration) {
  write("a.md", kSelfLink);
  write("beds/b.md", kSelfLink);
  write("beds/c.markdown", kSelfLink);
  write("beds/drafts/d.md", kSelfLink);
  const auto files = [&](const std::string& yaml, const std::string& arguments) {
    write("patgraph.yaml", yaml);
    const std::string out = run("check --brief --fail-on never " + arguments).out;
    return out.substr(out.rfind('\n', out.size() - 2) + 1, 7);
  };
  EXPECT_EQ(files("", "."), "4 files");
  EXPECT_EQ(files("include: [beds/**]\n", "."), "3 files");
  EXPECT_EQ(files("include: ['*.md']\n", "."), "1 file:");
  EXPECT_EQ(files("exclude: ['**/drafts/**']\n", "."), "3 files");
  EXPECT_EQ(files("include: ['**/*.md']\nexclude: ['beds/?.md']\n", "."), "2 files");
  EXPECT_EQ(files("exclude: ['**/drafts/**']\n", "beds"), "2 files");
  EXPECT_EQ(files("exclude: [drafts/**]\n", "beds"), "3 files");
  EXPECT_EQ(files("exclude: ['**/drafts/**']\n", "'" + (folder() / "beds").string() + "'"), "2 files");
  EXPECT_EQ(files("exclude: [a.md]\n", "a.md beds"), "3 files");
}

TEST_F(ConfigCommand, GlobsCanLeadOutOfTheFolderOfANamedConfiguration) {
  write("lib/a.md", kSelfLink);
  write("lib/b.md", kSelfLink);
  write("settings/x.yaml", "include: [../lib/a.md]\n");
  EXPECT_EQ(run("check --brief lib --config settings/x.yaml").out,
            std::string("lib/") + kFinding + kOneWarning);
}

TEST_F(ConfigCommand, ThatLeavesNoFileExitsWithTwo) {
  write("lib/a.md", kSelfLink);
  write("patgraph.yaml", "include: ['*.md']\n");
  const Result run = this->run("check --brief lib");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "patgraph: patgraph.yaml: 'include' and 'exclude' leave no file\n");
}

TEST_F(ConfigCommand, StatsCountTheFilesOfTheLibraryAlone) {
  write("lib/a.md", kSelfLink);
  write("lib/b.md", kSelfLink);
  write("lib/patgraph.yaml", "exclude: [b.md]\n");
  const std::string out = run("stats lib").out;
  EXPECT_EQ(out.substr(0, out.find('\n')), "files       1 read, 0 without front matter, 0 invalid");
}

TEST_F(ConfigCommand, ChecksHaveTheSeveritiesThatItSets) {
  write("a.md", kSelfLink);
  write("patgraph.yaml", "checks:\n  self-link: {severity: error}\n");
  const Result run = this->run("check --brief a.md");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.out,
            "a.md:5:12: error: 'requires' of 'a' names the entry itself; expected another one [self-link]\n"
            "\n      1  error    self-link\n\n1 file: 1 error, 0 warnings, 0 infos\n");
}

TEST_F(ConfigCommand, ChecksHaveTheOptionsThatItSets) {
  const auto weighted = [](const std::string& weight, const std::string& relation, const std::string& other) {
    return "title: T\n" + relation + ": [{slug: " + other + ", weight: " + weight + "}]\n---\n";
  };
  write("lib/a.md",
        "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\n" + weighted("0.5", "generalizes_from", "b"));
  write("lib/b.md",
        "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\n" + weighted("0.7", "specializes_to", "a"));
  const auto conflicts = [&](const std::string& tolerance) {
    write("lib/patgraph.yaml", "checks: {conflicting-weight: {tolerance: " + tolerance + "}}\n");
    return run("check lib --brief").out.find("[conflicting-weight]") != std::string::npos;
  };
  EXPECT_TRUE(conflicts("0.1"));
  EXPECT_FALSE(conflicts("0.3"));
}

TEST_F(ConfigCommand, FailOnOfTheCommandLineWins) {
  write("a.md", kSelfLink);
  EXPECT_EQ(run("check --brief a.md").exit_code, 0);
  write("patgraph.yaml", "fail-on: warning\n");
  EXPECT_EQ(run("check --brief a.md").exit_code, 1);
  EXPECT_EQ(run("check --brief a.md --fail-on error").exit_code, 0);
  write("patgraph.yaml", "fail-on: never\n");
  EXPECT_EQ(run("check --brief a.md").exit_code, 0);
  EXPECT_EQ(run("check --brief a.md --fail-on info").exit_code, 1);
}

TEST_F(ConfigCommand, BaseOfTheCommandLineWins) {
  write("a.md", kSelfLink);
  const auto has_base = [&](const std::string& options, const std::string& base) {
    return run("export a.md --format ntriples" + options).out.find("<" + base + "a> ") != std::string::npos;
  };
  EXPECT_TRUE(has_base("", "https://commons-os.github.io/patterns/"));
  write("patgraph.yaml", "base: https://example.org/garden/\n");
  EXPECT_TRUE(has_base("", "https://example.org/garden/"));
  EXPECT_TRUE(has_base(" --base https://example.org/other/", "https://example.org/other/"));
  EXPECT_TRUE(has_base(" --no-config", "https://commons-os.github.io/patterns/"));
}

TEST_F(ConfigCommand, BaseIsWhereTheTextLinksToPagesOfEntries) {
  write("patgraph.yaml", "base: https://example.org/garden/\n");
  write("a.md",
        "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\ntitle: A\n---\n[a](https://example.org/garden/a/) "
        "[b](https://example.org/garden/b/)\n");
  EXPECT_EQ(run("check a.md --brief").out,
            "a.md:5:40: warning: link to the page of 'b', which is no entry of the library "
            "[broken-body-link]\n\n"
            "      1  warning  broken-body-link\n\n1 file: 0 errors, 1 warning, 0 infos\n");
}

TEST_F(ConfigCommand, OntologiesAreReadBesideItAndBeforeThoseOfTheCommandLine) {
  const auto relation = [](const std::string& name, const std::string& key) {
    return "@prefix pg: <https://w3id.org/patgraph/ns#> .\n"
           "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
           "<https://example.org/" +
           name + "> pg:key \"" + key + "\" ;\n    rdfs:domain pg:Pattern ; rdfs:range pg:Pattern .\n";
  };
  write("lib/a.md",
        "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nshades: [b]\nfeeds: [b]\n---\n");
  write("lib/b.md", "---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: b\ntitle: B\n---\n");
  write("lib/terms/shades.ttl", relation("shades", "shades"));
  write("feeds.ttl", relation("feeds", "feeds"));
  write("lib/patgraph.yaml", "ontology: [terms/shades.ttl]\n");
  const auto links = [&](const std::string& options) {
    const std::string out = run("stats lib" + options).out;
    const std::size_t begin = out.find("links");
    return out.substr(begin, out.find('=', begin) - begin);
  };
  EXPECT_EQ(links(" --no-config"), "links       0 declared ");
  EXPECT_EQ(links(""), "links       1 declared ");
  EXPECT_EQ(links(" --ontology feeds.ttl"), "links       2 declared ");
  write("lib/patgraph.yaml", "ontology: [gone.ttl]\n");
  const Result gone = run("check --brief lib");
  EXPECT_EQ(gone.exit_code, 2);
  EXPECT_EQ(gone.err, "patgraph: lib/gone.ttl: cannot be read: No such file or directory\n");
}

TEST_F(ConfigCommand, StrictExportAgreesWithCheck) {
  write("a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nrequires: [gone]\n---\n");
  EXPECT_EQ(run("export a.md --format turtle --strict").exit_code, 1);
  write("patgraph.yaml", "checks: {dangling-reference: info}\n");
  EXPECT_EQ(run("export a.md --format turtle --strict").exit_code, 0);
  write("patgraph.yaml", "waivers: [{check: dangling-reference, pattern: a, reason: planned}]\n");
  EXPECT_EQ(run("export a.md --format turtle --strict").exit_code, 0);
  write("patgraph.yaml", "checks: {self-link: error}\n");
  EXPECT_EQ(run("export a.md --format turtle --strict").err,
            "1 error, 0 warnings, 0 infos: nothing written; 'patgraph check' shows them\n");
}

TEST_F(ConfigCommand, LimitOfFrontMatterIsThatOfTheCommandLineElseThatOfTheConfiguration) {
  write("a.md", "---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\nsummary: " +
                    std::string(2000, 'x') + "\n---\n");
  const auto findings = [&](const std::string& arguments) {
    const std::string out = run("check --brief a.md " + arguments).out;
    return out.substr(0, out.find('\n') + 1);
  };
  const auto beyond = [](const std::string& limit) {
    return "a.md:1:1: error: front matter starts here; expected a line '---' to close it within " + limit +
           ", which --max-front-matter sets [front-matter-too-large]\n";
  };
  const std::string none = "1 file: 0 errors, 0 warnings, 0 infos\n";
  EXPECT_EQ(findings(""), none);
  EXPECT_EQ(findings("--max-front-matter 2000"), beyond("2000"));
  write("patgraph.yaml", "max-front-matter: 1K\n");
  EXPECT_EQ(findings(""), beyond("1K"));
  EXPECT_EQ(findings("--max-front-matter 2K"), beyond("2K"));
  EXPECT_EQ(findings("--max-front-matter 3K"), none);
}

TEST_F(ConfigCommand, LimitOfFrontMatterMustBeASize) {
  for (const std::string size : {"0", "-1", "1T", "2G", "16MB"}) {
    const Result run = this->run("check --max-front-matter " + size + " nowhere");
    EXPECT_EQ(run.exit_code, 2) << size;
    EXPECT_EQ(run.err, "patgraph: --max-front-matter is '" + size +
                           "'; expected a number of bytes, or one with K, M or G, up to 1G\n"
                           "Try 'patgraph --help'.\n");
  }
}

}  // namespace
}  // namespace patgraph::testing
