#!/usr/bin/env bash
# run.sh LIB [OPTION...]
# Builds everything that bench/README.md speaks of, measures it on a library of patterns and writes bench/RESULTS.md.
# Options go to patgraph_bench: --runs N, --without-others.
set -euo pipefail
[[ $# -ge 1 && -d $1 ]] || { echo "usage: bench/run.sh LIB [OPTION...]" >&2; exit 2; }
library=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install_packages.sh build bench
packages=bench/javascript
# npm writes its record of what it installed last: newer than the lock file, it is up to date.
if [[ ! $packages/node_modules/.package-lock.json -nt $packages/package-lock.json ]]; then
  npm ci --prefix "$packages" --no-audit --no-fund --loglevel=error
fi
cmake --preset bench >/dev/null
cmake --build --preset bench -- --quiet

results=build/bench/RESULTS.md # takes its place when it is whole
build/bench/bench/patgraph_bench "$library" "${@:2}" | tee "$results"
mv "$results" bench/RESULTS.md
