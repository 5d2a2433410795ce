// node program.mjs LIB DIR: reads a pattern library, checks it and writes it as Turtle, JSON-LD and DOT into DIR.
// Prints what it saw, as one line of JSON.
import { mkdirSync } from 'node:fs';
import { check } from './checks.mjs';
import { Describer } from './descriptions.mjs';
import { listFiles, readLibrary, resolve } from './library.mjs';
import { Ontology } from './ontology.mjs';
import { write } from './writers.mjs';

const [library, folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node program.mjs LIB DIR\n');
  process.exit(2);
}

const ontology = new Ontology(new URL('../../ontology/patgraph.ttl', import.meta.url));
const files = listFiles(library);
const { entities, withoutFrontMatter, invalid } = readLibrary(files, ontology);
resolve(entities);
const findings = check(entities, ontology);
mkdirSync(folder, { recursive: true });
const statements = write(entities, new Describer(ontology), folder);

const links = { declared: 0, resolved: 0, external: 0, dangling: 0, rejected: 0 };
const proposed = { ...links };
for (const entity of entities) {
  for (const link of entity.links) {
    const counts = link.relation.linkClass === undefined ? links : proposed;
    counts.declared += 1;
    counts[link.outcome] += 1;
  }
}
process.stdout.write(`${JSON.stringify({
  files: { read: files.length, without_front_matter: withoutFrontMatter, invalid },
  links, inferred_links: proposed, statements, findings,
})}\n`);
