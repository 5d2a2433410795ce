#!/usr/bin/env bash
# fuzz.sh SECONDS [TARGET...]
# Builds the fuzzers and runs each of them (or the targets: front_matter, ontology, config, baseline, library) that
# long, starting with the inputs in tests/fuzz/corpus. New inputs are kept in build/fuzz/corpus, finds in
# build/fuzz/finds. Exits with 1 where there is a find. Arguments of libFuzzer may stand in FUZZ_OPTIONS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  echo "usage: scripts/fuzz.sh SECONDS [TARGET...]" >&2
  exit 2
}
[[ ${1:-} =~ ^[0-9]+$ ]] || usage
seconds=$1
shift
all=(front_matter ontology config baseline library)
targets=("$@")
[[ $# -gt 0 ]] || targets=("${all[@]}")
for target in "${targets[@]}"; do
  [[ " ${all[*]} " == *" $target "* ]] || usage
done

scripts/install_packages.sh build fuzz

build=build/fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -- --quiet

# The words of the ontology are the tokens of front matter.
dictionary=$build/fuzz.dict
{
  cat tests/fuzz/tokens.dict
  grep --only-matching 'pg:key [^;.]*' ontology/patgraph.ttl | grep --only-matching '"[^"]*"' | tr -d '"' |
    tr '/' '\n' | sort --unique | sed 's/.*/"&: "/'
} >"$dictionary"

export LSAN_OPTIONS=suppressions=$PWD/tests/leaks_of_others.supp:print_suppressions=0
# A crash leaves what a fuzzer has written.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
mkdir -p "$build/finds"

options=(
  # Longer inputs find no more; and of a paragraph of many kilobytes md4c asks time that grows with its square.
  -max_len=65536
  # The largest input takes two seconds with sanitizers, on a crowded machine twenty: more is not linear any more.
  -timeout=100
  -report_slow_units=100
  # Sanitizers take 450 MB before any input; no input of 64 kB may ask for much more.
  -rss_limit_mb=2048
  # Leaks are told when a run ends: to look for them after each input takes longer than all else, for Raptor2 has some.
  -detect_leaks=0
  # Its statistics take a third of the time.
  -entropic=0
  -dict="$dictionary"
  -max_total_time="$seconds"
  -print_final_stats=1
)

run() {
  local target=$1 log=$build/$1.log
  mkdir -p "$build/corpus/$target"
  # shellcheck disable=SC2086 # several arguments
  "$build/tests/fuzz/${target}_fuzzer" "${options[@]}" -artifact_prefix="$build/finds/$target-" ${FUZZ_OPTIONS:-} \
    "$build/corpus/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1 || {
    tail -n 40 "$log"
    echo "$target: a find; see $log and $build/finds"
    return 1
  }
  local executions
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  echo "$target: $executions executions in $seconds s, no find"
}

failed=0
for target in "${targets[@]}"; do
  run "$target" || failed=1
done
exit "$failed"
