#!/usr/bin/env bash
# docs_test.sh PROGRAM: docs/checks/ holds, byte by byte, what PROGRAM says of its checks, and nothing else.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
scripts/regenerate_docs.sh "$program" "$made/docs"

[[ $(find "$made/docs/checks" -name '*-*.md' | wc -l) -ge 20 ]] || { echo "the checks have no pages"; exit 1; }
if ! diff --recursive --new-file --unified=0 docs/checks "$made/docs/checks" >"$made/diff"; then
  head -n 20 "$made/diff" | cut -c 1-200
  echo "If the change is meant: cmake --build --preset release && scripts/regenerate_docs.sh"
  exit 1
fi
