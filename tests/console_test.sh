#!/usr/bin/env bash
# console_test.sh PROGRAM [MARKDOWN]: the consoles of README.md (or MARKDOWN) that are marked "run by
# tests/console_test.sh" show what their commands print, run one after the other in a copy of the examples.
set -euo pipefail
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
markdown=$(realpath "${2:-$root/README.md}")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/bin" "$made/here"
ln -s "$(realpath "$1")" "$made/bin/patgraph"
cp -r "$root/examples" "$made/here"

awk '/^<!-- run by tests\/console_test.sh -->$/ { marked = 1; next }
     marked && /^```console$/ { shown = 1; next }
     /^```$/ { shown = marked = 0 }
     shown' "$markdown" >"$made/shown"
[[ -s $made/shown ]] || { echo "$markdown: no console is marked as run by this test"; exit 1; }

cd "$made/here"
export PATH=$made/bin:$PATH
while read -r command; do
  echo "$ $command"
  bash -c "$command" 2>&1 || true
done < <(sed -n 's/^\$ //p' "$made/shown") >"$made/printed"
diff -u --label "$markdown" --label printed "$made/shown" "$made/printed"
echo "$(grep -c '^\$ ' "$made/shown") commands print what $(basename "$markdown") shows"
