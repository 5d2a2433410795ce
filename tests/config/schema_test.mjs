// schema_test.mjs PROGRAM SCHEMA: what an editor says of a patgraph.yaml by its JSON Schema is what PROGRAM says of it.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import {parse} from 'yaml';

const [program, schema] = process.argv.slice(2);
const ajv = new Ajv({allowUnionTypes: true});
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const made = mkdtempSync(join(tmpdir(), 'patgraph-config-'));
const library = join(made, 'a.md');
const config = join(made, 'patgraph.yaml');
writeFileSync(library, 'No front matter.\n');

function editorAccepts(yaml) {
  try {
    return validate(parse(yaml));
  } catch {
    return false; // no YAML, or a key twice
  }
}

function programAccepts(yaml) {
  writeFileSync(config, yaml);
  const {stderr} = spawnSync(program, ['check', library], {encoding: 'utf8'});
  return !stderr.includes('[config-invalid]');
}

function documents(name) {
  return readFileSync(new URL(name, import.meta.url), 'utf8').split(/^---\n/m);
}

let wrong = 0;
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, shown] = readme.match(/^```yaml\n(# yaml-language-server:.*?)^```$/ms);
for (const key of Object.keys(validate.schema.properties).filter(key => !(key in parse(shown)))) {
  console.log(`README.md does not show the key ${key}`);
  ++wrong;
}
for (const [name, expected, cases] of [
  ['README.md', true, [shown]],
  ['good.yaml', true, documents('good.yaml')],
  ['bad.yaml', false, documents('bad.yaml')],
]) {
  for (const yaml of cases) {
    for (const [who, accepts] of [['the schema', editorAccepts], ['the program', programAccepts]]) {
      if (accepts(yaml) === expected) continue;
      console.log(`${name}: ${who} ${expected ? 'refuses' : 'accepts'}\n${yaml}`);
      ++wrong;
    }
  }
  console.log(`${name}: ${cases.length} configurations`);
}
rmSync(made, {recursive: true});
process.exit(wrong > 0 ? 1 : 0);
