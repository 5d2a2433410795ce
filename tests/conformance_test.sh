#!/usr/bin/env bash
# conformance_test.sh PROGRAM LIB...: five readers of RDF take the exports of each LIB without a complaint, count the
# same statements, and find the same ones in Turtle and JSON-LD.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/libraries.sh"

for library in "${libraries[@]}"; do
  "$program" export "$library" --format turtle,jsonld --output "$made" 2>"$made/said" || fail "export" "$made/said"
  ttl=$made/graph.ttl

  rapper -i turtle -c "$ttl" 2>"$made/rapper" || fail "rapper rejects the Turtle" "$made/rapper"
  rapper=$(sed -n 's/^rapper: Parsing returned \([0-9]*\) triples\?$/\1/p' "$made/rapper")
  if grep -v '^rapper: Parsing ' "$made/rapper" >"$made/said"; then fail "rapper complains" "$made/said"; fi

  serdi -i turtle -o ntriples "$ttl" >"$made/graph.nt" 2>"$made/serdi" || fail "serdi rejects the Turtle" "$made/serdi"
  [[ ! -s $made/serdi ]] || fail "serdi complains" "$made/serdi"
  serdi=$(wc -l <"$made/graph.nt")

  n3=$(node "$here/conformance/same_dataset.mjs" "$ttl" "$made/graph.jsonld" 2>"$made/node") ||
    fail "Turtle and JSON-LD disagree, or a reader rejects one" "$made/node"

  node "$here/conformance/oxigraph_counts.mjs" "$ttl" "$made/graph.jsonld" >"$made/counts" 2>"$made/node" ||
    fail "Oxigraph rejects an export" "$made/node"
  read -r oxigraph oxigraph_jsonld <"$made/counts"

  [[ $n3 -gt 0 ]] || fail "nothing is exported"
  for count in "$rapper" "$serdi" "$oxigraph" "$oxigraph_jsonld"; do
    [[ $count -eq $n3 ]] ||
      fail "counts differ: n3 $n3, rapper $rapper, serdi $serdi, Oxigraph $oxigraph and $oxigraph_jsonld in JSON-LD"
  done
  echo "$library: $n3 statements, the same in Turtle and JSON-LD"
done
