#!/usr/bin/env bash
# answers_test.sh PROGRAM LIB: Oxigraph answers the questions of ontology/queries on the export of LIB as the .tsv
# beside each says. To write the answers anew: node tests/stores/answers.mjs exports/graph.ttl ontology/queries
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/../libraries.sh"
queries=$here/../../ontology/queries

for library in "${libraries[@]}"; do
  "$program" export "$library" --format turtle --output "$made" 2>"$made/said" || fail "export" "$made/said"
  mkdir -p "$made/answers"
  node "$here/answers.mjs" "$made/graph.ttl" "$made/answers" 2>"$made/node" ||
    fail "Oxigraph rejects a query" "$made/node"
  diff --unified=0 --exclude='*.rq' --exclude=README.md "$queries" "$made/answers" >"$made/diff" ||
    fail "other answers; meant? node tests/stores/answers.mjs exports/graph.ttl ontology/queries" "$made/diff"
  for answer in "$queries"/*.tsv; do
    [[ $(wc -l <"$answer") -gt 1 ]] || fail "no answer: $answer"
    name=$(basename "$answer" .tsv)
    grep -qF "($name.rq)" "$queries/README.md" || fail "ontology/queries/README.md does not name $name.rq"
  done
  echo "$library: $(find "$made/answers" -name '*.tsv' | wc -l) questions answered as expected"
done
