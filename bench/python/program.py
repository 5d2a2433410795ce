"""python3 program.py LIB DIR: reads a pattern library, checks it and writes it as Turtle, JSON-LD and DOT into DIR.

Prints what it saw, as one line of JSON.
"""

import gc
import json
import os
import sys

from checks import check
from library import Library
from ontology import Ontology
from statements import Statements


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def write_dot(entities, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write("digraph library {\n  node [shape=box];\n")
        for entity in entities:
            tip = quoted(f"{entity.title}: {entity.summary}")
            out.write(f"  {quoted(entity.slug)} [label={quoted(entity.title)}, tooltip={tip}];\n")
        for entity in entities:
            for link in entity.links:
                relation = link.relation
                if relation.link_class is not None or link.outcome not in ("resolved", "external"):
                    continue
                end = link.target.slug if link.outcome == "resolved" else f"external:{link.name}"
                out.write(
                    f"  {quoted(entity.slug)} -> {quoted(end)} [color={quoted(relation.color)}, "
                    f"style={relation.style}, tooltip={quoted(relation.label)}];\n"
                )
        out.write("}\n")


def ledger(links):
    outcomes = ("resolved", "external", "dangling", "rejected")
    return {"declared": len(links)} | {name: sum(link.outcome == name for link in links) for name in outcomes}


def main(folder, out):
    gc.disable()  # nothing that is made goes before the end
    here = os.path.dirname(os.path.abspath(__file__))
    ontology = Ontology(os.path.join(here, "..", "..", "ontology", "patgraph.ttl"))
    library = Library(folder, ontology)
    findings = check(library.entities, ontology)
    graph = Statements(library.entities, ontology).graph
    os.makedirs(out, exist_ok=True)
    graph.serialize(os.path.join(out, "graph.ttl"), format="turtle")
    graph.serialize(os.path.join(out, "graph.jsonld"), format="json-ld", auto_compact=True)
    write_dot(library.entities, os.path.join(out, "graph.dot"))
    links = [link for entity in library.entities for link in entity.links]
    seen = {
        "files": {
            "read": len(library.files),
            "without_front_matter": library.without_front_matter,
            "invalid": library.invalid,
        },
        "links": ledger([link for link in links if link.relation.link_class is None]),
        "inferred_links": ledger([link for link in links if link.relation.link_class is not None]),
        "statements": len(graph),
        "findings": findings,
    }
    print(json.dumps(seen, separators=(",", ":")))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python3 program.py LIB DIR")
    main(sys.argv[1], sys.argv[2])
