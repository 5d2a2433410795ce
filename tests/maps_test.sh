#!/usr/bin/env bash
# maps_test.sh PROGRAM LIB: whatever options of `patgraph map` are combined, its output is valid in every format, and says
# the same in all of them; so too on a library of hostile texts.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

require_networkx
for library in "${libraries[@]}"; do
  rm -rf "${made:?}"/*
  "$python" "$here/maps/hostile_library.py" "$made/hostile"
  mkdir "$made/maps"
  "$python" "$here/maps/pairwise.py" "$program" "$made/maps" "$library" "$made/hostile" >"$made/said" 2>&1 ||
    fail "maps" "$made/said"
  cat "$made/said"
  "$python" "$here/maps/exact_texts.py" "$program" "$made/maps" "$made/hostile" >"$made/said" 2>&1 ||
    fail "hostile texts" "$made/said"
  cat "$made/said"
done
