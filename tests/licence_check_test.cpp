#include "fix_fixture.hpp"

namespace patgraph::testing {
namespace {

std::string findings_of(const std::string& licence) {
  return TextLibrary({entry("a", "license: " + licence + "\n")}).findings("license-unknown");
}

/// The finding for a licence that is none, and what is suggested.
std::string no_licence(const std::string& licence, const std::string& suggestion = "") {
  return "a.md:5:10: warning: 'license' is '" + licence +
         "', which is no licence of SPDX; expected an id such as 'CC-BY-SA-4.0' or an expression of ids" +
         (suggestion.empty() ? "" : "; did you mean '" + suggestion + "'?") + " [license-unknown]\n";
}

TEST(LicenseUnknown, IsNotReportedForIdsAndExpressions) {
  for (const std::string licence :
       {"CC-BY-SA-4.0", "MIT OR Apache-2.0", "(MIT AND BSD-3-Clause) OR (Apache-2.0)",
        "GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0+", "LicenseRef-Garden-Terms",
        "DocumentRef-garden:LicenseRef-1.2 AND MIT", "((((MIT))))",
        "MIT AND (GPL-3.0-or-later WITH Bison-exception-2.2)"})
    EXPECT_EQ(findings_of("'" + licence + "'"), "") << licence;
}

TEST(LicenseUnknown, IsReportedForProse) {
  EXPECT_EQ(findings_of("our own terms"), no_licence("our own terms"));
  EXPECT_EQ(findings_of("All rights reserved"), no_licence("All rights reserved"));
}

TEST(LicenseUnknown, SuggestsTheNearest) {
  EXPECT_EQ(findings_of("CC-BY-SA-40"), no_licence("CC-BY-SA-40", "CC-BY-SA-4.0"));
  EXPECT_EQ(findings_of("CC BY-SA 4.0"), no_licence("CC BY-SA 4.0", "CC-BY-SA-4.0"));
  EXPECT_EQ(findings_of("'Apache License, Version 2.0'"),
            no_licence("Apache License, Version 2.0", "Apache-2.0"));
  EXPECT_EQ(findings_of("The MIT License"), no_licence("The MIT License", "MIT"));
  EXPECT_EQ(findings_of("Apache 2"), no_licence("Apache 2", "Apache-2.0"));
}

TEST(LicenseUnknown, SuggestsWhatSpdxWritesForTheGnuLicencesToday) {
  EXPECT_EQ(findings_of("GPL-3.0"), no_licence("GPL-3.0", "GPL-3.0-only"));
  EXPECT_EQ(findings_of("GPL-2.0+"), no_licence("GPL-2.0+", "GPL-2.0-or-later"));
  EXPECT_EQ(findings_of("GPLv3"), no_licence("GPLv3", "GPL-3.0-only"));
}

TEST(LicenseUnknown, KnowsTheAddressesOfLicences) {
  const auto expect = [](const std::string& address, const std::string& id) {
    EXPECT_EQ(findings_of(address), no_licence(address, id));
  };
  expect("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0");
  expect("http://www.creativecommons.org/licenses/by/3.0/de/deed.de", "CC-BY-3.0-DE");
  expect("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0");
  expect("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0");
  expect("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0");
  expect("https://opensource.org/licenses/MIT", "MIT");
  expect("https://opensource.org/license/bsd-3-clause/", "BSD-3-Clause");
  expect("https://opensource.org/license/apache-2-0", "Apache-2.0");
  expect("https://spdx.org/licenses/MPL-2.0.html", "MPL-2.0");
  expect("https://example.org/terms", "");
}

TEST(LicenseUnknown, SaysHowSpdxWritesAnId) {
  EXPECT_EQ(findings_of("cc-by-sa-4.0"),
            "a.md:5:10: warning: 'license' is 'cc-by-sa-4.0'; expected 'CC-BY-SA-4.0', as SPDX writes it "
            "[license-unknown]\n");
  EXPECT_EQ(findings_of("mit or (apache-2.0 and  licenseref-Own)"),
            "a.md:5:10: warning: 'license' is 'mit or (apache-2.0 and  licenseref-Own)'; expected 'MIT OR "
            "(Apache-2.0 AND "
            "LicenseRef-Own)', as SPDX writes it [license-unknown]\n");
}

TEST(LicenseUnknown, NamesTheUnknownPartsOfAnExpression) {
  EXPECT_EQ(findings_of("MIT OR Apche-2.0 OR Own"),
            "a.md:5:10: warning: 'license' is 'MIT OR Apche-2.0 OR Own', of which 'Apche-2.0', 'Own' is no "
            "licence of "
            "SPDX; did you mean 'Apache-2.0'? [license-unknown]\n");
}

TEST(LicenseUnknown, IsReportedForExpressionsThatAreNotWellFormed) {
  for (const std::string licence :
       {"MIT OR", "OR MIT", "(MIT", "MIT)", "()", "MIT (Apache-2.0)", "MIT Apache-2.0", "MIT WITH",
        "(MIT) WITH x", "MIT WITH x WITH y", "MIT++", "MIT/Apache-2.0", "LicenseRef-", "DocumentRef-x:MIT"})
    EXPECT_NE(findings_of("'" + licence + "'").find("', which is no licence of SPDX"), std::string::npos)
        << licence;
}

TEST(LicenseUnknown, IsMended) {
  EXPECT_EQ(
      mended({entry("a", "license: https://creativecommons.org/licenses/by-sa/4.0/\n")}, "license-unknown"),
      entry("a", "license: CC-BY-SA-4.0\n").bytes);
  EXPECT_EQ(mended({entry("a", "license: mit\n")}, "license-unknown"), entry("a", "license: MIT\n").bytes);
}

TEST(LicenseUnknown, ReadsALicenceWhereverItStands) {
  const TextLibrary library(
      {entry("a", "provenance: {license: Mine}\n"), entry("b", "license: {name: Mine}\n")});
  EXPECT_EQ(library.findings("license-unknown"),
            "a.md:5:23: warning: 'license' is 'Mine', which is no licence of SPDX; expected an id such as "
            "'CC-BY-SA-4.0' or an expression of ids [license-unknown]\n"
            "b.md:5:17: warning: 'license' is 'Mine', which is no licence of SPDX; expected an id such as "
            "'CC-BY-SA-4.0' or an expression of ids [license-unknown]\n");
}

TEST(LicenseUnknown, IsReportedForARelationThatAnExtensionAdds) {
  const std::string extension =
      "@prefix x: <https://example.org/x#> . @prefix pg: <https://w3id.org/patgraph/ns#> .\n"
      "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
      "x:dataLicence a owl:ObjectProperty ; pg:key \"data_licence\" ; rdfs:domain pg:Entry ;\n"
      "  rdfs:range dcterms:LicenseDocument .\n"
      "x:Bed a owl:Class ; pg:iriBase \"https://example.net/beds/\" ; pg:value \"raised\" .\n"
      "x:bed a owl:ObjectProperty ; pg:key \"bed\" ; rdfs:domain pg:Entry ; rdfs:range x:Bed .\n";
  const TextLibrary library({entry("a", "data_licence: [ODbL-1.0, OdbL]\nbed: [sunken]\n")}, extension);
  EXPECT_EQ(
      library.findings(),
      "a.md:5:26: warning: 'data_licence' is 'OdbL', which is no licence of SPDX; expected an id such as "
      "'CC-BY-SA-4.0' or an expression of ids [license-unknown]\n");
}

TEST(LicenseUnknown, KnowsALicenceThatAnExtensionAdds) {
  const std::string extension =
      "@prefix pg: <https://w3id.org/patgraph/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
      "dcterms:LicenseDocument pg:value \"Garden-1.0\" .\n";
  EXPECT_EQ(TextLibrary({entry("a", "license: Garden-1.0\n")}, extension).findings(), "");
}

TEST(LicenseUnknown, SurvivesDeepParentheses) {
  EXPECT_EQ(findings_of("'" + std::string(100'000, '(') + "MIT" + std::string(100'000, ')') + "'"), "");
}

}  // namespace
}  // namespace patgraph::testing
