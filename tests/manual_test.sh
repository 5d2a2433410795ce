#!/usr/bin/env bash
# manual_test.sh PROGRAM PAGE: the manual page PAGE is sound, and tells of each command and option that --help tells of.
set -euo pipefail
program=$1
page=$2
command -v mandoc >/dev/null || { echo "skipped: no mandoc"; exit 77; }

status=0
complain() { echo "$1"; status=1; }

diff <("$program" --man) "$page" >/dev/null || complain "$page is not what the program writes"
faults=$(mandoc -T lint -W warning "$page" || true)
[[ -z $faults ]] || complain "$faults"

# Bold letters are struck twice.
text=$(mandoc -T ascii "$page" | sed 's/.\x08//g')
section_of() { # COMMAND
  awk -v heading="   $1" '/^   ?[^ ]/ || /^[A-Z]/ {inside = $0 == heading} inside' <<<"$text"
}
options_of() { # HELP
  grep -oE '^  (-[a-zA-Z],)?--[a-z-]+' <<<"$1" | grep -oE -e '--[a-z-]+'
}
help=$("$program" --help)
for option in $(options_of "$help"); do
  grep -qE -e "^ +(-[a-zA-Z], )?$option( |$)" <<<"$text" || complain "$option is missing"
done
commands=$(sed -n '/^Subcommands:/,/^$/ s/^  \([a-z-]*\) .*/\1/p' <<<"$help")
[[ $(wc -w <<<"$commands") -ge 5 ]] || complain "--help lists no commands"
for command in $commands; do
  section=$(section_of "$command")
  [[ -n $section ]] || complain "$command has no section"
  options=$(options_of "$("$program" "$command" --help)")
  [[ $(wc -w <<<"$options") -ge 2 ]] || complain "$command --help lists no options"
  for option in $options; do
    [[ $option != --help ]] || continue
    grep -qE -e "^ +$option( |$)" <<<"$section" || complain "$command: $option is missing"
  done
done
exit "$status"
