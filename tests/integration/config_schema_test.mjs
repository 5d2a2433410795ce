// config_schema_test.mjs PROGRAM: what an editor says of a patgraph.yaml by its JSON Schema is what PROGRAM says of it.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, test} from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import yaml from "js-yaml";

const program = process.argv[2];
const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

const ajv = new Ajv({allowUnionTypes: true});
addFormats(ajv);
const validate = ajv.compile(JSON.parse(read("../../docs/patgraph.schema.json")));

const made = mkdtempSync(join(tmpdir(), "patgraph-config-"));
after(() => rmSync(made, {recursive: true}));
const library = join(made, "a.md");
writeFileSync(library, "No front matter.\n");

// Editors read YAML 1.2, in which "off" and days are texts.
const load = (text) => yaml.load(text, {schema: yaml.CORE_SCHEMA}) ?? null;

function editorAccepts(text) {
  try {
    return validate(load(text));
  } catch {
    return false; // no YAML, or a key twice
  }
}

function programAccepts(text) {
  writeFileSync(join(made, "patgraph.yaml"), text);
  const {stderr} = spawnSync(program, ["check", library], {encoding: "utf8"});
  return !stderr.includes("[config-invalid]");
}

const [, shown] = read("../../README.md").match(/^```yaml\n(# yaml-language-server:.*?)^```$/ms);

test("the README shows every key", () => {
  assert.deepEqual(Object.keys(load(shown)).sort(), Object.keys(validate.schema.properties).sort());
});

const documents = (name) => read(`patgraph_yaml/${name}`).split(/^---\n/m);
for (const [expected, texts] of [[true, [shown, ...documents("good.yaml")]], [false, documents("bad.yaml")]]) {
  for (const text of texts) {
    test(`${expected ? "accepted" : "refused"}:\n${text}`, () => {
      assert.equal(editorAccepts(text), expected, "by the schema");
      assert.equal(programAccepts(text), expected, "by the program");
    });
  }
}
