// pictures_test.mjs PROGRAM LIBRARY FOLDER: for every two values of any two options of `patgraph map` there is a run that
// has both; its DOT is taken by Graphviz' gc, its SVG by a parser of XML, and nothing in that can run or leads elsewhere
// than to the web. So it is with a library in FOLDER whose texts try to break out. Exits with 77 where pictures are not
// built in, or gc is missing.
import {DOMParser, onErrorStopParsing} from '@xmldom/xmldom';
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';

const [program, library, folder] = process.argv.slice(2);

const options = [
  ['', '--relation requires,enables', '--relation generalizes_from,specializes_to'],
  ['', '--where status=published'],
  ['', '--min-weight 0.7'],
  ['', '--only-cycles'],
  ['', '--around seed-library --depth 2', '--around many-hands --depth 3 --direction in', '--path soup-and-song half-plots'],
  ['', '--top 5', '--top 12 --by betweenness'],
  ['', '--reduce'],
  ['', '--collapse domain'],
  ['', '--cluster domain'],
  ['', '--color status'],
  ['', '--size degree', '--size pagerank'],
  ['--rankdir RL', '--rankdir TB'],
  ['', '--layout dot', '--layout neato', '--layout fdp', '--layout sfdp', '--layout circo', '--layout twopi'],
];

/** Returns rows with a value for each option, in which every two values of two options meet. */
function pairwise(options) {
  const key = (i, a, j, b) => JSON.stringify([i, a, j, b]);
  const left = new Set();
  for (let i = 0; i < options.length; ++i)
    for (let j = i + 1; j < options.length; ++j)
      for (const a of options[i]) for (const b of options[j]) left.add(key(i, a, j, b));
  const rows = [];
  while (left.size > 0) {
    const [[i, a, j, b]] = Array.from(left, JSON.parse);
    const row = [];
    for (const [k, values] of options.entries()) {
      const gain = value => row.filter((other, l) => left.has(key(l, other, k, value))).length;
      const best = values.reduce((best, value) => gain(value) > gain(best) ? value : best);
      row.push(k === i ? a : k === j ? b : best);
    }
    row.forEach((b, j) => row.slice(0, j).forEach((a, i) => left.delete(key(i, a, j, b))));
    rows.push(row.filter(value => value !== ''));
  }
  return rows;
}

function run(name, args, input) {
  return spawnSync(name, args, {input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 100_000});
}

function judge(svg) {
  const root = new DOMParser({onError: onErrorStopParsing}).parseFromString(svg, 'image/svg+xml').documentElement;
  assert.equal(root.localName, 'svg');
  const known = new Set(['a', 'ellipse', 'g', 'path', 'polygon', 'polyline', 'svg', 'text', 'title']);
  for (const element of [root, ...Array.from(root.getElementsByTagName('*'))]) {
    assert(known.has(element.localName), `<${element.localName}>`);
    for (const {name, value} of Array.from(element.attributes)) {
      assert(!name.startsWith('on'), name);
      if (name.endsWith('href')) assert.match(value, /^https?:\/\//);
    }
  }
  return Array.from(root.getElementsByTagName('text')).map(text => text.textContent);
}

/** Returns the texts of the picture, or null where the selection leaves nothing. */
function draw(path, args) {
  const map = format => run(program, ['map', path, '--no-config', '--format', format, ...args]);
  const dot = map('dot');
  if (dot.status === 1) return null;
  assert.equal(dot.stderr, '');
  const graph = run('gc', ['-a'], dot.stdout);
  assert.equal(graph.status, 0, graph.stderr);
  assert.equal(graph.stderr, '');
  const svg = map('svg');
  assert.equal(svg.stderr, '');
  assert.equal(svg.status, 0);
  return judge(svg.stdout);
}

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}
if (run('gc', ['-?']).error) skip('no gc');
if (run(program, ['map', library, '--format', 'svg']).stderr.includes('built without Graphviz'))
  skip('patgraph was built without Graphviz');

let pictures = 0;
const rows = pairwise(options);
for (const row of rows) {
  try {
    const texts = draw(library, row.join(' ').split(' '));
    if (texts === null) continue;
    ++pictures;
    assert(texts.length > 1);
  } catch (error) {
    error.message = `${row.join(' ')}: ${error.message}`;
    throw error;
  }
}
// Half of the rows at least must leave something, or this says little.
assert(pictures * 2 > rows.length, `only ${pictures} of ${rows.length} selections leave something`);

const evil = [
  '"]; x [label="\\N\\', '<b>&amp;&#65;]]></text><script>alert(1)</script>', 'node', '\u0000\u0001\u001b[31m\u007f\u0085\ufffe\uffff',
  'a\u202eb\u2066c\u2028d', '\\l\\r\\G \\', '-->', 'x'.repeat(5000), 'two words '.repeat(500), '水引 🐝 e\u0301',
];
mkdirSync(folder, {recursive: true});
evil.forEach((text, i) => {
  const quoted = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u202e\u2066\ufffe\uffff]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(`${folder}/n${i}.md`, `---\nid: pat_${String.fromCharCode(97 + i).repeat(26)}\nslug: n${i}\n` +
    `title: ${quoted}\nsummary: ${quoted}\npage_url: javascript:alert(${i})\nclassification: {domain: ${quoted}}\n` +
    `relationships:\n  requires: [n${(i + 1) % evil.length}]\n  tools: [{name: ${quoted}}]\n---\n`);
});
for (const args of [['--cluster', 'domain', '--color', 'domain'], ['--collapse', 'domain'], ['--around', 'n0', '--depth', '2']]) {
  const texts = draw(folder, args);
  assert(texts !== null);
  assert(texts.join(' ').includes('水引 🐝'), texts.join('\n'));
}
console.log(`${rows.length} selections, ${pictures} of which leave something`);
