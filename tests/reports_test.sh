#!/usr/bin/env bash
# reports_test.sh PROGRAM LIB...: independent readers find the same findings in the reports of each LIB in all formats,
# and SARIF is valid. LIB "hostile" is one that tries to break out of them.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

for library in "${libraries[@]}"; do
  path=$library
  if [[ $library == hostile ]]; then
    path=$made/library
    node "$here/integration/hostile_library.mjs" "$path"
  fi
  status=0
  "$program" check "$path" --brief --report "json=$made/report.json" --report "jsonl=$made/report.jsonl" \
    --report "sarif=$made/report.sarif" --report "junit=$made/report.xml" --report "github=$made/report.github" \
    --report "markdown=$made/report.md" >"$made/report.txt" 2>"$made/said" || status=$?
  [[ $status -le 1 ]] || fail "exit code $status" "$made/said"
  found=$(node "$here/integration/read_reports.mjs" "$made" 2>"$made/said") ||
    fail "reports disagree, or one is invalid" "$made/said"
  echo "$library: $found"
done
