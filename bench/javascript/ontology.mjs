// What the ontology says of front matter: which key is a relation, a concept, a node or a literal.
import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';

export const ns = {
  pg: 'https://w3id.org/patgraph/ns#',
  extra: 'https://w3id.org/patgraph/ns#extra/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const localName = (iri) => iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
const hyphenated = (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

export class Ontology {
  constructor(path) {
    this.store = new Store(new Parser().parse(readFileSync(path, 'utf8')));
    this.keys = new Map(); // front matter: a trie of keys; a term hangs where a key ends
    this.linkKeys = new Map(); // of links: key → term
    this.targetKeys = new Map(); // of what links point at: key → term
    this.terms = new Map(); // property → term
    this.relations = [];
    const [list] = this.objects(`${ns.pg}target`, `${ns.pg}keys`);
    this.identityKeys = this.store.extractLists()[list].map((term) => term.value);
    this.namesOfTargets = new Set([...this.identityKeys, 'name', 'title']);
    for (const { subject, object } of this.store.getQuads(null, `${ns.pg}key`, null)) {
      this.addKey(subject.value, object.value);
    }
    this.byKey = new Map(this.relations.map((relation) => [relation.key, relation]));
  }

  objects(subject, predicate) {
    return this.store.getObjects(subject, predicate, null).map((term) => term.value);
  }

  isA(subject, type) {
    return this.objects(subject, `${ns.rdf}type`).includes(type);
  }

  above(term, property) {
    const found = new Set([term]);
    for (const one of found) for (const parent of this.objects(one, property)) found.add(parent);
    return found;
  }

  addKey(property, path) {
    const domains = [`${ns.rdfs}domain`, `${ns.schema}domainIncludes`].flatMap((p) => this.objects(property, p));
    const term = this.terms.get(property) ?? this.term(property);
    if (domains.some((domain) => this.above(domain, `${ns.rdfs}subClassOf`).has(`${ns.pg}Relationship`))) {
      this.linkKeys.set(path, term);
    } else if (domains.includes(`${ns.rdfs}Resource`) || domains.includes(`${ns.pg}Entity`)) {
      this.targetKeys.set(path, term);
      if (domains.includes(`${ns.rdfs}Resource`) && path === 'name') this.addPath(['name'], term);
    } else {
      this.addPath(path.split('/'), term);
    }
  }

  addPath(keys, term) {
    let level = this.keys;
    keys.forEach((key, i) => {
      if (!level.has(key)) level.set(key, { term: null, below: new Map() });
      const place = level.get(key);
      if (i === keys.length - 1) place.term = term;
      level = place.below;
    });
  }

  term(property) {
    const ranges = [`${ns.rdfs}range`, `${ns.schema}rangeIncludes`].flatMap((p) => this.objects(property, p));
    const [range] = ranges;
    const term = { property, name: localName(property), range, scheme: hyphenated(localName(range)) };
    this.terms.set(property, term);
    const isEntry = (type) => type === `${ns.pg}Entry` || this.objects(type, `${ns.pg}idPattern`).length > 0;
    term.labels = this.objects(range, `${ns.rdfs}label`);
    if (ranges.some(isEntry)) {
      term.kind = 'relation';
      this.addRelation(term);
    } else if (this.above(range, `${ns.rdfs}subClassOf`).has(`${ns.skos}Concept`)) {
      term.kind = 'concept';
    } else if (range === `${ns.pg}DateOrTime`) {
      term.kind = 'date';
    } else if (range.startsWith(ns.xsd) && range !== `${ns.xsd}anyURI`) {
      term.kind = 'literal';
      term.datatype = range === `${ns.xsd}string` ? null : range;
    } else if (range === `${ns.rdfs}Literal`) {
      term.kind = 'literal';
      term.datatype = null;
    } else if (range === `${ns.rdfs}Resource` || range === `${ns.xsd}anyURI`) {
      term.kind = 'iri';
    } else if (range === `${ns.rdf}Property`) {
      term.kind = 'property';
    } else {
      term.kind = 'node';
      [term.iriBase] = this.objects(range, `${ns.pg}iriBase`);
      term.values = new Set(this.objects(range, `${ns.pg}value`));
      term.inverse = this.objects(property, `${ns.owl}inverseOf`)[0];
    }
    return term;
  }

  addRelation(term) {
    const property = term.property;
    [term.key] = this.objects(property, `${ns.pg}key`).filter((key) => !key.includes('/'));
    [term.label] = this.objects(property, `${ns.rdfs}label`);
    [term.color] = this.objects(property, `${ns.pg}color`);
    [term.style] = this.objects(property, `${ns.pg}lineStyle`);
    [term.external] = this.objects(property, `${ns.pg}external`);
    [term.linkClass] = this.objects(property, `${ns.pg}linkClass`);
    [term.inverse] = this.objects(property, `${ns.owl}inverseOf`);
    [term.cycle] = this.objects(property, `${ns.pg}cycle`);
    term.symmetric = this.isA(property, `${ns.owl}SymmetricProperty`);
    term.above = this.above(property, `${ns.rdfs}subPropertyOf`);
    this.relations.push(term);
  }
}
