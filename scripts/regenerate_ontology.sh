#!/usr/bin/env bash
# regenerate_ontology.sh [PROGRAM [DIR]]
# Writes what is made of ontology/patgraph.ttl (JSON-LD context, SHACL shapes, reference page), with PROGRAM
# (build/release/patgraph unless given), into DIR (ontology unless given).
set -euo pipefail
from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
absolute() { [[ $1 == /* ]] && echo "$1" || echo "$from/$1"; }
program=$(absolute "${1:-$PWD/build/release/patgraph}")
out=$(absolute "${2:-$PWD/ontology}")
mkdir -p "$out"

"$program" ontology --format jsonld-context >"$out/context.jsonld"
"$program" ontology --format shacl >"$out/shapes.ttl"
"$program" ontology --format markdown >"$out/README.md"
