#!/usr/bin/env bash
# install_packages.sh GROUP...
# Installs what the groups (build, test, lint, coverage, bench, fuzz, browser) need from Debian or Ubuntu packages, and
# only what is missing.
# Exits with 2 where that is impossible, with the missing packages named on standard error.
set -euo pipefail

# group, package, command that makes the package needless wherever it comes from ("-": none), why
packages() {
  cat <<'END'
build  g++                 g++         the compiler: C++20
build  cmake               cmake       the build, 3.25 or newer
build  ninja-build         ninja       runs the build
build  pkg-config          pkg-config  finds libyaml and Raptor
build  libyaml-dev         -           reads the front matter
build  libyaml-cpp-dev     -           reads patgraph.yaml
build  zlib1g-dev          -           compresses exports with gzip
build  libzstd-dev         -           compresses exports with zstd
build  libmd4c-dev         -           finds links in Markdown
build  libraptor2-dev      -           reads the ontology
build  libboost-graph-dev  -           graph algorithms
build  libicu-dev          -           compares titles regardless of case, measures text
build  libcli11-dev        -           the command line
build  nlohmann-json3-dev  -           JSON-LD and reports
build  libgraphviz-dev     -           draws maps
build  fonts-dejavu-core   -           the font that maps are measured with, so that they are the same everywhere
test   libgtest-dev        -           unit tests
test   graphviz            gc          reads our DOT
test   git                 git         changes for --changed-since, merges of baselines
test   clang-14            clang++-14  a second compiler with other warnings
test   raptor2-utils       rapper      reads our Turtle
test   serdi               serdi       reads our Turtle
test   nodejs              node        reads our Turtle and JSON-LD, 18 or newer
test   npm                 npm         installs the readers that run in it
test   mandoc              mandoc      reads the manual page
test   virtuoso-opensource-7-bin virtuoso-t a triple store: loads our exports, answers ontology/queries
test   zstd                zstd        reads what we compress
test   curl                curl        runs the README's commands for Virtuoso
test   python3             -           counts findings on its own
test   python3-yaml        -           reads front matter for that
test   python3-networkx    -           ranks entries on its own, reads GraphML
test   strace              strace      lets writes fail
test   mount               mount       mounts disks that are full
test   valgrind            valgrind    counts instructions, finds wrong reads of memory
test   binutils            readelf     sees how a program is hardened
lint   clang-tidy-14       clang-tidy-14 looks for what goes wrong in C++
lint   clang-format-14     clang-format-14 the layout of the code
lint   cppcheck            cppcheck    looks for the same in other ways
lint   shellcheck          shellcheck  looks for what goes wrong in shell
coverage gcovr             gcovr       adds up which lines tests run
bench  libbenchmark-dev    -           measures parts
bench  nodejs              node        runs what we are measured by in JavaScript
bench  npm                 npm         installs the packages of that
bench  python3             -           runs what we are measured by in Python
bench  python3-yaml        -           reads front matter there
bench  python3-rdflib      -           writes RDF there
fuzz   clang-14            clang++-14  libFuzzer is its part
fuzz   libclang-rt-14-dev  -           what fuzzers are linked with
fuzz   libxml2-dev         -           reads our XML; Raptor needs it as well
browser chromium           chromium    opens the page of a map
END
}

missing_packages() {
  local installed group package command
  # shellcheck disable=SC2016 # the field names are for dpkg-query
  installed=" $(dpkg-query --show --showformat='${db:Status-Status}:${Package} ' 2>/dev/null || true)"
  while read -r group package command _; do
    [[ " $* " == *" $group "* ]] || continue
    if [[ $command != - ]]; then
      command -v "$command" >/dev/null || echo "$package"
    elif [[ $installed != *" installed:$package "* ]]; then
      echo "$package"
    fi
  done < <(packages)
}

mapfile -t missing < <(missing_packages "$@")
[[ ${#missing[@]} -gt 0 ]] || exit 0

give_up() {
  printf '%s; please install: %s\n' "$1" "${missing[*]}" >&2
  exit 2
}
command -v apt-get >/dev/null || give_up "no apt-get here"
as_root=()
if [[ $EUID -ne 0 ]]; then
  command -v sudo >/dev/null || give_up "neither root nor sudo"
  as_root=(sudo)
fi
as_root+=(env DEBIAN_FRONTEND=noninteractive)

echo "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq || give_up "apt-get update failed"
"${as_root[@]}" apt-get install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null ||
  give_up "apt-get install failed"
