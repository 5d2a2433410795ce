// answers.mjs EXPORT DIR
// Writes what Oxigraph answers to each query of ontology/queries on EXPORT as DIR/NAME.tsv (SPARQL 1.1 TSV).
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ask, load, queries} from './queries.mjs';

const [path, directory] = process.argv.slice(2);
const store = load(path);
for (const {name, text} of queries) {
  writeFileSync(join(directory, `${name}.tsv`), ask(store, text, 'text/tab-separated-values'));
}
