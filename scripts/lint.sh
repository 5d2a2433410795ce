#!/usr/bin/env bash
# lint.sh [FOLDER...]
# Holds all code against clang-format, cppcheck and shellcheck, and that below the FOLDERs (src and bench, unless others
# are given) against clang-tidy, which takes most of the time. .clang-tidy and .cppcheck say what is off there, and why.
# Tests are not clean: they run programs by a shell, and share fixtures that are no constants.
# A file that clang-tidy passed is left out until it or what it includes changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folders=("$@")
[[ $# -gt 0 ]] || folders=(src bench)
scripts/install_packages.sh build test bench fuzz lint

export build=build/lint
cmake --preset lint >/dev/null
mkdir -p "$build/cppcheck" "$build/passed"
mapfile -t scripts < <(git ls-files '*.sh' .ci/run)
mapfile -t sources < <(git ls-files '*.cpp')
mapfile -t headers < <(git ls-files '*.hpp')
failed=0

shellcheck --external-sources "${scripts[@]}" || failed=1
clang-format-14 --dry-run -Werror "${sources[@]}" "${headers[@]}" || failed=1

cppcheck --std=c++20 -I src -I tests -I bench --library=posix --library=googletest --cppcheck-build-dir="$build/cppcheck" \
  --enable=warning,style,performance,portability --inline-suppr --suppressions-list=.cppcheck \
  --template='{file}:{line}: {message} [{id}]' --error-exitcode=1 --quiet -j "$(nproc)" "${sources[@]}" ||
  failed=1

# shellcheck disable=SC2317 # xargs calls it
tidy() { # FILE
  local passed status=0
  passed=$build/passed/$(clang++-14 -std=c++20 -I src -I tests -I bench -MM -MG "$1" |
    grep --only-matching --extended-regexp '(src|tests|bench)/[^ \\]+' |
    { clang-tidy-14 --dump-config; xargs cat; } | sha256sum | cut -d ' ' -f 1)
  [[ ! -e $passed ]] || return 0
  clang-tidy-14 -p "$build" --quiet "$1" 2>"$passed.err" || status=$?
  grep --invert-match --extended-regexp '^[0-9]+ warnings? (generated|treated)' "$passed.err" || true
  rm "$passed.err"
  [[ $status -eq 0 ]] && touch "$passed"
}
export -f tidy
git ls-files "${folders[@]/%//*.cpp}" | xargs -P "$(nproc)" -I{} bash -c 'tidy {}' || failed=1

exit "$failed"
