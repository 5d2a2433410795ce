// oxigraph_counts.mjs TURTLE JSONLD
// Loads each file into a store of its own and prints how many statements it holds. Oxigraph is strict where others are
// not: an IRI that RFC 3987 forbids makes it reject the whole Turtle, and leave out a statement of the JSON-LD.
import {readFileSync} from 'node:fs';
import {Store} from 'oxigraph';

function count(path, format) {
  const store = new Store();
  store.load(readFileSync(path, 'utf8'), {format});
  return store.size;
}

const [turtle, jsonld] = process.argv.slice(2);
console.log(count(turtle, 'text/turtle'), count(jsonld, 'application/ld+json'));
