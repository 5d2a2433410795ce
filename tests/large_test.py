#!/usr/bin/env python3
"""large_test.py LARGE: a larger library takes hardly more memory, for what it holds goes to a file."""

import re, subprocess, sys, tempfile

(LARGE,) = sys.argv[1:]
SMALL_SIZE, LARGE_SIZE = 10_000, 60_000
MOST_FOR_A_PATTERN = 5_000  # bytes; without the file it is twice as much and more

with tempfile.TemporaryDirectory() as folder:
    page = subprocess.run([LARGE, folder, str(SMALL_SIZE), str(LARGE_SIZE)], check=True, capture_output=True, text=True).stdout
tables = dict(re.findall(r"^## (\w+)\n\n(.+?)(?:\n\n|\Z)", page, re.M | re.S))
assert list(tables) == ["export", "check", "stats"], page
for command, table in tables.items():
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().split("\n")[2:]]
    assert [row[0] for row in rows] == [f"{SMALL_SIZE:,}", f"{LARGE_SIZE:,}"], rows
    small, large = (int(row[-1].removesuffix(" MB").replace(",", "")) for row in rows)
    grown = (large - small) * 1_000_000 / (LARGE_SIZE - SMALL_SIZE)
    assert grown < MOST_FOR_A_PATTERN, f"{command}: {grown:.0f} bytes more for each pattern"
    print(f"{command}: {small} MB, {large} MB; {grown:.0f} bytes more for each pattern")
