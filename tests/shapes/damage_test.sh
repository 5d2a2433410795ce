#!/usr/bin/env bash
# damage_test.sh PROGRAM: shapes_test.sh fails where a shape is missing, be it of SHACL Core or a query.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
for damage in missing-title:Pattern-title circle-of-needs:cycle-requires; do
  library=$here/bad/${damage%:*} shape=${damage#*:}
  status=0
  said=$("$here/shapes_test.sh" --without "$shape" "$1" "$library" 2>&1) || status=$?
  if [[ $status -ne 1 || $said != *"expected, not found: $shape "* ]]; then
    echo "$library: exit status $status without $shape"
    echo "$said"
    exit 1
  fi
  echo "$library: fails without $shape"
done
