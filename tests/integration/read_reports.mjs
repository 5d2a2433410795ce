// read_reports.mjs DIR: independent readers take the reports of one run in DIR and find in all of them what the JSON
// says. Run in the root of the repository.
import {DOMParser, onErrorStopParsing} from '@xmldom/xmldom';
import {Ajv} from 'ajv';
import formats from 'ajv-formats';
import {micromark} from 'micromark';
import {gfm, gfmHtml} from 'micromark-extension-gfm';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {lineHashes} from './line_hash.mjs';

const folder = process.argv[2];
const read = name => readFileSync(`${folder}/${name}`, 'utf8');
const {findings} = JSON.parse(read('report.json'));
const failing = findings.filter(finding => finding.severity === 'error').length;

// Controls are escaped for people: "\x1B", "\n"; so is what ends a line or turns its direction: "<U+2028>".
const hexadecimal = (c, digits) => c.charCodeAt(0).toString(16).toUpperCase().padStart(digits, '0');
// A byte that is no UTF-8 is "\xE9" to people and U+FFFD in JSON: here both count as the same.
const likeJson = text => text.replace(/(?:\\x[89A-F][0-9A-F]|\ufffd)+/g, '\ufffd');
const printable = text => likeJson(text
  .replace(/[\u0000-\u001f\u007f-\u009f]/g, c => c === '\n' ? '\\n' : `\\x${hexadecimal(c, 2)}`)
  .replace(/[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, c => `<U+${hexadecimal(c, 4)}>`));
const inXml = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

function readJsonLines() {
  const lines = read('report.jsonl').split('\n').filter(line => line !== '');
  assert.deepEqual(lines.map(line => JSON.parse(line)), findings);
}

async function readSarif() {
  const schema = createRequire(import.meta.url)('schemastore/schemas/json/sarif-2.1.0.json');
  // The schema has a pattern (of a language) that is no regular expression where "u" is set.
  const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: false});
  formats(ajv);
  const validate = ajv.compile(schema);
  const sarif = JSON.parse(read('report.sarif'));
  assert(validate(sarif), JSON.stringify(validate.errors, null, 1));

  assert.equal(sarif.runs.length, 1);
  const [{results, tool: {driver: {rules}}}] = sarif.runs;
  assert.equal(results.length, findings.length);
  const hashes = new Map();
  for (const [i, result] of results.entries()) {
    const finding = findings[i];
    assert.equal(result.ruleId, finding.check);
    assert.equal(rules[result.ruleIndex].id, finding.check);
    assert.equal(result.level, finding.severity === 'info' ? 'note' : finding.severity);
    // GitHub makes a link of "[text](id)"; only ours are.
    const [message, ...links] = result.message.text.split('\n');
    assert.equal(likeJson(message.replaceAll('\\](', '](')), printable(finding.message));
    assert.doesNotMatch(message, /(?<!\\)\]\(/);
    assert.deepEqual(links.map(link => /^\[.*\]\(([0-9]+)\)$/.exec(link)[1]),
      (result.relatedLocations ?? []).map(related => String(related.id)));
    const [{physicalLocation: {artifactLocation, region}}] = result.locations;
    assert.deepEqual(region, {startLine: finding.line, startColumn: finding.column, endLine: finding.end_line,
      endColumn: finding.end_column});
    const path = pathOf(artifactLocation);
    assert.equal(path.toString(), finding.file);
    if (!hashes.has(artifactLocation.uri)) hashes.set(artifactLocation.uri, await hashesOf(path));
    const hash = hashes.get(artifactLocation.uri)?.[finding.line - 1];
    assert.equal(result.partialFingerprints?.primaryLocationLineHash, hash);
  }
}

/// Returns the bytes of the path that a relative URI stands for.
function pathOf({uri, uriBaseId}) {
  if (uriBaseId === undefined) assert(uri.startsWith('file:///'), uri);
  else assert.equal(uriBaseId, '%SRCROOT%');
  const bytes = uri.replace(/^file:\/\//, '')
    .replace(/%([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

async function hashesOf(path) {
  try {
    return await lineHashes(path);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'EACCES'].includes(error.code)) return undefined;
    throw error;
  }
}

function readJUnit() {
  const document = new DOMParser({onError: onErrorStopParsing}).parseFromString(read('report.xml'), 'text/xml');
  const root = document.documentElement;
  assert.equal(root.getAttribute('failures'), String(failing));
  const cases = [...root.getElementsByTagName('testcase')];
  assert.equal(root.getAttribute('tests'), String(cases.length));
  const told = cases.filter(element => element.hasAttribute('file'));
  const rows = told.map(element => [element.getAttribute('classname'), element.getAttribute('name'),
    Number(element.getAttribute('line')), element.getElementsByTagName('failure').length]);
  const expected = findings.map(({check, message, line, severity}) =>
    [check, inXml(message), line, severity === 'error' ? 1 : 0]);
  const byCheck = (a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;  // the order within a check stays
  assert.deepEqual(rows, expected.sort(byCheck));
  for (const suite of root.getElementsByTagName('testsuite')) {
    assert.equal(suite.getAttribute('tests'), String(suite.getElementsByTagName('testcase').length));
    assert.equal(suite.getAttribute('failures'), String(suite.getElementsByTagName('failure').length));
  }
}

/// Reads the workflow commands as the runner does: a line that begins with "::" is one.
function readGitHub() {
  const lines = read('report.github').split(/\r\n|\r|\n/);
  assert.equal(lines.pop(), '');
  assert.equal(lines.length, findings.length);
  const unescapeData = text => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const unescapeProperty = text => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
  const own = text => printable(text.replaceAll('\r', '<CR>').replaceAll('\n', '<LF>'));
  for (const [i, line] of lines.entries()) {
    const [, command, properties, data] = /^::([a-z]+) (.*?)::(.*)$/s.exec(line);
    const {severity, check, message, notes, ...finding} = findings[i];
    const given = Object.fromEntries(properties.split(',').map(property => property.split(/=(.*)/s)));
    assert.equal(command, severity === 'info' ? 'notice' : severity);
    assert.equal(unescapeProperty(given.title), check);
    assert.equal(own(unescapeProperty(given.file)), own(finding.file));
    assert.equal(Number(given.line), finding.line);
    assert.equal(Number(given.endLine), finding.end_line);
    assert(own(unescapeData(data)).startsWith(own(message)), line);
    assert(data.split('%0A').length > notes.length, line);
  }
}

function readMarkdown() {
  const html = micromark(read('report.md'),
    {allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()]});
  // What the data says is code, and nothing else has tags of its own.
  const rest = html.replace(/<code>[^<]*<\/code>/g, '');
  const tags = new Set([...rest.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(tag => tag[1]));
  const ours = ['h2', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary', 'ul', 'li'];
  assert.deepEqual([...tags].filter(tag => !ours.includes(tag)), []);
  const codes = new Set([...html.matchAll(/<code>([^<]*)<\/code>/g)].map(code => likeJson(code[1])));
  const shownOfCheck = 50;
  const met = {};
  const shown = findings.filter(({check}) => (met[check] = (met[check] ?? 0) + 1) <= shownOfCheck);
  const entities = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
  for (const {message} of shown) {
    const text = printable(message).replace(/[&<>"]/g, c => entities[c]);
    assert(codes.has(text), text);
  }
}

readJsonLines();
await readSarif();
readJUnit();
readGitHub();
readMarkdown();
console.log(`${findings.length} findings, the same in every report`);
