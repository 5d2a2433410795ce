#!/usr/bin/env bash
# counts_test.sh PROGRAM LIB...: each check has as many findings in each LIB as counts/count.py counts, a script that
# shares nothing with the program; on the real library the README's table has the same figures. LIB "pages" stands for
# the examples of the checks' pages, so that each check has something to find.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

# Debian's own, for its package has the YAML; another one may come first in PATH.
python=/usr/bin/python3
if ! "$python" -c 'from yaml import CSafeLoader' 2>"$made/said"; then
  echo "skipped: $python has no PyYAML with libyaml"
  exit 77
fi

"$program" explain | awk '$2 ~ /^(error|warning|info|varies)$/ { print $1 }' >"$made/checks" || fail "explain"
for i in "${!libraries[@]}"; do
  [[ ${libraries[i]} == pages ]] || continue
  unset "libraries[i]"
  "$python" "$here/counts/page_libraries.py" "$here/../docs/checks" "$made/pages"
  libraries+=("$made"/pages/*/*)
done
for library in "${libraries[@]}"; do
  "$python" "$here/counts/count.py" "$library" >"$made/counted" 2>"$made/said" || fail "count.py" "$made/said"
  "$program" check "$library" --format json --fail-on never >"$made/report.json" 2>"$made/said" ||
    fail "check" "$made/said"
  table=()
  [[ $library != "${PATGRAPH_CORPUS:-}" ]] || table=("$here/../README.md")
  "$python" "$here/counts/compare.py" "$made/checks" "$made/counted" "$made/report.json" "${table[@]}" \
    >"$made/differences" || fail "other counts" "$made/differences"
  awk -v library="$library" '{ sum += $2; some += $2 > 0 }
    END { print library ": " sum " findings of " some " checks, none of " NR - some ", as counted on its own" }' \
    "$made/counted"
done
