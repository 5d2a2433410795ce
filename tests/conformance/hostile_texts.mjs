// Texts that break programs, as fast-check arbitraries. They shrink towards short and harmless ones.
import fc from 'fast-check';

const pieces = [
  'a', ' ', '"', '\'', '\\', '\n', '\r', '\r\n', '\t', '<', '>', '{', '}', '|', '^', '`',
  // ends of what texts are put in, and beginnings of something else
  ']]>', '</script>', '-->', '<!--', '<![CDATA[', '"""', '\'\'\'', '\\"', '" .', ' ;', ' , ', '@en', '@en-GB--ltr',
  '^^',
  '^^<urn:x>', '_:b', '<urn:x>', '@prefix x: <urn:x> .', 'pg:status', '@id', '&amp;', '&#0;', '&#x1;',
  // looks like an escape
  '\\u0041', '\\U0001F600', '\\uD800', '\\n', '\\x', '%', '%41', '%ZZ', '%2', '%%', '&', '#', '\\N',
  // parts of IRIs
  '/', '..', '.', ':', '://', '//', '?', '[', ']', '@', '+', '~', '-', '_', '0',
  // directions, joiners, marks
  '\u200F', '\u200E', '\u202E', '\u2067', 'שלום', 'مرحبا', 'e\u0301', '\u00E9', '\u0301', '\u1E9B\u0323',
  '\u212B', '\uFB01',
  '👩\u200D🌾', '🏳\uFE0F\u200D🌈', '\u200B', '\u00AD', 'ß', 'İ', 'ı',
  // controls that XML has, line ends of Unicode, byte order marks, the ends of ranges, private use, noncharacters
  '\u007F', '\u0080', '\u0085', '\u009F', '\u00A0', '\u2028', '\u2029', '\uFEFF', '\uFFFD', '\uD7FF',
  '\uE000', '\uFDD0',
  '\uFFFC', '𝄞', '\u{10000}', '\u{1FFFE}', '\u{E0001}', '\u{10FFFF}',
];
const controls = [...Array(0x20).keys()].map(code => String.fromCharCode(code)).concat('\uFFFE', '\uFFFF');
const whole = [
  '', ' ', '   ', '\t', '\n', '\u00A0', '\u3000',
  // what YAML, JSON, XML Schema or SPARQL take for something else
  '0', '1', '1.0', '1.', '.5', '-0', '+1', '1e3', '1E-3', '007', '0x1F', '0o7', '1_000', '1:30', '.inf', '-.INF',
  '.nan', 'NaN',
  'INF', 'true', 'false', 'True', 'yes', 'no', 'on', 'n', 'null', 'Null', '~', 'None', 'undefined', '2026-02-28',
  '2026-02-30', '2026-02-28T09:30:00Z', '2026-2-8 9:30:00 +1', '12:30:45', '2026', '<<', '=', '---', '...',
  '- a', '? a',
  'a: b', 'a #b', '#', '&a', '*a', '!a', '!!int 1', '|', '>', '%YAML 1.1', '@graph', '@context', '@type', '@value',
  '{"@id":"urn:x"}', '[]', '{}', 'rdf:type', 'a', '__proto__', 'constructor', 'length',
];

export const anyText = fc.oneof(
  {weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), {maxLength: 6}).map(parts => parts.join(''))},
  {weight: 2, arbitrary: fc.array(fc.constantFrom('a', ...controls), {maxLength: 4}).map(parts => parts.join(''))},
  {weight: 2, arbitrary: fc.constantFrom(...whole)},
  {weight: 2, arbitrary: fc.string({unit: 'binary', maxLength: 8})}); // any code points but surrogates

export const longText = fc.array(fc.constantFrom(...pieces), {minLength: 1, maxLength: 6})
  .map(parts => [...parts.join('').repeat(10000)].slice(0, 10000).join(''));
