#!/usr/bin/env bash
# console_test.sh PROGRAM [MARKDOWN]: the consoles of README.md (or MARKDOWN) that are marked "run by
# tests/console_test.sh" show what their commands print, run one after the other in a copy of the examples; those marked
# as extracts of a file have no other lines than it has.
set -euo pipefail
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
markdown=$(realpath "${2:-$root/README.md}")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/bin" "$made/here"
ln -s "$(realpath "$1")" "$made/bin/patgraph"
cp -r "$root/examples" "$made/here"

# Writes the blocks that follow a line with such a comment.
blocks_after() {
  awk -v mark="$1" 'index($0, "<!-- " mark) == 1 { marked = 1; next }
    marked && /^```/ && !shown { shown = 1; next }
    /^```$/ { shown = marked = 0 }
    shown' "$markdown"
}

while read -r file; do
  blocks_after "extract of $file" | grep -vE '^(\$ .*|…|)$' >"$made/extract"
  if grep -Fxv -f "$root/$file" "$made/extract"; then
    echo "$markdown: $file has no such lines"
    exit 1
  fi
  echo "$(grep -c . "$made/extract") lines are those of $file"
done < <(sed -nE 's/^<!-- extract of ([^ ,]+).*/\1/p' "$markdown")

blocks_after "run by tests/console_test.sh" >"$made/shown"
[[ -s $made/shown ]] || { echo "$markdown: no console is marked as run by this test"; exit 1; }
cd "$made/here"
export PATH=$made/bin:$PATH
while read -r command; do
  echo "$ $command"
  bash -c "$command" 2>&1 || true
done < <(sed -n 's/^\$ //p' "$made/shown") >"$made/printed"
diff -u --label "$markdown" --label printed "$made/shown" "$made/printed"
echo "$(grep -c '^\$ ' "$made/shown") commands print what $(basename "$markdown") shows"
