// same_dataset.mjs PROGRAM LIB DIR
// Exports LIB into DIR in every format, reads each file with every reader of its format, and exits with 1 unless none
// complains and all find one dataset: the canonical one (RDFC-1.0) of the Turtle as n3 reads it. A format that cannot
// hold a text of LIB must refuse. Prints what was found; PATGRAPH_TEST_TIMES=1 prints how long each reader took.
import canonize from 'rdf-canonize';
import {expectRefusal, expectStatements, exportLibrary, numbered} from './exports.mjs';
import {formats} from './formats.mjs';
import {quadsOf} from './readers.mjs';

const base = 'https://example.org/library/';
const [program, library, folder] = process.argv.slice(2);

async function main() {
  exportLibrary(program, library, base, folder, formats.filter(({cannotHold}) => !cannotHold));
  const quads = quadsOf(`${folder}/graph.${formats[0].extension}`, formats[0]);
  const canonical = await canonize.canonize(quads, {algorithm: 'RDFC-1.0', format: 'application/n-quads'});
  const expected = numbered(canonical.split('\n').slice(0, -1));
  if (expected.size === 0) throw new Error('nothing is exported');

  const said = [`${expected.size} statements, the same for`];
  for (const format of formats) {
    if (format.cannotHold) {
      const faulty = quads.filter(({object}) => object.termType === 'Literal' && format.cannotHold.test(object.value))
        .map(({subject, object}) => ({subject: subject.value, text: object.value}));
      if (faulty.length > 0) {
        expectRefusal(program, library, base, `${folder}/refused`, format, faulty);
        said.push(`(${format.name}: refused)`);
        continue;
      }
      exportLibrary(program, library, base, folder, [format]);
    }
    for (const reader of format.readers) {
      const begin = performance.now();
      await expectStatements(expected, reader, format, folder, base).catch(error => {
        throw new Error(`${format.name} as ${reader} reads it: ${error.message}`);
      });
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      if (process.env.PATGRAPH_TEST_TIMES) console.error(`${seconds} s  ${format.name}, ${reader}`);
    }
    said.push(format.name);
  }
  console.log(said.join(' '));
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
