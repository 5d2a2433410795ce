"""What the ontology says of front matter: which key is a relation, a concept, a node or a literal."""

import re

from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

PG = Namespace("https://w3id.org/patgraph/ns#")
EXTRA = Namespace("https://w3id.org/patgraph/ns#extra/")
SCHEMA = Namespace("https://schema.org/")


def local_name(iri):
    return re.split("[#/]", iri)[-1]


def hyphenated(name):
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", name).lower()


class Term:
    """A relation or a field."""

    def __init__(self, prop):
        self.property = prop
        self.name = local_name(prop)
        self.kind = None
        self.datatype = None
        self.link_class = None
        self.inverse = None
        self.external = None
        self.iri_base = None


class Place:
    """A key of front matter: what it means, and the keys below it."""

    def __init__(self):
        self.term = None
        self.below = {}


class Ontology:
    def __init__(self, path):
        self.graph = Graph()
        self.graph.parse(path, format="turtle")
        self.keys = {}  # of front matter: key -> Place
        self.link_keys = {}  # of links: key -> Term
        self.target_keys = {}  # of what links point at: key -> Term
        self.relations = []
        self.terms = {}
        names = Collection(self.graph, self.graph.value(PG.target, PG["keys"]))
        self.identity_keys = [str(name) for name in names]
        self.names_of_targets = {*self.identity_keys, "name", "title"}
        for prop, key in sorted(self.graph.subject_objects(PG.key)):
            self.add_key(prop, str(key))
        self.by_key = {relation.key: relation for relation in self.relations}

    def all(self, subject, *predicates):
        return [value for predicate in predicates for value in sorted(self.graph.objects(subject, predicate))]

    def above(self, term, predicate):
        return set(self.graph.transitive_objects(term, predicate))

    def add_key(self, prop, path):
        domains = self.all(prop, RDFS.domain, SCHEMA.domainIncludes)
        if prop not in self.terms:
            self.terms[prop] = self.term(prop)
        term = self.terms[prop]
        if any(PG.Relationship in self.above(domain, RDFS.subClassOf) for domain in domains):
            self.link_keys[path] = term
        elif RDFS.Resource in domains or PG.Entity in domains:
            self.target_keys[path] = term
            if path == "name":
                self.add_path([path], term)
        else:
            self.add_path(path.split("/"), term)

    def add_path(self, keys, term):
        level = self.keys
        for key in keys:
            place = level.setdefault(key, Place())
            level = place.below
        place.term = term

    def term(self, prop):
        term = Term(prop)
        ranges = self.all(prop, RDFS.range, SCHEMA.rangeIncludes)
        value_range = ranges[0]
        term.range = value_range
        term.scheme = hyphenated(local_name(value_range))
        term.range_label = self.graph.value(value_range, RDFS.label)
        if any(one == PG.Entry or (one, PG.idPattern, None) in self.graph for one in ranges):
            term.kind = "relation"
            self.add_relation(term)
        elif SKOS.Concept in self.above(value_range, RDFS.subClassOf):
            term.kind = "concept"
        elif value_range == PG.DateOrTime:
            term.kind = "date"
        elif value_range in (RDFS.Resource, XSD.anyURI):
            term.kind = "iri"
        elif value_range in (RDFS.Literal, XSD.string):
            term.kind = "literal"
        elif value_range.startswith(str(XSD)):
            term.kind = "literal"
            term.datatype = value_range
        elif value_range == RDF.Property:
            term.kind = "property"
        else:
            term.kind = "node"
            term.iri_base = self.graph.value(value_range, PG.iriBase)
            term.values = {str(value) for value in self.graph.objects(value_range, PG.value)}
            term.inverse = self.graph.value(prop, OWL.inverseOf)
        return term

    def add_relation(self, term):
        prop = term.property
        term.key = next((str(key) for key in self.all(prop, PG.key) if "/" not in key), None)
        term.label = str(self.graph.value(prop, RDFS.label))
        term.color = str(self.graph.value(prop, PG.color))
        term.style = str(self.graph.value(prop, PG.lineStyle))
        term.external = self.graph.value(prop, PG.external)
        term.link_class = self.graph.value(prop, PG.linkClass)
        term.inverse = self.graph.value(prop, OWL.inverseOf)
        term.cycle = self.graph.value(prop, PG.cycle)
        term.symmetric = (prop, RDF.type, OWL.SymmetricProperty) in self.graph
        term.above = self.above(prop, RDFS.subPropertyOf)
        self.relations.append(term)


def is_iri(text):
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`]*", text) is not None


def iri(text, known={}):
    """Returns the term of an IRI; the same for the same IRI, for most come often."""
    term = known.get(text)
    if term is None:
        term = known[text] = URIRef(text)
    return term
