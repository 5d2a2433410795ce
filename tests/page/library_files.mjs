// How the tests write libraries.
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/// YAML takes JSON, but for these characters, which must be escaped.
const yaml = (value) => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/// Returns the id of the pattern of that number.
export const idOf = (number) => `pat_01${"k".repeat(21)}${String(number).padStart(3, "0")}`;

/// Writes a file of front matter for each pattern. Those without an id are numbered, from 1.
export function writeLibrary(folder, patterns) {
  mkdirSync(folder, {recursive: true});
  for (const [index, pattern] of patterns.entries()) {
    const frontMatter = {id: idOf(index + 1), ...pattern};
    const lines = Object.entries(frontMatter).map(([key, value]) => `${key}: ${yaml(value)}\n`);
    const name = /^[a-z-]+$/.test(pattern.slug) ? pattern.slug : `number-${index + 1}`;
    writeFileSync(join(folder, `${name}.md`), `---\n${lines.join("")}---\n\nWhat the pattern is about.\n`);
  }
}
