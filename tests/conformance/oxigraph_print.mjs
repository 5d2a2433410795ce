// oxigraph_print.mjs MEDIA_TYPE FILE
// Prints as N-Quads what Oxigraph reads.
import {readFileSync, writeSync} from 'node:fs';
import {parse} from 'oxigraph';

const [mediaType, path] = process.argv.slice(2);
let text = '';
for (const quad of parse(readFileSync(path), {format: mediaType})) {
  text += `${quad} .\n`;
  if (text.length < 1 << 16) continue;
  writeSync(1, text);
  text = '';
}
writeSync(1, text);
