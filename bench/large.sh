#!/usr/bin/env bash
# large.sh FOLDER [PATTERNS...]
# Measures patgraph on made-up libraries of growing size, in a folder with room for them, and writes bench/LARGE.md.
set -euo pipefail
[[ $# -ge 1 && -d $1 ]] || { echo "usage: bench/large.sh FOLDER [PATTERNS...]" >&2; exit 2; }
folder=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install_packages.sh build bench
cmake --preset bench >/dev/null
cmake --build --preset bench -- --quiet

results=build/bench/LARGE.md # takes its place when it is whole
build/bench/bench/patgraph_large --fill-memory "$folder" "${@:2}" | tee "$results"
mv "$results" bench/LARGE.md
