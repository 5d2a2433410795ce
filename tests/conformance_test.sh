#!/usr/bin/env bash
# conformance_test.sh PROGRAM LIB...: independent readers of RDF take the exports of each LIB in all formats without a
# complaint, and find the same statements in all of them.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

for library in "${libraries[@]}"; do
  rm -rf "${made:?}"/*
  found=$(node "$here/conformance/same_dataset.mjs" "$program" "$library" "$made/exports" 2>"$made/said") ||
    fail "exports disagree, or a reader rejects one" "$made/said"
  echo "$library: $found"
  cat "$made/said" # times, where they were asked for
done
