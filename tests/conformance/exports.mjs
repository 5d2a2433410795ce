// Runs `patgraph export` and holds the files that it writes against the statements that are expected of them.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {misread} from './formats.mjs';
import {read} from './readers.mjs';

function runExport(program, library, base, folder, formats) {
  const names = formats.map(({name}) => name).join();
  const {status, signal, error, stderr} = spawnSync(program,
    ['export', library, '--base', base, '--format', names, '--output', folder], {encoding: 'utf8'});
  if (error) throw error;
  return {status: status ?? signal, stderr};
}

/// Exports a library; throws unless that works.
export function exportLibrary(program, library, base, folder, formats) {
  const {status, stderr} = runExport(program, library, base, folder, formats);
  if (status !== 0) throw new Error(`export to ${formats.map(({name}) => name)}: exit code ${status}\n${stderr}`);
}

/// Throws unless the export is refused: exit code 2, a message that names one of the subjects and a character that the
/// format cannot hold, and a folder that is as it was before. `faulty` is what cannot be held: [{subject, text}].
export function expectRefusal(program, library, base, folder, format, faulty) {
  const name = `graph.${format.extension}`;
  mkdirSync(folder, {recursive: true});
  writeFileSync(`${folder}/${name}`, 'old');
  const before = readdirSync(folder).sort().join();
  const {status, stderr} = runExport(program, library, base, folder, [format]);
  const complain = message => { throw new Error(`${format.name}: ${message}\n${stderr}`); };
  const first = characters(faulty[0].text, format);
  if (status !== 2) complain(`exit code ${status}; expected 2, for it cannot hold ${first}`);
  const named = faulty.some(({subject, text}) =>
    stderr.includes(subject) && characters(text, format).some(character => stderr.includes(character)));
  if (!named) complain('the refusal names no subject with its character; expected such as ' +
    `<${faulty[0].subject}> and ${first}`);
  if (readFileSync(`${folder}/${name}`, 'utf8') !== 'old') complain('a refused export replaced the old file');
  const after = readdirSync(folder).sort().join();
  if (after !== before) complain(`a refused export left ${after}; before there was ${before}`);
}

/// Returns the characters of a text that the format cannot hold, as "U+0001".
function characters(text, {cannotHold}) {
  return [...text].filter(character => cannotHold.test(character))
    .map(character => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/// Throws unless the reader finds each of the lines once, and no other, without a complaint.
/// Readers are spared what they are known to misread. `expected` maps each line to a number of its own below its size.
/// Lines that are not among them are let pass where `isFree` says so.
export async function expectStatements(expected, reader, format, folder, base, isFree = () => false) {
  if (misread[reader] && [...expected.keys()].some(line => misread[reader].test(line))) return;
  const found = new Uint8Array(expected.size);
  const faults = [];
  await read(reader, `${folder}/graph.${format.extension}`, format, base, line => {
    const number = expected.get(line);
    if (number === undefined && !isFree(line)) faults.push(`too much: ${line}`);
    if (number === undefined) return;
    if (found[number]) faults.push(`repeated: ${line}`);
    else found[number] = 1;
  });
  for (const [line, number] of expected) {
    if (!found[number]) faults.push(`missing: ${line}`);
  }
  if (faults.length > 0) {
    const shown = faults.sort().slice(0, 10).map(fault => visible(fault.slice(0, 300)));
    throw new Error(`${faults.length} faults among ${expected.size} statements\n${shown.join('\n')}`);
  }
}

/// Writes what is not ASCII as escapes of N-Triples and YAML, so that texts that look alike do not.
export function visible(text) {
  return text.replace(/[^ -~\n]/gu, character => {
    const code = character.codePointAt(0);
    const hex = code.toString(16).toUpperCase();
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
}

/// Numbers lines as expectStatements wants them.
export function numbered(lines) {
  return new Map([...lines].map((line, number) => [line, number]));
}
