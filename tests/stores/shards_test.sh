#!/usr/bin/env bash
# shards_test.sh PROGRAM LIB...: a Virtuoso server loads the shards of an export, plain and gzipped, by its bulk loader:
# with one loader and with several at once it holds as many statements as the export counted.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/libraries.sh
source "$here/../libraries.sh"
# shellcheck source=tests/stores/virtuoso.sh
source "$here/virtuoso.sh"
shard_count=8
name="graph-_____-of-00008" # as LIKE has it

in_graph() { # GRAPH: how many statements
  isql "SPARQL SELECT (COUNT(*) AS ?n) WHERE { GRAPH <$1> { ?s ?p ?o } };" | tail -n 1
}

load() { # MASK GRAPH LOADERS: every shard whose name fits
  isql "DELETE FROM DB.DBA.LOAD_LIST;" >/dev/null
  isql "ld_dir('$made/shards', '$1', '$2');" >"$made/isql" 2>&1 || fail "ld_dir" "$made/isql"
  local loader loaders=() faults loaded
  for ((loader = 0; loader < $3; ++loader)); do
    isql "rdf_loader_run();" >"$made/loader-$loader" 2>&1 &
    loaders+=($!)
  done
  for loader in "${loaders[@]}"; do
    wait "$loader" || fail "a loader of $1 fails" <(cat "$made"/loader-*)
  done
  faults=$(isql "SELECT LL_FILE, LL_ERROR FROM DB.DBA.LOAD_LIST WHERE LL_ERROR IS NOT NULL;")
  [[ -z $faults ]] || fail "Virtuoso rejects shards" <(echo "$faults")
  loaded=$(isql "SELECT COUNT(*) FROM DB.DBA.LOAD_LIST WHERE LL_STATE = 2;" | tail -n 1)
  [[ $loaded == "$shard_count" ]] || fail "$loaded of $shard_count shards of $1 are loaded"
}

library=${libraries[0]}
start_virtuoso
for library in "${libraries[@]}"; do
  rm -rf "$made/shards"
  "$program" export "$library" --format ntriples,nquads --output "$made/whole" 2>"$made/said" ||
    fail "export" "$made/said"
  for compress in "" "--compress gzip"; do
    # shellcheck disable=SC2086 # compress is words
    "$program" export "$library" --format ntriples,nquads --shards "$shard_count" $compress --output "$made/shards" \
      2>"$made/said" || fail "export in shards" "$made/said"
  done
  stated=$(wc -l <"$made/whole/graph.nt")
  named=$(head -n 1 "$made/whole/graph.nq" | sed -n 's/.* <\([^<>]*\)> \.$/\1/p')

  for way in "nt 1" "nt 4" "nt.gz 4"; do
    read -r extension loaders <<<"$way"
    graph=urn:$extension:$loaders
    isql "SPARQL CLEAR GRAPH <$graph>;" >/dev/null
    load "$name.$extension" "$graph" "$loaders"
    count=$(in_graph "$graph")
    [[ $count == "$stated" ]] || fail "$count of $stated statements of $extension with $loaders loaders"
  done
  for extension in nq nq.gz; do
    isql "SPARQL CLEAR GRAPH <$named>;" >/dev/null
    load "$name.$extension" urn:for-what-names-none 4
    count=$(in_graph "$named")
    [[ $count == "$stated" ]] || fail "$count of $stated statements of $extension with 4 loaders"
  done
  echo "$library: $stated statements in $shard_count shards, none lost with 1 or 4 loaders, plain and gzipped"
done
