#!/usr/bin/env bash
# page_library_test.sh: src/format/page/d3.min.js holds, byte by byte, what npm publishes of the pinned packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ ! -d tests/page_library/node_modules ]]; then
  echo "skipped: tests/page_library/node_modules is not there; scripts/test.sh installs it"
  exit 77
fi
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
scripts/regenerate_page_library.sh "$made/d3.min.js"
if ! cmp "$made/d3.min.js" src/format/page/d3.min.js; then
  echo "If the change is meant: scripts/regenerate_page_library.sh"
  exit 1
fi
