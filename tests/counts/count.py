#!/usr/bin/python3
"""Counts what patgraph's checks should find in a library, on its own: count.py LIBRARY [BASE]

Prints a line "CHECK COUNT" for each check. The tables below are written by hand from the documentation; nothing is
taken from patgraph, its ontology or its exports. Plain algorithms are preferred to fast ones. Waivers are no faults of
a library, and are not counted.
"""

import collections
import datetime
import os
import re
import sys
import urllib.parse

import yaml

# Relations: key -> the class that has it, and the class that it leads to ("": any).
RELATIONS = {
    "generalizes_from": ("pat", "pat"),
    "specializes_to": ("pat", "pat"),
    "manifests_as": ("pat", "pat"),
    "requires": ("pat", "pat"),
    "enables": ("pat", "pat"),
    "related": ("", ""),
    "complementary": ("pat", "pat"),
    "alternatives": ("pat", "pat"),
    "tools": ("pat", "pat"),
    "governed_by": ("pat", "pat"),
    "gravitational_hubs": ("pat", "pat"),
    "implements": ("lh", "pat"),
    "inspired_by": ("lh", "lh"),
    "collaborates_with": ("lh", "lh"),
}
SYMMETRIC = {"related", "complementary", "alternatives", "collaborates_with"}
# What the target should state: one of these.
OTHER_SIDE = {"generalizes_from": ["specializes_to", "manifests_as"], "specializes_to": ["generalizes_from"]}
UP = {"generalizes_from"}
DOWN = {"specializes_to", "manifests_as"}

TARGET_KEYS = ["typeid", "id", "slug", "hub_id", "target"]
LINK_NUMBERS = {"weight", "relevance", "confidence"}  # from 0 to 1
LINK_KEYS = {*TARGET_KEYS, *LINK_NUMBERS, "name", "label", "description", "source", "role", "principle", "influence"}
INFERRED_KEYS = LINK_KEYS | {"type", "strength", "reason"}
MENTION_KEYS = LINK_KEYS | {"type"}

STATUS = {"draft", "review", "published", "deprecated"}
USAGE = {"recognition", "ideation", "design", "implementation", "application", "operation"}
ADOPTION = {"emerging", "early_adopters", "growth", "mature", "declining"}
LINK_SOURCES = {"curated", "migration", "graphrag", "inferred", "taxonomy"}
# Of the licences of SPDX, those that libraries of texts use.
LICENCES = {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "MIT", "Apache-2.0"}

ONE, MANY = "one", "many"


def scores(*names):
    return {name: (["ontology/commons_assessment/" + name], ONE, "pat", (0, 5)) for name in names}


# Fields: name -> where it may stand, one value or a list, the class that has it, and what its values are: bounds of a
# number, a set of words, "date", "year", "uri", "text" (where a number or a date of YAML is a fault), or anything.
FIELDS = {
    "id": (["id"], ONE, "", "text"),
    "slug": (["slug"], ONE, "", "text"),
    "title": (["title"], ONE, "", "text"),
    "aliases": (["aliases"], MANY, "", "text"),
    "summary": (["summary"], ONE, "", None),
    **{
        label: (["context_labels/" + label], ONE, "pat", None)
        for label in ["corporate", "government", "activist", "tech", "community"]
    },
    "universality": (["classification/universality"], ONE, "pat", None),
    "domain": (["classification/domain", "ontology/domain"], ONE, "pat", None),
    "cross_domains": (["ontology/cross_domains"], MANY, "pat", None),
    "domain_coverage": (["domain_coverage"], MANY, "pat", None),
    "commons_domain": (
        ["classification/commons_domain", "ontology/commons_domain", "commons_domain"],
        MANY,
        "pat",
        None,
    ),
    "category": (["classification/category"], MANY, "pat", None),
    "era": (["classification/era"], MANY, "pat", None),
    "origin": (["classification/origin"], MANY, "pat", None),
    "status": (["classification/status", "lifecycle/status"], ONE, "", STATUS),
    "usage_stage": (["lifecycle/usage_stage"], ONE, "pat", USAGE),
    "adoption_stage": (["lifecycle/adoption_stage"], ONE, "pat", ADOPTION),
    "specification_layer": (["ontology/specification_layer"], ONE, "pat", None),
    "orbital_layer": (["orbital_layer"], ONE, "pat", {str(layer) for layer in range(6)}),
    "sector": (["sector"], MANY, "pat", None),
    "collection": (["collection"], MANY, "pat", None),
    "primary_tension": (["ontology/search_hints/primary_tension"], ONE, "pat", None),
    "keywords": (["ontology/search_hints/vector_keywords"], MANY, "pat", None),
    "industry": (["classification/industry"], MANY, "lh", None),
    "scale": (["classification/scale"], ONE, "lh", None),
    "region": (["classification/region"], MANY, "lh", None),
    "commons_alignment": (["classification/commons_alignment", "commons_alignment"], ONE, "pat", (1, 5)),
    **scores("stakeholder_architecture", "value_creation", "resilience", "ownership", "autonomy", "composability"),
    **scores("fractal_value", "vitality"),
    "overall_score": (["ontology/commons_assessment/overall_score", "ontology/overall_score"], ONE, "pat", (0, 5)),
    "vitality_reasoning": (["ontology/commons_assessment/vitality_reasoning"], ONE, "pat", None),
    "maturity_confidence": (["lifecycle/confidence"], ONE, "pat", (float("-inf"), float("inf"))),
    "confidence_score": (["confidence_score"], ONE, "pat", (0, 1)),
    "created": (["created"], ONE, "", "date"),
    "modified": (["modified"], ONE, "", "date"),
    "last_updated": (["last_updated", "lifecycle/last_updated"], ONE, "", "date"),
    "last_pruned": (["graph_garden/last_pruned"], ONE, "", "date"),
    "version": (["version", "lifecycle/version"], ONE, "", None),
    "contributors": (["contributors", "provenance/contributors"], MANY, "", None),
    "sources": (["sources"], MANY, "", None),
    "license": (["license", "provenance/license"], ONE, "", "licence"),
    "attribution": (["attribution", "provenance/attribution"], ONE, "", None),
    "page": (["page_url"], ONE, "", "uri"),
    "source_page": (["github_url"], ONE, "", "uri"),
    "repository": (["repository"], ONE, "", "uri"),
    "homepage": (["website"], ONE, "lh", "uri"),
    "founded": (["founded"], ONE, "lh", "year"),
    "city": (["location/city"], ONE, "lh", None),
    "country": (["location/country"], ONE, "lh", None),
    "latitude": (["location/coordinates/lat", "location/coordinates/latitude"], ONE, "lh", (-90, 90)),
    "longitude": (
        ["location/coordinates/lng", "location/coordinates/lon", "location/coordinates/longitude"],
        ONE,
        "lh",
        (-180, 180),
    ),
}
# Their values may be mappings with a name.
NAMED = {"contributors", "license"}
MAPPINGS = [
    "classification",
    "ontology",
    "ontology/search_hints",
    "ontology/commons_assessment",
    "lifecycle",
    "context_labels",
    "relationships",
    "graph_garden",
    "provenance",
    "location",
]
# Generations, the newest first: the keys that mark it, and what its files must have.
GENERATIONS = [
    (
        ["orbital_layer", "provenance"],
        ["summary", "domain", "usage_stage", "adoption_stage", "status", "contributors"],
    ),
    (
        ["ontology", "lifecycle"],
        ["summary", "domain", "usage_stage", "adoption_stage", "status", "version", "overall_score", "contributors"]
        + ["license"],
    ),
    (
        ["classification"],
        ["universality", "domain", "category", "era", "status", "commons_alignment", "commons_domain", "created"]
        + ["modified", "version", "contributors", "license"],
    ),
]

CHECKS = """alias-clash broken-body-link conflicting-weight cycle dangling-proposal dangling-reference date-order
dead-prerequisite duplicate-id duplicate-key duplicate-link duplicate-slug duplicate-title encoding-invalid
file-unreadable front-matter-too-large front-matter-unclosed invalid-date invalid-id invalid-uri invalid-value isolated label-whitespace
license-unknown link-malformed missing-field missing-id missing-inverse missing-symmetric missing-title mixed-cycle
mojibake mutual-hierarchy placeholder-value redundant-link reference-by-title reference-conflict relation-clash
relation-conflict scalar-for-list self-link slug-filename-mismatch small-component target-deprecated unknown-link-key
unknown-relation unknown-value unprintable-character valueless-related weight-out-of-range wrong-shape
wrong-target-kind yaml-invalid""".split()
found = collections.Counter({check: 0 for check in CHECKS})


# Reading


class Text(str):
    """A scalar as it was written, and what YAML takes it for."""

    kind = "str"


def plain_data(node):
    """Turns a node of YAML into dicts, lists and texts; None for null."""
    if isinstance(node, yaml.MappingNode):
        data = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node)
            found["duplicate-key"] += key in data
            data[key] = plain_data(value)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [plain_data(item) for item in node.value]
    kind = node.tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    text = Text(node.value)
    text.kind = kind
    return text


def texts_in(data):
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from texts_in(item)
    elif data:
        yield data


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


class Link:
    def __init__(self, relation, item):
        self.relation = relation
        self.weight = None
        self.target = None
        if isinstance(item, dict):
            self.names = [item[key] for key in TARGET_KEYS if isinstance(item.get(key), str) and item[key]]
            weight = item.get("weight")
            self.weight = number(weight) if isinstance(weight, str) else None
        else:
            self.names = [item] if item else []
        self.may_be_external = relation == "tools" and not isinstance(item, dict)
        self.has_name = isinstance(item, dict) and bool(item.get("name") or item.get("label"))


class Entry:
    def __init__(self, stem, data):
        self.stem = stem
        self.data = data
        self.values = {}  # field -> [(path, text)]
        self.links = []
        self.proposals = []

    def at(self, path):
        """Returns what stands at a path, or None."""
        data = self.data
        for key in path.split("/"):
            if not isinstance(data, dict):
                return None
            data = data.get(key)
        return data

    def first(self, field):
        return self.values[field][0][1] if self.values.get(field) else None

    @property
    def slug(self):
        return self.first("slug") or self.stem

    @property
    def title(self):
        return self.first("title")

    @property
    def kind(self):
        match = re.fullmatch(r"(pat|lh)_[a-z0-9]{20,30}", self.first("id") or "")
        return match[1] if match else None


def number(text):
    return float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text) else None


def moment(text):
    """Returns the day, and the time in UTC where there is one; None for what is no date."""
    match = re.fullmatch(
        r"(\d{4}-\d\d-\d\d)(?:(?:[Tt]|[ \t]+)(\d\d?:\d\d:\d\d)(\.\d*)?(?:[ \t]*(Z|[+-]\d\d?(?::?\d\d)?))?)?", text
    )
    if not match:
        return None
    try:
        day = datetime.date.fromisoformat(match[1])
        if not match[2]:
            return day, None
        time = datetime.datetime.strptime(match[1] + " " + match[2], "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    time += datetime.timedelta(seconds=float("0" + (match[3] or ".0") + "0"))
    if match[4] and match[4] != "Z":
        hours, _, minutes = match[4][1:].partition(":")
        offset = datetime.timedelta(hours=int(hours[:2]), minutes=int(minutes or hours[2:] or 0))
        time += offset if match[4][0] == "-" else -offset
    return day, time


def check_value(field, what, text):
    if isinstance(what, tuple):
        value = number(text)
        found["invalid-value"] += value is None or not what[0] <= value <= what[1]
    elif field == "orbital_layer":
        found["invalid-value"] += text not in what
    elif isinstance(what, set):
        found["unknown-value"] += text not in what
    elif what == "date":
        found["invalid-date"] += moment(text) is None
    elif what == "year":
        found["invalid-date"] += not re.fullmatch(r"\d{4}", text)
    elif what == "uri":
        found["invalid-uri"] += not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|(urn|doi|mailto|tag):\S+", text)
    elif what == "text":
        found["invalid-value"] += text.kind != "str"
    elif what == "licence":
        found["license-unknown"] += text not in LICENCES
    if field in ["id", "slug", "title", "aliases", "corporate", "government", "activist", "tech", "community"]:
        check_label(text)


def check_label(text):
    found["label-whitespace"] += text != text.strip() or bool(re.search(r"\s\s|[^\S ]|\u00a0", text))


def read_fields(entry):
    for path in MAPPINGS:
        value = entry.at(path)
        if value is not None and value != [] and not isinstance(value, dict):
            found["wrong-shape"] += 1
    for field, (paths, count, owner, what) in FIELDS.items():
        entry.values[field] = []
        for path in paths:
            value = entry.at(path)
            if value is None or value == []:
                continue
            found["wrong-shape"] += isinstance(value, list) and count == ONE
            found["scalar-for-list"] += isinstance(value, str) and count == MANY
            stands_here = False
            for item in as_list(value):
                if isinstance(item, dict) and field in NAMED:
                    check_link_keys(item, LINK_KEYS)
                    found["link-malformed"] += not any(item.get(key) for key in [*TARGET_KEYS, "name", "label"])
                elif isinstance(item, (list, dict)):
                    found["wrong-shape"] += 1 if item else 0
                elif item:
                    entry.values[field].append((path, item))
                    stands_here = True
                    check_value(field, what, item)
            if stands_here and owner and entry.kind and owner != entry.kind:
                found["wrong-target-kind"] += 1
        if count == ONE and entry.values[field]:
            first_path, first = entry.values[field][0]
            for path, other in entry.values[field]:
                found["wrong-shape"] += path != first_path and other != first


def check_link_keys(item, keys):
    for key, value in item.items():
        if key not in keys:
            found["unknown-link-key"] += 1
        elif isinstance(value, (dict, list)):
            found["wrong-shape"] += 1 if value else 0
        elif value:
            if key in LINK_NUMBERS:
                found["weight-out-of-range"] += number(value) is None or not 0 <= number(value) <= 1
            elif key in ["influence", "strength"]:
                found["invalid-value"] += number(value) is None
            elif key == "source":
                found["unknown-value"] += value not in LINK_SOURCES
            elif key in ["name", "label"]:
                check_label(value)
            elif key == "type" and keys is INFERRED_KEYS:
                found["unknown-relation"] += value not in RELATIONS


def read_links(entry):
    relationships = entry.at("relationships")
    if isinstance(relationships, dict):
        found["unknown-relation"] += sum(key not in RELATIONS for key in relationships)
    places = [(place + key, key) for place in ["", "relationships/"] for key in RELATIONS]
    places += [("graph_garden/" + key, key) for key in ["inferred_links", "entities", "communities"]]
    # Of several weights the first counts, in the order in which the author wrote.
    order = list(entry.data)
    inner = list(relationships) if isinstance(relationships, dict) else []
    places = [place for place in places if entry.at(place[0]) not in (None, [])]
    places.sort(
        key=lambda place: (
            order.index(place[0].split("/")[0]),
            inner.index(place[1]) if place[0].startswith("relationships/") else 0,
        )
    )
    for path, relation in places:
        value = entry.at(path)
        found["scalar-for-list"] += not isinstance(value, list)
        keys = {"inferred_links": INFERRED_KEYS, "entities": MENTION_KEYS}.get(relation, LINK_KEYS)
        for item in as_list(value):
            if isinstance(item, dict):
                check_link_keys(item, keys)
            link = Link(relation, item)
            if isinstance(item, list) or not (link.names or link.has_name):
                found["link-malformed"] += 1
            elif relation in RELATIONS:
                entry.links.append(link)
            elif relation == "inferred_links":
                entry.proposals.append(link)
        owner = RELATIONS.get(relation, ("", ""))[0]
        if owner and entry.kind and owner != entry.kind:
            found["wrong-target-kind"] += 1


def largest_front_matter(library):
    """Returns within how many bytes of a file its front matter must end."""
    try:
        with open(os.path.join(library, "patgraph.yaml"), "rb") as file:
            settings = yaml.load(file, Loader=yaml.CSafeLoader) or {}
    except OSError:
        settings = {}
    size = str(settings.get("max-front-matter", "16M"))
    return int(size.rstrip("KMG")) * 1024 ** (" KMG".find(size[-1]) if size[-1] in "KMG" else 0)


def read_library(library):
    """Returns the entries, and the text of each file behind its front matter."""
    entries, bodies = [], {}
    most = largest_front_matter(library)
    paths = []
    for folder, _, names in os.walk(library):
        paths += [os.path.join(folder, name) for name in names if name.endswith(".md")]
    for path in sorted(paths, key=os.fsencode):
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            found["file-unreadable"] += 1
            continue
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            found["encoding-invalid"] += 1
            continue
        if not re.match(r"---[ \t]*\n", text):
            bodies[path] = text
            continue
        match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
        if len((text[: match.end()] if match else text).encode()) > most:
            found["front-matter-too-large"] += 1
            continue
        if not match:
            found["front-matter-unclosed"] += 1
            continue
        bodies[path] = text[match.end() :]
        try:
            node = yaml.compose(match[1], Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            found["yaml-invalid"] += 1
            continue
        stem = os.path.basename(path)[: -len(".md")]
        front_matter = plain_data(node) if node else {}
        found["wrong-shape"] += not isinstance(front_matter, dict)
        entries.append(Entry(stem, front_matter if isinstance(front_matter, dict) else {}))
    return entries, bodies


# What one entry says about itself

PLACEHOLDERS = set(
    """add title|add title here|change me|changeme|enter title|enter title here|example pattern|fixme|insert title|
    insert title here|lorem|lorem ipsum|my pattern|name of pattern|name of the pattern|new pattern|pattern name|
    pattern title|placeholder|placeholder title|sample pattern|tba|tbc|tbd|template pattern|title goes here|title here|
    title of the pattern|todo|untitled|untitled pattern""".replace("\n    ", "").split("|")
)


def is_placeholder(text):
    name = re.sub("[-_]", " ", text.strip().casefold())
    return (
        name in PLACEHOLDERS
        or name.startswith(("lorem ipsum ", "your title"))
        or bool(re.fullmatch(r"x{3,}", name))
        or bool(re.fullmatch(r"\{\{[^}]+\}\}|\$\{[^}]+\}|<%[^%]+%>|<[^>]+>|\[[^\]]+\]", text.strip()))
    )


def is_placeholder_id(text):
    rest = text.split("_", 1)[-1].casefold()
    return (
        is_placeholder(text)
        or is_placeholder(rest)
        or bool(re.fullmatch(r"0{3,}", rest))
        or rest.startswith(("placeholder", "example", "sample", "dummy", "yourid"))
    )


def was_misread(text):
    """Returns whether characters spell others when taken as bytes of UTF-8 that were read as Windows-1252."""
    for run in re.findall(r"[^\x00-\x7f]{2,}", text):
        try:
            run.encode("cp1252").decode("utf-8")
            return True
        except UnicodeError:
            continue
    return "\ufffd" in text


CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
WITHOUT_WIDTH = "\u200b\u2060\ufeff"
TURNING_TEXT = "\u202a-\u202e\u2066-\u2069"
UNPRINTABLE = f"[{CONTROLS}{WITHOUT_WIDTH}{TURNING_TEXT}\ufdd0-\ufdef]"


def check_entry(entry):
    values = entry.values
    found["missing-id"] += not values["id"]
    found["missing-title"] += not values["title"]
    found["invalid-id"] += bool(values["id"]) and entry.kind is None
    found["slug-filename-mismatch"] += entry.slug != entry.stem
    found["placeholder-value"] += bool(values["id"]) and is_placeholder_id(entry.first("id"))
    found["placeholder-value"] += bool(values["title"]) and is_placeholder(entry.title)
    found["placeholder-value"] += is_placeholder(entry.slug)
    for text in texts_in(entry.data):
        found["mojibake"] += was_misread(text)
        found["unprintable-character"] += bool(re.search(UNPRINTABLE, text))
    for later in ["modified", "last_updated"]:
        for _, text in values[later]:
            one, other = moment(text), moment(entry.first("created") or "")
            if one and other:
                part = 1 if one[1] and other[1] else 0
                found["date-order"] += one[part] < other[part]
    for marks, demands in GENERATIONS:
        if any(mark in entry.data for mark in marks):
            for field in demands:
                paths, _, owner, _ = FIELDS[field]
                is_there = any(True for path in paths for _ in texts_in(entry.at(path)))
                found["missing-field"] += not is_there and owner in ["", entry.kind or "pat"]
            break


# What entries say about each other


def repeated(values):
    return sum(count - 1 for count in collections.Counter(values).values())


def check_names(entries):
    found["duplicate-id"] += repeated(e.first("id") for e in entries if e.first("id"))
    found["duplicate-slug"] += repeated(e.slug for e in entries)
    found["duplicate-title"] += repeated(e.title.casefold() for e in entries if e.title)
    titles = {e.title.casefold() for e in entries if e.title}
    aliases = set()
    for entry in entries:
        for _, alias in entry.values["aliases"]:
            name = alias.casefold()
            found["alias-clash"] += name in titles or name in aliases
            aliases.add(name)


def resolve_links(entries):
    by_id, by_slug, by_title = {}, {}, {}
    for entry in entries:
        if entry.first("id"):
            by_id.setdefault(entry.first("id"), entry)
        by_slug.setdefault(entry.slug, entry)
    for names in [lambda e: [e.title] if e.title else [], lambda e: [alias for _, alias in e.values["aliases"]]]:
        for entry in entries:
            for name in names(entry):
                by_title.setdefault(name.casefold(), entry)

    def find(name):
        return by_id.get(name) or by_slug.get(name) or by_title.get(name.casefold())

    def resolve(link):
        """Finds the target; returns whether the link dangles."""
        targets = [find(name) for name in link.names]
        known = [target for target in targets if target]
        if known:
            link.target = known[0]
            name = link.names[targets.index(known[0])]
            found["reference-by-title"] += name not in by_id and name not in by_slug
            found["reference-conflict"] += len(set(map(id, targets))) > 1
        elif not link.names:
            return False  # a tool with a name only
        return not known and not (
            link.may_be_external and not re.fullmatch(r"(pat|lh)_[a-z0-9]{20,30}", link.names[0])
        )

    for entry in entries:
        for link in entry.links:
            found["dangling-reference"] += resolve(link)
            if not link.target:
                continue
            expected = RELATIONS[link.relation][1]
            found["wrong-target-kind"] += bool(expected and link.target.kind and link.target.kind != expected)
            found["target-deprecated"] += (
                link.target.first("status") == "deprecated" and entry.first("status") != "deprecated"
            )
        for link in entry.proposals:
            found["dangling-proposal"] += resolve(link)
    return find


def edges_of(entries):
    """Returns (source, relation, target, weight) of each link that leads to an entry, by number."""
    numbers = {id(entry): i for i, entry in enumerate(entries)}
    return [
        (numbers[id(entry)], link.relation, numbers[id(link.target)], link.weight)
        for entry in entries
        for link in entry.links
        if link.target
    ]


def check_links(edges):
    stated = {(source, relation, target) for source, relation, target, _ in edges}
    found["duplicate-link"] += len(edges) - len(stated)
    weights = {}
    for source, relation, target, weight in edges:
        if source == target:
            found["self-link"] += 1
            continue
        if relation in SYMMETRIC:
            found["missing-symmetric"] += (target, relation, source) not in stated
        elif relation in OTHER_SIDE:
            found["missing-inverse"] += all((target, other, source) not in stated for other in OTHER_SIDE[relation])
    for source, relation, target, weight in edges:
        if weight is None:
            continue
        if relation in SYMMETRIC:
            key = relation, min(source, target), max(source, target)
        elif relation == "specializes_to":
            key = "generalizes_from", target, source
        else:
            key = relation, source, target
        found["conflicting-weight"] += abs(weights.setdefault(key, weight) - weight) > 1e-9


# The graph


def graph(edges, along, against=()):
    """Returns the neighbours of each entry, over relations in their direction and over others against it."""
    neighbours = collections.defaultdict(set)
    for source, relation, target, _ in edges:
        if source != target:
            if relation in along:
                neighbours[source].add(target)
            if relation in against:
                neighbours[target].add(source)
    return neighbours


def reached(neighbours, start):
    """Returns what a walk of at least one step reaches."""
    seen, to_do = set(), [start]
    while to_do:
        for end in neighbours.get(to_do.pop(), ()):
            if end not in seen:
                seen.add(end)
                to_do.append(end)
    return seen


def circles(neighbours):
    """Returns, for each entry that can be reached from itself, all that reach it and that it reaches."""
    reach = {entry: reached(neighbours, entry) for entry in list(neighbours)}
    return {
        entry: frozenset(other for other in ends if entry in reach.get(other, ()))
        for entry, ends in reach.items()
        if entry in ends
    }


def check_circles(edges):
    requires = graph(edges, {"requires"})
    up = graph(edges, UP, DOWN)
    governed = graph(edges, {"governed_by"})
    own = {"requires": circles(requires), "up": circles(up), "governed": circles(governed)}
    found["cycle"] += sum(len(set(own[name].values())) for name in ["requires", "governed"])
    found["cycle"] += len(set(circles(graph(edges, {"enables"})).values()))
    found["cycle"] += sum(len(group) > 2 for group in set(own["up"].values()))
    found["mutual-hierarchy"] += sum(a < b and a in up.get(b, ()) for a in list(up) for b in up[a])

    for source, relation, target, _ in edges:
        if relation == "requires" and target in own["requires"]:
            found["dead-prerequisite"] += source not in own["requires"][target]

    together = collections.defaultdict(set)
    for part in [requires, up, governed]:
        for entry, ends in part.items():
            together[entry] |= ends
    joint = circles(together)
    mixed = set()
    for name, part in [("requires", requires), ("up", up), ("governed", governed)]:
        for entry, ends in part.items():
            for end in ends:
                # A step that closes a circle, though none of its own relation.
                if end in joint.get(entry, ()) and end not in own[name].get(entry, ()):
                    mixed.add(joint[entry])
    found["mixed-cycle"] += len(mixed)


def check_hierarchy(edges):
    up = graph(edges, UP, DOWN)
    circle = circles(up)
    layered = {entry: {end for end in ends if end not in circle.get(entry, ())} for entry, ends in up.items()}
    stated = graph(edges, {"generalizes_from"}, {"specializes_to"})
    for entry, ends in layered.items():
        above = set()
        for end in ends:
            above |= reached(layered, end)
        found["redundant-link"] += len(above & ends & stated.get(entry, set()))

    def pairs(relation):
        return {frozenset((a, b)) for a, key, b, _ in edges if key == relation and a != b}

    reach = {entry: reached(up, entry) for entry in list(up)}
    for a, b in map(tuple, pairs("related")):
        found["relation-clash"] += b in reach.get(a, ()) or a in reach.get(b, ())
        found["valueless-related"] += bool(up.get(a, set()) & up.get(b, set()))
    found["relation-conflict"] += len(pairs("alternatives") & pairs("requires"))


def check_parts(edges, count):
    joined = graph(edges, set(RELATIONS), set(RELATIONS))
    sizes, seen = [], set()
    for entry in range(count):
        if entry not in seen:
            part = reached(joined, entry) | {entry}
            seen |= part
            sizes.append(len(part))
    if sizes and max(sizes) > 1:
        found["isolated"] += sizes.count(1)
        found["small-component"] += sum(1 < size <= 3 and size < max(sizes) for size in sizes)


# Links in the text


TITLE = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*"""
# [text](target), a line "[text]: target", <target>
LINK = rf"\]\(\s*<?([^\s)>]+)>?{TITLE}\)|^ {{0,3}}\[[^\]]+\]:[ \t]*<?([^\s>]+)>?{TITLE}$|<(https?:[^\s>]+)>"


def check_bodies(bodies, find, stems, base):
    def is_entry(name):
        return find(name) is not None or name in stems

    for path, body in bodies.items():
        text = re.sub(r"^(```+|~~~+).*?^\1", "", body, flags=re.DOTALL | re.MULTILINE)
        text = re.sub(r"(`+)[^`].*?\1", "", text)
        for name in re.findall(r"\[\[([^\]\n|#]+)[^\]\n]*\]\]", text):
            name = name.strip().rstrip("\\")
            found["broken-body-link"] += not is_entry(name.removesuffix(".md")) and not is_entry(name.split("/")[-1])
        for link in re.findall(LINK, text, re.MULTILINE):
            target = "".join(link)
            bare = urllib.parse.unquote(re.split("[?#]", target)[0])
            if target.startswith(base):
                name = bare[len(base) :].removesuffix("/").removesuffix(".html")
                found["broken-body-link"] += bool(name) and not is_entry(name)
            elif bare and not re.match(r"[A-Za-z][^:/?#]*:|[/#]", target):
                is_file = os.path.exists(os.path.join(os.path.dirname(path), bare))
                name = re.sub(r"^(\.\.?/)+", "", bare).removesuffix("/")
                is_name = bool(name) and not re.search("[/.]", name)
                found["broken-body-link"] += not is_file and (
                    bare.endswith(".md") or (is_name and not is_entry(name))
                )


def main(library, base="https://commons-os.github.io/patterns/"):
    entries, bodies = read_library(library)
    for entry in entries:
        read_fields(entry)
        read_links(entry)
        check_entry(entry)
    check_names(entries)
    find = resolve_links(entries)
    edges = edges_of(entries)
    check_links(edges)
    check_circles(edges)
    check_hierarchy(edges)
    check_parts(edges, len(entries))
    check_bodies(bodies, find, {entry.stem for entry in entries}, base)
    assert set(found) == set(CHECKS)
    for check in CHECKS:
        print(check, int(found[check]))


main(*sys.argv[1:])
