// same_dataset.mjs TURTLE JSONLD
// Reads both files with readers that share no code with ours, and exits with 1 unless they state the same.
// Prints the number of statements that the Turtle holds.
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import N3 from 'n3';
import canonize from 'rdf-canonize';

function term({termType, value, language, datatype}) {
  if (termType !== 'Literal') return {termType, value};
  const literal = {termType, value, datatype: {termType: 'NamedNode', value: datatype.value}};
  return language ? {...literal, language} : literal;
}

function readTurtle(path) {
  const quads = new N3.Parser({format: 'text/turtle'}).parse(readFileSync(path, 'utf8'));
  return quads.map(({subject, predicate, object, graph}) =>
    ({subject: term(subject), predicate: term(predicate), object: term(object), graph: term(graph)}));
}

function readJsonld(path) {
  const documentLoader = url => { throw new Error(`wants to load ${url}`); };
  return jsonld.toRDF(JSON.parse(readFileSync(path, 'utf8')), {safe: true, documentLoader});
}

async function canonicalLines(dataset) {
  const text = await canonize.canonize(dataset, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
  return text.split('\n').slice(0, -1);
}

const [turtlePath, jsonldPath] = process.argv.slice(2);
const fromTurtle = readTurtle(turtlePath);
const turtle = await canonicalLines(fromTurtle);
const other = await canonicalLines(await readJsonld(jsonldPath));

const inTurtle = new Set(turtle);
const inJsonld = new Set(other);
const onlyTurtle = turtle.filter(line => !inJsonld.has(line));
const onlyJsonld = other.filter(line => !inTurtle.has(line));
if (onlyTurtle.length + onlyJsonld.length > 0) {
  console.error(`Turtle states ${inTurtle.size}, JSON-LD ${inJsonld.size}`);
  for (const line of onlyTurtle.slice(0, 10)) console.error(`only in Turtle:  ${line}`);
  for (const line of onlyJsonld.slice(0, 10)) console.error(`only in JSON-LD: ${line}`);
  process.exit(1);
}
if (inTurtle.size !== fromTurtle.length) {
  console.error(`Turtle states ${fromTurtle.length - inTurtle.size} statements more than once`);
  process.exit(1);
}
console.log(fromTurtle.length);
