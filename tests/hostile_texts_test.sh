#!/usr/bin/env bash
# hostile_texts_test.sh PROGRAM: whatever texts a library holds, independent readers find exactly these texts in every
# export. PATGRAPH_TEST_RUNS (60) is the number of libraries, PATGRAPH_TEST_SEED says which ones.
set -euo pipefail
program=$(realpath "${PATGRAPH_PROGRAM:-$1}")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
touch "$made/patgraph.yaml" # so that none above counts
node "$(dirname "${BASH_SOURCE[0]}")/conformance/hostile_texts_test.mjs" "$program" "$made/hostile"
