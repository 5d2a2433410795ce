// Entities → RDF: what is stated of each subject, as [predicate, object] pairs of n3's terms.
import { DataFactory } from 'n3';
import { ns } from './ontology.mjs';

const { namedNode, literal } = DataFactory;
const base = 'https://commons-os.github.io/patterns/';

const named = new Map();
/** Returns the term of an IRI; the same for the same IRI, for most come often. */
function iri(text) {
  let term = named.get(text);
  if (term === undefined) named.set(text, (term = namedNode(text)));
  return term;
}

const encoded = (text) => encodeURIComponent(text).replace(/%3A/g, ':');
const a = iri(`${ns.rdf}type`);
const label = iri(`${ns.rdfs}label`);
const prefLabel = iri(`${ns.skos}prefLabel`);
const inScheme = iri(`${ns.skos}inScheme`);
const concept = iri(`${ns.skos}Concept`);
const nameOfNode = { property: label.value, kind: 'literal', datatype: null };
const types = { pat: ['Pattern', concept], lh: ['Lighthouse', iri('http://xmlns.com/foaf/0.1/Organization')] };
const date = iri(`${ns.xsd}date`);
const dateTime = iri(`${ns.xsd}dateTime`);

export class Describer {
  constructor(ontology) {
    this.ontology = ontology;
    this.shared = new Map(); // concepts, schemes, nodes: IRI → description
  }

  /** Returns the descriptions of an entity and of its links. What entries share is kept for the end. */
  entity(entity) {
    const subject = iri(base + encoded(entity.slug));
    const [name, above] = types[entity.id.startsWith('lh_') ? 'lh' : 'pat'];
    const pairs = [[a, iri(ns.pg + name)], [a, above], [inScheme, iri(base)]];
    const descriptions = [{ subject, pairs }];
    for (const [term, text] of entity.values) pairs.push([iri(term.property), this.object(term, text)]);
    for (const [path, text] of entity.unmapped) {
      pairs.push([iri(ns.extra + encoded(path).replace(/%2F/g, '/')), literal(text)]);
    }
    for (const link of entity.links) this.link(link, subject, entity, descriptions);
    for (const node of entity.nodes) this.node(node, subject, descriptions);
    return descriptions;
  }

  link(link, subject, entity, descriptions) {
    const target = this.targetOf(link);
    if (target === undefined) return;
    const { relation } = link;
    if (relation.linkClass === undefined) descriptions[0].pairs.push([iri(relation.property), target]);
    if (link.said.length === 0 && relation.linkClass === undefined) return;
    const name = target.value.startsWith(base) ? target.value.slice(base.length) : target.value;
    const own = iri(`${subject.value}#${relation.name}:${name}`);
    this.relationship(own, relation, subject, target, link.said, descriptions);
  }

  targetOf(link) {
    if (link.outcome === 'resolved') return iri(base + encoded(link.target.slug));
    if (link.outcome !== 'external') return undefined;
    const target = iri(`${base}tool/${encoded(link.name)}`);
    const pairs = [[a, iri(link.relation.external)], [label, literal(link.name)]];
    this.shared.set(target.value, { subject: target, pairs });
    return target;
  }

  node(node, subject, descriptions) {
    const { term } = node;
    const target = iri(`${base}${term.scheme}/${encoded(node.name)}`);
    if (!this.shared.has(target.value)) {
      this.shared.set(target.value, { subject: target, pairs: [[a, iri(term.range)]], seen: new Set() });
    }
    const { pairs, seen } = this.shared.get(target.value);
    const about = node.about.length > 0 ? node.about : [[nameOfNode, node.name]];
    for (const [key, text] of about) {
      const once = `${key.property} ${text}`;
      if (seen.has(once)) continue;
      seen.add(once);
      pairs.push([iri(key.property), this.object(key, text)]);
    }
    descriptions[0].pairs.push([iri(term.property), target]);
    if (term.inverse !== undefined) pairs.push([iri(term.inverse), subject]);
    if (node.said.length > 0) {
      const name = target.value.slice(base.length);
      this.relationship(iri(`${subject.value}#${term.name}:${name}`), term, subject, target, node.said, descriptions);
    }
  }

  relationship(subject, term, source, target, said, descriptions) {
    const type = iri(term.linkClass ?? `${ns.pg}Relationship`);
    const pairs = [[a, type], [iri(`${ns.pg}source`), source], [iri(`${ns.pg}target`), target]];
    if (!said.some(([key]) => key.kind === 'property')) pairs.push([iri(`${ns.pg}relation`), iri(term.property)]);
    for (const [key, text] of said) pairs.push([iri(key.property), this.object(key, text)]);
    descriptions.push({ subject, pairs });
  }

  object(term, text) {
    switch (term.kind) {
      case 'concept':
        return this.concept(term, text);
      case 'node':
        return this.named(term, text);
      case 'date':
        return literal(text.length > 10 ? text.replace(' ', 'T') : text, text.length > 10 ? dateTime : date);
      case 'iri':
        return /^[a-z][a-z0-9+.-]*:\/\/[^\s<>"{}|\\^`]*$/i.test(text) ? iri(text) : literal(text);
      case 'property':
        return this.ontology.byKey.has(text) ? iri(this.ontology.byKey.get(text).property) : literal(text);
      default:
        if (term.datatype === null || !Number.isFinite(Number(text))) return literal(text);
        return literal(text, iri(term.datatype));
    }
  }

  concept(term, text) {
    const scheme = iri(`${base}${term.scheme}/`);
    const subject = iri(scheme.value + encoded(text));
    if (!this.shared.has(subject.value)) {
      const ofScheme = [[a, iri(`${ns.skos}ConceptScheme`)], [prefLabel, literal(term.labels[0])]];
      const ofConcept = [[a, concept], [a, iri(term.range)], [inScheme, scheme], [prefLabel, literal(text)]];
      this.shared.set(scheme.value, { subject: scheme, pairs: ofScheme });
      this.shared.set(subject.value, { subject, pairs: ofConcept });
    }
    return subject;
  }

  named(term, text) {
    if (term.iriBase !== undefined && term.values.has(text)) return iri(term.iriBase + text);
    const subject = iri(`${base}${term.scheme}/${encoded(text)}`);
    if (!this.shared.has(subject.value)) {
      this.shared.set(subject.value, { subject, pairs: [[a, iri(term.range)], [label, literal(text)]] });
    }
    return subject;
  }
}
