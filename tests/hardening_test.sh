#!/usr/bin/env bash
# hardening_test.sh PROGRAM: PROGRAM, a release build in its build folder, is hardened as SECURITY.md says: by what readelf
# finds in it.
set -euo pipefail
program=$1
export LC_ALL=C

headers=$(readelf --wide --file-header --program-headers "$program")
dynamic=$(readelf --wide --dynamic "$program")
symbols=$(readelf --wide --dyn-syms "$program")

failed=0
expect() { # TEXT PATTERN WHAT
  grep --quiet --extended-regexp -- "$2" <<<"$1" || { echo "$program: $3"; failed=1; }
}
expect "$headers" '^ *Type: +DYN ' "not position-independent"
expect "$dynamic" '\(FLAGS_1\).*\bPIE\b' "not position-independent"
expect "$headers" '^ *GNU_RELRO ' "relocations stay writable"
expect "$dynamic" '\bBIND_NOW\b|\(FLAGS_1\).*\bNOW\b' "addresses of functions stay writable"
expect "$headers" '^ *GNU_STACK .* RW +0x' "an executable stack"
expect "$symbols" ' UND __stack_chk_fail' "no stack protector"
expect "$symbols" ' UND _ZSt21__glibcxx_assert_fail' "no assertions of the standard library"
# Where the compiler knows all sizes, no call of the C library is left that checks one: how files are compiled tells.
compiled=$(grep '"command": .*/src/' "$(dirname "$program")/compile_commands.json")
unchecked=$(grep --invert-match --count -- ' -D_FORTIFY_SOURCE=2 ' <<<"$compiled" || true)
[[ $unchecked -eq 0 ]] || { echo "$program: $unchecked files are compiled without checks of sizes"; failed=1; }
! grep --quiet '(TEXTREL)' <<<"$dynamic" || { echo "$program: code is relocated, so writable"; failed=1; }
[[ $failed -eq 0 ]] || exit 1
echo "$program is position-independent, binds at start, and checks its stack, its copies and its containers"
