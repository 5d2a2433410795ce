"""Independent readers of maps. Each returns the nodes and the edges of a file, or None for what the format leaves out;
it raises what its parser raises where the file is invalid, or Invalid. Nodes are {id: attributes}, or sorted ids where a
format has no attributes; edges are sorted (source, target, relation)."""
import csv
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import networkx

XML_HOLDS_NOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


SCAFFOLD = "isolated:"  # a node that DOT has to keep others together, and does not show


class Invalid(Exception):
    """What is wrong with a file."""


def demand(condition, message):
    if not condition:
        raise Invalid(message)


def edge(source, target, relation, directed):
    """An edge without a direction is the same either way round."""
    return (source, target, relation) if directed else (*sorted([source, target]), relation)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    demand(done.returncode == 0 and not done.stderr, f"{command[0]}: {done.stderr[:300]}")
    return done.stdout


def graphviz_name(name):
    """Graphviz numbers nodes anew whose names start with a percent sign."""
    return "%" if name.startswith("%") else name


def read_dot(path):
    """Edges have no relation, and their ends are sorted: a layered edge may be written from its target."""
    run("gc", "-n", "-e", path)
    script = 'N{print("N\t", $.name)} E{print("E\t", $.tail.name, "\t", $.head.name)}'
    lines = [line.split("\t") for line in run("gvpr", script, path).splitlines()]
    drawn = [[kind, *map(graphviz_name, names)] for kind, *names in lines if SCAFFOLD not in names]
    nodes = sorted(names[0] for kind, *names in drawn if kind == "N")
    return nodes, sorted((*sorted(names), None) for kind, *names in drawn if kind == "E")


def id_of(token):
    """The characters that stand in GraphML for those of which no NMTOKEN is made."""
    return token.replace("\u00b7", "%").replace("\u203f", "~")


NAME_TOKEN = re.compile(r"[-.:\w\u00b7\u203f]+")
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def check_graphml(root):
    """Holds a document against what the schema of GraphML says of its structure."""
    demand(root.tag == GRAPHML + "graphml", "the root is no graphml")
    demand([child.tag for child in root] == [GRAPHML + "key"] * (len(root) - 1) + [GRAPHML + "graph"], "keys and graph")
    keys = {"node": set(), "edge": set()}
    names = set()
    for key in root[:-1]:
        demand(key.get("attr.type") in {"boolean", "int", "long", "float", "double", "string"}, "attr.type")
        demand(NAME_TOKEN.fullmatch(key.get("attr.name")), "attr.name")
        demand(NAME_TOKEN.fullmatch(key.get("id")), "id of a key")
        keys[key.get("for")].add(key.get("id"))
        names.add((key.get("for"), key.get("attr.name")))
    demand(len(names) == len(root) - 1 and not keys["node"] & keys["edge"], "keys are there twice")
    ids = set()
    for element in root[-1]:
        kind = element.tag.removeprefix(GRAPHML)
        used = [data.get("key") for data in element]
        demand(all(data.tag == GRAPHML + "data" and len(data) == 0 for data in element), "no data")
        demand(len(used) == len(set(used)) and set(used) <= keys[kind], "data of unknown keys, or twice")
        if kind == "node":
            demand(NAME_TOKEN.fullmatch(element.get("id")) and element.get("id") not in ids, "id of a node")
            ids.add(element.get("id"))
        else:
            demand({element.get("source"), element.get("target")} <= ids, "end of an edge")


def read_graphml(path):
    check_graphml(ElementTree.parse(path).getroot())
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes = {id_of(node): attributes for node, attributes in graph.nodes(data=True)}
    edges = [edge(id_of(source), id_of(target), attributes["relation"], attributes["directed"])
             for source, target, attributes in graph.edges(data=True)]
    return nodes, sorted(edges)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    demand(len(head) == len(set(head)), "a column is there twice")
    demand(all(len(row) == len(head) for row in rows), "a row is too short or too long")
    return head, [dict(zip(head, row)) for row in rows]


NEO4J_TYPES = {"long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


def typed(row):
    """Returns the values of a row of Neo4j by the names of its columns."""
    values = {}
    for head, value in row.items():
        name, _, kind = head.partition(":")
        if name and value and kind != "ID":
            values[name] = NEO4J_TYPES[kind](value) if kind else XML_HOLDS_NOT.sub("\ufffd", value)
    return values


def read_neo4j_nodes(path):
    head, rows = rows_of(path)
    demand(head[:2] == ["id:ID", ":LABEL"] and all(row[":LABEL"] for row in rows), "no label")
    nodes = {row["id:ID"]: typed(row) for row in rows}
    demand(len(nodes) == len(rows), "an id is there twice")
    return nodes, None


def read_neo4j_edges(path):
    _, rows = rows_of(path)
    return None, sorted(edge(row[":START_ID"], row[":END_ID"], row[":TYPE"], typed(row)["directed"]) for row in rows)


def read_csv_nodes(path):
    head, rows = rows_of(path)
    demand(head[0] == "id", "no id")
    return sorted(row["id"] for row in rows), None


def read_csv_edges(path):
    _, rows = rows_of(path)
    return None, sorted(edge(row["src"], row["dst"], row["relationship"], row["directed"] == "true") for row in rows)


def read_svg(path):
    """Nodes and edges are there, under no names. Links lead to the web, and nothing runs."""
    svg = "{http://www.w3.org/2000/svg}"
    root = ElementTree.parse(path).getroot()
    demand(root.tag == svg + "svg", "the root is no svg")
    for element in root.iter():
        demand(element.tag.startswith(svg) and element.tag != svg + "script", f"{element.tag} in a picture")
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            demand(not local.startswith("on"), f"{name} in a picture")
            demand(local != "href" or re.match("https?://", value), f"a link to {value}")
    drawn = [group.get("class") for group in root.iter(svg + "g")]
    return [""] * drawn.count("node"), [("", "", None)] * drawn.count("edge")


def read_png(path):
    with open(path, "rb") as file:
        content = file.read()
    demand(content.startswith(b"\x89PNG\r\n\x1a\n") and content.endswith(b"IEND\xaeB`\x82"), "no whole PNG")
    return None, None


def read_html(path):
    with open(path, encoding="utf-8") as file:
        page = file.read()
    found = dict(re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', page, re.DOTALL))
    demand(sorted(found) == ["data", "findings"], f"pieces of data: {sorted(found)}")
    json.loads(found["findings"])
    data = json.loads(found["data"])
    ids = [pattern["id"] for pattern in data["patterns"]]
    return sorted(ids), sorted((*sorted([ids[link[0]], ids[link[1]]]), None) for link in data["links"])


# Mermaid is read by its own parser, in read_mermaid.mjs.
READERS = {
    "dot": read_dot,
    "graphml": read_graphml,
    "neo4j-nodes": read_neo4j_nodes,
    "neo4j-edges": read_neo4j_edges,
    "csv-nodes": read_csv_nodes,
    "csv-edges": read_csv_edges,
    "svg": read_svg,
    "png": read_png,
    "html": read_html,
}
