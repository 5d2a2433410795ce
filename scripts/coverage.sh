#!/usr/bin/env bash
# coverage.sh
# Builds with counters, runs the tests, and prints of the files in src/ how many of their lines these run, those apart of
# which they run all; build/coverage/lines/index.html marks what they do not. Exits with 1 where that is less than 95 %
# of all lines: tests/COVERAGE.md says which are left, and why. Tests by readers that run in Node, a browser or a triple
# store call for no other lines, and are left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install_packages.sh build test coverage

build=build/coverage
cmake --preset coverage >/dev/null
find "$build" -name '*.gcda' -delete
cmake --build --preset coverage -- --quiet

# shellcheck disable=SC2317 # xargs calls it
run() { # PROGRAM
  "$1" --gtest_brief=1 >"$1.log" 2>&1 || { cat "$1.log"; return 1; }
}
export -f run
# Each program once, for a process writes the counters of all of src/ when it ends.
find "$build/tests" -maxdepth 1 -name '*_test' -executable -print0 | xargs -0 -P "$(nproc)" -I{} bash -c 'run {}'
ctest --test-dir "$build" --quiet --output-on-failure --no-tests=error \
  --tests-regex '^(exports|docs|manual|ontology|progress|readme)\.'

mkdir -p "$build/lines"
gcovr --root . --filter src/ --html-details "$build/lines/index.html" --txt --fail-under-line 95 -j "$(nproc)" "$build/CMakeFiles" |
  grep --invert-match ' 100% *$'
