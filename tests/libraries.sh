# Sourced by tests: which libraries to test on, and with which program.
# shellcheck shell=bash disable=SC2034 # the variables are for the script that sources this

# Usage: SCRIPT PROGRAM LIB...; LIB "corpus" stands for the library that PATGRAPH_CORPUS names, if any.
program=$(realpath "${PATGRAPH_PROGRAM:-$1}")
shift
libraries=()
for library in "$@"; do
  if [[ $library != corpus ]]; then
    libraries+=("$library")
  elif [[ -n ${PATGRAPH_CORPUS:-} && -d $PATGRAPH_CORPUS ]]; then
    libraries+=("$PATGRAPH_CORPUS")
  else
    echo "skipped: PATGRAPH_CORPUS names no library"
  fi
done
[[ ${#libraries[@]} -gt 0 ]] || exit 77 # SKIP_RETURN_CODE of ctest

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
fail() { # MESSAGE [FILE WITH DETAILS]
  echo "$library: $1"
  [[ $# -lt 2 ]] || head -n 20 "$2" | cut -c 1-200
  exit 1
}

require_networkx() {
  # Debian's own, for its package has networkx; another one may come first in PATH.
  python=/usr/bin/python3
  "$python" -c 'import networkx' 2>"$made/said" && return
  echo "skipped: $python has no networkx"
  exit 77
}
