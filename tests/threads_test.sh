#!/usr/bin/env bash
# threads_test.sh PROGRAM LIB...: what is written does not depend on the run or on the number of threads.
set -euo pipefail
# shellcheck source=tests/libraries.sh
source "$(dirname "${BASH_SOURCE[0]}")/libraries.sh"

write_all() { # DIR [OPTION...]
  local out=$1
  shift
  local formats=turtle,ntriples,nquads,jsonld,dot,html,graphml,neo4j-nodes,neo4j-edges,csv-nodes,csv-edges
  # A large library takes Graphviz a while.
  [[ $library != *examples* ]] || formats+=,svg,png
  # XML cannot hold every text.
  [[ $library == *nasty-names* ]] || formats+=,rdfxml
  "$program" export "$library" --format "$formats" --materialize --output "$out" "$@" 2>"$made/said" ||
    fail "export $*" "$made/said"
  local reports=()
  for format in jsonl sarif junit github markdown; do reports+=(--report "$format=$out/check.$format"); done
  "$program" check "$library" --fail-on never "${reports[@]}" "$@" >"$out/check.txt" 2>"$made/said" ||
    fail "check $*" "$made/said"
  "$program" stats "$library" --format json "$@" >"$out/stats.json" || fail "stats $*"
}

for library in "${libraries[@]}"; do
  write_all "$made/first"
  for options in "" "--threads 1" "--threads 4"; do
    # shellcheck disable=SC2086 # options are words
    write_all "$made/again" $options
    diff --recursive --brief "$made/first" "$made/again" >"$made/diff" || fail "another output $options" "$made/diff"
  done
  echo "$library: $(find "$made/first" -type f | wc -l) outputs, the same in every run"
  rm -r "$made/first" "$made/again"
done
