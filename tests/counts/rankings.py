#!/usr/bin/python3
"""Holds rankings against those of networkx: rankings.py STATS NODES EDGES

STATS is what `patgraph stats --format json` printed, NODES and EDGES are the tables of the whole map. Prints each
difference, and exits with 1 if there is one.
"""

import collections
import csv
import json
import sys

import networkx

stats_file, nodes_file, edges_file = sys.argv[1:]
with open(stats_file, encoding="utf-8") as file:
    stats = json.load(file)
with open(nodes_file, encoding="utf-8", newline="") as file:
    nodes = {row["id"]: row for row in csv.DictReader(file)}
with open(edges_file, encoding="utf-8", newline="") as file:
    edges = list(csv.DictReader(file))

arcs = networkx.DiGraph()
arcs.add_nodes_from(nodes)
for edge in edges:
    if edge["src"] != edge["dst"]:
        arcs.add_edge(edge["src"], edge["dst"])
        if edge["directed"] == "false":
            arcs.add_edge(edge["dst"], edge["src"])
joined = arcs.to_undirected()


def page_rank():
    """Follows readers until they spread as before; networkx does the same, but wants SciPy for it."""
    count = len(arcs)
    ranks = dict.fromkeys(arcs, 1 / count)
    for _ in range(300):
        idle = sum(rank for node, rank in ranks.items() if arcs.out_degree(node) == 0)
        following = dict.fromkeys(arcs, 0.15 / count + 0.85 * idle / count)
        for node, target in arcs.edges:
            following[target] += 0.85 * ranks[node] / arcs.out_degree(node)
        ranks = following
    return ranks


def places(found):
    """Returns the ten first linked entries, with their values."""
    shares = {node: round(found[node], 8) for node in arcs if nodes[node]["kind"] == "entry" and joined.degree(node)}
    first = sorted((-share, node) for node, share in shares.items() if share > 0)[:10]
    return [(nodes[node]["slug"], -negative) for negative, node in first]


faults = []
degrees = collections.Counter(joined.degree(node) for node in arcs if nodes[node]["kind"] == "entry")
for row in stats["degrees"]:
    count = sum(n for degree, n in degrees.items() if row["from"] <= degree <= row["to"])
    if count != row["entries"]:
        faults.append(f"degree {row['from']} to {row['to']}: {row['entries']}, networkx counts {count}")
if sum(row["entries"] for row in stats["degrees"]) != sum(degrees.values()):
    faults.append("some entry has a degree that is not listed")

for name, found in ("page_rank", page_rank()), ("betweenness", networkx.betweenness_centrality(joined)):
    expected = places(found)
    if len(stats[name]) != len(expected):
        faults.append(f"{name}: {len(stats[name])} entries, networkx has {len(expected)}")
    for shown, (slug, share) in zip(stats[name], expected):
        # Rounding may put the eighth digit up or down, and with it two that are nearly equal.
        if abs(shown["share"] - share) > 2e-8:
            faults.append(f"{name}: {shown['slug']} {shown['share']}, networkx has {slug} {share}")

if faults:
    sys.exit("\n".join(faults))
print(f"{sum(degrees.values())} entries count as networkx says, {len(stats['page_rank'])} and "
      f"{len(stats['betweenness'])} of them ranked")
