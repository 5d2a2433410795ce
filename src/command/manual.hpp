#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace patgraph {

/// What the help says of an option or an argument.
struct OptionHelp {
  std::string names = {};  ///< "-h,--help"; of an argument, "LIB"
  std::string value = {};  ///< what its value is called; empty where it takes none
  std::string description = {};
  std::string fallback = {};  ///< its value unless given; empty where there is none
  bool is_argument = false;
  bool required = false;
  bool repeatable = false;
};

/// What the help says of the program or of a command.
struct CommandHelp {
  std::string name;
  std::string description;
  std::string footer;
  std::vector<OptionHelp> options;
  std::vector<CommandHelp> commands;
};

/// Writes the manual page of the program, in the macros of man(7).
void write_manual(const CommandHelp& program, std::ostream& out);

}  // namespace patgraph
