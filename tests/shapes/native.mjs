// Holds the results of shapes against what `patgraph check --format json` says of the same files.
import {match, objectsOf, queryShapes} from './engines.mjs';

const PG = 'https://w3id.org/patgraph/ns#';
const SH = 'http://www.w3.org/ns/shacl#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const SEVERITIES = {info: 'Info', warning: 'Warning', error: 'Violation'};
const RANKS = Object.values(SEVERITIES);
const SEVERAL_FILES = new Set(['duplicate-id', 'duplicate-slug']);
const CIRCLE_CHECKS = new Set(['cycle', 'mutual-hierarchy']);
const PAIR_CHECKS = new Set(['relation-clash', 'relation-conflict']);

/** A graph with its entries, by the files that describe them. */
export class Library {
  /** `files` are the paths of all files, as findings name them. */
  constructor(data, entryClasses, base, files, readText) {
    this.data = data;
    this.files = files;
    this.readText = readText;
    this.bySlug = new Map();
    this.entries = new Set([...entryClasses].flatMap(type => match(data, null, RDF_TYPE, type))
      .map(({subject}) => subject.value));
    for (const {subject, object} of match(data, null, `${PG}slug`)) this.bySlug.set(object.value, subject.value);
    for (const entry of this.entries) {
      const name = decodeURIComponent(entry.slice(base.length));
      if (!this.bySlug.has(name)) this.bySlug.set(name, entry);
    }
    this.byFile = new Map();
  }

  lines(file) {
    return this.readText(file).split('\n');
  }

  /** Returns the entry that a file describes: it goes by its slug, or else by the name of the file. */
  entryOf(file) {
    if (!this.byFile.has(file)) {
      const [, slug] = /^---\r?\n(?:(?!---).*\n)*?slug:[ \t]*(.*?)\s*(?: #.*)?\r?\n/.exec(this.readText(file)) ?? [];
      const name = slug ? slug.replace(/^(["'])(.*)\1$/, '$2') : file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
      this.byFile.set(file, this.bySlug.get(name));
    }
    return this.byFile.get(file);
  }

  /** Returns the front matter of the files that describe an entry. */
  frontMatters(entry) {
    return this.files.filter(file => this.entryOf(file) === entry)
      .map(file => /^---\n(.*?)^---$/ms.exec(this.readText(file))?.[1] ?? '');
  }

  /** Returns the entries that a result is about: the focus, the one that states the link, those that name the thing. */
  entriesAt(focus) {
    if (this.entries.has(focus)) return [focus];
    const source = focus.replace(/#.*/, '');
    if (this.entries.has(source)) return [source];
    return match(this.data, null, null, focus).map(({subject}) => subject.value.replace(/#.*/, ''))
      .filter(iri => this.entries.has(iri));
  }
}

/** The value that a finding quotes, as in "'weight' is '1.7'; expected a number". Long ones are shown in part. */
function quoted(message) {
  return /^'[^']*' is '(.*)'[;,] (?:expected|which)/s.exec(message)?.[1];
}

function shows(finding, value) {
  const shown = quoted(finding.message);
  if (shown === undefined) return false;
  return shown.endsWith('…') ? value.startsWith(shown.slice(0, -1)) : shown === value;
}

/** The entries that a finding about a pair names, as in "'related' joins 'a' and 'b', but so does". */
function pairOf(finding, library) {
  const [, ...slugs] = /^(?:'[^']*' joins )?'([^']*)' and '([^']*)'(?: lead to each other|, but so does) /
    .exec(finding.message) ?? [];
  return slugs.map(slug => library.bySlug.get(slug));
}

/** Why a finding need not have a result. A finding without a reason must have one. */
const unseen = {
  'the graph holds the text that YAML takes for something else': finding =>
    finding.check === 'invalid-value' && / to YAML; expected text/.test(finding.message),
  'a list or a mapping that belongs elsewhere is not a value of its field': finding =>
    finding.check === 'wrong-shape' && !/ is a list; expected one value$/.test(finding.message),
  'an unknown relation is not in the graph': finding =>
    finding.check === 'unknown-relation' && / is no relation(;|$)/.test(finding.message),
  'a link stated twice is one link, unless the two say different things': finding =>
    finding.check === 'duplicate-link',
  'entries with one slug are one node, which has its id once': (finding, library) =>
    finding.check === 'duplicate-id' &&
    finding.notes.some(note => library.entryOf(note.file) === library.entryOf(finding.file)),
  'a link that leads nowhere is not in the graph': (finding, library, findings) =>
    findings.some(other => /^(dangling-.*|link-malformed)$/.test(other.check) && other.file === finding.file &&
      inOneLink(library.lines(finding.file), finding, other)),
  'no shape says what entries of a class have not': finding =>
    finding.check === 'wrong-target-kind' && / stands in an entry of class /.test(finding.message),
  'the graph does not tell of which generation a file is': finding =>
    finding.check === 'missing-field' && / in a file of generation /.test(finding.message),
  'the field is one of another class': (finding, library, findings, shapes) => {
    const entry = library.entryOf(finding.file);
    const statements = match(library.data, entry).filter(({object}) =>
      object.termType === 'Literal' && shows(finding, object.value));
    const types = objectsOf(library.data, entry, RDF_TYPE);
    return statements.length > 0 &&
      statements.every(({predicate}) => !types.some(type => shapes.describes(type, predicate.value)));
  },
};

/** Why a result need not have a finding. A result without a reason must have one. */
const unsaid = {
  'entries with one slug are one node, which has the values of both': (result, library, findings) =>
    result.component === 'MaxCount' && findings.some(({check, file}) =>
      check === 'duplicate-slug' && library.entriesAt(result.focus).includes(library.entryOf(file))),
  'the class of an entry is a guess where no id tells it': (result, library, findings, shapes) =>
    shapes.checks(result.shape).includes('wrong-target-kind') && findings.some(({check, file}) =>
      /^(missing|invalid)-id$/.test(check) && [result.focus, result.value?.value].includes(library.entryOf(file))),
  'no check looks for a proposal, or a link to a thing that is no entry, that is stated twice': (result, library) =>
    result.component === 'MaxCount' && (result.shape.includes('#InferredRelationship-') ||
      objectsOf(library.data, result.focus, `${PG}target`).some(target => !library.entries.has(target))),
};

/** Whether two places lie in one item of a list: no other item begins between them. */
function inOneLink(lines, one, other) {
  const [first, last] = [one, other].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first.line === last.line) return !lines[first.line - 1].slice(first.column - 1, last.column - 1).includes('}');
  return lines.slice(first.line, last.line).every(line => !/^\s*- /.test(line));
}

/** What shapes say of themselves. */
class Shapes {
  constructor(dataset) {
    this.dataset = dataset;
    this.paths = new Map();
  }

  checks(shape) {
    return objectsOf(this.dataset, shape, `${PG}check`);
  }

  /** All checks that some shape names. */
  named() {
    return new Set(match(this.dataset, null, `${PG}check`).map(({object}) => object.value));
  }

  describes(type, predicate) {
    if (!this.paths.has(type)) {
      const properties = match(this.dataset, null, `${SH}targetClass`, type)
        .flatMap(({subject}) => objectsOf(this.dataset, subject.value, 'property'));
      this.paths.set(type, new Set(properties.flatMap(property => objectsOf(this.dataset, property, 'path'))));
    }
    return this.paths.get(type).has(predicate);
  }
}

/** Groups the nodes of which each leads to each other. A link of a node to itself makes no circle. */
function circles(arcs) {
  const groups = [];
  const index = new Map(), low = new Map(), open = [], isOpen = new Set();
  for (const root of arcs.keys()) {
    if (index.has(root)) continue;
    const visits = [];
    const enter = node => {
      index.set(node, index.size);
      low.set(node, index.get(node));
      open.push(node);
      isOpen.add(node);
      visits.push([node, (arcs.get(node) ?? [])[Symbol.iterator]()]);
    };
    enter(root);
    while (visits.length > 0) {
      const [node, targets] = visits.at(-1);
      const {value: target, done} = targets.next();
      if (!done && !index.has(target)) enter(target);
      else if (!done) { if (isOpen.has(target)) low.set(node, Math.min(low.get(node), index.get(target))); }
      else {
        visits.pop();
        if (visits.length > 0) low.set(visits.at(-1)[0], Math.min(low.get(visits.at(-1)[0]), low.get(node)));
        if (low.get(node) !== index.get(node)) continue;
        const group = open.splice(open.indexOf(node));
        for (const member of group) isOpen.delete(member);
        if (group.length > 1) groups.push(new Set(group));
      }
    }
  }
  return groups;
}

/** Returns the arcs of a property path that is a choice of forward and backward steps, repeated. */
function arcsOf(data, select, prefixes) {
  const arcs = new Map();
  const add = (from, to) => arcs.set(from, [...(arcs.get(from) ?? []), to]);
  for (const step of /\(([^()]*)\)\+/.exec(select)[1].split('|')) {
    const [prefix, name] = step.replace('^', '').split(':');
    const iri = step.includes('<') ? step.replace(/[\^<>]/g, '') : prefixes.get(prefix) + name;
    for (const {subject, object} of match(data, null, iri)) {
      if (step.startsWith('^')) add(object.value, subject.value);
      else add(subject.value, object.value);
    }
  }
  return arcs;
}

/** Returns the pairs of nodes of which each leads to the other. */
function mutualPairs(arcs) {
  return [...arcs].flatMap(([node, targets]) => [...new Set(targets)]
    .filter(target => node < target && arcs.get(target)?.includes(node)).map(target => [node, target]));
}

/**
 * Holds circles against findings: a circle has one finding, which counts its entries; each of them has a result. Where
 * the shape names the check of pairs, each two entries that lead to each other have a finding of it, and a circle of
 * two no other. Returns how many of both have their finding.
 */
function compareCycles(dataset, data, library, results, findings, complain, excuse) {
  const prefixes = new Map(match(dataset, null, `${SH}prefix`)
    .map(({subject, object}) => [object.value, objectsOf(dataset, subject.value, 'namespace')[0]]));
  const left = new Set(findings.filter(({check}) => CIRCLE_CHECKS.has(check)));
  let seen = 0;
  for (const {shape, select, severity} of queryShapes(dataset)) {
    const checks = objectsOf(dataset, shape, `${PG}check`);
    if (!checks.includes('cycle')) continue;
    const ofPairs = checks.includes('mutual-hierarchy');
    const name = shape.replace(/.*#/, '');
    const arcs = arcsOf(data, select, prefixes);
    const take = (isMeant, missing) => {
      const found = [...left].find(finding => severity === SH + SEVERITIES[finding.severity] && isMeant(finding));
      if (found) ++seen;
      else complain(`${name}: no finding of ${missing}`);
      left.delete(found);
    };
    for (const pair of ofPairs ? mutualPairs(arcs) : []) {
      take(finding => finding.check === 'mutual-hierarchy' &&
        pair.every(entry => pairOf(finding, library).includes(entry)), `the pair <${pair[0]}> and <${pair[1]}>`);
    }
    const focuses = new Set(results.filter(result => result.shape === shape).map(({focus}) => focus));
    for (const circle of circles(arcs)) {
      for (const entry of circle) {
        if (!focuses.delete(entry)) complain(`${name}: no result at <${entry}>, which lies on a circle`);
      }
      if (ofPairs && circle.size === 2) continue;
      take(finding => finding.message.startsWith(`cycle of ${circle.size} entries`) &&
        finding.notes.every(note => circle.has(library.entryOf(note.file))),
      `the circle of ${circle.size} entries with <${[...circle][0]}>`);
    }
    for (const focus of focuses) complain(`${name}: a result at <${focus}>, which lies on no circle`);
  }
  for (const finding of left) {
    const {severity, file, line, message} = finding;
    if (severity === 'info') excuse('a circle of severity info is no fault');
    else complain(`no shape sees ${file}:${line}: ${message}`);
  }
  return seen;
}

/** Returns complaints, and how many findings were held against results or excused, by reason. */
export function compare(dataset, data, ontology, library, results, findings) {
  const shapes = new Shapes(dataset);
  const complaints = [];
  const complain = message => complaints.push(message);
  const excused = new Map();
  const excuse = reason => excused.set(reason, (excused.get(reason) ?? 0) + 1);
  let matched = compareCycles(dataset, data, library, results, findings, complain, excuse);

  const entriesOf = finding => PAIR_CHECKS.has(finding.check) ? pairOf(finding, library) :
    [finding, ...(SEVERAL_FILES.has(finding.check) ? finding.notes : [])]
      .map(({file}) => library.entryOf(file)).filter(entry => entry !== undefined);
  const named = shapes.named();
  const byEntry = new Map();
  for (const finding of findings) {
    if (CIRCLE_CHECKS.has(finding.check) || !named.has(finding.check)) continue;
    for (const entry of entriesOf(finding)) byEntry.set(entry, [...(byEntry.get(entry) ?? []), finding]);
  }
  const said = new Set();
  for (const result of results) {
    const checks = shapes.checks(result.shape);
    if (checks.length === 0 || checks.includes('cycle')) continue;
    const same = library.entriesAt(result.focus).flatMap(entry => byEntry.get(entry) ?? []).filter(finding =>
      checks.includes(finding.check) && isAsSevere(finding, result, checks) && agree(finding, result));
    for (const finding of same) said.add(finding);
    if (same.length > 0) continue;
    const reason = Object.keys(unsaid).find(text => unsaid[text](result, library, findings, shapes, ontology));
    if (reason) excuse(reason);
    else complain(`no finding of ${checks.join(', ')} for the result ${result.key}`);
  }
  for (const finding of new Set([...byEntry.values()].flat())) {
    if (said.has(finding)) {
      ++matched;
      continue;
    }
    const reason = Object.keys(unseen).find(text => unseen[text](finding, library, findings, shapes));
    if (reason) excuse(reason);
    else complain(`no result for ${finding.file}:${finding.line}: ${finding.message} [${finding.check}]`);
  }
  return {complaints, matched, excused};
}

/** A shape that names several checks has the severity of the worst. */
function isAsSevere(finding, result, checks) {
  const [found, stated] = [SEVERITIES[finding.severity], result.severity].map(severity => RANKS.indexOf(severity));
  return found === stated || (checks.length > 1 && found < stated);
}

/** Whether a finding that quotes a value and a result that has one mean the same, and whether both count values. */
function agree(finding, result) {
  const counts = /^(Min|Max)Count$/.test(result.component);
  if (finding.check === 'wrong-shape') return result.component === 'MaxCount';
  if (quoted(finding.message) === undefined) return true;
  return !counts && result.value !== undefined && shows(finding, result.value.value);
}
