#include <regex>

#include "export_fixture.hpp"

namespace patgraph::testing {
namespace {

std::string page_of(const TextLibrary& library, std::span<const Diagnostic> findings = {},
                    MapOptions options = {}) {
  if (options.title.empty()) options.title = "Example";
  options.base = kBase;
  PatternMap map = make_map(library.graph(), options);
  map.findings = findings;
  std::ostringstream out;
  write_html(map, out);
  return out.str();
}

/// Returns the data in a page, without the places of nodes, which other tests are about.
std::string data_in(const std::string& page) {
  const std::string opening = "<script type=\"application/json\" id=\"data\">";
  const std::size_t begin = page.find(opening) + opening.size();
  const std::string data = page.substr(begin, page.find("</script>", begin) - begin);
  return std::regex_replace(data, std::regex("\"x\":-?[0-9]+,\"y\":-?[0-9]+,?"), "");
}

/// Returns the lines of the data that come after the one that starts so, up to the one that ends the list.
std::string listed(const std::string& data, const std::string& name) {
  const std::string opening = "\"" + name + "\":[\n";
  const std::size_t begin = data.find(opening) + opening.size();
  return data.substr(begin, data.find("\n]", begin) + 1 - begin);
}

/// Returns the line of the data that starts with that name.
std::string line_of(const std::string& data, const std::string& name) {
  const std::size_t begin = data.find("\"" + name + "\":");
  return data.substr(begin, data.find('\n', begin) - begin);
}

TEST(Html, PatternsHaveWhatThePanelShows) {
  const TextLibrary library(
      {SourceText{"a.md",
                  "---\nid: pat_1\ntitle: Herb Spiral\naliases: [Snail, Twist]\nsummary: Dry above.\n"
                  "page_url: https://example.org/spiral\nclassification: {domain: beds, status: "
                  "draft}\n---\n"}});
  EXPECT_EQ(listed(data_in(page_of(library)), "patterns"),
            R"({"id":"a","title":"Herb Spiral","group":0,"class":0,"page":"https://example.org/spiral",)"
            R"("summary":"Dry above.","name":"pat_1","aliases":["Snail","Twist"],"facets":[[0],[0]]})"
            "\n");
}

TEST(Html, LinksNameTheirEndsAndRelationByNumber) {
  const TextLibrary library(
      {entry("a", "requires: [b]\nrelationships: {related: [{slug: b, weight: 0.25}]}\n"),
       entry("b", "related: [a]\n")});
  const std::string data = data_in(page_of(library));
  EXPECT_EQ(
      line_of(data, "relations"),
      R"("relations":[{"key":"related","label":"related","color":"#676762","line":"dotted","symmetric":true},)"
      R"({"key":"requires","label":"requires","color":"#D95F02","line":"solid"}],)");
  EXPECT_EQ(listed(data, "links"), "[0,1,0,0.25,2],\n[0,1,1]\n");
}

TEST(Html, RelationWithAnInverseSaysHowItReadsFromTheOtherEnd) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b")});
  EXPECT_EQ(line_of(data_in(page_of(library)), "relations"),
            R"("relations":[{"key":"generalizes_from","label":"generalizes from","color":"#4664AC",)"
            R"("line":"bold","reverse":"specializes to"}],)");
}

TEST(Html, FacetsOfTheOntologyAreThereThoseOfMostPatternsFirst) {
  const TextLibrary library(
      {entry("a", "mood: calm\n"), entry("b", "mood: wild\n"), entry("c", "mood: wild\n")},
      kPrefixes +
          "ex:Mood a owl:Class ; rdfs:subClassOf skos:Concept .\n"
          "ex:mood a owl:ObjectProperty , pg:FacetProperty ; pg:key \"mood\" ; "
          "rdfs:label \"mood of a bed\" ; rdfs:range ex:Mood .\n");
  const std::string data = data_in(page_of(library));
  EXPECT_EQ(line_of(data, "facets"),
            R"("facets":[{"key":"mood","label":"mood of a bed","values":["wild","calm"]}],)");
  EXPECT_EQ(line_of(data, "groups").substr(0, 52), R"("groups":{"label":"mood of a bed","values":["wild",")");
}

TEST(Html, IslandsAreOfTheClustersAndColoursOfTheirOwnField) {
  const TextLibrary library({entry("a", "classification: {domain: beds, status: draft}\n"),
                             entry("b", "classification: {domain: paths}\n")});
  MapOptions options;
  options.cluster = library.graph().schema().fields_named("domain").front();
  options.color = library.graph().schema().fields_named("status").front();
  const std::string data = data_in(page_of(library, {}, options));
  EXPECT_EQ(line_of(data, "colors"), R"("colors":{"label":"status","values":["draft"]},)");
  EXPECT_EQ(line_of(data, "groups").substr(0, 53),
            R"("groups":{"label":"domain","values":["beds","paths"],)");
  const std::string patterns = listed(data, "patterns");
  EXPECT_NE(patterns.find(R"("title":"The a","group":0,"color":0,)"), patterns.npos) << patterns;
  EXPECT_NE(patterns.find(R"("title":"The b","group":1,"class")"), patterns.npos) << patterns;
}

TEST(Html, GroupsOfACollapsedMapSayHowManyTheyStandFor) {
  const TextLibrary library({entry("a", "classification: {domain: beds}\nrequires: [b]\n"),
                             entry("b", "classification: {domain: paths}\n"),
                             entry("c", "classification: {domain: paths}\nrelated: [a]\n")});
  MapOptions options;
  options.collapse = library.graph().schema().fields_named("domain").front();
  const std::string data = data_in(page_of(library, {}, options));
  EXPECT_EQ(listed(data, "patterns"), R"({"id":"group:beds","title":"beds","members":1,"size":0.5},)"
                                      "\n"
                                      R"({"id":"group:paths","title":"paths","members":2,"size":1.0})"
                                      "\n");
  EXPECT_EQ(listed(data, "links"), "[0,1,null,null,2]\n");
}

TEST(Html, FindingsStandWithThePatternInWhoseFileTheyAre) {
  const TextLibrary library({entry("a"), entry("b", "related: [nowhere]\n")});
  std::vector<Diagnostic> findings = run_checks(library.graph());
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.check != "dangling-reference"; });
  const std::string page = page_of(library, findings);
  const std::string opening = "id=\"findings\">";
  const std::size_t begin = page.find(opening) + opening.size();
  EXPECT_EQ(page.substr(begin, page.find("</script>", begin) - begin),
            "[\n[1,\"dangling-reference\",\"error\",5,\"'related' names 'nowhere', which is no entry of the "
            "library\"]\n]\n");
}

TEST(Html, WhatIsNamedOnlyHasTheClassOfSuchTargets) {
  const TextLibrary library({entry("a", "relationships: {tools: [{name: Hoe}]}\n")});
  const std::string data = data_in(page_of(library));
  EXPECT_EQ(line_of(data, "classes"), R"("classes":["pattern","tool"],)");
  EXPECT_NE(listed(data, "patterns").find(R"({"id":"external:Hoe","title":"Hoe","class":1,"external":true})"),
            data.npos);
}

TEST(Html, CyclesNameTheirRelationAndPatterns) {
  const TextLibrary library({entry("a", "requires: [b]\n"), entry("b", "requires: [a]\n"), entry("c")});
  EXPECT_EQ(line_of(data_in(page_of(library)), "cycles"), R"("cycles":[{"relation":0,"patterns":[0,1]}])");
}

TEST(Html, RelationBelowAnotherSaysAlongWhichItsCyclesAre) {
  const TextLibrary library({entry("a", "generalizes_from: [b]\n"), entry("b", "generalizes_from: [c]\n"),
                             entry("c", "relationships: {manifests_as: [a, b]}\n")});
  const std::string data = data_in(page_of(library));
  EXPECT_NE(line_of(data, "relations").find(R"({"key":"manifests_as","label":"manifests as",)"), data.npos);
  EXPECT_NE(line_of(data, "relations").find(R"("axis":0,"against":true}])"), data.npos) << data;
}

TEST(Html, TextsCannotEndTheDataNorOpenAComment) {
  const TextLibrary library(
      {SourceText{"a.md", "---\ntitle: \"</script><script>alert(1)</script><!--\"\n---\n"}});
  const std::string page = page_of(library);
  EXPECT_NE(page.find(R"("title":"\u003C/script>\u003Cscript>alert(1)\u003C/script>\u003C!--")"), page.npos);
  const std::string empty = page_of(TextLibrary({entry("a")}));
  const auto tags = [](const std::string& text) { return std::ranges::count(text, '<'); };
  EXPECT_EQ(tags(page), tags(empty));
}

TEST(Html, ControlsAndQuotesAreEscaped) {
  const std::string page =
      page_of(TextLibrary({SourceText{"a.md", "---\ntitle: \"a\\x07\\u2028\\\"\\\\b\"\n---\n"}}));
  EXPECT_NE(page.find("\"title\":\"a\\u0007\xE2\x80\xA8\\\"\\\\b\""), page.npos);
}

TEST(Html, BytesThatAreNoUnicodeAreReplaced) {
  MapOptions options;
  options.title = "Gr\xFCn";
  EXPECT_EQ(line_of(data_in(page_of(TextLibrary({entry("a")}), {}, options)), "title"),
            "\"title\":\"Gr\xEF\xBF\xBDn\",");
}

TEST(Html, OnlyAddressesOfTheWebArePages) {
  const auto pattern = [](const std::string& url) {
    return listed(
        data_in(page_of(TextLibrary({SourceText{"a.md", "---\npage_url: \"" + url + "\"\n---\n"}}))),
        "patterns");
  };
  const std::string own = R"({"id":"a","title":"a","class":0,"page":"https://example.org/a","facets":[]})"
                          "\n";
  EXPECT_EQ(pattern("javascript:alert(1)"), own);
  EXPECT_EQ(pattern("data:text/html,x"), own);
  EXPECT_EQ(pattern("file:///etc/passwd"), own);
}

TEST(Html, PolicyAdmitsNothingButTheScriptAndTheStyleByTheirHashes) {
  const std::string page = page_of(TextLibrary({entry("a")}));
  const std::regex policy(
      R"re(content="default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'")re");
  EXPECT_TRUE(std::regex_search(page.substr(0, 2000), policy));
}

TEST(Html, NothingIsFetched) {
  const std::string page = page_of(TextLibrary({entry("a")}));
  for (const std::string_view way :
       {" src=", "<link rel=\"stylesheet\"", "@import", "url(", "fetch(", "XMLHttpRequest", "import("})
    EXPECT_EQ(page.find(way), page.npos) << way;
}

TEST(Html, LicencesOfTheLibrariesAreKept) {
  const std::string page = page_of(TextLibrary({entry("a")}));
  EXPECT_NE(page.find("Permission to use, copy, modify, and/or distribute this software"), page.npos);
  EXPECT_NE(page.find("Copyright 2001 Robert Penner"), page.npos);
}

}  // namespace
}  // namespace patgraph::testing
