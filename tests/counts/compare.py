#!/usr/bin/python3
"""Holds counts of findings against each other: compare.py CHECKS COUNTED REPORT [README]

CHECKS lists the program's checks, COUNTED is what count.py printed, REPORT the program's JSON, and README holds the
table that is to say the same. Prints each difference, and exits with 1 if there is one.
"""

import collections
import json
import re
import sys

checks_file, counted_file, report_file, *readme_file = sys.argv[1:]
with open(checks_file, encoding="utf-8") as file:
    checks = set(file.read().split())
with open(counted_file, encoding="utf-8") as file:
    counted = {check: int(count) for check, count in map(str.split, file)}
with open(report_file, encoding="utf-8") as file:
    report = json.load(file)
by_check = report["summary"]["by_check"]
faults = []

# Waivers are no faults of a library.
for check in sorted(checks ^ set(counted)):
    if not check.startswith("waiver-"):
        faults.append(f"{check}: not a check of both")
for check in sorted(set(by_check) | set(counted)):
    if by_check.get(check, 0) != counted.get(check, 0):
        faults.append(f"{check}: patgraph finds {by_check.get(check, 0)}, count.py {counted.get(check, 0)}")

severities = collections.defaultdict(set)
for finding in report["findings"]:
    severities[finding["check"]].add(finding["severity"])
for path in readme_file:
    with open(path, encoding="utf-8") as file:
        _, _, table = file.read().partition("| check | severity | findings |\n")
    table = table.partition("\n\n")[0]
    rows = re.findall(r"^\| \[([a-z-]+)\]\([^)]*\) \| ([a-z, ]+) \| ([\d,]+) \|$", table, re.MULTILINE)
    shown = [(check, set(severity.split(", ")), int(count.replace(",", ""))) for check, severity, count in rows]
    found = [(check, severities[check], count) for check, count in sorted(by_check.items()) if count]
    if len(rows) != len(table.splitlines()) - 1:
        faults.append("README: rows of another form in the table")
    faults += [f"README: wrong or needless: {row}" for row in shown if row not in found]
    faults += [f"README: missing: {row}" for row in found if row not in shown]
    if [row[0] for row in shown] != sorted({row[0] for row in shown}):
        faults.append("README: rows not in the order of names, or one twice")

print("\n".join(faults))
sys.exit(1 if faults else 0)
