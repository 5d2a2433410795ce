#pragma once

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <optional>

namespace patgraph::bench {

/// Reads the command line of a program; returns the exit code where there is nothing left to do: 0 after the
/// help, 2 where the command line is wrong.
inline std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
}

/// Runs a program that names its exit code; returns 2, with the reason on standard error, where it throws.
template <typename Run>
int exit_code_of(const char* program, const Run& run) {
  try {
    return run();
  } catch (const std::exception& error) {
    std::cerr << program << ": " << error.what() << '\n';
    return 2;
  }
}

}  // namespace patgraph::bench
