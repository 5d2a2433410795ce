#!/usr/bin/env bash
# regenerate_docs.sh [PROGRAM [DIR]]
# Writes a page for each check, and a table of them, with PROGRAM (build/release/patgraph unless given), into
# DIR/checks (DIR is docs unless given), and the JSON Schema of patgraph.yaml into DIR.
set -euo pipefail
from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
absolute() { [[ $1 == /* ]] && echo "$1" || echo "$from/$1"; }
program=$(absolute "${1:-$PWD/build/release/patgraph}")
out=$(absolute "${2:-$PWD/docs}")
mkdir -p "$out/checks"

"$program" explain --config-schema >"$out/patgraph.schema.json"
"$program" explain --format markdown >"$out/checks/README.md"
# Each check has a row in the table: | [id](id.md) | …
checks=$(sed -n 's/^| \[\([a-z-]*\)\](.*/\1/p' "$out/checks/README.md")
for check in $checks; do
  "$program" explain "$check" --format markdown >"$out/checks/$check.md"
done
