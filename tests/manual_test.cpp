#include "command/manual.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace patgraph::testing {
namespace {

std::string manual_of(const CommandHelp& program) {
  std::ostringstream out;
  write_manual(program, out);
  return out.str();
}

TEST(Manual, WritesWhatRoffPrintsAsItStands) {
  CommandHelp command{"check", "Look at a\\b and -c", ".hidden files\n'quoted' `code` ^ ~\nend", {}, {}};
  const std::string page = manual_of({"patgraph", "", "", {}, {command}});
  EXPECT_NE(page.find(".SS check\nLook at a\\eb and \\-c.\n"), page.npos) << page;
  EXPECT_NE(page.find(".nf\n\\&.hidden files\n\\&\\(aqquoted\\(aq \\(gacode\\(ga \\(ha \\(ti\nend\n.fi\n"),
            page.npos)
      << page;
}

TEST(Manual, TellsNamesValueAndDefaultOfAnOption) {
  const OptionHelp option{
      .names = "-f,--format", .value = "FORMAT", .description = "One\nof two", .fallback = "text"};
  const std::string page = manual_of({"patgraph", "", "", {option}, {}});
  EXPECT_NE(page.find(".TP\n\\fB\\-f, \\-\\-format\\fR \\fIFORMAT\\fR\nOne of two (unless given: text).\n"),
            page.npos)
      << page;
}

TEST(Manual, SynopsisShowsWhatIsRequired) {
  const OptionHelp argument{.names = "LIB", .is_argument = true, .required = true, .repeatable = true};
  const OptionHelp optional{.names = "ID", .is_argument = true};
  const OptionHelp required{.names = "--format", .value = "FORMAT", .required = true};
  const OptionHelp help{.names = "-h,--help"};
  const std::string page =
      manual_of({"patgraph",
                 "",
                 "",
                 {},
                 {{"one", "", "", {help, argument, required}, {}}, {"two", "", "", {help, optional}, {}}}});
  EXPECT_NE(
      page.find(
          ".SH SYNOPSIS\n"
          "\\fBpatgraph one\\fR \\fB\\-\\-format\\fR \\fIFORMAT\\fR [\\fIOPTION\\fR...] \\fILIB\\fR...\n"
          ".br\n"
          "\\fBpatgraph two\\fR [\\fIID\\fR]\n"),
      page.npos)
      << page;
}

}  // namespace
}  // namespace patgraph::testing
