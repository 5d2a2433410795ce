// hostile_texts_test.mjs PROGRAM DIR
// Writes libraries of hostile texts below DIR, exports them, reads each format back with every reader and exits with 1
// unless exactly the statements are there that must come of what was written. A failing library is made as small as it
// can be and shown. PATGRAPH_TEST_RUNS and PATGRAPH_TEST_SEED say how many libraries, and which.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import fc from 'fast-check';
import {expectRefusal, expectStatements, exportLibrary, numbered, visible} from './exports.mjs';
import {formats} from './formats.mjs';
import {base, describesExport, library, realize} from './hostile_library.mjs';

const [program, folder] = process.argv.slice(2);
const runs = Number(process.env.PATGRAPH_TEST_RUNS ?? 60);
const seed = Number(process.env.PATGRAPH_TEST_SEED ?? 20260628);
const count = {entries: 0, statements: 0, refusals: 0};

async function holds(generated) {
  const {files, lines, faulty} = realize(generated);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(`${folder}/library`, {recursive: true});
  for (const {name, text} of files) writeFileSync(`${folder}/library/${name}`, text);

  const refusing = faulty.length > 0 ? formats.filter(({cannotHold}) => cannotHold) : [];
  const holding = formats.filter(format => !refusing.includes(format));
  exportLibrary(program, `${folder}/library`, base, `${folder}/exports`, holding);
  const expected = numbered(lines);
  await Promise.all(holding.flatMap(format => format.readers.map(reader =>
    expectStatements(expected, reader, format, `${folder}/exports`, base, describesExport).catch(error => {
      throw new Error(`${format.name} as ${reader} reads it: ${error.message}`);
    }))));
  for (const format of refusing) {
    expectRefusal(program, `${folder}/library`, base, `${folder}/refused`, format, faulty);
    ++count.refusals;
  }
  count.entries += files.length;
  count.statements += lines.size;
}

const result = await fc.check(fc.asyncProperty(library, holds), {
  numRuns: runs, seed, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true,
});
if (result.failed) {
  console.error(`seed ${seed}, library ${result.numRuns}, made smaller ${result.numShrinks} times:`);
  console.error(result.errorInstance?.message ?? 'interrupted');
  if (result.counterexample) {
    for (const {name, text} of realize(result.counterexample[0]).files) {
      console.error(visible(`\n${JSON.stringify(name)}:\n${text.slice(0, 5000)}`));
    }
  }
  process.exitCode = 1;
} else {
  console.log(`seed ${seed}: ${result.numRuns} libraries, ${count.entries} entries, ${count.statements} statements ` +
    `in ${formats.map(({name}) => name).join(', ')}; ${count.refusals} refused`);
}
