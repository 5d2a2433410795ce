// The questions of ontology/queries, and what both stores are asked with.
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const {Store} = createRequire(new URL('../conformance/package.json', import.meta.url))('oxigraph');
const folder = new URL('../../ontology/queries/', import.meta.url);

/// Every query as {name, text}, by name.
export const queries = readdirSync(folder).filter(file => file.endsWith('.rq')).sort()
  .map(file => ({name: file.slice(0, -'.rq'.length), text: readFileSync(new URL(file, folder), 'utf8')}));

/// Loads an export, N-Quads or Turtle by its name, into an Oxigraph store.
export function load(path) {
  const store = new Store();
  store.load(readFileSync(path, 'utf8'), {format: path.endsWith('.nq') ? 'application/n-quads' : 'text/turtle'});
  return store;
}

/// What the store answers, in the media type given; an export is one named graph or the default graph.
export function ask(store, query, results_format) {
  return store.query(query, {results_format, use_default_graph_as_union: true});
}
