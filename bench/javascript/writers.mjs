// Descriptions → Turtle by n3, JSON-LD by JSON.stringify, a node at a time; links → DOT.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Writer } from 'n3';
import { ns } from './ontology.mjs';

/** A file that is written in large pieces, as a stream that n3 can write to. */
class TextFile {
  constructor(path) {
    this.file = openSync(path, 'w');
    this.pieces = [];
    this.size = 0;
  }

  write(text, encoding, done) {
    this.pieces.push(text);
    this.size += text.length;
    if (this.size > 1 << 20) this.flush();
    done?.();
  }

  flush() {
    writeSync(this.file, this.pieces.join(''));
    this.pieces = [];
    this.size = 0;
  }

  end(done) {
    this.flush();
    closeSync(this.file);
    done?.();
  }
}

const prefixes = { ...ns, pattern: 'https://commons-os.github.io/patterns/', foaf: 'http://xmlns.com/foaf/0.1/' };

class Turtle {
  constructor(path) {
    this.writer = new Writer(new TextFile(path), { prefixes });
  }

  write({ subject, pairs }) {
    for (const [predicate, object] of pairs) this.writer.addQuad(subject, predicate, object);
  }

  end() {
    this.writer.end();
  }
}

class JsonLd {
  constructor(path) {
    this.file = new TextFile(path);
    this.file.write(`{"@context":${JSON.stringify(prefixes)},"@graph":[\n`);
    this.separator = '';
    this.short = new Map();
  }

  compact(iri) {
    let short = this.short.get(iri);
    if (short !== undefined) return short;
    const [prefix, start] = Object.entries(prefixes).find(([, text]) => iri.startsWith(text)) ?? ['', ''];
    short = prefix === '' ? iri : `${prefix}:${iri.slice(start.length)}`;
    this.short.set(iri, short);
    return short;
  }

  value(object) {
    if (object.termType === 'NamedNode') return { '@id': object.value };
    const type = object.datatypeString;
    return type === `${ns.xsd}string` ? object.value : { '@value': object.value, '@type': this.compact(type) };
  }

  write({ subject, pairs }) {
    const node = { '@id': subject.value };
    for (const [predicate, object] of pairs) {
      const isType = predicate.value === `${ns.rdf}type`;
      const key = isType ? '@type' : this.compact(predicate.value);
      const value = isType ? this.compact(object.value) : this.value(object);
      if (key in node) node[key] = [].concat(node[key], value);
      else node[key] = value;
    }
    this.file.write(this.separator + JSON.stringify(node));
    this.separator = ',\n';
  }

  end() {
    this.file.write('\n]}\n');
    this.file.end();
  }
}

const quoted = (text) => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, ' ')}"`;

function writeDot(entities, path) {
  const file = new TextFile(path);
  file.write('digraph library {\n  node [shape=box];\n');
  for (const { slug, title, summary } of entities) {
    file.write(`  ${quoted(slug)} [label=${quoted(title)}, tooltip=${quoted(`${title}: ${summary}`)}];\n`);
  }
  for (const entity of entities) {
    for (const { outcome, relation, target, name } of entity.links) {
      if (relation.linkClass !== undefined || (outcome !== 'resolved' && outcome !== 'external')) continue;
      const end = outcome === 'resolved' ? target.slug : `external:${name}`;
      const look = `color=${quoted(relation.color)}, style=${relation.style}, tooltip=${quoted(relation.label)}`;
      file.write(`  ${quoted(entity.slug)} -> ${quoted(end)} [${look}];\n`);
    }
  }
  file.write('}\n');
  file.end();
}

/** Writes graph.ttl, graph.jsonld and graph.dot; returns how many statements there are. */
export function write(entities, describer, folder) {
  const writers = [new Turtle(join(folder, 'graph.ttl')), new JsonLd(join(folder, 'graph.jsonld'))];
  let statements = 0;
  const put = (description) => {
    statements += description.pairs.length;
    for (const writer of writers) writer.write(description);
  };
  for (const entity of entities) for (const description of describer.entity(entity)) put(description);
  for (const description of describer.shared.values()) put(description);
  for (const writer of writers) writer.end();
  writeDot(entities, join(folder, 'graph.dot'));
  return statements;
}
