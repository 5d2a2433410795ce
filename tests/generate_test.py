#!/usr/bin/env python3
"""generate_test.py PROGRAM GENERATOR: a generated library has the patterns, links and faults that were asked for, and
the same bytes for the same seed only."""

import collections, hashlib, json, os, subprocess, sys, tempfile

PROGRAM, GENERATOR = sys.argv[1:3]


def generate(folder, patterns, links, seed):
    subprocess.run([GENERATOR, folder, "--patterns", str(patterns), "--links", str(links), "--seed", str(seed)], check=True)


def digest(folder):
    sums = hashlib.sha256()
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            sums.update(os.path.relpath(f"{parent}/{name}", folder).encode() + b"\0")
            with open(f"{parent}/{name}", "rb") as file:
                sums.update(file.read() + b"\0")
    return sums.hexdigest()


with tempfile.TemporaryDirectory() as made:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        generate(f"{made}/{name}", 10_000, 50_000, seed)
    assert digest(f"{made}/one") == digest(f"{made}/again"), "the same seed made other bytes"
    assert digest(f"{made}/one") != digest(f"{made}/other"), "another seed made the same bytes"

    assert len(os.listdir(f"{made}/one")) == 3, "10,000 files are in three folders"
    full = subprocess.run([GENERATOR, f"{made}/one", "--patterns", "1", "--links", "0"], capture_output=True, text=True)
    assert full.returncode == 2 and "is not empty" in full.stderr, full

    stats = subprocess.run([PROGRAM, "stats", f"{made}/one"], check=True, capture_output=True, text=True).stdout
    assert stats.split("\n")[:5] == [
        "files       10,000 read, 0 without front matter, 4 invalid",
        "entities    0 lighthouse, 9,996 pattern",
        # Those of the four invalid files are missing.
        "links       49,974 declared = 49,965 resolved + 0 external + 9 dangling + 0 rejected",
        "inferred    50,584 declared = 50,576 resolved + 0 external + 8 dangling + 0 rejected",
        # A third, as in the real library.
        "isolated    3,337",
    ], stats
    checked = subprocess.run([PROGRAM, "check", f"{made}/one", "--format", "json"], capture_output=True, text=True)
    found = collections.Counter(finding["check"] for finding in json.loads(checked.stdout)["findings"])
    faults = {check: found[check] for check in ("dangling-reference", "front-matter-unclosed", "yaml-invalid",
                                                "unknown-value", "weight-out-of-range", "invalid-value")}
    assert faults == {"dangling-reference": 9, "front-matter-unclosed": 1, "yaml-invalid": 3, "unknown-value": 2,
                      "weight-out-of-range": 11, "invalid-value": 0}, faults
print("the generated library has what was asked for")
