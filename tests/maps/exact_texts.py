"""exact_texts.py PROGRAM DIR LIB: the texts of the hostile library in LIB come out of CSV as they are, and of GraphML but for
what XML 1.0 cannot hold. Writes into DIR. Prints what went wrong and exits with 1, or prints what was done."""
import csv
import json
import re
import subprocess
import sys

import networkx

from hostile_library import SLUGS, TITLES, front_matter, identifier
from readers import XML_HOLDS_NOT

PROGRAM, FOLDER, LIBRARY = sys.argv[1:]


def drawn(kind):
    path = f"{FOLDER}/exact.{kind}"
    subprocess.run([PROGRAM, "map", LIBRARY, "--format", kind, "--output", path], check=True, capture_output=True)
    return path


def expected(index):
    said = front_matter(index)
    return {"label": TITLES[index], "slug": SLUGS[index], "summary": said["summary"], "aliases": said["aliases"],
            "domain": said["ontology"]["domain"], "confidence": str(said["lifecycle"]["confidence"]),
            "orbital_layer": said["orbital_layer"]}


def values_in(text):
    """Undoes what stands for several values, or for one that starts with a bracket."""
    values = json.loads(text) if text.startswith("[") else [text]
    return values[0] if len(values) == 1 else values


def found_in(attributes):
    return {"label": attributes["label"], "slug": attributes["slug"], "summary": values_in(attributes["summary"]),
            "aliases": values_in(attributes["aliases"]), "domain": values_in(attributes["domain"]),
            "confidence": attributes["confidence"], "orbital_layer": int(attributes["orbital_layer"])}


def in_graphml(value):
    """A JSON array escapes controls, so that XML holds them."""
    if isinstance(value, list):
        return [re.sub("[\ufffe\uffff]", "\ufffd", text) for text in value]
    return XML_HOLDS_NOT.sub("\ufffd", value) if isinstance(value, str) else value


def main():
    with open(drawn("csv-nodes"), encoding="utf-8", newline="") as file:
        rows = {row["identifier"]: row for row in csv.DictReader(file, strict=True)}
    graph = networkx.read_graphml(drawn("graphml"), force_multigraph=True)
    nodes = {node.get("identifier"): node for _, node in graph.nodes(data=True)}
    faults = []
    for index in range(len(SLUGS)):
        wanted = expected(index)
        in_xml = {key: in_graphml(value) for key, value in wanted.items()}
        for kind, found, right in [("CSV", rows, wanted), ("GraphML", nodes, in_xml)]:
            got = found_in(found[identifier(index)])
            if got != right:
                faults.append(f"{kind}: {got} instead of {right}")
    print("\n".join(faults) or f"{len(SLUGS)} entries of hostile texts, exact in CSV and GraphML")
    sys.exit(bool(faults))


main()
