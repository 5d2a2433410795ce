#!/usr/bin/env bash
# valgrind_test.sh PROGRAM: no command reads memory that it must not, or that nothing was written to, on the example
# library. PROGRAM is built without sanitizers, which valgrind cannot run. Nothing is suppressed. Leaks are left to the
# tests under AddressSanitizer.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
library=examples/commons-garden
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

soundly() { # ARGUMENT...
  local status=0
  valgrind --quiet --error-exitcode=99 "$program" "$@" >"$made/out" 2>"$made/err" || status=$?
  [[ $status -ne 0 ]] || return 0
  echo "patgraph $*: exit code $status"
  head -n 40 "$made/err"
  exit 1
}

soundly check "$library"
# Every format that the help lists, beside the name of its file. Graphviz draws the pictures in a process of its own.
formats=$("$program" export --help | sed -n 's/^  \([a-z0-9-]*\)  *graph\..*/\1/p' | paste -sd,)
[[ $formats == *turtle*jsonld* ]] || { echo "no formats in the help"; exit 1; }
soundly export "$library" --format "$formats" --materialize --verify --output "$made/export"
soundly map "$library" --cluster domain --format dot
soundly stats "$library"
soundly show seed-library "$library"
soundly path water-rota seed-library "$library"
