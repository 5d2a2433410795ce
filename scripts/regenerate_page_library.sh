#!/usr/bin/env bash
# regenerate_page_library.sh [FILE]
# Writes the libraries that the page of a map uses into FILE (src/format/page/d3.min.js unless given): the minified
# files of the packages that tests/page_library/package-lock.json pins, each after those that it needs, below their
# licences.
set -euo pipefail
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
out=$(realpath "${1:-$root/src/format/page/d3.min.js}")
cd "$root/tests/page_library"

# npm writes its record of what it installed last: newer than the lock file, it is up to date.
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  npm ci --no-audit --no-fund --loglevel=error
fi

packages=(dispatch timer ease color interpolate selection transition drag zoom quadtree)
declare -A bearers=() # of each licence
for package in "${packages[@]}"; do
  bearers[$(<"node_modules/d3-$package/LICENSE")]+=" d3-$package"
done
{
  echo "/*"
  for package in "${packages[@]}"; do
    licence=$(<"node_modules/d3-$package/LICENSE")
    # Once, by the first package that has it.
    [[ ${bearers[$licence]} == " d3-$package"* ]] || continue
    printf 'Licence of%s:\n\n%s\n\n' "${bearers[$licence]}" "$licence"
  done
  echo "*/"
  for package in "${packages[@]}"; do
    cat "node_modules/d3-$package/dist/d3-$package.min.js"
  done
} >"$out"
