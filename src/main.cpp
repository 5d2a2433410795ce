#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string_view>

#include "command/command.hpp"
#include "diagnostic.hpp"

namespace {

int exit_status(patgraph::ExitCode code) {
  return static_cast<int>(code);
}

/// Returns whether a stream goes to a terminal that knows escape sequences.
bool is_able_terminal(int descriptor) {
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  return ::isatty(descriptor) == 1 && !dumb;
}

/// See https://no-color.org/.
bool wants_color() {
  return is_able_terminal(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr;
}

/// Returns how many columns the terminal has; 80 where there is none.
std::size_t terminal_columns(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

/// Maps what commands return and throw to exit codes; see ExitCode.
int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::optional<patgraph::Progress> progress;
  if (is_able_terminal(STDERR_FILENO))
    progress.emplace(patgraph::Progress{std::cerr, terminal_columns(STDERR_FILENO)});
  const patgraph::Streams streams{std::cout, std::cerr, wants_color(), terminal_columns(STDOUT_FILENO),
                                  progress ? &*progress : nullptr};
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
