#!/usr/bin/env bash
# baseline_corpus_test.sh PROGRAM LIB...: with a fresh baseline, a check of a copy of LIB shows nothing; one more link
# to an entry that is not there is shown, alone.
set -euo pipefail
# shellcheck source=tests/libraries.sh
source "$(dirname "${BASH_SOURCE[0]}")/libraries.sh"

check_with_baseline() { # EXPECTED_EXIT_CODE [OPTION...]; writes $made/report.json
  local expected=$1 code=0
  shift
  "$program" check "$made/copy" --baseline "$made/known.txt" --format json "$@" >"$made/report.json" \
    2>"$made/said" || code=$?
  [[ $code -eq $expected ]] || fail "exit code $code, expected $expected" "$made/said"
}

for library in "${libraries[@]}"; do
  cp -r "$library" "$made/copy"
  chmod -R u+w "$made/copy"
  "$program" check "$made/copy" --write-baseline "$made/known.txt" 2>"$made/said" ||
    fail "--write-baseline" "$made/said"
  # Infos must not be shown either.
  check_with_baseline 0 --fail-on info
  grep -qF '"findings":[]' <(tr -d ' \n' <"$made/report.json") || fail "findings are shown" "$made/report.json"

  # An entry without such a key, which must not stand there twice.
  entry=$(grep -rLE --include='*.md' '^ *governed_by *:' "$made/copy" | LC_ALL=C sort |
    xargs -d '\n' grep -lE '^slug *:' | sed -n 1p || true)
  [[ -n $entry ]] || fail "no entry to add a link to"
  sed -i '0,/^slug *:/s//governed_by: [there-is-no-such-entry]\n&/' "$entry"

  check_with_baseline 1
  tr -d '\n' <"$made/report.json" >"$made/line"
  shown=$(grep -oE '"check": *"[a-z-]+"' "$made/line" | sed -E 's/.*"([a-z-]+)"$/\1/')
  [[ $shown == dangling-reference ]] || fail "shown: $shown; expected one dangling-reference" "$made/report.json"
  grep -qF there-is-no-such-entry "$made/line" || fail "another one is shown" "$made/report.json"
  echo "$library: $(grep -vc '^#' "$made/known.txt") findings pass, one new link that dangles is shown"
  rm -r "$made/copy"
done
