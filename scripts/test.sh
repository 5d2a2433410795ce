#!/usr/bin/env bash
# Runs every test, under AddressSanitizer and UndefinedBehaviorSanitizer, after building with g++ and with clang,
# warnings as errors; before that, threads under ThreadSanitizer and the commands under valgrind. Arguments go to ctest:
# `scripts/test.sh -R conformance`. Where PATGRAPH_CORPUS names a library, the tests of a whole library run on it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install_packages.sh build test bench
# Ubuntu has it as a snap only.
scripts/install_packages.sh browser || echo "without chromium, tests of the page of a map are skipped"

# npm writes its record of what it installed last: newer than the lock file, it is up to date.
for packages in bench/javascript tests/conformance tests/integration tests/maps tests/page tests/page_library \
  tests/shapes; do
  if [[ ! $packages/node_modules/.package-lock.json -nt $packages/package-lock.json ]]; then
    npm ci --prefix "$packages" --no-audit --no-fund --loglevel=error
  fi
done

cmake --preset debug >/dev/null
cmake --build --preset debug -- --quiet
cmake --preset clang >/dev/null
cmake --build --preset clang --target patgraph patgraph_bench patgraph_parts -- --quiet

scripts/tsan.sh
tests/hardening_test.sh build/clang/patgraph
tests/valgrind_test.sh build/clang/patgraph

# Times say nothing on a busy machine; instructions do. The program by clang is the optimised one that is built here.
bench/count_instructions.sh build/clang/patgraph

exec ctest --preset debug --parallel "$(nproc)" "$@"
