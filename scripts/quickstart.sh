#!/usr/bin/env bash
# Builds the program, checks the example library and exports it. Works from any folder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
from=$(realpath --relative-to="$PWD" "$root")
here=$([[ $from == . ]] || echo "$from/") # before the paths that are shown
cd "$root"
out=build/quickstart
log=$out/build.log
mkdir -p "$out"

quietly() {
  "$@" >"$log" 2>&1 || { tail -n 30 "$log"; echo "failed: $* (all of it: $here$log)"; exit 1; } >&2
}

scripts/install_packages.sh build

[[ -x build/release/patgraph ]] || echo "Building the program; the first time takes a minute or two."
quietly cmake --preset release
if [[ -t 1 ]]; then
  cmake --build --preset release -- --quiet # ninja shows its progress in one line
else
  quietly cmake --build --preset release
fi

patgraph=build/release/patgraph
library=examples/commons-garden
echo "\$ $here$patgraph check $here$library"
"$patgraph" check "$library"
echo
echo "\$ $here$patgraph export $here$library \\"
echo "    --format turtle,jsonld,svg,html --output $here$out"
quietly "$patgraph" export "$library" --format turtle,jsonld,svg,html --output "$out"
cat <<END
  $here$out/graph.ttl     for a triple store: RDF in Turtle
  $here$out/graph.jsonld  for the web: the same statements in JSON-LD
  $here$out/graph.svg     a map for you: open it in a browser
  $here$out/graph.html    a page to walk on, for the same

Next, try
  $here$patgraph check ${here}examples/weedy-garden
  $here$patgraph stats $here$library
  $here$patgraph show seed-library $here$library
  $here$patgraph map --help
END
