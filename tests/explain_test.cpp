#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "command/command.hpp"
#include "program_fixture.hpp"

namespace patgraph::testing {
namespace {

using Explain = ProgramTest;

TEST_F(Explain, TellsEverythingOfACheck) {
  const Result run = this->run("explain link-malformed");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(run.out, R"(link-malformed
  A link names nothing.

Severity
  error

Why it matters
  The link leads nowhere: it is in no export and on no map. Only its author can
  tell what it was to say.

How to mend it
  Name the target by its slug or id, or delete what is left of the link.

How to waive it or turn it off
  For one file, in its front matter:
    # patgraph: ignore link-malformed (reason)
  For some files, in patgraph.yaml:
    waivers: [{check: link-malformed, file: drafts/*.md, reason: …}]
  For all files, in patgraph.yaml:
    checks: {link-malformed: off}

Bad
  The second link says how strong it is, but not where it leads.

  water-rota.md:
    ---
    id: pat_01j9s346q3d25vt4f5v37e3s3e
    slug: water-rota
    title: Water Rota
    requires:
      - {slug: open-gate-hours, weight: 0.7}
      - {weight: 0.5}
    ---

  open-gate-hours.md:
    ---
    id: pat_01h8jt97kb6cq643dzvmxxqkfb
    slug: open-gate-hours
    title: Open Gate Hours
    ---

Good
  water-rota.md:
    ---
    id: pat_01j9s346q3d25vt4f5v37e3s3e
    slug: water-rota
    title: Water Rota
    requires:
      - {slug: open-gate-hours, weight: 0.7}
    ---

  open-gate-hours.md:
    ---
    id: pat_01h8jt97kb6cq643dzvmxxqkfb
    slug: open-gate-hours
    title: Open Gate Hours
    ---
)");
}

TEST_F(Explain, SaysWhereTheOntologySetsTheSeverity) {
  EXPECT_NE(run("explain cycle").out.find("\nSeverity\n  as the ontology sets it for the relation\n"),
            std::string::npos);
}

TEST_F(Explain, OffersNoWaiverForChecksAboutWaivers) {
  for (const std::string check : {"waiver-expired", "waiver-invalid", "waiver-unused"}) {
    for (const std::string format : {"text", "markdown"}) {
      const std::string page = run("explain " + check + " --format " + format).out;
      EXPECT_NE(page.find("How to turn it off\n"), std::string::npos) << page;
      EXPECT_NE(page.find("checks: {" + check + ": off}"), std::string::npos) << page;
      EXPECT_EQ(page.find("ignore " + check), std::string::npos) << page;
      EXPECT_EQ(page.find("{check: " + check), std::string::npos) << page;
    }
  }
}

TEST_F(Explain, HeadingsAreBoldOnATerminalOnly) {
  std::ostringstream out;
  std::ostringstream err;
  run_explain({.check = "self-link"}, {out, err, true});
  EXPECT_TRUE(out.str().starts_with(
      "\x1B[1mself-link\x1B[0m\n  An entry links to itself.\n\n\x1B[1mSeverity\x1B[0m\n"))
      << out.str();
  EXPECT_EQ(run("explain self-link").out.find('\x1B'), std::string::npos);
}

TEST_F(Explain, TellsOptionsAndTheirDefaults) {
  for (const Check& check : all_checks()) {
    const std::string page = run("explain " + std::string(check.id)).out;
    EXPECT_EQ(page.find("\nOptions\n") != std::string::npos, !check.options.empty()) << page;
    for (const CheckOption& option : check.options) {
      const auto at = page.find("\n  " + std::string(option.name) + ", ");
      ASSERT_NE(at, std::string::npos) << page;
      const std::string line = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
      EXPECT_TRUE(line.ends_with(" unless set")) << line;
    }
  }
}

TEST_F(Explain, FitsEightyColumns) {
  std::string pages = run("explain").out;
  for (const Check& check : all_checks()) pages += run("explain " + std::string(check.id)).out;
  std::istringstream lines(pages);
  for (std::string line; std::getline(lines, line);) {
    const auto columns = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
    EXPECT_LE(columns, 80) << line;
  }
}

TEST_F(Explain, ListsEveryCheckWithItsSeverity) {
  const Result run = this->run("explain");
  EXPECT_EQ(run.exit_code, 0);
  for (const Check& check : all_checks()) {
    const auto at = ("\n" + run.out).find("\n" + std::string(check.id) + " ");
    ASSERT_NE(at, std::string::npos) << check.id;
    const std::string line = run.out.substr(at, run.out.find('\n', at) - at);
    const std::string severity =
        check.severity_by_ontology ? "varies" : std::string(to_string(check.severity));
    EXPECT_NE(line.find(" " + severity + " "), std::string::npos) << line;
  }
}

TEST_F(Explain, UnknownCheckIsAUsageErrorWithASuggestion) {
  const Result run = this->run("explain dangling-refernce");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err,
            "patgraph: unknown check 'dangling-refernce'; did you mean 'dangling-reference'?\n"
            "Try 'patgraph --help'.\n");
}

TEST_F(Explain, CheckThatIsNearToNoneIsToldWhereAllAreListed) {
  const Result run = this->run("explain weather");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err,
            "patgraph: unknown check 'weather'; 'patgraph explain' lists them all\nTry 'patgraph --help'.\n");
}

TEST_F(Explain, MarkdownIsAPageWithTheExampleAsItStands) {
  const std::string page = run("explain scalar-for-list --format markdown").out;
  EXPECT_TRUE(
      page.starts_with("# scalar-for-list\n\nOne value stands where a list belongs.\n\nSeverity: info.\n"))
      << page;
  EXPECT_TRUE(page.ends_with(text_of(PATGRAPH_SOURCE_DIR "/src/check/examples/scalar-for-list.md"))) << page;
}

TEST_F(Explain, JsonHoldsOneCheckOrAll) {
  const nlohmann::json one = nlohmann::json::parse(run("explain self-link --format json").out);
  EXPECT_EQ(one.at("id"), "self-link");
  EXPECT_EQ(one.at("severity"), "warning");
  EXPECT_EQ(one.at("severity_by_ontology"), false);
  EXPECT_EQ(one.at("summary"), "an entry links to itself");
  const nlohmann::json all = nlohmann::json::parse(run("explain --format json").out);
  EXPECT_EQ(all.size(), all_checks().size());
}

}  // namespace
}  // namespace patgraph::testing
