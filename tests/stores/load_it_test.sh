#!/usr/bin/env bash
# load_it_test.sh PROGRAM LIB [MARKDOWN]: the commands of README.md (or MARKDOWN) that are marked "run by
# tests/stores/load_it_test.sh where there is COMMAND" load the export of LIB, the library that README.md exports, and
# answer the question in ontology/queries that they name.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
root=$(realpath "$here/../..")
markdown=$(realpath "${3:-$root/README.md}")
set -- "$1" "$2"
# shellcheck source=tests/libraries.sh
source "$here/../libraries.sh"
library=$markdown

ln -s "$root/ontology" "$root/tests/conformance/node_modules" "$made"
"$program" export "${libraries[0]}" --format turtle --output "$made" 2>"$made/said" || fail "export" "$made/said"

# Writes each marked block to DIR/COMMAND.sh
awk -v dir="$made" '
  match($0, /^<!-- run by tests\/stores\/load_it_test.sh where there is [a-z0-9-]+ -->$/) { command = $(NF - 1); next }
  command && /^```sh$/ { file = dir "/" command ".sh"; next }
  file && /^```$/ { close(file); file = command = ""; next }
  file { print > file }' "$markdown"

shopt -s nullglob
blocks=("$made"/*.sh)
[[ ${#blocks[@]} -gt 0 ]] || fail "no command is marked as run by this test"
run=()
for block in "${blocks[@]}"; do
  command=$(basename "$block" .sh)
  if ! command -v "$command" >/dev/null; then
    echo "skipped: what needs $command, which is not installed"
    continue
  fi
  if [[ $command == virtuoso-t ]]; then
    # shellcheck source=tests/stores/virtuoso.sh
    source "$here/virtuoso.sh"
    start_virtuoso
    grep -q 'http://localhost:8890/' "$block" || fail "the commands for Virtuoso do not go to localhost:8890" "$block"
    sed -i "s|http://localhost:8890/|http://127.0.0.1:$http_port/|g" "$block" # not to a server that others run
  fi
  (cd "$made" && bash -euo pipefail "$block") >"$made/answer" 2>"$made/node" || fail "$command" "$made/node"

  # Engines write numbers and quotes each in their way, so the IRIs are compared, in their order.
  question=$(grep -o 'ontology/queries/[a-z-]*\.rq' "$block" | head -n 1) || fail "$command: no question" "$block"
  iris_of() { grep -oE 'https?://[^<>", ]+' "$1"; }
  iris_of "$root/${question%.rq}.tsv" >"$made/expected"
  iris_of "$made/answer" | diff "$made/expected" - >"$made/diff" || fail "$command answers otherwise" "$made/answer"
  run+=("$command")
done
[[ ${#run[@]} -gt 0 ]] || exit 77
echo "the commands with ${run[*]} do what $(basename "$markdown") says"
