#!/usr/bin/env bash
# Builds the program under ThreadSanitizer and lets threads read, check and export: the examples, and a library of more
# files than a thread takes at a time. A race fails the run that met it. Only the program is built so, and
# none of the libraries that it uses; that gives no false alarm so far, so nothing is suppressed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset tsan >/dev/null
cmake --build --preset tsan --target patgraph -- --quiet

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
touch "$made/patgraph.yaml" # so that none above counts
entries=300
mkdir "$made/beds"
for ((i = 0; i < entries; ++i)); do
  cat >"$made/beds/bed-$i.md" <<END_OF_ENTRY
---
id: pat_$(printf '%026d' "$i")
slug: bed-$i
title: Bed $i
relationships:
  requires: [{slug: bed-$(((i + 1) % entries)), weight: 0.5}, bed-$((i * 7 % entries))]
  related: [bed-$((i * 11 % entries)), no-such-bed]
---
Beside [[bed-$((i / 2))]].
END_OF_ENTRY
done

tests/threads_test.sh build/tsan/patgraph examples/commons-garden examples/weedy-garden "$made/beds"
