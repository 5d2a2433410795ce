#!/usr/bin/env bash
# page_test.sh PROGRAM SCREENSHOTS NAME: runs page/NAME_test.mjs, which opens pages made by PROGRAM in Chromium and keeps
# pictures of them in the folder SCREENSHOTS.
set -euo pipefail
program=$(realpath "${PATGRAPH_PROGRAM:-$1}")
for tool in node chromium; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: no $tool"
    exit 77 # SKIP_RETURN_CODE of ctest
  fi
done
exec node "$(dirname "${BASH_SOURCE[0]}")/page/$3_test.mjs" "$program" "$2/$3" "$(command -v chromium)"
