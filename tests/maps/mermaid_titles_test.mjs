// mermaid_titles_test.mjs PROGRAM: Mermaid shows titles as they are, whatever they hold: its parser reads them so, and a
// picture in Chromium, if there is one, has the same texts, runs no script and links to the web alone.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {parsed} from './mermaid.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const titles = [
  '"]; click n0 call alert(1)', '<img src=x onerror="window.evil=1">', '<script>window.evil=1</script>',
  '#quot; &amp; &lt; #35; &', '%%{init: {"theme":"dark"}}%%', '%% comment', '`md` **b** _i_ ~~s~~', '*', '_', '1. list',
  '2) list', '- dash', '+ plus', '# head', '> quote', 'www.example.org a@example.org https://example.org',
  '[link](https://example.org)', 'fa:fa-car', '$$x^2$$', 'style x:#a;b', 'C# ; style a:#b;', 'end', 'subgraph', '--- x', '===',
  'a|b{c}[d](e)<f>', '\\n', '|', ';', "It's (not) e.g. 50 % off!", '\u0639\u0631\u0628\u064a \u202eevil\u202c', '水引 🐝 e\u0301', 'a\nb\n- c\n1. d',
];
const quoted = text => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u202a-\u202e]/g,
  c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/// Returns the Mermaid of a library with these titles; its nodes have their numbers.
function mermaidOf(program, folder) {
  writeFileSync(join(folder, 'patgraph.yaml'), '');
  for (const [i, title] of titles.entries()) {
    const name = `p${String(i).padStart(2, '0')}`;
    const status = quoted(titles[i % 5]);
    writeFileSync(join(folder, `${name}.md`), `---\nslug: ${name}\ntitle: ${quoted(title)}\nenables: [p00]\n` +
      `page_url: ${i % 2 ? 'javascript:alert(1)' : 'https://example.org/a?b=1&c=\'2\''}\nlifecycle: {status: ${status}}\n---\n`);
  }
  const options = ['map', folder, '--format', 'mermaid', '--cluster', 'status', '--color', 'status', '--title', titles[1]];
  return execFileSync(program, options, {encoding: 'utf8'});
}

/// Draws the text; returns the labels of the map by the numbers of its nodes, the links, and whether a script ran.
async function drawn(executablePath, text) {
  const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
  try {
    const page = await browser.newPage();
    let dialogs = 0;
    page.on('dialog', dialog => { dialogs += 1; return dialog.dismiss(); });
    await page.setContent('<!doctype html><div id="map"></div>');
    await page.addScriptTag({path: join(here, 'node_modules/mermaid/dist/mermaid.min.js')});
    const shown = await page.evaluate(async source => {
      const {mermaid} = window;
      mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
      document.getElementById('map').innerHTML = (await mermaid.render('drawing', source)).svg;
      await new Promise(resolve => setTimeout(resolve, 200)); // what an image that fails would run
      const labels = {};
      for (const node of document.querySelectorAll('g.node')) {
        const number = /-n(\d+)-/.exec(node.id)?.[1];
        if (number !== undefined) labels[number] = node.querySelector('foreignObject div').innerText;
      }
      const links = [...document.querySelectorAll('a')].map(link => link.getAttribute('href') ?? link.getAttribute('xlink:href'));
      return {labels, links, title: document.querySelector('svg title').textContent, evil: window.evil};
    }, text);
    return {...shown, dialogs};
  } finally {
    await browser.close();
  }
}

const plain = text => text.replace(/\s+/g, ' ').trim();
const folder = mkdtempSync(join(tmpdir(), 'patgraph-mermaid-'));
try {
  const text = mermaidOf(process.argv[2], folder);
  const {nodes, edges} = await parsed(text);
  assert.deepEqual(nodes.map(({id, label}) => [id, plain(label)]).sort(), titles.map((title, i) => [`n${i}`, plain(title)]).sort());
  assert.equal(edges.length, titles.length);
  const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (browser === undefined) {
    console.log(`${titles.length} titles read; not drawn, for there is no Chromium`);
  } else {
    const {labels, links, title, evil, dialogs} = await drawn(browser, text);
    assert.deepEqual(Object.entries(labels).map(([i, label]) => [Number(i), plain(label)]), titles.map((said, i) => [i, plain(said)]));
    assert.ok(links.length > 0 && links.every(link => link.startsWith('https://')), `${links}`);
    assert.equal(title, titles[1]);
    assert.deepEqual([evil, dialogs], [undefined, 0]);
    console.log(`${titles.length} titles read and drawn as they are`);
  }
} finally {
  rmSync(folder, {recursive: true});
}
