// hold_shapes.mjs [--without SHAPE] DIRECTORY...
// Validates graphs against shapes and exits with 1 where engines differ, where results are not the expected ones, or
// where they do not fit what the program itself finds. A DIRECTORY holds shapes.ttl, ontology.ttl, graph.ttl,
// check.json and facts.json: the name of the library, the base of its IRIs, the folder that paths begin in, whether it
// is large. expected.txt, where there is one, holds a line "SHAPE SEVERITY FOCUS" for each result. --without damages
// the shapes. Where PATGRAPH_TIMES is set, it is told how long the engines took.
import {existsSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {coreShapes, differences, oxigraphQueries, queryShapes, rdfValidateShacl, readText, readTurtle, shaclEngine,
  without} from './engines.mjs';
import {compare, Library} from './native.mjs';

const {values: {without: dropped}, positionals: directories} =
  parseArgs({allowPositionals: true, options: {without: {type: 'string'}}});

function expectedLines(text) {
  return text.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('#')).sort();
}

const seconds = start => `${((performance.now() - start) / 1000).toFixed(1)} s`;

async function hold(directory) {
  const facts = JSON.parse(readText(join(directory, 'facts.json')));
  const turtle = readText(join(directory, 'graph.ttl'));
  const data = readTurtle(turtle);
  let shapes = readTurtle(readText(join(directory, 'shapes.ttl')));
  if (dropped) shapes = without(shapes, iri => iri.replace(/.*#/, '') === dropped);
  const complaints = [];
  const times = [];
  const timed = async (name, run) => {
    const start = performance.now();
    const results = await run();
    times.push(`${name} ${seconds(start)}`);
    return {name, results};
  };

  const queries = new Set(queryShapes(shapes).map(({shape}) => shape));
  const isQueried = ({shape}) => queries.has(shape);
  const second = await timed('shacl-engine', () => shaclEngine(facts.large ? coreShapes(shapes) : shapes, data));
  const core = {name: second.name, results: second.results.filter(result => !isQueried(result))};
  // rdf-validate-shacl throws where it meets a constraint in SPARQL.
  const first = await timed('rdf-validate-shacl', () => rdfValidateShacl(coreShapes(shapes), data));
  complaints.push(...differences(first, core));
  const queried = await timed('Oxigraph', () => oxigraphQueries(shapes, turtle));
  if (!facts.large) {
    const once = new Map(second.results.filter(isQueried).map(result => [result.key, result]));
    complaints.push(...differences(queried, {name: second.name, results: [...once.values()]}));
  }
  const results = [...core.results, ...queried.results];

  const expectation = join(directory, 'expected.txt');
  if (existsSync(expectation)) {
    const expected = expectedLines(readText(expectation));
    const found = [...new Set(results.map(({shape, severity, focus}) =>
      `${shape.replace(/.*#/, '')} ${severity} ${focus.replace(facts.base, '')}`))].sort();
    complaints.push(...expected.filter(line => !found.includes(line)).map(line => `expected, not found: ${line}`),
      ...found.filter(line => !expected.includes(line)).map(line => `found, not expected: ${line}`));
  }

  const entryClasses = new Set(queryShapes(shapes).flatMap(({classes}) => classes));
  const files = readdirSync(resolve(facts.root, facts.library), {recursive: true})
    .filter(path => path.endsWith('.md')).map(path => `${facts.library}/${path}`);
  const library = new Library(data, entryClasses, facts.base, files, file => readText(resolve(facts.root, file)));
  const ontology = readTurtle(readText(join(directory, 'ontology.ttl')));
  const {findings} = JSON.parse(readText(join(directory, 'check.json')));
  const native = compare(shapes, data, ontology, library, results, findings);
  complaints.push(...native.complaints);

  console.log(`${facts.library}: ${complaints.length > 0 ? `${complaints.length} faults` : 'agreed'}; ${data.size} ` +
    `statements, ${core.results.length} results in Core, ${queried.results.length} by queries, ${native.matched} ` +
    `findings seen${facts.large ? '; too large for queries in shacl-engine, they ran in Oxigraph alone' : ''}`);
  for (const complaint of complaints.slice(0, 20)) console.log(`  ${complaint}`);
  if (complaints.length > 20) console.log(`  and ${complaints.length - 20} more`);
  for (const [reason, count] of native.excused) console.log(`  excused, ${count} times: ${reason}`);
  if (process.env.PATGRAPH_TIMES) console.log(`  ${times.join(', ')}`);
  return complaints.length === 0;
}

let agreed = true;
for (const directory of directories) agreed = await hold(directory) && agreed;
process.exit(agreed ? 0 : 1);
