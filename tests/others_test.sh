#!/usr/bin/env bash
# others_test.sh PROGRAM LIB...: the programs in JavaScript and Python that bench/ measures patgraph by see the links
# that it sees, and find the same as each other; a reader finds in their Turtle and JSON-LD what they say they wrote.
set -euo pipefail
# shellcheck source=tests/libraries.sh
source "$(dirname "${BASH_SOURCE[0]}")/libraries.sh"
bench=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../bench")
[[ -d $bench/javascript/node_modules ]] || { echo "skipped: bench/javascript has no node_modules"; exit 77; }
python=/usr/bin/python3 # Debian's own, for its packages have PyYAML and rdflib
"$python" -c 'import rdflib, yaml' 2>"$made/said" || { echo "skipped: $python has no rdflib or no yaml"; exit 77; }

# Writes what both kinds of output say of links, one line each.
links_of() {
  "$python" -c '
import json, sys
said = json.load(open(sys.argv[1]))
print(said["files"]["read"], "files")
for key in "links", "inferred_links":
    for outcome in "declared", "resolved", "external", "dangling", "rejected":
        print(key, outcome, said[key][outcome])
' "$1"
}

# Writes what the others say of findings.
findings_of() { "$python" -c 'import json, sys; print(json.load(open(sys.argv[1]))["findings"])' "$1"; }

for library in "${libraries[@]}"; do
  "$program" stats "$library" --format json >"$made/patgraph.json" || fail "stats"
  node "$bench/javascript/program.mjs" "$library" "$made/javascript" >"$made/javascript.json" || fail "JavaScript"
  "$python" "$bench/python/program.py" "$library" "$made/python" >"$made/python.json" || fail "Python"
  links_of "$made/patgraph.json" >"$made/patgraph.links"
  for other in javascript python; do
    links_of "$made/$other.json" >"$made/$other.links"
    diff "$made/patgraph.links" "$made/$other.links" >"$made/diff" || fail "other links in $other" "$made/diff"
    "$python" - "$made/$other" "$made/$other.json" >"$made/said" 2>&1 <<'END' || fail "what $other wrote" "$made/said"
import json, sys
from rdflib import Graph
turtle = Graph().parse(f"{sys.argv[1]}/graph.ttl", format="turtle")
jsonld = Graph().parse(f"{sys.argv[1]}/graph.jsonld", format="json-ld")
said = json.load(open(sys.argv[2]))["statements"]
# A statement made twice is one.
assert len(jsonld) == len(turtle) and 0.99 * said <= len(turtle) <= said, (len(turtle), len(jsonld), said)
END
  done
  diff <(findings_of "$made/javascript.json") <(findings_of "$made/python.json") >"$made/diff" ||
    fail "JavaScript and Python find other things" "$made/diff"
  echo "$library: $(sed -n "s/^links declared //p" "$made/patgraph.links") links, the same in three languages"
done
