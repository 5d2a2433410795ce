// Libraries of hostile texts: what is written into them, and every statement that must come of it.
import fc from 'fast-check';
import {misread, notInXml} from './formats.mjs';
import {anyText, longText} from './hostile_texts.mjs';
import {iri, literal} from './lines.mjs';
import {frontMatter} from './yaml.mjs';

export const base = 'https://example.org/hostile/';
const pg = 'https://w3id.org/patgraph/ns#';
const dcterms = 'http://purl.org/dc/terms/';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const skos = 'http://www.w3.org/2004/02/skos/core#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

const text = fc.oneof({weight: 150, arbitrary: anyText}, {weight: 1, arbitrary: longText});

/// Keys of front matter whose value is one text and comes out as a text, with their properties.
const texts = {
  title: `${skos}prefLabel`,
  summary: `${skos}definition`,
  attribution: 'http://creativecommons.org/ns#attributionName',
  version: 'http://www.w3.org/2002/07/owl#versionInfo',
  'context_labels/corporate': `${pg}corporateLabel`,
  'location/city': `${pg}city`,
  'ontology/search_hints/primary_tension': `${pg}primaryTension`,
  'ontology/commons_assessment/vitality_reasoning': `${pg}vitalityReasoning`,
};
const textLists = {
  aliases: `${skos}altLabel`,
  'ontology/search_hints/vector_keywords': 'http://www.w3.org/ns/dcat#keyword',
};
/// Keys of a concept or a list of them: property, class, segment of the IRI, label of the scheme.
const concepts = {
  'lifecycle/status': [`${pg}status`, 'Status', 'status', 'status'],
  'classification/domain': [`${pg}domain`, 'Domain', 'domain', 'domain'],
};
const conceptLists = {
  'ontology/cross_domains': [`${pg}crossDomain`, 'Domain', 'domain', 'domain'],
  'classification/category': [`${pg}category`, 'Category', 'category', 'category'],
};
/// Keys of values with a lexical form; what is not of that form stays text.
const decimal = [/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$/, 'decimal'];
const typed = {
  'ontology/commons_assessment/resilience': [`${pg}resilience`, ...decimal],
  orbital_layer: [`${pg}orbitalLayer`, /^[+-]?[0-9]+$/, 'integer'],
  founded: [`${pg}founded`, /^[0-9]{4}$/, 'gYear'],
};
/// What becomes of a date; no other text that is generated looks like one.
const dates = [
  ['2026-02-28', '2026-02-28', 'date'], ['2026-2-8', '2026-02-08', 'date'],
  ['2026-02-28T09:30:00Z', '2026-02-28T09:30:00Z', 'dateTime'],
  ['2026-2-8 9:30:00 +1', '2026-02-08T09:30:00+01:00', 'dateTime'],
  ['2026-02-28 9:30:00.50 -5', '2026-02-28T09:30:00.50-05:00', 'dateTime'], ['2026-02-30', '2026-02-30', 'string']];
const relations = {
  related: 'related', enables: 'enables', requires: 'requires', generalizes_from: 'generalizesFrom',
  alternatives: 'alternatives', tools: 'tools', governed_by: 'governedBy',
};

/// Writes a key as one segment of the IRI of a property, which must end in a name of XML for RDF/XML to have it: an
/// underscore sees to that, and one that the key ends in itself is encoded.
function keySegment(key) {
  const name = segment(key);
  if (name.endsWith('_')) return `${name.slice(0, -1)}%5F`;
  return /[A-Za-z][A-Za-z0-9._-]*$/.test(name) ? name : `${name}_`;
}

/// Returns the property of a path of keys that the ontology does not have.
function extraProperty(path) {
  return `${pg}extra/${path.map(keySegment).join('/')}`;
}

function percentEncoded(bytes) {
  return [...Buffer.from(bytes)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/// Writes a text as one segment of an IRI.
function segment(name) {
  if (name === '.' || name === '..') return percentEncoded(name);
  return [...name].map(character => /[A-Za-z0-9._~-]/.test(character) ? character : percentEncoded(character)).join('');
}

/// Returns the IRI that a text is, with what is illegal in it encoded; undefined where it is none (RFC 3986).
function absoluteIri(written) {
  const opaque = /^(?:urn|doi|mailto|tag):/.exec(written)?.[0];
  const [hierarchical, authority] = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)/.exec(written) ?? [];
  const head = hierarchical ?? opaque;
  if (head === undefined || written === opaque || opaque && /[ \t\r\n]/.test(written)) return undefined;
  if (!opaque && written.endsWith('://') && written === head) return undefined;
  if (authority !== undefined && !/^(?:[^@[\]]*@)?[^@:[\]]*(?::[0-9]*)?$/.test(authority)) return undefined;
  const encode = (part, illegal) => part.replace(illegal, percentEncoded);
  const rest = encode(written.slice(head.length), /%(?![0-9A-Fa-f]{2})|[^!-~]|[<>"{}|\\^`[\]]/gu);
  const [path, ...fragments] = rest.split('#');
  const fragment = fragments.length > 0 ? `#${fragments.join('%23')}` : '';
  return encode(head, /%(?![0-9A-Fa-f]{2})|[^!-~]|[<>"{}|\\^`]/gu) + path + fragment;
}

const optional = arbitrary => fc.option(arbitrary, {nil: undefined, freq: 2});
const some = (arbitrary, maxLength = 3) => fc.array(arbitrary, {maxLength});
const each = (keys, arbitrary) => fc.record(Object.fromEntries(Object.keys(keys).map(key => [key, arbitrary])),
  {requiredKeys: []});

const starts = ['https://example.org/', 'https://', 'urn:', 'urn://', 'doi:10.1/', 'x+y.z://h:1/?', 'tag:'];
const iriLike = fc.tuple(fc.constantFrom(...starts), anyText).map(([start, rest]) => start + rest);
const number = fc.oneof(fc.constantFrom('0.5', '1.', '.5', '+0', '007', '-0', '1e0', '0.30'), text);
const link = fc.record({
  relation: fc.constantFrom(...Object.keys(relations)), target: fc.nat({max: 30}),
  by: fc.constantFrom('slug', 'id', 'typeid', 'text', 'text of id'),
  weight: optional(number), description: optional(text), source: optional(text), role: optional(text),
});
const extras = fc.uniqueArray(fc.tuple(anyText, optional(anyText), text), {maxLength: 3, selector: ([key]) => key});

const entry = fc.record({
  id: fc.oneof({weight: 4, arbitrary: fc.constantFrom('pat_', 'lh_').map(kind => [kind, ''])},
    fc.tuple(fc.constant('pat_'), text), fc.tuple(fc.constant(''), text)),
  slug: text, slugIs: fc.constantFrom('declared', 'file', 'both', 'neither'),
  texts: each(texts, text), textLists: each(textLists, some(text)),
  concepts: each(concepts, text), conceptLists: each(conceptLists, some(text)),
  typed: each(typed, number),
  created: optional(fc.oneof(fc.constantFrom(...dates), text.map(said => [said, said, 'string']))),
  page: optional(fc.oneof(iriLike, text)), sources: some(fc.oneof(iriLike, text)), contributors: some(text),
  tools: some(fc.record({name: text, role: optional(text)})), links: some(link),
  mentions: some(fc.record({label: text, type: optional(text), relevance: optional(number)}), 2),
  proposed: some(fc.record({target: fc.nat({max: 30}), type: fc.oneof(fc.constantFrom(...Object.keys(relations)), text),
    reason: text}), 2),
  extras,
});

/// `without`: characters that are left out of all texts, so that formats and readers that cannot hold them have their
/// libraries too.
export const library = fc.record({
  without: fc.constantFrom(notInXml, misread.rapper, notInXml, /(?!)/),
  entries: fc.array(entry, {minLength: 1, maxLength: 18, size: 'max'}),
});

/// Builds front matter out of keys that are paths.
class Writer {
  root = new Map();

  set(path, value) {
    if (value.length === 0) return;
    const keys = path.split('/');
    let map = this.root;
    for (const key of keys.slice(0, -1)) {
      if (!map.has(key)) map.set(key, new Map());
      map = map.get(key);
    }
    map.set(keys.at(-1), value);
  }
}

/// Returns whether a line describes the export itself: counts of what is in it, and how it came to be.
export function describesExport(line) {
  return line.startsWith(`<${base}#`) || line.startsWith(`<${base}> `);
}

/// Returns what to write, [{name, text}], the lines of all statements that must come of it, and the texts among them
/// that XML cannot hold, [{subject, text}].
export function realize({without, entries}) {
  const lines = new Set();
  const faulty = [];
  const leftOut = new RegExp(without, 'g');
  // Texts as they are written, and as they come out.
  const put = said => said.replace(leftOut, '');
  const got = said => said.replaceAll('\0', '\uFFFD');
  // Turtle resolves IRIs by RFC 3986, 5.2.2, which takes "." and ".." out of paths; of the readers only Raptor does so.
  const putIri = said => put(said).replace(/(?<=[/:])\.{1,2}(?=[/?#]|$)/g, 'dots');

  function state(subject, predicate, object) {
    lines.add(`${iri(subject)} ${iri(predicate)} ${object} .`);
  }
  function stateText(subject, predicate, said, type = 'string') {
    if (said === '') return;
    state(subject, predicate, literal(said, xsd + type));
    if (notInXml.test(said)) faulty.push({subject, text: said});
  }
  function stateType(subject, type) {
    state(subject, `${rdf}type`, iri(type));
  }
  function concept(subject, [predicate, type, folder, label], said) {
    if (said === '') return;
    const scheme = `${base}${folder}/`;
    const value = scheme + segment(said);
    state(subject, predicate, iri(value));
    stateType(value, pg + type);
    stateType(value, `${skos}Concept`);
    state(value, `${skos}inScheme`, iri(scheme));
    stateText(value, `${skos}prefLabel`, said);
    stateType(scheme, `${skos}ConceptScheme`);
    stateText(scheme, `${skos}prefLabel`, label);
  }
  function sharedNode(type, folder, said) {
    const node = `${base}${folder}/${segment(said)}`;
    stateType(node, type);
    stateText(node, `${rdfs}label`, said);
    return node;
  }
  function stateNumber(subject, predicate, said) {
    stateText(subject, predicate, said, decimal[0].test(said) ? 'decimal' : 'string');
  }
  function linkNode(source, relation, target, kind = 'Relationship') {
    const node = `${source}#${relation}:${target.slice(base.length)}`;
    stateType(node, pg + kind);
    state(node, `${pg}source`, iri(source));
    state(node, `${pg}target`, iri(target));
    return node;
  }
  function stateResource(subject, predicate, said) {
    const resource = absoluteIri(said);
    if (resource === undefined) stateText(subject, predicate, said);
    else state(subject, predicate, iri(resource));
  }

  // Identity first, for links resolve by it: ids and slugs are each given once.
  const files = new Map();
  const bySlug = new Map();
  const byId = new Map();
  entries.forEach((wanted, index) => {
    const made = wanted.id[0] === '' ? '' : wanted.id[0] + String(index).padStart(24, '0');
    let id = put(made + (wanted.id[1] ?? ''));
    if (byId.has(got(id))) id = '';
    const slug = put(wanted.slug);
    const canName = slug !== '' && !/^\.|[/\0]/.test(slug) && Buffer.byteLength(slug) < 250;
    const namesFile = canName && ['file', 'both'].includes(wanted.slugIs) && !files.has(`${slug}.md`);
    const stem = namesFile ? slug : `entry ${index}`;
    const declared = stem === slug && wanted.slugIs === 'file' || wanted.slugIs === 'neither' ? '' : slug;
    const named = got(declared) || stem;
    if (bySlug.has(named)) return;
    const subject = base + segment(named);
    const item = {wanted, id, declared, named, subject, writer: new Writer()};
    files.set(`${stem}.md`, item);
    bySlug.set(named, item);
    if (id !== '') byId.set(got(id), item);
  });
  const items = [...files.values()];

  for (const {wanted, id, declared, subject, writer} of items) {
    if (id !== '') writer.set('id', id);
    stateText(subject, `${dcterms}identifier`, got(id));
    const isLighthouse = /^lh_[a-z0-9]{20,30}$/.test(got(id));
    const type = isLighthouse ? 'Lighthouse' : 'Pattern';
    stateType(subject, pg + type);
    stateType(subject, isLighthouse ? 'http://xmlns.com/foaf/0.1/Organization' : `${skos}Concept`);
    if (!isLighthouse) state(subject, `${skos}inScheme`, iri(base));
    if (declared !== '') writer.set('slug', declared);
    stateText(subject, `${pg}slug`, got(declared));
    for (const [key, said] of Object.entries(wanted.texts)) {
      writer.set(key, put(said));
      stateText(subject, texts[key], got(put(said)));
    }
    for (const [key, all] of Object.entries(wanted.textLists)) {
      writer.set(key, all.map(put));
      for (const said of all) stateText(subject, textLists[key], got(put(said)));
    }
    for (const [key, said] of Object.entries(wanted.concepts)) {
      writer.set(key, put(said));
      concept(subject, concepts[key], got(put(said)));
    }
    for (const [key, all] of Object.entries(wanted.conceptLists)) {
      writer.set(key, all.map(put));
      for (const said of all) concept(subject, conceptLists[key], got(put(said)));
    }
    for (const [key, said] of Object.entries(wanted.typed)) {
      const [predicate, form, type] = typed[key];
      writer.set(key, put(said));
      stateText(subject, predicate, got(put(said)), form.test(got(put(said))) ? type : 'string');
    }
    if (wanted.created) {
      const [written, expected, type] = wanted.created.map(put);
      const known = type !== 'string' ? undefined : dates.find(([said]) => said === written);
      writer.set('created', written);
      stateText(subject, `${dcterms}created`, known?.[1] ?? got(expected), known?.[2] ?? type);
    }
    if (wanted.page !== undefined) {
      writer.set('page_url', putIri(wanted.page));
      stateResource(subject, 'http://xmlns.com/foaf/0.1/page', got(putIri(wanted.page)));
    }
    writer.set('sources', wanted.sources.map(putIri));
    for (const said of wanted.sources) stateResource(subject, `${dcterms}source`, got(putIri(said)));
    writer.set('contributors', wanted.contributors.map(put));
    for (const said of wanted.contributors.map(put).map(got)) {
      if (said !== '') state(subject, `${dcterms}contributor`, iri(sharedNode(`${dcterms}Agent`, 'agent', said)));
    }

    const links = new Map(Object.keys(relations).map(key => [key, []]));
    for (const tool of wanted.tools) {
      const item = new Map([['name', put(tool.name)]]);
      const name = got(put(tool.name));
      links.get('tools').push(item);
      if (name === '') {
        if (tool.role !== undefined) item.set('role', put(tool.role));
        continue; // rejected
      }
      const target = sharedNode(`${pg}Tool`, 'tool', name);
      state(subject, `${pg}tools`, iri(target));
      if (tool.role === undefined) continue;
      item.set('role', put(tool.role));
      if (put(tool.role) === '') continue;
      const node = linkNode(subject, 'tools', target);
      state(node, `${pg}relation`, iri(`${pg}tools`));
      stateText(node, `${pg}role`, got(put(tool.role)));
    }
    for (const {relation, target, by, ...said} of wanted.links) {
      const meant = items[target % items.length];
      const byItsId = meant.id !== '' && ['id', 'typeid', 'text of id'].includes(by);
      const reference = byItsId ? meant.id : meant.named;
      const found = byId.get(got(reference)) ?? bySlug.get(got(reference));
      state(subject, pg + relations[relation], iri(found.subject));
      if (by.startsWith('text')) {
        links.get(relation).push(reference);
        continue;
      }
      const item = new Map([[by, reference]]);
      for (const [key, value] of Object.entries(said)) {
        if (value !== undefined) item.set(key, put(value));
      }
      links.get(relation).push(item);
      if (!Object.values(said).some(value => value !== undefined && put(value) !== '')) continue;
      const node = linkNode(subject, relations[relation], found.subject);
      state(node, `${pg}relation`, iri(pg + relations[relation]));
      if (said.weight !== undefined) stateNumber(node, `${pg}weight`, got(put(said.weight)));
      if (said.description !== undefined) stateText(node, `${dcterms}description`, got(put(said.description)));
      if (said.role !== undefined) stateText(node, `${pg}role`, got(put(said.role)));
      if (said.source !== undefined) {
        const provenance = [`${pg}linkProvenance`, 'LinkProvenance', 'link-provenance', 'link provenance'];
        concept(node, provenance, got(put(said.source)));
      }
    }
    for (const [key, all] of links) {
      if (all.length > 0) writer.set(`relationships/${key}`, all);
    }

    writer.set('graph_garden/entities', wanted.mentions.map(({label, type, relevance}) => {
      const item = new Map([['label', put(label)]]);
      const name = got(put(label));
      if (name === '') return item; // rejected
      if (type !== undefined) item.set('type', put(type));
      if (relevance !== undefined) item.set('relevance', put(relevance));
      const target = sharedNode(`${pg}Entity`, 'entity', name);
      state(subject, `${pg}mentions`, iri(target));
      if (type !== undefined) {
        concept(target, [`${pg}entityType`, 'EntityType', 'entity-type', 'entity type'], got(put(type)));
      }
      if (relevance === undefined || put(relevance) === '') return item;
      const node = linkNode(subject, 'mentions', target);
      state(node, `${pg}relation`, iri(`${pg}mentions`));
      stateNumber(node, `${pg}relevance`, got(put(relevance)));
      return item;
    }));
    writer.set('graph_garden/inferred_links', wanted.proposed.map(({target, type, reason}) => {
      const found = byId.get(items[target % items.length].named) ?? items[target % items.length];
      const kind = got(put(type));
      const node = linkNode(subject, `inferredLink${kind === '' ? '' : `:${segment(kind)}`}`, found.subject,
        'InferredRelationship');
      if (Object.hasOwn(relations, kind)) state(node, `${pg}relation`, iri(pg + relations[kind]));
      else stateText(node, `${pg}relation`, kind);
      stateText(node, `${pg}reason`, got(put(reason)));
      return new Map([['target', items[target % items.length].named], ['type', put(type)], ['reason', put(reason)]]);
    }));

    const keys = new Set();
    for (const [key, inner, said] of wanted.extras) {
      const path = [key, inner].filter(part => part !== undefined).map(put);
      // YAML lets the key of a mapping be 1,024 bytes long.
      if (keys.has(got(path[0])) || path.some(part => part.length > 80)) continue;
      keys.add(got(path[0]));
      writer.root.set(path[0], inner === undefined ? put(said) : new Map([[path[1], [put(said)]]]));
      stateText(subject, extraProperty(path.map(got)), got(put(said)));
    }
  }
  const written = [...files].map(([name, {writer}]) => ({name, text: frontMatter(writer.root)}));
  // Of what an export says of itself, only this is held against what was written.
  stateText(base, 'http://rdfs.org/ns/void#triples', String(lines.size), 'integer');
  return {files: written, lines, faulty};
}
