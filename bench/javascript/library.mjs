// Folders → entities: the front matter of each file, read by the keys of the ontology.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import yaml from 'js-yaml';

/** Lists the Markdown files under a folder, hidden ones skipped, sorted by path. */
export function listFiles(folder) {
  const files = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...listFiles(path));
    else if (/\.(md|markdown)$/.test(entry.name)) files.push(path);
  }
  return files.sort();
}

const chunk = 16 << 10;
let buffer = Buffer.allocUnsafe(chunk);

/** Returns the front matter of a file, or null; reads no further than its end. */
function readFrontMatter(path) {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      if (buffer.length < size + chunk) buffer = Buffer.concat([buffer], 2 * buffer.length);
      const got = readSync(file, buffer, size, chunk, null);
      if (got === 0) return null;
      const from = Math.max(0, size - 5);
      size += got;
      const begin = buffer[0] === 0xef ? 3 : 0;
      if (buffer.toString('latin1', begin, begin + 3) !== '---') return null;
      const end = buffer.subarray(0, size).indexOf('\n---', Math.max(from, begin));
      if (end >= 0) return buffer.toString('utf8', begin + 4, end + 1);
    }
  } finally {
    closeSync(file);
  }
}

const isNothing = (value) => value === null || value === '' || value === 'null' || value === '~' ||
  (Array.isArray(value) && value.length === 0);
const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const items = (value) => (Array.isArray(value) ? value : [value]);

const namesOfNodes = new Set(['id', 'slug']);

class EntityReader {
  constructor(ontology, file) {
    this.ontology = ontology;
    this.stem = basename(file).replace(/\.[^.]*$/, '');
    this.entity = { file, values: [], unmapped: [], links: [], nodes: [] };
  }

  read(root) {
    this.readMap(root, this.ontology.keys, '');
    const entity = this.entity;
    entity.id = root.id ?? '';
    entity.slug = root.slug || this.stem;
    entity.title = typeof root.title === 'string' ? root.title : root.name ?? '';
    entity.summary = typeof root.summary === 'string' ? root.summary : '';
    entity.aliases = items(root.aliases ?? []).filter((alias) => typeof alias === 'string');
    return entity;
  }

  readMap(map, keys, path) {
    for (const key in map) {
      const value = map[key];
      const place = keys.get(key);
      const below = path === '' ? key : `${path}/${key}`;
      if (isNothing(value)) continue;
      if (place === undefined) this.readUnmapped(value, below);
      else if (isMap(value) && place.below.size > 0) this.readMap(value, place.below, below);
      else if (place.term === null) this.readUnmapped(value, below);
      else if (place.term.kind === 'relation') this.readLinks(value, place.term);
      else if (place.term.kind === 'node' && place.term.iriBase === undefined) this.readNodes(value, place.term);
      else this.readValues(value, place.term, below);
    }
  }

  readUnmapped(value, path) {
    if (isNothing(value)) return;
    if (Array.isArray(value)) for (const item of value) this.readUnmapped(item, path);
    else if (isMap(value)) for (const key in value) this.readUnmapped(value[key], `${path}/${key}`);
    else this.entity.unmapped.push([path, value]);
  }

  readValues(value, term, path) {
    for (const item of items(value)) {
      if (isNothing(item)) continue;
      if (typeof item === 'string') this.entity.values.push([term, item]);
      else this.readUnmapped(item, path);
    }
  }

  /** Things that entries share, such as communities: named by id, label or a plain text. */
  readNodes(value, term) {
    for (const item of items(value)) {
      if (typeof item === 'string') {
        this.entity.nodes.push({ term, name: item, about: [], said: [] });
      } else if (isMap(item)) {
        const name = item.id ?? item.slug ?? item.name ?? item.label;
        if (isNothing(name ?? null)) continue;
        this.entity.nodes.push({ term, name, ...this.readSayings(item, namesOfNodes, true) });
      }
    }
  }

  readLinks(value, relation) {
    for (const item of items(value)) {
      if (isNothing(item)) continue;
      if (typeof item === 'string') {
        this.entity.links.push({ relation, references: [item], said: [] });
      } else if (isMap(item)) {
        const named = this.ontology.identityKeys.map((key) => item[key]);
        const references = named.filter((name) => typeof name === 'string' && name !== '');
        const { said } = this.readSayings(item, this.ontology.namesOfTargets, false);
        this.entity.links.push({ relation, references, name: item.name ?? item.title, said });
      } else {
        this.entity.links.push({ relation, references: [], said: [] });
      }
    }
  }

  /** Splits what a map says, but for the keys that name: of the link, and of what it points at. */
  readSayings(map, naming, targetFirst) {
    const sayings = { said: [], about: [] };
    for (const key in map) {
      const value = map[key];
      if (naming.has(key) || typeof value !== 'string' || isNothing(value)) continue;
      const target = this.ontology.targetKeys.get(key);
      const link = this.ontology.linkKeys.get(key);
      if (target !== undefined && (targetFirst || link === undefined)) sayings.about.push([target, value]);
      else if (link !== undefined) sayings.said.push([link, value]);
    }
    return sayings;
  }
}

/** Reads all files. Texts stay as they are written (`version: 1.0`), as patgraph keeps them. */
export function readLibrary(files, ontology) {
  const library = { entities: [], withoutFrontMatter: 0, invalid: 0 };
  for (const file of files) {
    const text = readFrontMatter(file);
    if (text === null) {
      library.withoutFrontMatter += 1;
      continue;
    }
    try {
      const root = yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA, json: true });
      if (!isMap(root)) throw new Error('no mapping');
      library.entities.push(new EntityReader(ontology, file).read(root));
    } catch {
      library.invalid += 1;
    }
  }
  return library;
}

/** Gives each link its target: an entity, an external name, or why there is none. */
export function resolve(entities) {
  const names = [new Map(), new Map(), new Map()];
  const add = (map, name, entity) => name && !map.has(name) && map.set(name, entity);
  for (const entity of entities) {
    add(names[0], entity.id, entity);
    add(names[1], entity.slug, entity);
    for (const name of [entity.title, ...entity.aliases]) add(names[2], name.toLowerCase(), entity);
  }
  const find = (text) => names[0].get(text) ?? names[1].get(text) ?? names[2].get(text.toLowerCase());
  for (const entity of entities) {
    for (const link of entity.links) {
      for (const reference of link.references) if ((link.target = find(reference)) !== undefined) break;
      if (link.target !== undefined) link.outcome = 'resolved';
      else if (link.references.length > 0) link.outcome = 'dangling';
      else link.outcome = link.name !== undefined && link.relation.external !== undefined ? 'external' : 'rejected';
    }
  }
}
