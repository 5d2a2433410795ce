#!/usr/bin/env bash
# ontology_files_test.sh PROGRAM: ontology/ holds, byte by byte, what PROGRAM makes of ontology/patgraph.ttl.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
scripts/regenerate_ontology.sh "$program" "$made/ontology"

status=0
for path in "$made"/ontology/*; do
  name=${path##*/}
  if [[ ! -f ontology/$name ]]; then
    echo "ontology/$name: is missing"
    status=1
  elif ! diff --unified=0 --label "ontology/$name" --label "$name as made now" "ontology/$name" "$path" >"$made/diff"; then
    head -n 20 "$made/diff" | cut -c 1-200
    status=1
  fi
done

[[ $status -eq 0 ]] || echo "If the change is meant: cmake --build --preset release && scripts/regenerate_ontology.sh"
exit "$status"
