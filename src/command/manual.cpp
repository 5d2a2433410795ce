#include "manual.hpp"

#include <algorithm>
#include <string_view>

namespace patgraph {
namespace {

constexpr std::string_view kClosingSections = R"(.SH TIMINGS
With
.B \-\-timings
a line for each stage of the run, in the order of the run, follows on standard error: its name, its wall time in
milliseconds and its share of the run.
Stages on which threads work by turns (read, parse and entities; statements, each format and write) divide the wall
time of their common pass in proportion to what all threads together spent on each.
The line
.I rest
is what no stage covers,
.I total
the run from the reading of its command line on.
A run that fails shows none.
.SH EXIT STATUS
.TP
.B 0
The command was carried out, and no finding reaches the severity that fails.
.TP
.B 1
A finding does: see
.B \-\-fail\-on
of check and
.B \-\-strict
of export.
.TP
.B 2
The command line or a file stands in the way; standard error says which.
.SH FILES
.TP
.I patgraph.yaml
What to check, how strictly, and what is waived: looked for beside the library and in the folders
above it.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set, nothing is coloured.
.TP
.B SOURCE_DATE_EPOCH
The time that exports state, in seconds since 1970. Without it they state none.
.SH SEE ALSO
.BR dot (1),
.BR git (1),
.BR rapper (1)
)";

/// Writes a text so that roff prints just that (groff_char(7), "Fundamental character set").
std::string escaped(std::string_view text) {
  std::string roff;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool begins_line = i == 0 || text[i - 1] == '\n';
    if (begins_line && (c == '.' || c == '\'')) roff += "\\&";
    switch (c) {
      case '\\':
        roff += "\\e";
        break;
      case '-':
        roff += "\\-";
        break;
      case '\'':
        roff += "\\(aq";
        break;
      case '`':
        roff += "\\(ga";
        break;
      case '^':
        roff += "\\(ha";
        break;
      case '~':
        roff += "\\(ti";
        break;
      default:
        roff += c;
    }
  }
  return roff;
}

/// Writes a text as part of a paragraph, which is broken into lines anew.
std::string flowing(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return escaped(text);
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

/// Each command says by itself what the program says once.
bool is_help(const OptionHelp& option) {
  return option.names.ends_with("--help");
}

void write_synopsis(const std::string& program, const CommandHelp& command, std::ostream& out) {
  out << bold(program + " " + command.name);
  const bool has_options =
      std::ranges::any_of(command.options, [](const OptionHelp& o) { return !o.is_argument && !is_help(o); });
  for (const OptionHelp& option : command.options) {
    if (!option.is_argument && option.required)
      out << ' ' << bold(option.names) << ' ' << italic(option.value);
  }
  if (has_options) out << " [" << italic("OPTION") << "...]";
  for (const OptionHelp& option : command.options) {
    if (!option.is_argument) continue;
    const std::string name = italic(option.names) + (option.repeatable ? "..." : "");
    out << ' ' << (option.required ? name : "[" + name + "]");
  }
  out << '\n';
}

void write_option(const OptionHelp& option, std::ostream& out) {
  out << ".TP\n";
  if (option.is_argument) {
    out << italic(option.names);
  } else {
    std::string names;
    for (const char c : option.names) names += c == ',' ? std::string(", ") : std::string(1, c);
    out << bold(names);
    if (!option.value.empty()) out << ' ' << italic(option.value);
  }
  out << '\n' << flowing(option.description);
  if (!option.fallback.empty()) out << " (unless given: " << flowing(option.fallback) << ')';
  out << ".\n";
}

/// Writes lines that stay as they are.
void write_lines(const std::string& text, std::ostream& out) {
  if (!text.empty()) out << ".PP\n.nf\n" << escaped(text) << "\n.fi\n";
}

void write_command(const CommandHelp& command, std::ostream& out) {
  out << ".SS " << escaped(command.name) << '\n' << flowing(command.description) << ".\n";
  for (const OptionHelp& option : command.options) {
    if (!is_help(option)) write_option(option, out);
  }
  write_lines(command.footer, out);
}

}  // namespace

void write_manual(const CommandHelp& program, std::ostream& out) {
  out << ".TH PATGRAPH 1 " PATGRAPH_DATE " \"patgraph " PATGRAPH_VERSION "\"\n"
      << ".SH NAME\n"
      << escaped(program.name) << " \\- compiler for pattern libraries\n.SH SYNOPSIS\n";
  for (std::size_t i = 0; i < program.commands.size(); ++i) {
    if (i > 0) out << ".br\n";
    write_synopsis(program.name, program.commands[i], out);
  }
  out << ".SH DESCRIPTION\n" << flowing(program.description) << '\n';
  write_lines(program.footer, out);
  out << ".SH OPTIONS\n";
  for (const OptionHelp& option : program.options) write_option(option, out);
  out << ".SH COMMANDS\n";
  for (const CommandHelp& command : program.commands) write_command(command, out);
  out << kClosingSections;
}

}  // namespace patgraph
