// Writes front matter in which every text stands in double quotes.

const names = new Map([
  ['\0', '0'], ['\x07', 'a'], ['\b', 'b'], ['\t', 't'], ['\n', 'n'], ['\v', 'v'], ['\f', 'f'],
  ['\r', 'r'], ['\x1B', 'e'],
  ['"', '"'], ['\\', '\\'], ['\u0085', 'N'], ['\u00A0', '_'], ['\u2028', 'L'], ['\u2029', 'P']]);

/// Characters that YAML 1.1 lets stand for themselves in double quotes, and that are not folded there.
const printable = /[ !#-[\]-~\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;

function hex(letter, code, digits) {
  return `\\${letter}${code.toString(16).toUpperCase().padStart(digits, '0')}`;
}

/// Writes a text, by turns with every way to write a character.
export function quoted(text) {
  const written = [...text].map((character, index) => {
    const code = character.codePointAt(0);
    if (printable.test(character) && (code < 0x80 || index % 3 > 0)) return character;
    if (names.has(character) && (code === 0x22 || code === 0x5C || index % 2 === 0)) return `\\${names.get(character)}`;
    if (code < 0x100) return hex('x', code, 2);
    return code < 0x10000 ? hex('u', code, 4) : hex('U', code, 8);
  });
  return `"${written.join('')}"`;
}

/// Writes a text, an array or a Map of such.
export function flow(value) {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return `{${[...value].map(([key, item]) => `${quoted(key)}: ${flow(item)}`).join(', ')}}`;
}

/// Writes the keys of a Map, each on a line of its own.
export function frontMatter(map) {
  return ['---', ...[...map].map(([key, item]) => `${quoted(key)}: ${flow(item)}`), '---', ''].join('\n');
}
