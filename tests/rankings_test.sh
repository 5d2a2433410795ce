#!/usr/bin/env bash
# rankings_test.sh PROGRAM LIB...: the statistics of each LIB count and rank entries as networkx does, which sees the
# tables of the map only.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

require_networkx

for library in "${libraries[@]}"; do
  "$program" stats "$library" --format json >"$made/stats.json" || fail "stats"
  "$program" map "$library" --format csv-nodes >"$made/nodes.csv" || fail "map --format csv-nodes"
  "$program" map "$library" --format csv-edges >"$made/edges.csv" || fail "map --format csv-edges"
  "$python" "$here/counts/rankings.py" "$made/stats.json" "$made/nodes.csv" "$made/edges.csv" >"$made/said" 2>&1 ||
    fail "other figures" "$made/said"
  echo "$library: $(cat "$made/said")"
done
