#!/usr/bin/env bash
# shapes_test.sh [--without SHAPE] PROGRAM LIB...: SHACL and SPARQL engines agree on what the shapes that PROGRAM writes
# say of the graph of each LIB, and so do the checks of PROGRAM. Where LIB/expected.txt lists results, or the file for
# its name in expected/, these and no others are found. LIB/ontology.ttl, where there is one, extends the ontology.
# --without damages the shapes: the test fails then. rdf-validate-shacl and shacl-engine validate by SHACL Core;
# constraints in SPARQL, which the first does not know, are run by shacl-engine and Oxigraph.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
damage=()
if [[ $1 == --without ]]; then
  damage=(--without "$2")
  shift 2
fi
# shellcheck source=tests/libraries.sh
source "$here/../libraries.sh"

base=https://garden.example/
large=$((16 * 1024 * 1024)) # bytes of Turtle; shacl-engine takes 50 ms and more for each query at each entry
directories=()
for library in "${libraries[@]}"; do
  directory=$made/${#directories[@]}
  directories+=("$directory")
  mkdir "$directory"
  ontology=()
  [[ ! -f $library/ontology.ttl ]] || ontology=(--ontology "$library/ontology.ttl")
  "$program" ontology --format shacl "${ontology[@]}" >"$directory/shapes.ttl" 2>"$made/said" ||
    fail "no shapes" "$made/said"
  "$program" ontology --format turtle "${ontology[@]}" >"$directory/ontology.ttl" 2>"$made/said" ||
    fail "no ontology" "$made/said"
  "$program" export "$library" "${ontology[@]}" --format turtle --base "$base" >"$directory/graph.ttl" 2>"$made/said" ||
    fail "no graph" "$made/said"
  "$program" check "$library" "${ontology[@]}" --format json >"$directory/check.json" 2>"$made/said" ||
    [[ $? -eq 1 ]] || fail "no findings" "$made/said"
  is_large=$([[ $(stat -c %s "$directory/graph.ttl") -gt $large ]] && echo true || echo false)
  printf '{"library": "%s", "root": "%s", "base": "%s", "large": %s}' "$library" "$PWD" "$base" "$is_large" \
    >"$directory/facts.json"
  for expected in "$library/expected.txt" "$here/expected/$(basename "$library").txt"; do
    [[ ! -f $expected ]] || cp "$expected" "$directory/expected.txt"
  done
done
node "$here/hold_shapes.mjs" "${damage[@]}" "${directories[@]}"
