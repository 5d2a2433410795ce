"""Folders -> entities: the front matter of each file, read by the keys of the ontology."""

import os
from dataclasses import dataclass, field

import yaml

CHUNK = 16 << 10


def list_files(folder):
    """Lists the Markdown files under a folder, hidden ones skipped, sorted by path."""
    files = []
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            os.path.join(path, name)
            for name in names
            if name.endswith((".md", ".markdown")) and not name.startswith(".")
        ]
    return sorted(files)


def read_front_matter(path):
    """Returns the front matter of a file, or None; reads no further than its end."""
    with open(path, "rb", buffering=0) as file:
        text = b""
        while True:
            more = file.read(CHUNK)
            if not more:
                return None
            begin_search = max(0, len(text) - 5)
            text += more
            begin = 3 if text.startswith(b"\xef\xbb\xbf") else 0
            if not text.startswith(b"---", begin):
                return None
            end = text.find(b"\n---", max(begin_search, begin))
            if end >= 0:
                return text[begin + 4 : end + 1]


@dataclass(slots=True, eq=False)
class Link:
    relation: object
    references: list
    said: list
    name: str = None
    target: object = None
    outcome: str = None


@dataclass(slots=True, eq=False)
class Entity:
    file: str
    id: str = ""
    slug: str = ""
    title: str = ""
    summary: str = ""
    aliases: list = field(default_factory=list)
    values: list = field(default_factory=list)
    unmapped: list = field(default_factory=list)
    links: list = field(default_factory=list)
    nodes: list = field(default_factory=list)


def is_nothing(value):
    return not value or value in ("null", "~")


def items(value):
    return value if isinstance(value, list) else [value]


class EntityReader:
    def __init__(self, ontology, file):
        self.ontology = ontology
        self.entity = Entity(file)

    def read(self, root):
        entity = self.entity
        self.read_map(root, self.ontology.keys, "")
        stem = os.path.basename(entity.file).rsplit(".", 1)[0]
        entity.id = root.get("id") or ""
        entity.slug = root.get("slug") or stem
        entity.title = root.get("title") or root.get("name") or ""
        entity.summary = root.get("summary") or ""
        entity.aliases = [alias for alias in items(root.get("aliases") or []) if isinstance(alias, str)]
        return entity

    def read_map(self, mapping, keys, path):
        for key, value in mapping.items():
            if is_nothing(value):
                continue
            place = keys.get(key)
            below = f"{path}/{key}" if path else key
            if place is None:
                self.read_unmapped(value, below)
            elif isinstance(value, dict) and place.below:
                self.read_map(value, place.below, below)
            elif place.term is None:
                self.read_unmapped(value, below)
            elif place.term.kind == "relation":
                self.read_links(value, place.term)
            elif place.term.kind == "node" and place.term.iri_base is None:
                self.read_nodes(value, place.term)
            else:
                self.read_values(value, place.term, below)

    def read_unmapped(self, value, path):
        if is_nothing(value):
            return
        if isinstance(value, list):
            for item in value:
                self.read_unmapped(item, path)
        elif isinstance(value, dict):
            for key, item in value.items():
                self.read_unmapped(item, f"{path}/{key}")
        else:
            self.entity.unmapped.append((path, value))

    def read_values(self, value, term, path):
        for item in items(value):
            if isinstance(item, str):
                if not is_nothing(item):
                    self.entity.values.append((term, item))
            else:
                self.read_unmapped(item, path)

    def read_nodes(self, value, term):
        """Things that entries share, such as communities: named by id, label or a plain text."""
        for item in items(value):
            if isinstance(item, str):
                self.entity.nodes.append((term, item, [], []))
            elif isinstance(item, dict):
                name = item.get("id") or item.get("slug") or item.get("name") or item.get("label")
                if isinstance(name, str):
                    said, about = self.read_sayings(item, ("id", "slug"), target_first=True)
                    self.entity.nodes.append((term, name, said, about))

    def read_links(self, value, relation):
        for item in items(value):
            if isinstance(item, str):
                if not is_nothing(item):
                    self.entity.links.append(Link(relation, [item], []))
            elif isinstance(item, dict) and item:
                named = [item.get(key) for key in self.ontology.identity_keys]
                references = [name for name in named if name and isinstance(name, str)]
                said, _ = self.read_sayings(item, self.ontology.names_of_targets, target_first=False)
                self.entity.links.append(Link(relation, references, said, item.get("name") or item.get("title")))
            elif item:
                self.entity.links.append(Link(relation, [], []))

    def read_sayings(self, mapping, naming, target_first):
        """Splits what a map says, but for the keys that name: of the link, and of what it points at."""
        said, about = [], []
        for key, value in mapping.items():
            if key in naming or not isinstance(value, str) or is_nothing(value):
                continue
            target = self.ontology.target_keys.get(key)
            link = self.ontology.link_keys.get(key)
            if target is not None and (target_first or link is None):
                about.append((target, value))
            elif link is not None:
                said.append((link, value))
        return said, about


class Library:
    """All entities of a folder. Texts stay as they are written (`version: 1.0`), as patgraph keeps them."""

    def __init__(self, folder, ontology):
        self.files = list_files(folder)
        self.entities = []
        self.without_front_matter = 0
        self.invalid = 0
        for file in self.files:
            text = read_front_matter(file)
            if text is None:
                self.without_front_matter += 1
                continue
            try:
                root = yaml.load(text, Loader=yaml.CBaseLoader)
            except yaml.YAMLError:
                self.invalid += 1
                continue
            if isinstance(root, dict):
                self.entities.append(EntityReader(ontology, file).read(root))
            else:
                self.invalid += 1
        self.resolve()

    def resolve(self):
        """Gives each link its target: an entity, an external name, or why there is none."""
        by_id, by_slug, by_title = {}, {}, {}
        for entity in self.entities:
            if entity.id:
                by_id.setdefault(entity.id, entity)
            by_slug.setdefault(entity.slug, entity)
            for name in (entity.title, *entity.aliases):
                if name:
                    by_title.setdefault(name.casefold(), entity)

        def find(text):
            return by_id.get(text) or by_slug.get(text) or by_title.get(text.casefold())

        for entity in self.entities:
            for link in entity.links:
                link.target = next(filter(None, map(find, link.references)), None)
                if link.target is not None:
                    link.outcome = "resolved"
                elif link.references:
                    link.outcome = "dangling"
                else:
                    link.outcome = "external" if link.name and link.relation.external else "rejected"
