// GitHub's hash of a line, written anew from the description in src/fingerprints.ts of github/codeql-action, with
// Node.js's own decoder.
import {createReadStream} from 'node:fs';

const block = 100;
const base = 37n;
const weightOfOldest = BigInt.asUintN(64, base ** BigInt(block));

/// Returns the hashes of all lines of a file, the first line's first.
export async function lineHashes(path) {
  const units = [];  // those that count, and the index of each line's first one
  const begins = [];
  let previous = 0;
  let beginsLine = true;
  const add = unit => {
    if (beginsLine) begins.push(units.length);
    units.push(unit);
    beginsLine = unit === 10;
  };
  for await (const text of createReadStream(path, 'utf8')) {
    for (let i = 0; i < text.length; ++i) {
      const unit = text.charCodeAt(i);
      const skipped = unit === 32 || unit === 9 || (previous === 13 && unit === 10);
      if (!skipped) add(unit === 13 ? 10 : unit);
      previous = skipped ? 0 : unit;
    }
  }
  add(65535);
  // The block of a line ends where 100 more units have been read: later ones than that are zeros.
  const wanted = new Set(begins);
  const hashes = new Map();
  let hash = 0n;
  for (let at = 0; at < units.length + block; ++at) {
    if (wanted.has(at - block)) hashes.set(at - block, hash);
    const oldest = BigInt(units[at - block] ?? 0);
    hash = BigInt.asUintN(64, base * hash + BigInt(units[at] ?? 0) - weightOfOldest * oldest);
  }
  const counts = new Map();
  return begins.map(begin => {
    const text = (hashes.get(begin) ?? hash).toString(16);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return `${text}:${counts.get(text)}`;
  });
}
