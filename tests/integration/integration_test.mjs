// integration_test.mjs PROGRAM: the files with which GitHub, GitLab and pre-commit start patgraph keep to their
// schemas, and what they run does what their readers rely on. The steps run as each runner runs them, with PROGRAM in
// the place of what the build step of the action, and before_script of the GitLab job, would have built.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {after, test} from "node:test";
import {fileURLToPath} from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import yaml from "js-yaml";

const program = resolve(process.argv[2]);
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(path, "utf8");
const action = yaml.load(read(join(root, "action.yml")));
const hooks = yaml.load(read(join(root, ".pre-commit-hooks.yaml")));
const gitlab = yaml.load(read(join(root, "docs/gitlab-ci.yml")));

const made = mkdtempSync(join(tmpdir(), "patgraph-integration-"));
after(() => rmSync(made, {recursive: true}));

// Schemas

const schemas = dirname(createRequire(import.meta.url).resolve("schemastore/package.json")) + "/schemas/json/";

function validatorOf(schema) {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  return ajv.compile(JSON.parse(read(schemas + schema)));
}

for (const [name, content, schema, damage] of [
  ["action.yml", action, "github-action.json", {runs: {using: "composite", steps: [{run: "true"}]}}],
  [".pre-commit-hooks.yaml", hooks, "pre-commit-hooks.json", {0: {id: "a"}}],
  ["docs/gitlab-ci.yml", gitlab,
    "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
    {patgraph: {script: 1}}],
]) {
  test(`${name} keeps to its schema`, () => {
    const valid = validatorOf(schema);
    assert.ok(valid(content), JSON.stringify(valid.errors, null, 1));
    const damaged = Array.isArray(content) ? [damage[0]] : {...content, ...damage};
    assert.ok(!valid(damaged), `the schema takes ${JSON.stringify(damaged)}`);
  });
}

// Libraries

const entry = (id, slug, lines = "") => `---\nid: pat_01${id.repeat(24)}\nslug: ${slug}\ntitle: The ${slug}\n${lines}---\n`;
const libraries = {
  "sound garden": {
    "gate.md": entry("a", "gate"),
    "rota.md": entry("b", "rota", "requires: [gate]\n"),
  },
  "$(touch ran) 'weedy' garden": {
    "gate.md": entry("a", "gate"),
    "rota.md": entry("b", "rota", "requires: [gate, nowhere-at-all]\n"),
  },
};
const [sound, weedy] = Object.keys(libraries);

/// Makes a folder with both libraries, and the files that a runner gives to a step.
function workspace() {
  const folder = mkdtempSync(join(made, "workspace-"));
  for (const [library, files] of Object.entries(libraries)) {
    mkdirSync(join(folder, library));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, library, name), text);
  }
  const runner = mkdtempSync(join(made, "runner-"));
  for (const name of ["output", "summary"]) writeFileSync(join(runner, name), "");
  return {folder, runner};
}

function run(command, folder, env) {
  const result = spawnSync(command[0], command.slice(1), {cwd: folder, env: {PATH: process.env.PATH, ...env}});
  assert.equal(result.error, undefined);
  return {exitCode: result.status, out: result.stdout.toString(), err: result.stderr.toString()};
}

// The action

const steps = action.runs.steps;
const checkStep = steps.find((step) => step.id === "check");

/// Runs the step that checks, as GitHub runs it, after the one that puts `patgraph` on the PATH.
function runAction(inputs, {programs = dirname(program), place = workspace()} = {}) {
  const values = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  Object.assign(values, inputs);
  const env = {
    PATH: `${programs}:${process.env.PATH}`,
    GITHUB_ACTIONS: "true",
    GITHUB_WORKSPACE: place.folder,
    GITHUB_OUTPUT: join(place.runner, "output"),
    GITHUB_STEP_SUMMARY: join(place.runner, "summary"),
    RUNNER_TEMP: place.runner,
  };
  for (const [name, text] of Object.entries(checkStep.env)) {
    env[name] = text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, input) => {
      assert.ok(input in values, `no input ${input}`);
      return values[input];
    });
  }
  const script = join(place.runner, "script.sh");
  writeFileSync(script, checkStep.run);
  const result = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], place.folder, env);
  result.outputs = Object.fromEntries(read(env.GITHUB_OUTPUT).trim().split("\n").map((line) => line.split("=")));
  result.summary = read(env.GITHUB_STEP_SUMMARY);
  result.place = place;
  return result;
}

test("no step of the action has an input inside its script", () => {
  assert.ok(steps.filter((step) => "run" in step).length >= 2);
  for (const step of steps) assert.doesNotMatch(step.run ?? "", /\$\{\{/);
});

test("every input of the action is used", () => {
  for (const input of Object.keys(action.inputs)) assert.match(JSON.stringify(steps), new RegExp(`inputs\\.${input} `));
});

test("findings are sent to code scanning by a step that runs after a failure too", () => {
  const [upload] = steps.filter((step) => step.uses?.startsWith("github/codeql-action/upload-sarif@"));
  assert.match(upload.if, /!cancelled\(\)/);
  assert.equal(upload.with.sarif_file, action.outputs["sarif-file"].value);
});

test("the action passes a sound library", () => {
  const result = runAction({path: sound});
  assert.equal(result.exitCode, 0, result.err);
  assert.equal(result.outputs["exit-code"], "0");
  assert.equal(result.outputs["sarif-file"], join(result.place.runner, "patgraph.sarif"));
  assert.equal(JSON.parse(read(result.outputs["sarif-file"])).version, "2.1.0");
  assert.notEqual(result.summary, "");
  assert.doesNotMatch(result.out, /^::error/m);
});

test("the action fails for an error, with an annotation, a line in the summary and a result in the SARIF", () => {
  const result = runAction({path: weedy});
  assert.equal(result.exitCode, 1, result.err);
  assert.equal(result.outputs["exit-code"], "1");
  const annotations = result.out.split("\n").filter((line) => line.startsWith("::error "));
  assert.equal(annotations.length, 1, result.out);
  assert.match(annotations[0], /rota\.md.*nowhere-at-all/);
  assert.match(result.summary, /dangling-reference/);
  const results = JSON.parse(read(result.outputs["sarif-file"])).runs[0].results;
  assert.deepEqual(results.map((finding) => finding.ruleId), ["dangling-reference"]);
});

test("the name of a library is never run as a command", () => {
  const result = runAction({path: weedy});
  assert.ok(!existsSync(join(result.place.folder, "ran")));
});

test("the severity that fails is an input of the action", () => {
  const result = runAction({path: weedy, "fail-on": "never"});
  assert.equal(result.exitCode, 0, result.err);
  assert.equal(result.outputs["exit-code"], "0");
});

test("the action writes no SARIF where none is asked for", () => {
  const result = runAction({path: weedy, sarif: "false"});
  assert.equal(result.exitCode, 1, result.err);
  assert.equal(result.outputs["sarif-file"], "");
  assert.ok(!existsSync(join(result.place.runner, "patgraph.sarif")));
});

test("the action says 2, and names no SARIF of an earlier step, where there is no library", () => {
  const place = workspace();
  writeFileSync(join(place.runner, "patgraph.sarif"), "{}");
  const result = runAction({path: "nowhere"}, {place});
  assert.equal(result.exitCode, 2);
  assert.deepEqual(result.outputs, {"exit-code": "2", "sarif-file": ""});
  assert.match(result.err, /nowhere: no such file or folder/);
});

test("the action fails for new findings only where there is a baseline", () => {
  const place = workspace();
  const baseline = join(place.runner, "old findings.txt");
  const written = run([program, "check", weedy, "--write-baseline", baseline], place.folder, {});
  assert.equal(written.exitCode, 0, written.err);
  const result = runAction({path: weedy, baseline}, {place});
  assert.equal(result.exitCode, 0, result.out + result.err);
});

test("every input of the action becomes one argument, args as many as there are words", () => {
  const programs = mkdtempSync(join(made, "programs-"));
  writeFileSync(join(programs, "patgraph"), '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  chmodSync(join(programs, "patgraph"), 0o755);
  const inputs = {
    path: "-a $(touch ran) \"library\"",
    "fail-on": "warning",
    baseline: "old 'findings'.txt",
    "changed-since": "origin/main; touch ran",
    config: "a `touch ran`.yaml",
    args: "--ontology $HOME/*.ttl\n  --all",
  };
  const result = runAction(inputs, {programs});
  assert.equal(result.exitCode, 0, result.err);
  assert.deepEqual(result.out.trim().split("\n"), [
    "check", "--format", "github", "--report", `markdown=${join(result.place.runner, "summary")}`,
    "--fail-on=warning", "--baseline=old 'findings'.txt", "--changed-since=origin/main; touch ran", "--config=a `touch ran`.yaml",
    "--report", `sarif=${join(result.place.runner, "patgraph.sarif")}`,
    "--ontology", "$HOME/*.ttl", "--all", "--", "-a $(touch ran) \"library\"",
  ]);
  assert.ok(!existsSync(join(result.place.folder, "ran")));
});

// GitLab

/// Runs `script` of the job as GitLab's runner does: line by line, up to the first that fails.
function runGitlab(library) {
  const {folder} = workspace();
  const lines = ["set -eo pipefail", ...gitlab.patgraph.script].join("\n");
  const env = {PATH: `${dirname(program)}:${process.env.PATH}`, ...gitlab.patgraph.variables, PATGRAPH_LIBRARY: library};
  const result = run(["bash", "-c", lines], folder, env);
  result.report = join(folder, gitlab.patgraph.artifacts.reports.junit);
  return result;
}

test("the job of GitLab passes a sound library", () => {
  const result = runGitlab(sound);
  assert.equal(result.exitCode, 0, result.err);
  assert.match(read(result.report), /<testsuites/);
});

test("the job of GitLab fails for an error, with text in its log and a failure in its report", () => {
  const result = runGitlab(weedy);
  assert.equal(result.exitCode, 1, result.err);
  assert.match(result.out, /error: 'requires' names 'nowhere-at-all'/);
  assert.match(read(result.report), /<failure[^]*nowhere-at-all/);
  assert.equal(gitlab.patgraph.artifacts.when, "always");
});

// pre-commit

/// Runs the hook as pre-commit does: its entry and its args, without files.
function runHook(library) {
  const {folder} = workspace();
  const [hook] = hooks;
  assert.deepEqual([hook.id, hook.language, hook.pass_filenames], ["patgraph-check", "system", false]);
  const env = {PATH: `${dirname(program)}:${process.env.PATH}`};
  return run([...hook.entry.split(" "), ...hook.args], join(folder, library), env);
}

// pre-commit skips a hook for which it has no files, and names no file that a commit deletes.
test("the hook runs for a commit that only deletes files", () => assert.equal(hooks[0].always_run, true));

test("the hook passes a sound library", () => assert.equal(runHook(sound).exitCode, 0));

test("the hook stops a commit that breaks a link", () => {
  const result = runHook(weedy);
  assert.equal(result.exitCode, 1);
  assert.match(result.out, /nowhere-at-all/);
});
