// same_answers.mjs EXPORT ENDPOINT GRAPH
// Asks Oxigraph, which loads EXPORT, and the SPARQL endpoint, whose GRAPH holds the same, each query of
// ontology/queries, and exits with 1 unless both answer alike. A query with a parameter is asked as it stands and for
// values from the export. SPARQL leaves the lexical form of a computed number open, and engines differ over the order
// of letters beyond ASCII; so numbers are compared by value and rows as multisets.
import {ask, load, queries} from './queries.mjs';

const [path, endpoint, graph] = process.argv.slice(2);
const json = 'application/sparql-results+json';
const store = load(path);
const complaints = [];

const prefixes = `
  PREFIX dcterms: <http://purl.org/dc/terms/>
  PREFIX pg: <https://w3id.org/patgraph/ns#>
  PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#>`;
const where_values_are = {
  community: '?thing a pg:Community ; rdfs:label ?value',
  contributor: '?entry dcterms:contributor/rdfs:label ?value',
  domain: '?pattern pg:domain/skos:prefLabel ?value',
  lighthouse: '?thing a pg:Lighthouse ; skos:prefLabel ?value',
  since: '?entry dcterms:modified ?modified BIND (SUBSTR(STR(?modified), 1, 10) AS ?value)',
  title: '?thing a pg:Pattern ; skos:prefLabel ?value',
  word: '?pattern pg:domain/skos:prefLabel ?value',
};
const most_values = 50;

function values_of(parameter) {
  const where = where_values_are[parameter];
  if (!where) throw new Error(`which values ?${parameter} can have is for same_answers.mjs to know`);
  const asked = `${prefixes} SELECT DISTINCT ?value WHERE { ${where} } ORDER BY ?value`;
  const all = JSON.parse(ask(store, asked, json)).results.bindings.map(({value}) => value.value);
  const step = Math.ceil(all.length / most_values);
  return all.filter((_, place) => place % step === 0); // from all over the alphabet
}

function with_other_values(text) {
  return text.replace(/(VALUES \?(\w+) )\{ "[^\n]*" \}/,
    (_, before, parameter) => `${before}{ ${values_of(parameter).map(value => JSON.stringify(value)).join(' ')} }`);
}

function comparable(term) {
  if (!term) return '';
  if (term.type === 'uri') return `<${term.value}>`;
  const datatype = term.datatype?.replace('http://www.w3.org/2001/XMLSchema#', '');
  if (['integer', 'int', 'decimal', 'double', 'float'].includes(datatype)) {
    return String(Number(Number(term.value).toPrecision(6)));
  }
  return JSON.stringify(term.value);
}

function rows(answer) {
  const {head, results} = JSON.parse(answer);
  return results.bindings.map(row => head.vars.map(name => comparable(row[name])).join('  ')).sort();
}

async function ask_endpoint(query) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {Accept: json, Connection: 'close'}, // the server drops what lies idle while Oxigraph thinks
    body: new URLSearchParams({query, 'default-graph-uri': graph}),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(body.split('\n').find(line => line.trim()));
  return body;
}

async function compare(name, query) {
  const ours = rows(ask(store, query, json));
  const theirs = await ask_endpoint(query).then(rows).catch(error => {
    complaints.push(`${name}: the endpoint says ${error.message}`);
    return null;
  });
  if (theirs === null || (ours.length === theirs.length && ours.every((row, place) => row === theirs[place]))) {
    return ours.length;
  }
  complaints.push(`${name}: Oxigraph answers with ${ours.length} rows, the endpoint with ${theirs.length}`);
  for (const [who, these, others] of [['Oxigraph', ours, theirs], ['the endpoint', theirs, ours]]) {
    const known = new Set(others);
    for (const row of these.filter(row => !known.has(row)).slice(0, 3)) complaints.push(`  only ${who}: ${row}`);
  }
  return ours.length;
}

// What the export says of itself is not counted in what it says it holds.
const counted = `FILTER (?subject != ?export && !STRSTARTS(STR(?subject), CONCAT(STR(?export), "#")))`;
const stated_numbers = {
  'statements': '?export a void:Dataset ; void:triples ?stated . ?subject ?property ?object .',
  'statements of each property':
    `?export void:propertyPartition ?part . ?part void:property ?property ; void:triples ?stated .
     ?subject ?property ?object .`,
  'members of each class':
    '?export void:classPartition ?part . ?part void:class ?class ; void:entities ?stated . ?subject a ?class .',
};

await compare('number of statements', 'SELECT (COUNT(*) AS ?n) WHERE { ?subject ?predicate ?object }');
for (const [what, where] of Object.entries(stated_numbers)) {
  const query = `PREFIX void: <http://rdfs.org/ns/void#>
    SELECT ?stated (COUNT(*) AS ?found) WHERE { ${where} ${counted} } GROUP BY ?export ?part ?stated`;
  await compare(what, query);
  for (const {stated, found} of JSON.parse(ask(store, query, json)).results.bindings) {
    if (stated.value !== found.value) complaints.push(`${what}: the export states ${stated.value}, has ${found.value}`);
  }
}

let answers = 0;
let answered = 0;
for (const {name, text} of queries) {
  let found = await compare(name, text);
  const other = with_other_values(text);
  if (other !== text) found += await compare(`${name}, other values`, other);
  answers += found;
  answered += found > 0;
}

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
console.log(`${store.size} statements; ${answers} rows in answer to ${answered} of ${queries.length} questions`);
