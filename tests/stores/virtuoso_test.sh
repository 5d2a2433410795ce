#!/usr/bin/env bash
# virtuoso_test.sh PROGRAM LIB...: a Virtuoso server loads the export of each LIB whole, holds the same statements from
# N-Quads as from Turtle, and gives the same answers to the questions of ontology/queries as Oxigraph.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/../libraries.sh"
# shellcheck source=tests/stores/virtuoso.sh
source "$here/virtuoso.sh"

load() { # FILE GRAPH FLAGS
  isql "log_enable(2,1); DB.DBA.TTLP(file_to_string_output('$1'), '', '$2', $3);" >"$made/isql" 2>&1 ||
    fail "Virtuoso does not load $(basename "$1")" "$made/isql"
  if grep -q 'Error' "$made/isql"; then fail "Virtuoso rejects $(basename "$1")" "$made/isql"; fi
}
only_in() { # GRAPH OTHER: how many statements
  isql "SPARQL SELECT (COUNT(*) AS ?n) WHERE {
    GRAPH <$1> { ?s ?p ?o } FILTER NOT EXISTS { GRAPH <$2> { ?s ?p ?o } } };" | tail -n 1
}

library=${libraries[0]}
start_virtuoso
graph=urn:from-turtle
for library in "${libraries[@]}"; do
  "$program" export "$library" --format turtle,nquads --output "$made" 2>"$made/said" || fail "export" "$made/said"

  isql "SPARQL CLEAR GRAPH <$graph>;" >/dev/null
  load "$made/graph.ttl" "$graph" 0
  named=$(head -n 1 "$made/graph.nq" | sed -n 's/.* <\([^<>]*\)> \.$/\1/p')
  isql "SPARQL CLEAR GRAPH <$named>;" >/dev/null
  load "$made/graph.nq" urn:for-what-names-none 512
  missing=$(only_in "$graph" "$named")
  more=$(only_in "$named" "$graph")
  [[ $missing == 0 && $more == 0 ]] ||
    fail "$missing statements of the Turtle are not in the N-Quads, $more the other way"

  endpoint=http://127.0.0.1:$http_port/sparql
  same=$(node "$here/same_answers.mjs" "$made/graph.ttl" "$endpoint" "$graph" 2>"$made/node") ||
    fail "Virtuoso and Oxigraph differ" "$made/node"
  echo "$library: $same, the same in Virtuoso and Oxigraph"
done
