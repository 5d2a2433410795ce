#!/usr/bin/python3
"""Writes the examples of the checks' pages as libraries: page_libraries.py PAGES FOLDER

Each becomes FOLDER/CHECK/Bad or FOLDER/CHECK/Good. Those with waivers, which count.py does not know, and those that
show no file are left out.
"""

import pathlib
import re
import sys

pages, folder = map(pathlib.Path, sys.argv[1:])
for page in sorted(pages.glob("*.md")):
    parts = re.split(r"^## (.*)\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for title, text in zip(parts[1::2], parts[2::2]):
        files = re.findall(r"^`([^`\n]+)`:\n\n(`{3,})\w*\n(.*?)^\2$", text, re.DOTALL | re.MULTILINE)
        has_waiver = re.search("patgraph: ignore|^waivers:", text, re.MULTILINE)
        if title not in ["Bad", "Good"] or has_waiver or not any(name.endswith(".md") for name, _, _ in files):
            continue
        for name, _, content in files:
            path = folder / page.stem / title / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
