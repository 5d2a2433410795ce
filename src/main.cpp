#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

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

/// Opens a standard stream that is closed, so that using it fails: the next file would take its place, and
/// with it all that is written to the stream.
void keep_standard_streams_apart() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

/// Maps what commands return and throw to exit codes; see ExitCode.
int main(int argc, char** argv) {
  keep_standard_streams_apart();
  // A reader that has enough ends the program, whatever was ignored where it was started, as in many CI
  // runners.
  static_cast<void>(std::signal(SIGPIPE, SIG_DFL));
  std::ios::sync_with_stdio(false);
  std::optional<patgraph::Progress> progress;
  if (is_able_terminal(STDERR_FILENO))
    progress.emplace(patgraph::Progress{std::cerr, terminal_columns(STDERR_FILENO)});
  const patgraph::Streams streams{std::cout, std::cerr, wants_color(), terminal_columns(STDOUT_FILENO),
                                  progress ? &*progress : nullptr};
  const auto failure = exit_status(patgraph::ExitCode::failure);
  try {
    const patgraph::ExitCode code = patgraph::run_command_line(argc, argv, streams);
    errno = 0;  // stays so where an earlier write has failed
    if (!std::cout.flush()) {
      const std::string reason = errno != 0 ? ": " + std::generic_category().message(errno) : "";
      std::cerr << "patgraph: standard output cannot be written" << reason << '\n';
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
