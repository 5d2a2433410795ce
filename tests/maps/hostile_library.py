"""hostile_library.py DIR: writes a small library of hostile texts, with cycles and all else that options select."""
import json
import pathlib
import re
import sys

SLUGS = ["plain", 'a"b', "~c d", "grün 🐝", "<b>&'", "]]>", "#quot;", "%20", "=1+1", "\u202ex"]
TITLES = [
    '"]; evil [label="x', "<script>alert(1)</script>", "]]></data></node>&amp;", '%%{init: {"theme": "dark"}}%%',
    'n0"); click n0 call alert(1)', "end\nsubgraph\r\n  - x", "=cmd|'/c calc'!A0", "\u202eعربي\u202c \u2028 \ufffe",
    "\\N \\G \\n \\", "#quot; #35; `**x**` $$y$$ \x01\x7f\x85",
]
DOMAINS = ['"><b>', "people", "people", "=people", "]]>", "people", "[list]", '"><b>', "a\nb", "people"]
STATUSES = ["draft", "published"]


def identifier(index):
    return "pat_" + chr(ord("a") + index) * 26


def yaml(value):
    """YAML reads JSON, but for characters that it does not print, and for surrogates."""
    unprinted = "[\x7f-\x9f\u2028\u2029\u202a-\u202e\ufffe\uffff]"
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(unprinted, lambda found: f"\\u{ord(found[0]):04x}", text)


def front_matter(index):
    """Returns what an entry says."""
    count = len(SLUGS)
    near = [identifier((index + step) % count) for step in range(count)]
    broader = [{"id": near[1], "weight": 0.9}] if index < 4 else []
    if index < 3:  # what a chain of links implies
        broader.append({"id": near[2], "weight": 0.2})
    if index == 6:  # round in a circle
        broader.append({"id": near[1]})
    if index == 7:
        broader.append({"id": identifier(6)})
    return {
        "id": identifier(index),
        "slug": SLUGS[index],
        "title": TITLES[index],
        "aliases": [TITLES[(index + 1) % count], SLUGS[index]],
        "summary": TITLES[(index + 2) % count],
        "page_url": ["https://example.org/a?b=1&c='2'", "javascript:alert(1)", "https://example.org/;#x;"][index % 3],
        "ontology": {"domain": DOMAINS[index], "cross_domains": DOMAINS[index : index + 2]},
        "lifecycle": {"status": STATUSES[index % 2], "confidence": index if index < 9 else "high"},
        "orbital_layer": index % 6,
        "relationships": {
            "generalizes_from": broader,
            "requires": [{"id": near[1], "weight": index / 10}] if index % 3 else [{"id": near[-1]}],
            "related": [{"id": near[5], "weight": 0.5}, {"id": near[3]}],
            "tools": [{"name": TITLES[index], "role": "x"}, {"name": SLUGS[index]}],
        },
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True)
    (folder / "patgraph.yaml").write_text("")  # so that none above counts
    for index in range(len(SLUGS)):
        lines = [f"{key}: {yaml(value)}" for key, value in front_matter(index).items()]
        (folder / f"entry-{index}.md").write_text("---\n" + "\n".join(lines) + "\n---\n", encoding="utf-8")
    # A text in a date, an organisation, and a second file with a slug that is taken.
    (folder / "garden.md").write_text(
        '---\nid: lh_gggggggggggggggggggggggggg\nslug: garden\ntitle: "<Garden>"\nfounded: 1998\n'
        f"implements: [{identifier(1)}]\n---\n")
    (folder / "twin.md").write_text("---\nid: pat_zzzzzzzzzzzzzzzzzzzzzzzzzz\nslug: plain\ntitle: Twin\n---\n")


if __name__ == "__main__":
    main()
