// read_mermaid.mjs DIR: has Mermaid's own parser read every file in DIR that ends in "mermaid". Prints the name of each
// and how many nodes and edges of the map it has; its legend is left out.
import {readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {parsed} from './mermaid.mjs';

const folder = process.argv[2];
for (const file of readdirSync(folder).filter(name => name.endsWith('.mermaid')).sort()) {
  const {nodes, edges} = await parsed(readFileSync(join(folder, file), 'utf8')).catch(error => {
    throw new Error(`${file}: ${error.message}`);
  });
  console.log(basename(file, '.mermaid'), nodes.length, edges.length);
}
