#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include "command/command.hpp"
#include "diagnostic.hpp"

namespace {

int exit_status(patgraph::ExitCode code) {
  return static_cast<int>(code);
}

/// See https://no-color.org/.
bool wants_color() {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return ::isatty(STDOUT_FILENO) == 1 && !dumb && std::getenv("NO_COLOR") == nullptr;
}

/// Returns how many columns the terminal has; 80 where there is none.
std::size_t terminal_columns() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

/// Maps what commands return and throw to exit codes; see ExitCode.
int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const patgraph::Streams streams{std::cout, std::cerr, wants_color(), terminal_columns()};
  const auto failure = exit_status(patgraph::ExitCode::failure);
  try {
    const patgraph::ExitCode code = patgraph::run_command_line(argc, argv, streams);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "patgraph: standard output cannot be written\n";
      return failure;
    }
    return exit_status(code);
  } catch (const patgraph::UsageError& error) {
    std::cerr << "patgraph: " << error.what() << "\nTry 'patgraph --help'.\n";
  } catch (const patgraph::InputError& error) {
    std::cerr << error.what() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "patgraph: " << error.what() << '\n';
  }
  return failure;
}
