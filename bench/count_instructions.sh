#!/usr/bin/env bash
# count_instructions.sh PROGRAM [--record]
# Counts the instructions that PROGRAM, a release build, executes for the main job on the example library (one thread,
# under valgrind), and prints how they differ from those in bench/instructions.tsv for the same compiler. --record puts
# the counts there instead.
#
# Unlike times, counts are the same on a busy machine: those of one program differ by less than 0.1 % from run to run.
# Exits with 0 whatever the change: it is a reader who judges it. Exits with 2 where nothing can be counted.
set -euo pipefail
program=$(realpath "$1")
record=${2:-}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
table=bench/instructions.tsv
library=examples/commons-garden
made=$(mktemp -d /tmp/patgraph-count-XXXXXXXX)
trap 'rm -rf "$made"' EXIT

give_up() {
  echo "count_instructions.sh: $1" >&2
  exit 2
}
command -v valgrind >/dev/null || give_up "no valgrind here"

compiler_of() { # PROGRAM: as it says itself; clang's programs hold parts by g++ too
  local comments
  comments=$(readelf --string-dump=.comment "$1")
  if [[ $comments =~ clang\ version\ ([0-9]+) ]]; then
    echo "clang ${BASH_REMATCH[1]}"
  elif [[ $comments =~ GCC:\ \([^\)]*\)\ ([0-9]+) ]]; then
    echo "g++ ${BASH_REMATCH[1]}"
  else
    give_up "$1 does not say by which compiler it was built"
  fi
}

# An environment of its own, for its size moves the stack.
count() { # ARGUMENT...
  env -i LC_ALL=C TZ=UTC PATH=/usr/bin:/bin valgrind --tool=cachegrind --cache-sim=no \
    --cachegrind-out-file=/dev/null --log-file="$made/log" "$program" "$@" >"$made/out" 2>"$made/err" ||
    give_up "patgraph $*: $(head -n 3 "$made/err")"
  sed -nE 's/.*I +refs: +([0-9,]+).*/\1/p' "$made/log" | tr -d ,
}

grouped() { sed -E ':a; s/([0-9])([0-9]{3})($|,)/\1,\2\3/; ta' <<<"$1"; }

change() { # NOW BEFORE
  awk -v now="$1" -v before="$2" 'BEGIN {
    change = 100 * (now - before) / before
    printf "%+.2f %%%s", change, (change > 2 ? "  more work than was recorded: is it meant?" : "")
  }'
}

compiler=$(compiler_of "$program")
declare -A counts
counts[export]=$(count export "$library" --format turtle,jsonld,dot --output "$made/exports" --threads 1)
counts[check]=$(count check "$library" --threads 1)
counts[--version]=$(count --version)

if [[ $record == --record ]]; then
  {
    printf 'compiler\tcommand\tinstructions\n'
    {
      tail -n +2 "$table" 2>/dev/null | grep -v "^$compiler"$'\t' || true
      for command in export check --version; do
        printf '%s\t%s\t%s\n' "$compiler" "$command" "${counts[$command]}"
      done
    } | LC_ALL=C sort
  } >"$made/table"
  cp "$made/table" "$table"
  echo "recorded in $table, for $compiler"
  exit
fi

echo "Instructions, by $compiler, against those in $table (a change fails nothing):"
for command in export check --version; do
  before=$(awk -F '\t' -v c="$compiler" -v name="$command" '$1 == c && $2 == name { print $3 }' "$table")
  printf '  %-10s %14s  ' "$command" "$(grouped "${counts[$command]}")"
  if [[ -n $before ]]; then
    change "${counts[$command]}" "$before"
    echo
  else
    echo "none recorded"
  fi
done
