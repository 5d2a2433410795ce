#!/usr/bin/env bash
# regenerate_exports.sh [PROGRAM [DIR]]
# Writes what exports/ holds, with PROGRAM (build/release/patgraph unless given), into DIR (exports unless given).
set -euo pipefail
from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
absolute() { [[ $1 == /* ]] && echo "$1" || echo "$from/$1"; }
program=$(absolute "${1:-$PWD/build/release/patgraph}")
out=$(absolute "${2:-$PWD/exports}")
mkdir -p "$out"

# Paths in the reports are those given, so they are given from the root of the repository.
library=examples/commons-garden
"$program" check "$library" >"$out/check.txt"
"$program" stats "$library" >"$out/stats.txt"
status=0
"$program" check examples/weedy-garden >"$out/weedy-check.txt" || status=$?
[[ $status -eq 1 ]] || { echo "check of the weedy garden: exit code $status, expected 1" >&2; exit 1; }

# Graphviz asks for Helvetica and gets another font on each machine, so pictures are measured with one that is the same
# everywhere, and wide enough for what a browser puts in its place.
fonts=$(mktemp -d)
trap 'rm -rf "$fonts"' EXIT
cat >"$fonts/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/dejavu</dir>
  <cachedir>$fonts</cachedir>
  <match><edit name="family" mode="assign_replace"><string>DejaVu Sans</string></edit></match>
</fontconfig>
END
export FONTCONFIG_FILE=$fonts/fonts.conf

quietly() {
  local said
  said=$("$@" 2>&1) || { echo "$said" >&2; exit 1; }
}
quietly "$program" export "$library" --format turtle,jsonld,dot,svg --output "$out"
draw() { # FILE LIBRARY TITLE OPTION...
  quietly "$program" map "$2" --title "$3" --format svg --output "$out/$1" "${@:4}"
}
draw garden.svg "$library" "Commons Garden" --cluster domain --color domain
draw domains.svg "$library" "Commons Garden" --collapse domain --color domain
draw around-seed-library.svg "$library" "Commons Garden" --around seed-library --depth 2 --color domain
draw weedy-cycles.svg examples/weedy-garden "Weedy Garden" --only-cycles
"$program" map "$library" --around seed-library --color domain --rankdir LR --title "Commons Garden" \
  --format mermaid >"$out/seed-library.mmd"
