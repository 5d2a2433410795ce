// hostile_library.mjs DIR: writes a library whose paths and texts try to break out of every report.
import {mkdirSync, writeFileSync} from 'node:fs';

const folder = process.argv[2];
/// YAML takes JSON's texts, but for these characters, which must be escaped.
const quoted = text => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u202e\ufffe\uffff]/g,
  c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const texts = [
  '"\'<b>&amp;]]></failure></testcase><!--', '\u0000\u0001\u001b[31m\u007f\u0085\u009b', '\r\n::error::gone%0A%25',
  '``|` | \n\n<script>@everyone</script></details>', '[link](1) [link](https://example.org) {0} \\', '水引 🐝 e\u0301\u202e',
  '\ufffe\uffff\u2028', '- # > 1. *a* _b_ ~c~ $d$ :bee: #1 @all', '%SRCROOT%/../..',
];
const names = ['plain', 'a:b,c=d%20', 'gr\u00fcn 🐝', '<b>&"\'', ']]>|`@all', 'line\nbreak', '[x](1)', '#?', '-- {0}'];
mkdirSync(folder, {recursive: true});
for (const [i, name] of names.entries()) {
  const id = `pat_${String.fromCharCode(97 + i).repeat(26)}`;
  const links = texts.map(text => `  - ${quoted(text)}\n`).join('');
  const twice = `enables:\n  - &l ${quoted(names[(i + 1) % names.length])}\n  - *l\n`;
  writeFileSync(`${folder}/${name}.md`,
    `---\nid: ${id}\nslug: ${quoted(texts[i])}\ntitle: 7\nrequires:\n${links}${twice}---\n\n${texts[i]}\n`);
}
// A name that is not UTF-8, and a text that is not.
writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xc3]), Buffer.from('.md')]),
  Buffer.concat([Buffer.from('---\nid: pat_zzzzzzzzzzzzzzzzzzzzzzzzzz\nslug: z\ntitle: 8\n---\n'),
    Buffer.from([0xff, 0xe2, 0x82])]));
