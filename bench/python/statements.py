"""Entities -> RDF: the statements of a library, in a graph of rdflib."""

from urllib.parse import quote

from ontology import EXTRA, PG, iri, is_iri
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import FOAF, RDF, RDFS, SKOS, XSD

BASE = "https://commons-os.github.io/patterns/"


def encoded(text):
    return quote(text, safe=":!'()*")


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


class Statements:
    def __init__(self, entities, ontology):
        self.ontology = ontology
        self.graph = Graph(store="SimpleMemory")  # the fastest one, for there is one graph only
        for prefix, namespace in (("pg", PG), ("extra", EXTRA), ("pattern", Namespace(BASE)), ("skos", SKOS)):
            self.graph.bind(prefix, namespace)
        for entity in entities:
            self.graph.addN((s, p, o, self.graph) for s, p, o in self.entity(entity))

    def entity(self, entity):
        subject = iri(BASE + encoded(entity.slug))
        is_lighthouse = entity.id.startswith("lh_")
        yield subject, RDF.type, PG.Lighthouse if is_lighthouse else PG.Pattern
        yield subject, RDF.type, FOAF.Organization if is_lighthouse else SKOS.Concept
        yield subject, SKOS.inScheme, iri(BASE)
        for term, text in entity.values:
            about, thing = self.object(term, text)
            yield subject, term.property, thing
            yield from about
        for path, text in entity.unmapped:
            yield subject, iri(str(EXTRA) + quote(path)), Literal(text)
        for link in entity.links:
            yield from self.link(link, subject)
        for node in entity.nodes:
            yield from self.node(node, subject)

    def link(self, link, subject):
        relation = link.relation
        if link.outcome == "resolved":
            target = iri(BASE + encoded(link.target.slug))
        elif link.outcome == "external":
            target = iri(f"{BASE}tool/{encoded(link.name)}")
            yield target, RDF.type, relation.external
            yield target, RDFS.label, Literal(link.name)
        else:
            return
        if relation.link_class is None:
            yield subject, relation.property, target
        if link.said or relation.link_class is not None:
            yield from self.relationship(relation, subject, target, link.said)

    def node(self, node, subject):
        term, name, said, about = node
        target = iri(f"{BASE}{term.scheme}/{encoded(name)}")
        yield target, RDF.type, term.range
        if not about:
            yield target, RDFS.label, Literal(name)
        for key, text in about:
            more, thing = self.object(key, text)
            yield target, key.property, thing
            yield from more
        yield subject, term.property, target
        if term.inverse is not None:
            yield target, term.inverse, subject
        if said:
            yield from self.relationship(term, subject, target, said)

    def relationship(self, term, source, target, said):
        subject = iri(f"{source}#{term.name}:{target.removeprefix(BASE)}")
        yield subject, RDF.type, term.link_class or PG.Relationship
        yield subject, PG.source, source
        yield subject, PG.target, target
        if all(key.kind != "property" for key, _ in said):
            yield subject, PG.relation, term.property
        for key, text in said:
            about, thing = self.object(key, text)
            yield subject, key.property, thing
            yield from about

    def object(self, term, text):
        """Returns what a value is, and what is stated of that."""
        if term.kind == "concept":
            scheme = iri(f"{BASE}{term.scheme}/")
            concept = iri(scheme + encoded(text))
            return (
                (scheme, RDF.type, SKOS.ConceptScheme),
                (scheme, SKOS.prefLabel, term.range_label),
                (concept, RDF.type, SKOS.Concept),
                (concept, RDF.type, term.range),
                (concept, SKOS.inScheme, scheme),
                (concept, SKOS.prefLabel, Literal(text)),
            ), concept
        if term.kind == "node":
            if term.iri_base is not None and text in term.values:
                return (), iri(term.iri_base + text)
            thing = iri(f"{BASE}{term.scheme}/{encoded(text)}")
            return ((thing, RDF.type, term.range), (thing, RDFS.label, Literal(text))), thing
        if term.kind == "date":
            is_day = len(text) <= 10
            datatype = XSD.date if is_day else XSD.dateTime
            return (), Literal(text if is_day else text.replace(" ", "T", 1), datatype=datatype, normalize=False)
        if term.kind == "iri" and is_iri(text):
            return (), iri(text)
        if term.kind == "property" and text in self.ontology.by_key:
            return (), self.ontology.by_key[text].property
        if term.datatype is not None and is_number(text):
            return (), Literal(text, datatype=term.datatype, normalize=False)
        return (), Literal(text)
