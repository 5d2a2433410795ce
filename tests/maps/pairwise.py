"""pairwise.py PROGRAM DIR LIB HOSTILE_LIB: draws maps of two libraries in every format that PROGRAM has, with options of
which every two values meet, into DIR. Independent readers must find all of them valid, and the same in each.
Prints what went wrong and exits with 1, or prints what was done."""
import concurrent.futures
import os
import pathlib
import re
import shlex
import subprocess
import sys

from covering import covering_array, is_covered
from readers import READERS, graphviz_name

PROGRAM, FOLDER, GARDEN, HOSTILE = sys.argv[1:]
MERMAID = "mermaid"


def map_options(around, path, where):
    """Returns the values that each option takes, as they stand on the command line."""
    fields = ["domain", "status"]
    measures = ["degree", "pagerank", "betweenness"]
    return {
        "part": [[], ["--around", around], ["--around", around, "--depth", "2"], ["--path", *path],
                 ["--around", around, "--direction", "in"], ["--around", around, "--depth", "2", "--direction", "out"],
                 ["--path", *path, "--direction", "in"], ["--path", *path, "--direction", "out"]],
        "relation": [[], ["--relation", "generalizes_from"], ["--relation", "requires,related,tools"]],
        "where": [[], ["--where", where], ["--where", where, "--where", "status=draft", "--where", "status=published"]],
        "min-weight": [[], ["--min-weight", "0.5"]],
        "only-cycles": [[], ["--only-cycles"]],
        "top": [[], *(["--top", "5", "--by", measure] for measure in measures)],
        "reduce": [[], ["--reduce"]],
        "collapse": [[], *(["--collapse", field] for field in fields)],
        "cluster": [[], *(["--cluster", field] for field in fields)],
        "color": [[], *(["--color", field] for field in fields)],
        "size": [[], *(["--size", measure] for measure in measures)],
        "rankdir": [[], *(["--rankdir", way] for way in ("LR", "TB", "BT"))],
        "layout": [[], *(["--layout", engine] for engine in ("dot", "neato", "fdp", "sfdp", "circo", "twopi"))],
    }


LIBRARIES = {
    GARDEN: map_options("seed-library", ["water-rota", "seed-library"], "domain=governance"),
    HOSTILE: map_options("pat_" + "b" * 26, ["pat_" + "a" * 26, "pat_" + "e" * 26], "domain=people"),
}
# Each of these is refused, with a message.
REFUSED = ["--around water-rota --path water-rota seed-library", "--depth 2", "--direction in", "--path water-rota", "--layout circle",
           "--rankdir XY", "--direction up", "--top 0", "--top 5 --by size", "--size large", "--where domain",
           "--relation likes", "--around nowhere", "--color nothing", "--cluster nothing", "--collapse nothing",
           "--min-weight heavy"]


def run(library, options, output):
    """Draws a map; returns the exit code and what was said."""
    done = subprocess.run([PROGRAM, "map", library, *options, "--output", output], capture_output=True, text=True,
                          check=False)
    return done.returncode, done.stdout + done.stderr


def offered_formats():
    said = subprocess.run([PROGRAM, "map", "--help"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^  (\S+) +\S+/\S+$", said[said.index("Formats:"):], re.MULTILINE)


def draw(library, options, name, formats):
    """Draws one choice of options in all formats; returns what each reader found, or None where nothing is selected, and
    what went wrong."""
    found, faults, codes = {}, [], set()
    for kind in formats:
        path = f"{FOLDER}/{name}.{kind}"
        code, said = run(library, [*options, "--format", kind], path)
        codes.add(code)
        if code == 1 and said.startswith("nothing is selected"):
            continue
        if code != 0:
            faults.append(f"{kind}: exit code {code}: {said[:300]}")
        elif kind != MERMAID:
            try:
                found[kind] = READERS[kind](path)
            except Exception as error:  # whatever a parser raises
                faults.append(f"{kind}: {type(error).__name__}: {error}")
    if len(codes) > 1:
        faults.append(f"exit codes {sorted(codes)}")
    return (found if codes != {1} else None), faults


# What formats call a node that do not call it by its id.
NAMES_IN = {"dot": graphviz_name, "svg": lambda node: ""}


def compare(found):
    """Returns which readers found something else than that of GraphML, which says most."""
    nodes, edges = found["graphml"]
    faults = []
    for kind, (other_nodes, other_edges) in found.items():
        named = NAMES_IN.get(kind, str)
        expected = sorted(map(named, nodes))
        if other_nodes is not None and sorted(other_nodes) != expected:
            faults.append(f"{kind}: nodes {sorted(other_nodes)} instead of {expected}")
        if other_edges is not None:
            if any(relation is None for _, _, relation in other_edges):
                expected = sorted((*sorted([named(source), named(target)]), None) for source, target, _ in edges)
            else:
                expected = edges
            if other_edges != expected:
                faults.append(f"{kind}: edges {other_edges} instead of {expected}")
    attributes = found["neo4j-nodes"][0]
    faults += [f"neo4j-nodes: {node} has {attributes.get(node)} instead of {nodes[node]}"
               for node in nodes if attributes.get(node) != nodes[node]]
    return faults


def mermaid_faults(found_of):
    """Has Mermaid read all its files at once, for it is slow to start."""
    script = pathlib.Path(__file__).with_name("read_mermaid.mjs")
    done = subprocess.run(["node", script, FOLDER], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [f"Mermaid's parser: {done.stderr[:2000]}"]
    faults, read = [], set()
    for line in done.stdout.splitlines():
        name, nodes, edges = line.split(" ")
        read.add(name)
        expected = [len(part) for part in found_of[name]["graphml"]]
        if [int(nodes), int(edges)] != expected:
            faults.append(f"{name}: Mermaid has {nodes} nodes and {edges} edges instead of {expected}")
    return faults + [f"{name}: Mermaid's parser did not read it" for name in found_of.keys() - read]


def main():
    formats = offered_formats()
    faults = [f"no reader of {kind}" for kind in formats if kind not in READERS and kind != MERMAID]
    cases = []
    for number, (library, options) in enumerate(LIBRARIES.items()):
        rows = covering_array(options)
        assert is_covered(options, rows)
        for index, row in enumerate(rows):
            chosen = [word for name, value in row.items() for word in options[name][value]]
            cases.append((f"{number}-{index}", library, chosen))
    found_of = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        drawn = pool.map(lambda case: draw(case[1], case[2], case[0], formats), cases)
        for (name, library, chosen), (found, wrong) in zip(cases, drawn):
            if found is not None and not wrong:
                wrong = compare(found)
                found_of[name] = found
            faults += [f"map {library} {shlex.join(chosen)}: {fault}" for fault in wrong]
    if MERMAID in formats and not faults:
        faults = mermaid_faults(found_of)
    for options in REFUSED:
        code, said = run(GARDEN, [*shlex.split(options), "--format", "dot"], f"{FOLDER}/refused")
        if code != 2 or not said.startswith("patgraph: "):
            faults.append(f"map {options}: exit code {code}, expected 2: {said[:300]}")
    if len(found_of) < len(cases) / 3:
        faults.append(f"only {len(found_of)} of {len(cases)} choices select anything")
    print("\n".join(faults[:20]) or f"{len(cases)} choices of options, of which {len(found_of)} select something, "
          f"valid and the same in {len(formats)} formats")
    sys.exit(bool(faults))


main()
