#!/usr/bin/env bash
# mutate.sh
# Changes ten conditions of the checks, each alone, in a copy of the code below build/mutations, and runs the test that
# must fail for it. Prints what came of each, and exits with 1 where a test does not notice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
scripts/install_packages.sh build test

# Files keep their times, so that only what has changed is built anew.
copy=build/mutations/source
build=build/mutations/build
mkdir -p "$copy"
git ls-files -z |
  xargs -0 cp --parents --preserve=timestamps --no-dereference --update --target-directory="$copy"
for file in src/check/*.cpp; do # of an earlier run that was stopped
  cmp --quiet "$file" "$copy/$file" || cp "$file" "$copy/$file"
done
cmake -S "$copy" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 >/dev/null

# Returns whether the one test of a program passes; exits where it cannot be run.
passes() { # PROGRAM TEST
  local status=0
  cmake --build "$build" --target "$1" patgraph -- --quiet || exit 2
  "$build/tests/$1" --gtest_filter="$2" >"$build/log" 2>&1 || status=$?
  grep --quiet --fixed-strings '[==========] Running 1 test from' "$build/log" || { echo "$1: no test $2"; exit 2; }
  return "$status"
}

survivors=0
# Puts one text in the place of another, which must be there once.
mutate() { # FILE BEFORE AFTER PROGRAM TEST
  local file=src/check/$1 before=$2 after=$3 text outcome
  text=$(<"$file")
  [[ ${text#*"$before"} != "$text" && ${text#*"$before"} == "${text##*"$before"}" ]] || {
    echo "$file: '$before' is not there once"
    exit 2
  }
  passes "$4" "$5" || { echo "$5 fails without a mutation"; exit 2; }
  printf '%s\n' "${text/"$before"/"$after"}" >"$copy/$file"
  outcome=noticed
  if passes "$4" "$5"; then
    outcome=SURVIVES
    survivors=$((survivors + 1))
  fi
  printf '%s\n' "$text" >"$copy/$file"
  printf '%-10s %-18s %s  ->  %s\n%30s%s\n' "$outcome" "$1" "$before" "$after" "" "$5"
}

mutate cycles.cpp 'value >= lowest' 'value < lowest' \
  cycle_check_test Cycle.NamesTheWeakestLink
mutate cycles.cpp 'groups[i].size() == 2 &&' 'groups[i].size() != 2 &&' \
  cycle_check_test Cycle.OfTwoEntriesOfAHierarchyIsLeftToTheCheckOfPairs
mutate identity.cpp '|| entity->id_matches' '|| !entity->id_matches' \
  identity_checks_test InvalidId.SaysWhatAnIdLooksLike
mutate inverses.cpp 'if (is_answered)' 'if (!is_answered)' \
  inverse_checks_test MissingSymmetric.IsNotReportedWhereBothStateIt
mutate references.cpp 'edge.source != edge.target' 'edge.source == edge.target' \
  reference_checks_test SelfLink.IsReportedForEveryName
mutate exclusions.cpp '!reported.insert(std::minmax(arc.from, arc.to)).second' 'false' \
  exclusion_checks_test RelationConflict.IsReportedOnceForAPair
mutate hierarchy.cpp 'from < to && !back.empty()' '!back.empty()' \
  hierarchy_checks_test MutualHierarchy.IsReportedAtTheFirstLinkWithThoseOfTheOtherDirection
mutate prerequisites.cpp 'group == group_of[dependent]' 'group != group_of[dependent]' \
  prerequisites_check_test DeadPrerequisite.IsNotReportedInsideTheGroupOrForWhatItLeadsTo
mutate placeholders.cpp 'text.size() >= 3' 'text.size() > 3' \
  placeholder_check_test PlaceholderValue.IsReportedForTitles
mutate waivers.cpp '*waiver.until < rules_.today' '*waiver.until <= rules_.today' \
  waivers_test ConfiguredWaiver.CountsUpToItsLastDay

[[ $survivors -eq 0 ]] || { echo "$survivors mutations survive their tests"; exit 1; }
