#!/usr/bin/env bash
# shards_test.sh PROGRAM LIB...: the shards of every format that can be split, plain and compressed, hold together the
# lines of the file that is not split, each subject in one of them, and they are the same whatever the threads.
set -euo pipefail
# shellcheck source=tests/libraries.sh
source "$(dirname "${BASH_SOURCE[0]}")/libraries.sh"
export LC_ALL=C
command -v zstd >/dev/null || {
  echo "skipped: the program zstd is not installed"
  exit 77
}

count=7
formats=ntriples,nquads,neo4j-nodes,neo4j-edges,csv-nodes,csv-edges
files=(graph.nt graph-derived.nt graph.nq graph.neo4j.nodes.csv graph.neo4j.edges.csv graph.nodes.csv graph.edges.csv)

split_into() { # DIR [OPTION...]
  local out=$1
  shift
  "$program" export "$library" --format "$formats" --materialize --verify --shards "$count" --output "$out" "$@" \
    2>"$made/said" || fail "export $*" "$made/said"
}

for library in "${libraries[@]}"; do
  "$program" export "$library" --format "$formats" --materialize --output "$made/whole" 2>"$made/said" ||
    fail "export" "$made/said"
  split_into "$made/plain"
  split_into "$made/one" --threads 1
  diff --recursive --brief "$made/plain" "$made/one" >"$made/diff" || fail "other shards on one thread" "$made/diff"
  split_into "$made/gzip" --compress gzip
  split_into "$made/zstd" --compress zstd --threads 3
  gzip --decompress "$made/gzip"/*
  zstd --quiet --decompress --rm "$made/zstd"/*
  for kind in gzip zstd; do
    diff --recursive --brief "$made/plain" "$made/$kind" >"$made/diff" || fail "$kind holds something else" "$made/diff"
  done

  for file in "${files[@]}"; do
    shards=("$made/plain/${file%%.*}"-0*-of-"0000$count.${file#*.}")
    [[ ${#shards[@]} -eq $count ]] || fail "${#shards[@]} shards of $file"
    if [[ $file == *.csv ]]; then
      for shard in "${shards[@]}"; do
        head -n 1 "$made/whole/$file" | cmp --silent - <(head -n 1 "$shard") || fail "$shard has another head"
      done
      tail -n +2 "$made/whole/$file"
    else
      cat "$made/whole/$file"
    fi | sort >"$made/expected"
    if [[ $file == *.csv ]]; then tail --quiet -n +2 "${shards[@]}"; else cat "${shards[@]}"; fi | sort |
      cmp --silent - "$made/expected" || fail "the shards of $file hold other lines"
    [[ $file == *.csv ]] || for shard in "${shards[@]}"; do cut -d ' ' -f 1 "$shard" | sort -u; done |
      sort | uniq -d >"$made/twice"
    [[ $file == *.csv || ! -s $made/twice ]] || fail "subjects in several shards of $file" "$made/twice"
  done
  echo "$library: ${#files[@]} exports in $count shards each"
  rm -r "$made"/{whole,plain,one,gzip,zstd}
done
