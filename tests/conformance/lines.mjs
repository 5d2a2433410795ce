// Statements as lines of canonical N-Triples, by which datasets without blank nodes are compared: RDFC-1.0, section 5
// (https://www.w3.org/TR/rdf-canon/#canonical-quads), so that sorted they are the canonical form of the dataset.

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';
const shortEscapes = {'\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\'};

function escape(character) {
  return shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function iri(text) {
  return `<${text}>`;
}

export function literal(text, datatype = xsdString, language = '') {
  const quoted = `"${text.replace(/["\\\u0000-\u001F\u007F]/g, escape)}"`;
  if (language) return `${quoted}@${language}`;
  return datatype === xsdString ? quoted : `${quoted}^^<${datatype}>`;
}

function termLine(term) {
  if (term.termType === 'NamedNode') return iri(term.value);
  if (term.termType === 'Literal') return literal(term.value, term.datatype.value, term.language);
  throw new Error(`there is a ${term.termType} '${term.value}'; patgraph writes none`);
}

/// Returns the line of a quad (https://rdf.js.org/data-model-spec/), which must stand in the graph `graph`.
export function lineOfQuad({subject, predicate, object, graph: stated}, graph) {
  if ((stated?.value ?? '') !== graph) throw new Error(`a statement in graph <${stated.value}>; expected <${graph}>`);
  return `${termLine(subject)} ${termLine(predicate)} ${termLine(object)} .`;
}

const longEscapes = {t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', '\'': '\'', '\\': '\\'};

function unescape(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gsu, (escaped, short, long, letter) => {
    if (letter === undefined) return String.fromCodePoint(parseInt(short ?? long, 16));
    if (!(letter in longEscapes)) throw new Error(`'${escaped}' is no escape of N-Triples`);
    return longEscapes[letter];
  });
}

const iriPattern = '<([^<>"\\s]*)>';
const literalPattern = `"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"(?:\\^\\^${iriPattern}|@([A-Za-z0-9-]+))?`;
const quadPattern =
  new RegExp(`^${iriPattern} ${iriPattern} (?:${iriPattern}|${literalPattern})(?: ${iriPattern})? \\.$`, 's');

/// Returns the line for what a reader printed as N-Triples or N-Quads, whichever escapes it chose.
export function lineOfPrinted(printed, graph) {
  const match = quadPattern.exec(printed);
  if (!match) throw new Error(`not a line of N-Quads: ${printed}`);
  const [, subject, predicate, object, text, datatype, language, stated = ''] = match;
  if (stated !== graph) throw new Error(`a statement in graph <${stated}>; expected <${graph}>: ${printed}`);
  const last = object !== undefined ? iri(unescape(object)) : literal(unescape(text), datatype, language);
  return `${iri(unescape(subject))} ${iri(unescape(predicate))} ${last} .`;
}
