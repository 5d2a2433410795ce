#include "map/palette.hpp"
#include "map_fixture.hpp"

namespace patgraph::testing {
namespace {

/// Returns the lines from the keys on.
std::string body(const TextLibrary& library, const MapOptions& options = {}) {
  const std::string xml = drawn(library, "graphml", options);
  const std::size_t begin = xml.find("  <key");
  return xml.substr(begin, xml.find("</graphml>") - begin);
}

/// Returns the line that declares a node's attribute, less its id.
std::string declared(const std::string& xml, const std::string& name) {
  const std::size_t at = xml.find("for=\"node\" attr.name=\"" + name + "\"");
  return at == xml.npos ? "" : xml.substr(at, xml.find("/>", at) - at);
}

TEST(Graphml, NamesTheTypesOfWhatNodesAndEdgesHave) {
  const TextLibrary library(
      {SourceText{"a.md", "---\nid: x\ntitle: A\nrequires: [{slug: b, weight: 0.80}]\n---\n"},
       {"b.md", "---\ntitle: B\norbital_layer: 2\n---\n"}});
  EXPECT_EQ(body(library),
            "  <key id=\"n0\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
            "  <key id=\"n1\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
            "  <key id=\"n2\" for=\"node\" attr.name=\"class\" attr.type=\"string\"/>\n"
            "  <key id=\"n3\" for=\"node\" attr.name=\"identifier\" attr.type=\"string\"/>\n"
            "  <key id=\"n4\" for=\"node\" attr.name=\"slug\" attr.type=\"string\"/>\n"
            "  <key id=\"n5\" for=\"node\" attr.name=\"url\" attr.type=\"string\"/>\n"
            "  <key id=\"n6\" for=\"node\" attr.name=\"orbital_layer\" attr.type=\"long\"/>\n"
            "  <key id=\"e0\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
            "  <key id=\"e1\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
            "  <key id=\"e2\" for=\"edge\" attr.name=\"directed\" attr.type=\"boolean\"/>\n"
            "  <key id=\"e3\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
            "  <key id=\"e4\" for=\"edge\" attr.name=\"links\" attr.type=\"long\"/>\n"
            "  <graph edgedefault=\"directed\">\n"
            "    <node id=\"a\">\n"
            "      <data key=\"n0\">A</data>\n"
            "      <data key=\"n1\">entry</data>\n"
            "      <data key=\"n2\">Pattern</data>\n"
            "      <data key=\"n3\">x</data>\n"
            "      <data key=\"n4\">a</data>\n"
            "      <data key=\"n5\">https://example.org/a</data>\n"
            "    </node>\n"
            "    <node id=\"b\">\n"
            "      <data key=\"n0\">B</data>\n"
            "      <data key=\"n1\">entry</data>\n"
            "      <data key=\"n2\">Pattern</data>\n"
            "      <data key=\"n4\">b</data>\n"
            "      <data key=\"n5\">https://example.org/b</data>\n"
            "      <data key=\"n6\">2</data>\n"
            "    </node>\n"
            "    <edge source=\"a\" target=\"b\">\n"
            "      <data key=\"e0\">requires</data>\n"
            "      <data key=\"e1\">requires</data>\n"
            "      <data key=\"e2\">true</data>\n"
            "      <data key=\"e3\">0.8</data>\n"
            "      <data key=\"e4\">1</data>\n"
            "    </edge>\n"
            "  </graph>\n");
}

TEST(Graphml, OneValueThatIsNoNumberMakesTheFieldText) {
  const std::string numbers = body(TextLibrary({entry("a", "confidence_score: 0.5\n"), entry("b")}));
  EXPECT_EQ(declared(numbers, "confidence_score"),
            "for=\"node\" attr.name=\"confidence_score\" attr.type=\"double\"");
  const std::string mixed =
      body(TextLibrary({entry("a", "confidence_score: 0.5\n"), entry("b", "confidence_score: high\n")}));
  EXPECT_EQ(declared(mixed, "confidence_score"),
            "for=\"node\" attr.name=\"confidence_score\" attr.type=\"string\"");
}

TEST(Graphml, AnIntegerThatNoReaderCanHoldMakesTheFieldText) {
  const std::string xml = body(TextLibrary({entry("a", "orbital_layer: 9223372036854775808\n")}));
  EXPECT_EQ(declared(xml, "orbital_layer"), "for=\"node\" attr.name=\"orbital_layer\" attr.type=\"string\"");
}

TEST(Graphml, SeveralValuesAreAJsonArrayAndOneIsPlain) {
  const TextLibrary library({entry("a", "aliases: [\"One \\\"1\\\"\", Two]\n"),
                             entry("b", "aliases: [Three]\n"), entry("c", "aliases: [\"[Four]\"]\n")});
  const std::string xml = body(library);
  EXPECT_NE(xml.find(">[&quot;One \\&quot;1\\&quot;&quot;,&quot;Two&quot;]</data>"), xml.npos) << xml;
  EXPECT_NE(xml.find(">Three</data>"), xml.npos) << xml;
  EXPECT_NE(xml.find(">[&quot;[Four]&quot;]</data>"), xml.npos) << xml;
}

TEST(Graphml, AFieldGoesByItsPathWhereAnotherHasTheSameName) {
  const TextLibrary library(
      {entry("a", "mood: calm\nweather: {mood: grey}\nlabel: mine\n")},
      kPrefixes +
          "ex:mood a owl:DatatypeProperty ; pg:key \"mood\" ; rdfs:domain pg:Entry ; rdfs:range "
          "xsd:string .\n"
          "ex:weatherMood a owl:DatatypeProperty ; pg:key \"weather/mood\" ; rdfs:domain "
          "pg:Entry ; rdfs:range xsd:string .\n"
          "ex:label a owl:DatatypeProperty ; pg:key \"label\" ; rdfs:domain pg:Entry ; "
          "rdfs:range xsd:string .\n");
  const std::string xml = body(library);
  EXPECT_NE(declared(xml, "weather_mood"), "") << xml;
  EXPECT_NE(declared(xml, "mood"), "") << xml;
  EXPECT_NE(declared(xml, "label_"), "") << xml;
}

TEST(Graphml, IdsAreNameTokens) {
  const std::string xml = body(TextLibrary({SourceText{"a.md", "---\nslug: \"~b c\"\n---\n"}}));
  EXPECT_NE(xml.find("<node id=\"\xE2\x80\xBF"
                     "b\xC2\xB7"
                     "20c\">"),
            xml.npos)
      << xml;
}

TEST(Graphml, TextsCannotBreakOutAndIllegalCharactersAreReplaced) {
  const std::string xml = body(
      TextLibrary({SourceText{"a.md", "---\ntitle: \"]]></data>&\\x01\\uFFFE\\r\\n\\u202E\\\"\"\n---\n"}}));
  EXPECT_NE(
      xml.find("<data key=\"n0\">]]&gt;&lt;/data&gt;&amp;\xEF\xBF\xBD\xEF\xBF\xBD&#13;&#10;\xE2\x80\xAE&quot;"
               "</data>"),
      xml.npos)
      << xml;
}

TEST(Graphml, GraphWithoutADirectedEdgeIsUndirected) {
  const TextLibrary library({entry("a", "related: [b]\n"), entry("b", "enables: [a]\n")});
  MapOptions related;
  related.relations = {*library.graph().schema().relation_by_key("related")};
  EXPECT_NE(body(library, related).find("<graph edgedefault=\"undirected\">"), std::string::npos);
  EXPECT_NE(body(library).find("<graph edgedefault=\"directed\">"), std::string::npos);
}

TEST(Graphml, ShowsClusterAndColourWhereAskedFor) {
  const TextLibrary library({entry("a", "lifecycle: {status: draft}\n"), entry("b")});
  EXPECT_EQ(declared(body(library), "cluster"), "");
  const std::string xml = body(library, by_field(library, "status"));
  EXPECT_NE(declared(xml, "cluster"), "");
  EXPECT_NE(declared(xml, "color_value"), "");
  EXPECT_NE(xml.find(">" + std::string(fill_of(0)) + "</data>"), xml.npos) << xml;
}

TEST(Graphml, GroupsHaveMembersAndInnerLinks) {
  const TextLibrary library({entry("a", "lifecycle: {status: draft}\nrequires: [b]\n"),
                             entry("b", "lifecycle: {status: draft}\nrequires: [c]\n"),
                             entry("c", "lifecycle: {status: final}\n")});
  const std::string xml = body(library, collapsed(library, "status"));
  EXPECT_EQ(xml.substr(xml.find("  <graph")),
            "  <graph edgedefault=\"undirected\">\n"
            "    <node id=\"group:draft\">\n"
            "      <data key=\"n0\">draft</data>\n"
            "      <data key=\"n1\">group</data>\n"
            "      <data key=\"n2\">2</data>\n"
            "      <data key=\"n3\">1</data>\n"
            "    </node>\n"
            "    <node id=\"group:final\">\n"
            "      <data key=\"n0\">final</data>\n"
            "      <data key=\"n1\">group</data>\n"
            "      <data key=\"n2\">1</data>\n"
            "      <data key=\"n3\">0</data>\n"
            "    </node>\n"
            "    <edge source=\"group:draft\" target=\"group:final\">\n"
            "      <data key=\"e0\">links</data>\n"
            "      <data key=\"e2\">false</data>\n"
            "      <data key=\"e4\">1</data>\n"
            "    </edge>\n"
            "  </graph>\n");
}

}  // namespace
}  // namespace patgraph::testing
