#!/usr/bin/env bash
# bench_test.sh FOLDER: the benchmarks that were built into FOLDER run, on the example library, and show what they are
# to show; times are not looked at.
# shellcheck disable=SC2016 # what results quote is theirs
set -euo pipefail
folder=$1
cd "$(dirname "${BASH_SOURCE[0]}")/.."
library=examples/commons-garden
for program in patgraph_bench patgraph_parts; do
  [[ -x $folder/$program ]] || { echo "skipped: no $folder/$program; scripts/test.sh builds it"; exit 77; }
done

# The tables in the README are those of the results.
sed -n '/^## Speed/,/^## Tests/p' README.md | grep '^| ' >/dev/null || { echo "README.md: no table of speed"; exit 1; }
if sed -n '/^## Speed/,/^## Tests/p' README.md | grep '^| ' | grep -Fxv -f <(cat bench/RESULTS.md bench/LARGE.md); then
  echo "README.md: neither bench/RESULTS.md nor bench/LARGE.md has such rows"
  exit 1
fi

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
fail() {
  echo "$1"
  head -n 20 "$2" | cut -c 1-200
  exit 1
}

options=(--runs 1)
if [[ ! -d bench/javascript/node_modules ]] || ! /usr/bin/python3 -c 'import rdflib, yaml' 2>/dev/null; then
  options+=(--without-others)
fi
"$folder/patgraph_bench" "$library" "${options[@]}" >"$made/results" 2>"$made/said" ||
  fail "the driver fails" "$made/said"
for line in '| floor |' '| `patgraph check` |' '| parse |' '| jsonld |' '| total |' '| `patgraph --version` |' \
  '| patgraph | 72 | 69 | 0 | 6 |' '| main job ÷ floor, at most 2 |'; do
  grep --quiet --fixed-strings "$line" "$made/results" || fail "the results have no '$line'" "$made/results"
done

"$folder/patgraph_parts" --benchmark_min_time=0.001 --benchmark_filter='yaml|check/cycle|format/turtle' \
  >"$made/parts" 2>"$made/said" || fail "the parts fail" "$made/said"
for part in yaml check/cycle format/turtle; do
  grep --quiet "^$part " "$made/parts" || fail "the parts have no '$part'" "$made/parts"
done
echo "the driver and the parts run (${options[*]})"
